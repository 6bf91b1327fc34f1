-- The people in somebody's life, as they see them. Names are words: sealed by the key of their space.
create table connection (
  id       uuid primary key,
  space_id uuid not null references space on delete cascade,
  made_at  timestamptz not null,
  words    bytea not null,
  apart_at timestamptz,
  version  integer not null default 1
);
create index connection_space on connection (space_id);

-- How at ease somebody felt with a person, from 1 to 7.
create table ease (
  id            uuid primary key,
  space_id      uuid not null references space on delete cascade,
  connection_id uuid not null references connection on delete cascade,
  at            timestamptz not null,
  level         smallint not null check (level between 1 and 7),
  words         bytea
);
create index ease_space on ease (space_id);
create index ease_connection on ease (connection_id);

-- What was hard with a person.
create table hard_time (
  id            uuid primary key,
  space_id      uuid not null references space on delete cascade,
  connection_id uuid not null references connection on delete cascade,
  at            timestamptz not null,
  kind          text not null check (kind in ('unsafe', 'unavailable', 'inconsistent')),
  words         bytea
);
create index hard_time_space on hard_time (space_id);
create index hard_time_connection on hard_time (connection_id);
