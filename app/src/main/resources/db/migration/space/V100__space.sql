-- A person's own space: what they write here is theirs alone, under a key of its own that goes with it.
create table space (
  id        uuid primary key,
  person_id uuid not null unique references person on delete cascade,
  opened_at timestamptz not null
);

-- The viewer's own space: nobody else's, and nobody's at work; an error where their words are closed.
create function own_space() returns uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select s.id from space s where viewer_kind() = 'oneself' and s.person_id = viewer_person() and words_open() $$;

call guard(array['space']);
create policy own on space to ${app} using (viewer_kind() = 'oneself' and person_id = viewer_person() and (select words_open()))
  with check (viewer_kind() = 'oneself' and person_id = viewer_person() and (select words_open()));

-- Guards tables of the space, each row with the id of its space: open to the person, and to nobody else.
create procedure keep_to_oneself(tables text[]) language plpgsql as $$
declare t text;
begin
  call guard(tables);
  foreach t in array tables loop
    execute format('create policy own on %I to ${app} using (space_id = (select own_space())) with check (space_id = (select own_space()))', t);
  end loop;
end $$;

-- The key of a space: made by its person, and gone with the space, whichever way that goes.
alter table words_key drop constraint words_key_owner_kind_check;
alter table words_key add check (owner_kind in ('person', 'course', 'space'));
create policy own_space_reads on words_key for select to ${app} using (owner_id = (select own_space()));
create policy own_space_makes on words_key for insert to ${app}
  with check (owner_kind = 'space' and owner_id = (select own_space()));
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
call keep_to_oneself(array['seen_moment']);
