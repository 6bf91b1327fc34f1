-- A time at which somebody was in touch with a person of their circle, in whichever way.
create table contact_made (
  id            uuid primary key,
  space_id      uuid not null references space on delete cascade,
  connection_id uuid not null references connection on delete cascade,
  on_day        date not null,
  words         bytea
);
create index contact_made_space on contact_made (space_id);
create index contact_made_connection on contact_made (connection_id);

-- How often somebody would like to be in touch with a person; counted from the last contact, or from since where there was none.
create table rhythm (
  connection_id uuid primary key references connection on delete cascade,
  space_id      uuid not null references space on delete cascade,
  days          smallint not null check (days in (7, 14, 30, 91)),
  since         date not null,
  later_until   date
);
create index rhythm_space on rhythm (space_id);

-- Whether all rhythms rest, and at which hour a note may come, if at all.
create table rhythm_notes (
  space_id  uuid primary key references space on delete cascade,
  paused    boolean not null default false,
  hour      smallint check (hour between 0 and 23),
  time_zone text not null
);
