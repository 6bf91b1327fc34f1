-- A coffee or a walk to which somebody would like to ask a person: all of it is sealed, the day too.
create table outing (
  id       uuid primary key,
  space_id uuid not null references space on delete cascade,
  made_at  timestamptz not null,
  words    bytea not null
);
create index outing_space on outing (space_id);
