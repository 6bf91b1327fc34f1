call guard(array['goal', 'goal_rating']);

create policy own on goal to ${app} using (viewer_kind() = 'oneself' and person_id = viewer_person())
  with check (viewer_kind() = 'oneself' and person_id = viewer_person()
              and course_id = any ((select viewer_courses('client'))::uuid[]));
-- The time of a cover is looked up only for courses that the viewer covers, not for each row.
create policy staff_reads on goal for select to ${app}
  using (viewer_kind() = 'member' and (course_id = any ((select viewer_courses('therapist'))::uuid[])
         or course_id = any ((select viewer_courses('cover'))::uuid[]) and covers_since(course_id, written_at)));

-- who reads a goal reads how near it felt; only who set it rates it
create policy reads on goal_rating for select to ${app} using (goal_id in (select id from goal));
create policy rates on goal_rating for insert to ${app}
  with check (viewer_kind() = 'oneself' and goal_id in (select id from goal));
create policy rates_again on goal_rating for update to ${app}
  using (viewer_kind() = 'oneself' and goal_id in (select id from goal)) with check (true);

call guard(array['shared_interpretation']);

create policy reads on shared_interpretation for select to ${app}
  using (course_id = any ((select viewer_courses('client', 'therapist', 'cover'))::uuid[]));
create policy agrees on shared_interpretation for insert to ${app}
  with check (chair = 'client' and viewer_kind() = 'oneself' and course_id = any ((select viewer_courses('client'))::uuid[])
              or chair = 'therapist' and viewer_kind() = 'member' and course_id = any ((select viewer_courses('therapist'))::uuid[]));
create policy takes_back on shared_interpretation for delete to ${app}
  using (chair = 'client' and viewer_kind() = 'oneself' and course_id = any ((select viewer_courses('client'))::uuid[])
         or chair = 'therapist' and viewer_kind() = 'member' and course_id = any ((select viewer_courses('therapist'))::uuid[]));

call guard(array['intended_purpose_acceptance', 'practice_norm', 'practice_norm_course']);

create policy reads on intended_purpose_acceptance for select to ${app} using (practice_id in (select practices_known()));
create policy accepts on intended_purpose_acceptance for insert to ${app}
  with check (practice_id = viewer_practice() and viewer_has_role('manager'));
create policy takes_back on intended_purpose_acceptance for delete to ${app}
  using (practice_id = viewer_practice() and viewer_has_role('manager'));

create policy reads on practice_norm for select to ${app} using (practice_id in (select practices_known()));
create policy fits on practice_norm for insert to ${app} with check (practice_id = (select job_practice()));
create policy forgets on practice_norm for delete to ${app} using (practice_id = (select job_practice()));

create policy reads on practice_norm_course for select to ${app} using (practice_id = (select job_practice()));
create policy fits on practice_norm_course for insert to ${app} with check (practice_id = (select job_practice()));
