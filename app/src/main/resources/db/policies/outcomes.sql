call guard(array['goal', 'goal_rating']);

create policy own on goal to ${app} using (viewer_kind() = 'oneself' and person_id = viewer_person())
  with check (viewer_kind() = 'oneself' and person_id = viewer_person()
              and course_id = any ((select viewer_courses('client'))::uuid[]));
-- The time of a cover is looked up only for courses that the viewer covers, not for each row.
create policy staff_reads on goal for select to ${app}
  using (viewer_kind() = 'member' and (course_id = any ((select viewer_courses('therapist'))::uuid[])
         or course_id = any ((select viewer_courses('cover'))::uuid[]) and covers_since(course_id, written_at)));

create policy own on goal_rating to ${app}
  using (viewer_kind() = 'oneself' and course_id = any ((select viewer_courses('client'))::uuid[]))
  with check (viewer_kind() = 'oneself' and course_id = any ((select viewer_courses('client'))::uuid[]));
-- who reads a goal reads how near it felt
create policy staff_reads on goal_rating for select to ${app}
  using (viewer_kind() = 'member' and goal_id in (select id from goal));
