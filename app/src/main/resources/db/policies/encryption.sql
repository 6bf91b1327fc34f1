-- The keys under which words lie, and who may have one.

-- The keys that the viewer may read. The holder of a link seals with their own key alone; where words are closed, no key is
-- open.
create function keys_open_to_viewer() returns setof uuid
language plpgsql stable security definer set search_path = public, pg_temp rows 50 as $$
declare
  courses uuid[];
begin
  perform words_open();
  courses := viewer_courses('therapist', 'cover', 'card');
  return query
    select viewer_person()
    union select unnest(viewer_courses('client', 'therapist', 'cover', 'repairs'))
    union select a.person_id from access a where a.course_id = any (courses) and a."right" = 'client';
end $$;

call guard(array['words_key']);

create policy reads on words_key for select to ${app} using (owner_id in (select keys_open_to_viewer()));
create policy makes on words_key for insert to ${app}
  with check (viewer_kind() = 'oneself' and owner_kind = 'person' and owner_id = viewer_person()
              or viewer_kind() = 'job' and owner_kind = 'course' and course_is_new(owner_id));
-- A course goes with its client, and so does the key under which its notes lie.
create policy erases on words_key for delete to ${app}
  using (viewer_kind() = 'oneself' and (owner_id = viewer_person() or owner_id = any ((select viewer_courses('client'))::uuid[])));

-- The one thing under a person's key that their sign-in needs while words are closed: the secret of their second step.
create function key_for_sign_in() returns bytea
language sql stable security definer set search_path = public, pg_temp as $$
  select k.wrapped from words_key k where k.owner_id = viewer_person() and viewer_kind() = 'oneself' $$;
