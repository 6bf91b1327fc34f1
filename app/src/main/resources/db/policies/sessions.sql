call guard(array['course', 'session', 'absence', 'ending', 'keepsake_words', 'handover']);

create policy reads on course for select to ${app}
  using (id = any ((select viewer_courses('client', 'therapist', 'cover', 'scores', 'repairs', 'card', 'job', 'link'))::uuid[])
         or practice_id = (select job_practice()));
-- that a course exists, and its two people: a handover needs both when the therapist has left
create policy manager_knows on course for select to ${app}
  using (practice_id = viewer_practice() and viewer_has_role('manager'));
-- A course is opened by a job, about its practice or about the course alone, once the client has been given access to it.
create policy opens on course for insert to ${app}
  with check (practice_id = viewer_practice() and viewer_kind() = 'job'
              and (id = any ((select viewer_courses('job'))::uuid[]) or is_of_job(id)));
create policy keeps on course for update to ${app}
  using (id = any ((select viewer_courses('therapist', 'job'))::uuid[]) or practice_id = (select job_practice())) with check (true);

create policy reads on session for select to ${app}
  using (course_id = any ((select viewer_courses('client', 'therapist', 'cover', 'scores', 'repairs', 'job', 'link'))::uuid[])
         or practice_id = (select job_practice()));
create policy plans on session for insert to ${app}
  with check (course_id = any ((select viewer_courses('therapist', 'cover', 'job'))::uuid[]) or is_of_job(course_id));
create policy marks on session for update to ${app}
  using (course_id = any ((select viewer_courses('therapist', 'cover', 'job'))::uuid[]) or practice_id = (select job_practice()))
  with check (course_id = any ((select viewer_courses('therapist', 'cover', 'job'))::uuid[]) or is_of_job(course_id));
-- only what was brought in can be taken out again
create policy takes_out on session for delete to ${app}
  using (imported and (course_id = any ((select viewer_courses('therapist', 'job'))::uuid[]) or practice_id = (select job_practice())));

-- seen by the covering clinician, and by everyone who shares a course with the therapist: a client is told who reads meanwhile;
-- and by the practice's jobs, also while the therapist has no course yet
create policy reads on absence for select to ${app}
  using (covered_by = viewer_person() or therapist_id in (select therapist_id from course) or practice_id = (select job_practice()));
create policy oneself on absence to ${app}
  using (therapist_id = viewer_person() and practice_id = viewer_practice())
  with check (therapist_id = viewer_person() and practice_id = viewer_practice());

create policy reads on ending for select to ${app}
  using (course_id = any ((select viewer_courses('client', 'therapist', 'cover', 'job'))::uuid[])
         or (select job_practice()) is not null and is_of_job(course_id));
create policy proposes on ending for insert to ${app}
  with check (course_id = any ((select viewer_courses('client', 'therapist'))::uuid[]) and proposed_by = viewer_person());
create policy agrees on ending for update to ${app}
  using (course_id = any ((select viewer_courses('client', 'therapist'))::uuid[])) with check (true);
create policy takes_back on ending for delete to ${app}
  using (course_id = any ((select viewer_courses('client', 'therapist', 'job'))::uuid[])
         or (select job_practice()) is not null and is_of_job(course_id));

create policy both_read on keepsake_words for select to ${app}
  using (course_id = any ((select viewer_courses('client', 'therapist'))::uuid[]));
create policy each_writes on keepsake_words for insert to ${app}
  with check (person_id = viewer_person() and course_id = any ((select viewer_courses('client', 'therapist'))::uuid[]));
create policy each_rewrites on keepsake_words for update to ${app}
  using (person_id = viewer_person() and course_id = any ((select viewer_courses('client', 'therapist'))::uuid[]))
  with check (person_id = viewer_person());

-- A manager's proposal is between them and the client; the therapist is not told. The next therapist learns of it when the
-- client has agreed.
create policy reads on handover for select to ${app}
  using (course_id = any ((select viewer_courses('client'))::uuid[]) or proposed_by = viewer_person()
         or practice_id = viewer_practice() and viewer_has_role('manager')
         or next_id = viewer_person() and next_course is not null);
create policy proposes on handover for insert to ${app}
  with check (proposed_by = viewer_person() and practice_id = viewer_practice()
              and (viewer_has_role('manager') or course_id = any ((select viewer_courses('therapist'))::uuid[])));
create policy answers on handover for update to ${app}
  using (course_id = any ((select viewer_courses('client'))::uuid[]) or proposed_by = viewer_person()
         or practice_id = viewer_practice() and viewer_has_role('manager'))
  with check (true);

-- A manager enters an absence for a colleague who can't: who is away and who covers, but nothing of what was said.
create policy manager_plans on absence to ${app}
  using (practice_id = viewer_practice() and viewer_has_role('manager'))
  with check (practice_id = viewer_practice() and viewer_has_role('manager'));

-- A link sees the time of its own session, and of no other. The viewer is read once a statement, not once a row.
create policy one_session on session as restrictive for select to ${app}
  using ((select viewer_kind()) <> 'link' or id = (select viewer_session()));

call guard(array['closure']);

create policy reads on closure for select to ${app}
  using (course_id = any ((select viewer_courses('client', 'therapist', 'job'))::uuid[]) or practice_id = (select job_practice())
         or practice_id = viewer_practice() and viewer_has_role('manager'));
create policy closes on closure for insert to ${app}
  with check (closed_by = viewer_person() and practice_id = viewer_practice() and viewer_kind() = 'member'
              and (course_id = any ((select viewer_courses('therapist'))::uuid[])
                   or viewer_has_role('manager')
                      and exists (select from course c where c.id = course_id and c.practice_id = viewer_practice())));
create policy job_forgets on closure for delete to ${app}
  using (course_id = any ((select viewer_courses('job'))::uuid[]) or practice_id = (select job_practice()));
