-- A flag is read by the client it is about and by who keeps the course. It is raised by a job about that course, in the transaction of
-- the answer, no matter who answers.
call guard(array['risk_flag', 'risk_answer']);

create policy reads on risk_flag for select to ${app}
  using (course_id = any ((select viewer_courses('client', 'therapist', 'cover', 'job'))::uuid[]));
create policy raises on risk_flag for insert to ${app} with check (course_id = any ((select viewer_courses('job'))::uuid[]));
create policy handles on risk_flag for update to ${app}
  using (course_id = any ((select viewer_courses('therapist', 'cover', 'job'))::uuid[])) with check (true);

create policy reads on risk_answer for select to ${app}
  using (course_id = any ((select viewer_courses('client', 'therapist', 'cover', 'job'))::uuid[]));
create policy raises on risk_answer for insert to ${app} with check (course_id = any ((select viewer_courses('job'))::uuid[]));
create policy raises_higher on risk_answer for update to ${app}
  using (course_id = any ((select viewer_courses('job'))::uuid[])) with check (true);

-- Hours are known to everybody of the practice; what was agreed, to the two who agreed and who stands in. What was done is noted by who
-- keeps the course; a covering clinician reads what was noted in their time.
call guard(array['working_hours', 'escalation_plan', 'risk_note']);

create policy known on working_hours for select to ${app} using (practice_id in (select practices_known()));
create policy manages on working_hours to ${app}
  using (practice_id = viewer_practice() and viewer_has_role('manager'))
  with check (practice_id = viewer_practice() and viewer_has_role('manager'));

create policy reads on escalation_plan for select to ${app}
  using (course_id = any ((select viewer_courses('client', 'therapist', 'cover', 'job'))::uuid[]));
create policy agrees on escalation_plan for insert to ${app}
  with check (course_id = any ((select viewer_courses('therapist'))::uuid[]) and agreed_by = viewer_person());
create policy changes on escalation_plan for update to ${app}
  using (course_id = any ((select viewer_courses('therapist'))::uuid[])) with check (agreed_by = viewer_person());

create policy reads on risk_note for select to ${app}
  using (course_id = any ((select viewer_courses('therapist'))::uuid[])
         or course_id = any ((select viewer_courses('cover'))::uuid[]) and covers_since(course_id, written_at));
create policy notes on risk_note for insert to ${app}
  with check (person_id = viewer_person() and course_id = any ((select viewer_courses('therapist', 'cover'))::uuid[]));
