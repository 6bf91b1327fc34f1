-- What a client brought from their own space to their therapist: a copy, sealed by the course's key. Taking it back deletes it.
create table brought (
  id         uuid primary key,
  course_id  uuid not null references course on delete cascade,
  brought_at timestamptz not null,
  words      bytea not null
);
create index brought_course on brought (course_id, brought_at);
call guard(array['brought']);
create policy client on brought to ${app}
  using (viewer_kind() = 'oneself' and course_id in (select courses_open_to('client')) and (select words_open()))
  with check (viewer_kind() = 'oneself' and course_id in (select courses_open_to('client')) and (select words_open()));
create policy therapist_reads on brought for select to ${app}
  using (viewer_kind() = 'member' and course_id in (select courses_open_to('therapist')) and (select words_open()));
