-- What the client answered is in their own space, under its key: no therapist has a right to either. What they give to
-- somebody is a copy, by the ways that are there for it: what they bring to a session, a concern.
call keep_to_oneself(array['fit_review']);

-- What the therapist answered is theirs while the course is, under their own key. No policy names the client.
call guard(array['therapist_fit_review', 'fit_review_setting']);
create policy own on therapist_fit_review to ${app}
  using (viewer_kind() = 'member' and person_id = viewer_person() and course_id = any ((select viewer_courses('therapist'))::uuid[])
         and (select words_open()))
  with check (viewer_kind() = 'member' and person_id = viewer_person() and course_id = any ((select viewer_courses('therapist'))::uuid[]));

create policy known on fit_review_setting for select to ${app} using (practice_id in (select practices_known()));
create policy manages on fit_review_setting to ${app}
  using (practice_id = viewer_practice() and viewer_has_role('manager'))
  with check (practice_id = viewer_practice() and viewer_has_role('manager'));
