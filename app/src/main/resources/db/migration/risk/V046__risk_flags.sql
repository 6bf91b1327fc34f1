-- An answer above "not at all" to a question about harming oneself belongs to a flag, which stays open until somebody has looked at it
-- with the client. A flag is a time, an item and a number: no words.

create table risk_flag (
  id             uuid primary key,
  course_id      uuid not null,
  practice_id    uuid not null,
  item           text not null check (char_length(item) between 1 and 60),
  -- the highest answer since it was raised; no edit lowers it
  level          smallint not null check (level > 0),
  raised_at      timestamptz not null,
  -- who is told, and when they were; who is told next, and from when on, where nobody has read it by then
  told_id        uuid not null references person,
  told_at        timestamptz not null,
  covering_id    uuid references person,
  due_at         timestamptz,
  read_by        uuid references person on delete set null,
  read_at        timestamptz,
  -- up to which answer client and therapist have looked at it together, and on which day they look again
  reviewed_level smallint check (reviewed_level > 0),
  review_on      date,
  closed_at      timestamptz,
  unique (id, course_id),
  foreign key (course_id, practice_id) references course (id, practice_id) on delete cascade,
  -- a time is only promised where the chain ends in a named person
  check ((covering_id is null) = (due_at is null)),
  check (covering_id <> told_id),
  check ((reviewed_level is null) = (review_on is null)),
  check (closed_at is null or read_at is not null)
);
create unique index risk_flag_open on risk_flag (course_id, item) where closed_at is null;
create index risk_flag_course on risk_flag (course_id, practice_id);
create index risk_flag_told on risk_flag (told_id);
create index risk_flag_covering on risk_flag (covering_id);
create index risk_flag_reader on risk_flag (read_by);

-- The answers that belong to a flag, each at the highest it was ever sent: by the response and the item of a measure.
create table risk_answer (
  source      uuid not null,
  item        text not null check (char_length(item) between 1 and 60),
  flag_id     uuid not null,
  course_id   uuid not null,
  level       smallint not null check (level > 0),
  answered_at timestamptz not null,
  primary key (source, item),
  foreign key (flag_id, course_id) references risk_flag (id, course_id) on delete cascade
);
create index risk_answer_flag on risk_answer (flag_id, course_id);
