call guard(array['mail']);

create policy job on mail to ${app} using (viewer_kind() = 'job' and practice_id = viewer_practice())
  with check (viewer_kind() = 'job' and practice_id = viewer_practice());

grant select, insert, delete on mail_sent to ${app};  -- nobody's data, no policy

call guard(array['daily_email']);

create policy own on daily_email to ${app}
  using (viewer_kind() = 'member' and person_id = viewer_person() and practice_id = viewer_practice())
  with check (viewer_kind() = 'member' and person_id = viewer_person() and practice_id = viewer_practice());
create policy job_reads on daily_email for select to ${app} using (viewer_kind() = 'job' and practice_id = viewer_practice());
create policy job_looks on daily_email for update to ${app} using (viewer_kind() = 'job' and practice_id = viewer_practice())
  with check (viewer_kind() = 'job' and practice_id = viewer_practice());
