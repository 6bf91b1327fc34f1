-- Whether two people are the right pair. Each answers for themselves: the client in their own space, the therapist under their own
-- key. All that was answered or put off is sealed; only the course is not.

create table fit_review (
  id        uuid primary key,
  space_id  uuid not null references space on delete cascade,
  course_id uuid not null references course on delete cascade,
  words     bytea not null,
  version   integer not null default 1,
  unique (space_id, course_id)
);
create index fit_review_course on fit_review (course_id);

create table therapist_fit_review (
  id        uuid primary key,
  course_id uuid not null references course on delete cascade,
  person_id uuid not null references person on delete cascade,
  words     bytea not null,
  version   integer not null default 1,
  unique (course_id, person_id)
);
create index therapist_fit_review_person on therapist_fit_review (person_id);

-- After how many sessions a practice asks, where it chose another number than the usual one.
create table fit_review_setting (
  practice_id    uuid primary key references practice on delete cascade,
  after_sessions smallint not null check (after_sessions between 2 and 12)
);
