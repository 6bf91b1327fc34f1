call guard(array['measure', 'named_score']);

create policy known on measure for select to ${app} using (practice_id in (select practices_known()));
create policy names on measure for insert to ${app}
  with check (practice_id = viewer_practice() and (viewer_kind() = 'job' or viewer_has_role('therapist')));

create policy reads on named_score for select to ${app}
  using (viewer_kind() <> 'link' and (course_id = any ((select viewer_courses('client', 'therapist', 'cover', 'scores', 'job'))::uuid[])
         or practice_id = (select job_practice())));
create policy imports on named_score for insert to ${app}
  with check (viewer_kind() in ('member', 'job') and (course_id = any ((select viewer_courses('therapist', 'job'))::uuid[])
              or is_of_job(course_id)));
create policy import_undone on named_score for delete to ${app}
  using (import_id is not null and viewer_kind() in ('member', 'job')
         and (course_id = any ((select viewer_courses('therapist', 'job'))::uuid[]) or practice_id = (select job_practice())));

create policy figures on measure for update to ${app}
  using (practice_id = viewer_practice() and (viewer_kind() = 'job' or viewer_has_role('therapist')))
  with check (practice_id = viewer_practice());
