call guard(array['brought']);

create policy client on brought to ${app}
  using (viewer_kind() = 'oneself' and course_id = any ((select viewer_courses('client'))::uuid[]) and (select words_open()))
  with check (viewer_kind() = 'oneself' and course_id = any ((select viewer_courses('client'))::uuid[]) and (select words_open()));
create policy therapist_reads on brought for select to ${app}
  using (viewer_kind() = 'member' and course_id = any ((select viewer_courses('therapist'))::uuid[]) and (select words_open())
    and (live_until is null or live_until > viewer_now()));
