-- Letters that somebody writes: kept, never sent by this place.
create table letter (
  id         uuid primary key,
  space_id   uuid not null references space on delete cascade,
  written_at timestamptz not null,
  given_at   timestamptz,
  words      bytea not null,
  version    integer not null default 1
);
create index letter_space on letter (space_id);
