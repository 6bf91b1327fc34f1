-- Where words are closed, no key is open. (Otherwise as V086 has it.)
create or replace function keys_open_to_viewer() returns setof uuid
language plpgsql stable security definer set search_path = public, pg_temp rows 50 as $$
begin
  perform words_open();
  return query
    select viewer_person()
    union select courses_open_to('client', 'therapist', 'cover', 'repairs')
    union select a.person_id from access a
      where a."right" = 'client' and a.course_id in (select courses_open_to('therapist', 'cover', 'card'));
end $$;
