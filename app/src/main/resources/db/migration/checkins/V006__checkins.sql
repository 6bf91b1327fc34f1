-- What two people say of a session in five lines, and what one of them could not say. Scores and words lie apart.

-- Each answer is a row more; the last of a session and chair counts. The holder of a link only adds, and reads nothing.
create table check_in (
  id           uuid primary key,
  ordinal      bigint generated always as identity,
  session_id   uuid not null references session on delete cascade,
  course_id    uuid not null,
  practice_id  uuid not null,
  chair        text not null check (chair in ('client', 'therapist')),
  seen         smallint not null check (seen between 1 and 7),
  heard        smallint not null check (heard between 1 and 7),
  understood   smallint not null check (understood between 1 and 7),
  safe         smallint not null check (safe between 1 and 7),
  working      smallint not null check (working between 1 and 7),
  submitted_at timestamptz not null,
  saw_other    boolean not null default false,
  import_id    uuid
);
create index check_in_course on check_in (course_id, session_id, chair, ordinal desc);
create index check_in_session on check_in (session_id);
create index check_in_practice on check_in (practice_id);
create index check_in_import on check_in (import_id) where import_id is not null;

-- "No words today", "not this time", and "we didn't meet": an answer each, and no score; nobody asks again.
create table declined (
  session_id  uuid primary key references session on delete cascade,
  course_id   uuid not null,
  practice_id uuid not null,
  reason      text not null check (reason in ('no-words', 'not-this-time', 'not-met')),
  declined_at timestamptz not null
);

-- The link of a session's check-in, and the moment of the session: it ends when a later one is held.
create table check_in_link (
  session_id  uuid primary key references session on delete cascade,
  course_id   uuid not null,
  practice_id uuid not null,
  client_id   uuid not null,
  link_id     uuid not null references link on delete cascade,
  held_at     timestamptz not null,
  ended_at    timestamptz
);
create index check_in_link_course on check_in_link (course_id) where ended_at is null;
create index check_in_link_link on check_in_link (link_id);

-- What could not be said: for whom, and whether it may be known that it is there. The id is that of the check-in.
create table unsaid (
  id          uuid primary key,
  session_id  uuid not null references session on delete cascade,
  course_id   uuid not null,
  practice_id uuid not null,
  person_id   uuid not null references person on delete cascade,
  audience    text not null check (audience in ('kept', 'therapist', 'together')),
  hint_shown  boolean not null,
  written_at  timestamptz not null,
  opened_at   timestamptz,
  check (opened_at is null or audience = 'together')
);
create index unsaid_course on unsaid (course_id);
create index unsaid_session on unsaid (session_id);
create index unsaid_person on unsaid (person_id);

create table unsaid_words (
  unsaid_id uuid primary key references unsaid on delete cascade,
  course_id uuid not null,
  sealed    bytea not null
);

create table unsaid_reading (
  unsaid_id uuid not null references unsaid on delete cascade,
  course_id uuid not null,
  reader_id uuid not null references person on delete cascade,
  read_at   timestamptz not null,
  primary key (unsaid_id, reader_id)
);
create index unsaid_reading_reader on unsaid_reading (reader_id);

-- When a therapist looked at what a client said of a session, and how that lay to the next one.
create table reading (
  session_id  uuid not null references session on delete cascade,
  course_id   uuid not null,
  practice_id uuid not null,
  reader_id   uuid not null references person on delete cascade,
  read_at     timestamptz not null,
  habit       text not null check (habit in ('soon', 'day-before', 'same-day', 'later')),
  primary key (session_id, reader_id, read_at)
);
create index reading_reader on reading (reader_id, read_at);
create index reading_course on reading (course_id);

-- A line that a therapist herself adds to a check-in.
create table reply (
  id          uuid primary key,
  session_id  uuid not null references session on delete cascade,
  course_id   uuid not null,
  practice_id uuid not null,
  author_id   uuid not null references person on delete cascade,
  written_at  timestamptz not null
);
create index reply_course on reply (course_id);
create index reply_session on reply (session_id);
create index reply_author on reply (author_id);

create table reply_words (
  reply_id  uuid primary key references reply on delete cascade,
  course_id uuid not null,
  sealed    bytea not null
);

-- Scores that were brought in under a name of their own.
create table measure (
  id               uuid primary key,
  practice_id      uuid not null,
  name             text not null check (char_length(name) between 1 and 200),
  low              double precision not null,
  high             double precision not null check (high > low),
  higher_is_better boolean not null,
  -- by how many points a score must change to be more than chance, where its publishers say so and somebody gave it
  reliable_change  double precision check (reliable_change > 0),
  unique (practice_id, name, low, high, higher_is_better)
);

create table named_score (
  session_id  uuid not null references session on delete cascade,
  measure_id  uuid not null references measure,
  course_id   uuid not null,
  practice_id uuid not null,
  value       double precision not null,
  import_id   uuid,
  primary key (session_id, measure_id)
);
create index named_score_course on named_score (course_id);
create index named_score_import on named_score (import_id) where import_id is not null;

-- A client lets it be known that they read a line of their therapist's, and may take that back.
create table reply_reading (
  reply_id  uuid primary key references reply on delete cascade,
  course_id uuid not null,
  read_at   timestamptz not null
);
