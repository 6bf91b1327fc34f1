-- Ladders that somebody writes, with one person of their circle, with somebody else, or with nobody yet. A ladder goes with
-- its person.
create table ladder (
  id            uuid primary key,
  space_id      uuid not null references space on delete cascade,
  connection_id uuid references connection on delete cascade,
  made_at       timestamptz not null,
  words         bytea not null,
  version       integer not null default 1
);
create index ladder_space on ladder (space_id);
create index ladder_connection on ladder (connection_id);

-- A rung; the lowest place is the easiest.
create table rung (
  id        uuid primary key,
  space_id  uuid not null references space on delete cascade,
  ladder_id uuid not null references ladder on delete cascade,
  place     integer not null,
  words     bytea not null,
  version   integer not null default 1
);
create index rung_space on rung (space_id);
create index rung_ladder on rung (ladder_id);

-- A rung was tried, or gone back from. It keeps what the rung said then, and stays when the rung goes.
create table rung_step (
  id        uuid primary key,
  space_id  uuid not null references space on delete cascade,
  ladder_id uuid not null references ladder on delete cascade,
  rung_id   uuid references rung on delete set null,
  at        timestamptz not null,
  words     bytea not null
);
create index rung_step_space on rung_step (space_id);
create index rung_step_ladder on rung_step (ladder_id);
create index rung_step_rung on rung_step (rung_id);
