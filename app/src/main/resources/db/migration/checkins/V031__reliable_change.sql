-- By how many points a score must change to be more than chance, where its publishers say so and somebody gave it.
alter table measure add column reliable_change double precision check (reliable_change > 0);
create policy figures on measure for update to ${app}
  using (practice_id = viewer_practice() and (viewer_kind() = 'job' or viewer_has_role('therapist')))
  with check (practice_id = viewer_practice());
