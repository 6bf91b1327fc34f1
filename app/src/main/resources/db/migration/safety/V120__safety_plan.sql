-- A safety plan in somebody's own words; one in each space.
create table safety_plan (
  space_id   uuid primary key references space on delete cascade,
  written_at timestamptz not null,
  words      bytea not null,
  version    integer not null default 1
);
call keep_to_oneself(array['safety_plan']);
