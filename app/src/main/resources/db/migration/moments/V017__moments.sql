-- Moments that somebody spent with themselves. What they chose is as much theirs as what they wrote: all of it is sealed.
create table moment (
  id       uuid primary key,
  space_id uuid not null references space on delete cascade,
  at       timestamptz not null,
  words    bytea not null,
  version  integer not null default 1
);
create index moment_space on moment (space_id);
