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

create policy own_space_reads on words_key for select to ${app} using (owner_id = (select own_space()));
create policy own_space_makes on words_key for insert to ${app}
  with check (owner_kind = 'space' and owner_id = (select own_space()));

call keep_to_oneself(array['seen_moment']);
