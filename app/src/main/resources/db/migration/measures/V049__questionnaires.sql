-- Which questionnaire the client of a course is asked, how often, and whether before or after a session.
create table measure_assignment (
  id          uuid primary key,
  course_id   uuid not null,
  practice_id uuid not null,
  instrument  text not null check (char_length(instrument) between 1 and 130),
  frequency   text not null check (frequency in ('each-session', 'every-nth', 'monthly')),
  every       smallint not null check (every between 1 and 12),
  moment      text not null check (moment in ('before', 'after')),
  assigned_at timestamptz not null,
  ended_at    timestamptz,
  unique (id, course_id),
  foreign key (course_id, practice_id) references course (id, practice_id) on delete cascade
);
create unique index measure_assignment_open on measure_assignment (course_id, instrument) where ended_at is null;
create index measure_assignment_course on measure_assignment (course_id, practice_id);

-- One filling in of a questionnaire: what the client answers, question by question, until they send it; or a form on paper.
create table measure_response (
  id            uuid primary key,
  course_id     uuid not null,
  practice_id   uuid not null,
  assignment_id uuid,
  session_id    uuid references session on delete set null,
  instrument    text not null check (char_length(instrument) between 1 and 130),
  on_paper      boolean not null,
  begun_at      timestamptz not null,
  sent_at       timestamptz,
  unique (id, course_id),
  foreign key (course_id, practice_id) references course (id, practice_id) on delete cascade,
  foreign key (assignment_id, course_id) references measure_assignment (id, course_id) on delete cascade,
  check (not on_paper or sent_at is not null)
);
create unique index measure_response_draft on measure_response (assignment_id) where sent_at is null;
create index measure_response_course on measure_response (course_id, practice_id);
create index measure_response_assignment on measure_response (assignment_id, course_id);
create index measure_response_session on measure_response (session_id);

-- An answer; without a value where somebody would rather not say. One above what its item may say unnoticed is there with its flag,
-- or not at all.
create table measure_answer (
  response_id uuid not null,
  course_id   uuid not null,
  item        text not null check (char_length(item) between 1 and 60),
  value       double precision,
  harmless    double precision,
  flag_id     uuid,
  primary key (response_id, item),
  foreign key (response_id, course_id) references measure_response (id, course_id) on delete cascade,
  foreign key (flag_id, course_id) references risk_flag (id, course_id) on delete cascade,
  constraint flagged check (value <= harmless or harmless is null or value is null or flag_id is not null)
);
create index measure_answer_course on measure_answer (course_id);
create index measure_answer_flag on measure_answer (flag_id, course_id);

alter table named_score add column response_id uuid references measure_response on delete cascade;
create unique index named_score_response on named_score (response_id, measure_id);
