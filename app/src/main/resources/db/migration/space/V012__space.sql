-- A person's own space: what they write here is theirs alone, under a key of its own that goes with it.
create table space (
  id        uuid primary key,
  person_id uuid not null unique references person on delete cascade,
  opened_at timestamptz not null
);

-- The key goes with the space, whichever way that goes.
create function forget_the_key() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  delete from words_key where owner_id = old.id;
  return old;
end $$;
create trigger key_goes after delete on space for each row execute function forget_the_key();

-- A moment I was seen: a call, a held door.
create table seen_moment (
  id       uuid primary key,
  space_id uuid not null references space on delete cascade,
  at       timestamptz not null,
  words    bytea not null
);
create index seen_moment_space on seen_moment (space_id);
