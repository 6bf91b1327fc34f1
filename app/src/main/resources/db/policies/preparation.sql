call guard(array['card', 'wish']);

create policy own on card to ${app} using (viewer_kind() = 'oneself' and person_id = viewer_person())
  with check (viewer_kind() = 'oneself' and person_id = viewer_person()
              and course_id = any ((select viewer_courses('client'))::uuid[]));
create policy staff_reads on card for select to ${app}
  using (viewer_kind() = 'member' and course_id = any ((select viewer_courses('therapist', 'cover', 'card'))::uuid[]));

create policy own on wish to ${app} using (viewer_kind() = 'oneself' and person_id = viewer_person())
  with check (viewer_kind() = 'oneself' and person_id = viewer_person()
              and course_id = any ((select viewer_courses('client'))::uuid[]));
-- The time of a cover is looked up only for courses that the viewer covers, not for each row.
create policy staff_reads on wish for select to ${app}
  using (viewer_kind() = 'member' and shared
         and (course_id = any ((select viewer_courses('therapist'))::uuid[])
              or course_id = any ((select viewer_courses('cover'))::uuid[]) and covers_since(course_id, written_at)));
