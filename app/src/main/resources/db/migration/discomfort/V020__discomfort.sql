-- A moment with somebody that was scary, looked at: what was answered and written is sealed by the key of its space.
create table scary_moment (
  id            uuid primary key,
  space_id      uuid not null references space on delete cascade,
  made_at       timestamptz not null,
  connection_id uuid references connection on delete set null,
  words         bytea not null,
  version       integer not null default 1
);
create index scary_moment_space on scary_moment (space_id);
create index scary_moment_connection on scary_moment (connection_id);
