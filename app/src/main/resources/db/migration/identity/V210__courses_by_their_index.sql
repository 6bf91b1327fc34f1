-- As before, but the rows of the courses are found by their index: joined with a function, they were found by reading the
-- access of everybody.
create or replace function people_known() returns setof uuid
language plpgsql stable security definer set search_path = public, pg_temp rows 50 as $$
declare
  kind     text := viewer_kind();
  person   uuid := viewer_person();
  practice uuid := viewer_practice();
  manages  boolean := viewer_has_role('manager');
  courses  uuid[];
begin
  case kind
    when 'job' then
      return query select m.person_id from membership m where m.practice_id = practice;
    when 'member' then
      courses := array(select courses_open_to('client', 'therapist', 'cover', 'scores', 'repairs', 'card'));
      return query
        select person
        union select m.person_id from membership m where m.practice_id = practice and (m.role <> 'client' or manages)
        union select a.person_id from access a
          where a.course_id = any (courses) and a."right" in ('client', 'therapist', 'cover');
    when 'oneself' then
      return query
        select person
        union select m.person_id from membership m
          where m.role <> 'client'
            and m.practice_id in (select o.practice_id from membership o where o.person_id = person);
    when 'link' then
      return query
        select person
        union select m.person_id from membership m where m.role <> 'client' and m.practice_id = practice;
    else
  end case;
end $$;

create or replace function keys_open_to_viewer() returns setof uuid
language plpgsql stable security definer set search_path = public, pg_temp rows 50 as $$
declare
  courses uuid[];
begin
  perform words_open();
  courses := array(select courses_open_to('therapist', 'cover', 'card'));
  return query
    select viewer_person()
    union select courses_open_to('client', 'therapist', 'cover', 'repairs')
    union select a.person_id from access a where a.course_id = any (courses) and a."right" = 'client';
end $$;
