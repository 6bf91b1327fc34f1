-- What a client can't say to their therapist, for the one person whom the practice names: nobody else ever sees that it
-- exists.

create table concern (
  id           uuid primary key,
  practice_id  uuid not null references practice,
  person_id    uuid not null references person on delete cascade,
  to_person    uuid not null references person,
  wants_change boolean not null,
  written_at   timestamptz not null,
  read_at      timestamptz,
  -- what it is about: the course from whose page or link it was written
  course_id    uuid references course on delete cascade
);
create index concern_to on concern (to_person, written_at);
create index concern_person on concern (person_id, written_at);

create table concern_words (
  concern_id uuid primary key references concern on delete cascade,
  person_id  uuid not null references person on delete cascade,
  words      bytea not null
);

-- A safety plan in somebody's own words; one in each space.
create table safety_plan (
  space_id   uuid primary key references space on delete cascade,
  written_at timestamptz not null,
  words      bytea not null,
  version    integer not null default 1
);

-- Where help is, as a practice names it for its own people: numbers that are anybody's, so they lie in the clear.
create table practice_help_line (
  id          uuid primary key,
  practice_id uuid not null references practice,
  name        text not null check (char_length(name) between 1 and 200),
  number      text not null check (char_length(number) between 3 and 40),
  hours       text not null check (char_length(hours) <= 200),
  for_whom    text not null check (char_length(for_whom) <= 200),
  address     text check (address ~ '^https?://' and char_length(address) <= 500),
  version     integer not null default 1,
  changed_at  timestamptz not null,
  changed_by  uuid references person on delete set null
);
create index practice_help_line_practice on practice_help_line (practice_id);

-- Whoever hears a concern may answer it; the client reads the answer where they wrote. Sealed by the client's own key.
create table concern_answer (
  id         uuid primary key,
  concern_id uuid not null references concern on delete cascade,
  person_id  uuid not null references person on delete cascade,
  author_id  uuid not null references person on delete cascade,
  words      bytea not null,
  written_at timestamptz not null
);
create index concern_answer_concern on concern_answer (concern_id);
create index concern_answer_person on concern_answer (person_id);
create index concern_answer_author on concern_answer (author_id);
