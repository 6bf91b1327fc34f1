-- What was agreed before a question about harming oneself is asked, and what was done about an answer.

-- The days and hours in which somebody of a practice is at work: hours that were promised count in them alone.
create table working_hours (
  practice_id uuid primary key references practice on delete cascade,
  days        smallint[] not null check (cardinality(days) > 0 and days <@ array[1, 2, 3, 4, 5, 6, 7]::smallint[]),
  opens       time not null,
  closes      time not null check (closes > opens)
);

create table escalation_plan (
  course_id      uuid primary key,
  practice_id    uuid not null,
  -- who is told where the therapist has not read it within the hours; without such a person no time is promised
  covering_id    uuid references person,
  hours          smallint check (hours between 1 and 40),
  -- asked only just before a session, when the therapist is there
  before_session boolean not null,
  -- the number that may be rung
  sealed         bytea not null,
  agreed_by      uuid not null references person,
  agreed_at      timestamptz not null,
  version        integer not null default 1,
  foreign key (course_id, practice_id) references course (id, practice_id) on delete cascade,
  check ((covering_id is null) = (hours is null)),
  check (covering_id is not null or before_session)
);
create index escalation_plan_course on escalation_plan (course_id, practice_id);
create index escalation_plan_covering on escalation_plan (covering_id);
create index escalation_plan_agreer on escalation_plan (agreed_by);

-- What was done, under the course's key.
create table risk_note (
  id         uuid primary key,
  flag_id    uuid not null,
  course_id  uuid not null,
  person_id  uuid not null references person,
  sealed     bytea not null,
  written_at timestamptz not null,
  foreign key (flag_id, course_id) references risk_flag (id, course_id) on delete cascade
);
create index risk_note_flag on risk_note (flag_id, course_id);
create index risk_note_writer on risk_note (person_id);

-- How often a flag was told again: who notes what was done says which of them they have read. And when the next person was told.
alter table risk_flag add column round integer not null default 1, add column covering_told_at timestamptz;
