-- What a client brought from their own space to their therapist: a copy, sealed by the course's key. Taking it back deletes it.
create table brought (
  id         uuid primary key,
  course_id  uuid not null references course on delete cascade,
  brought_at timestamptz not null,
  words      bytea not null,
  -- until when it is shown as it is now, rather than as a copy; after that the therapist sees it no more
  live_until timestamptz
);
create index brought_course on brought (course_id, brought_at);
