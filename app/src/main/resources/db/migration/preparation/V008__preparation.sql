-- What a client brings to a session: a card for the moments without words, and what they want to talk about.

create table card (
  course_id  uuid primary key references course on delete cascade,
  person_id  uuid not null references person on delete cascade,
  sealed     bytea not null,
  written_at timestamptz not null,
  version    integer not null default 1
);
create index card_person on card (person_id);

create table wish (
  id         uuid primary key,
  course_id  uuid not null references course on delete cascade,
  person_id  uuid not null references person on delete cascade,
  shared     boolean not null,
  sealed     bytea not null,
  written_at timestamptz not null,
  brought_at timestamptz
);
create index wish_course on wish (course_id) where brought_at is null;
