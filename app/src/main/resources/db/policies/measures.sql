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

-- What is asked is known to the two, and chosen by the therapist alone.
call guard(array['measure_assignment', 'measure_response', 'measure_answer']);

create policy reads on measure_assignment for select to ${app}
  using (course_id = any ((select viewer_courses('client', 'therapist', 'cover'))::uuid[]));
create policy assigns on measure_assignment for insert to ${app}
  with check (course_id = any ((select viewer_courses('therapist'))::uuid[]));
create policy withdraws on measure_assignment for update to ${app}
  using (course_id = any ((select viewer_courses('therapist'))::uuid[]))
  with check (course_id = any ((select viewer_courses('therapist'))::uuid[]));

-- What a client is still filling in is theirs alone, and what they sent stays as it is; those who keep the course read what was sent, and enter forms on paper.
create policy own on measure_response for select to ${app}
  using (viewer_kind() = 'oneself' and course_id = any ((select viewer_courses('client'))::uuid[]));
create policy begins on measure_response for insert to ${app}
  with check (viewer_kind() = 'oneself' and sent_at is null and course_id = any ((select viewer_courses('client'))::uuid[]));
create policy sends on measure_response for update to ${app}
  using (viewer_kind() = 'oneself' and sent_at is null and course_id = any ((select viewer_courses('client'))::uuid[])) with check (true);
create policy staff_reads on measure_response for select to ${app}
  using (sent_at is not null and course_id = any ((select viewer_courses('therapist', 'cover'))::uuid[]));
create policy staff_enters on measure_response for insert to ${app}
  with check (on_paper and course_id = any ((select viewer_courses('therapist', 'cover'))::uuid[]));
create policy while_open on measure_response as restrictive for select to ${app} using ((select words_open()));

create policy with_response on measure_answer for select to ${app}
  using (response_id in (select id from measure_response));
create policy answers on measure_answer for insert to ${app}
  with check (viewer_kind() = 'oneself' and response_id in (select id from measure_response where sent_at is null));
create policy answers_again on measure_answer for update to ${app}
  using (viewer_kind() = 'oneself' and response_id in (select id from measure_response where sent_at is null)) with check (true);
create policy staff_enters on measure_answer for insert to ${app}
  with check (course_id = any ((select viewer_courses('therapist', 'cover'))::uuid[]));
