-- Whom a person would reach by their own phone, the number and a sentence that is ready: kept, never sent by this place.
create table ready_message (
  id       uuid primary key,
  space_id uuid not null references space on delete cascade,
  kept_at  timestamptz not null,
  version  int not null default 1,
  words    bytea not null
);
create index ready_message_space on ready_message (space_id);
call keep_to_oneself(array['ready_message']);
