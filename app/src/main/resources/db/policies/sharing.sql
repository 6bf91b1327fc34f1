call guard(array['look']);

create policy looks on look for insert to ${app}
  with check (looker_id = viewer_person() and practice_id = viewer_practice()
              and course_id = any ((select viewer_courses('therapist', 'cover', 'scores', 'repairs', 'card'))::uuid[]));
create policy client_reads on look for select to ${app} using (course_id = any ((select viewer_courses('client'))::uuid[]));
-- kept for three years, then deleted by a job that sees nothing younger
create policy job_sees_old on look for select to ${app}
  using (viewer_kind() = 'job' and practice_id = viewer_practice() and looked_at < viewer_now() - interval '3 years');
create policy job_forgets on look for delete to ${app}
  using (viewer_kind() = 'job' and practice_id = viewer_practice() and looked_at < viewer_now() - interval '3 years');
