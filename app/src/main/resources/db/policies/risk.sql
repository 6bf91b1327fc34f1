-- A flag is read by the client it is about and by who keeps the course. It is raised by a job about that course, in the transaction of
-- the answer, whoever answers.
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
