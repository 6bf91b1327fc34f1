-- Every policy asks these. Who asks is read once a call, not once a row.

create or replace function courses_open_to(variadic rights text[]) returns setof uuid
language plpgsql stable security definer set search_path = public, pg_temp rows 50 as $$
declare
  kind     text := viewer_kind();
  person   uuid := viewer_person();
  practice uuid := viewer_practice();
  subject  uuid := viewer_subject();
  moment   timestamptz := viewer_now();
begin
  case kind
    when 'oneself' then
      return query select a.course_id from access a
        where a.person_id = person and a."right" = any (rights)
          and a.since <= moment and (a.until is null or a.until > moment);
    when 'member' then
      return query select a.course_id from access a
        where a.person_id = person and a.practice_id = practice and a."right" = any (rights)
          and a.since <= moment and (a.until is null or a.until > moment);
    when 'job' then
      if 'job' = any (rights) then
        if subject is not null then
          return query select a.course_id from access a
            where a.course_id = subject and a.practice_id = practice and a."right" = 'client' limit 1;
        else
          return query select a.course_id from access a where a.practice_id = practice and a."right" = 'client';
        end if;
      end if;
    when 'link' then
      if 'link' = any (rights) then return query select subject; end if;
    else
  end case;
end $$;

create or replace function people_known() returns setof uuid
language plpgsql stable security definer set search_path = public, pg_temp rows 50 as $$
declare
  kind     text := viewer_kind();
  person   uuid := viewer_person();
  practice uuid := viewer_practice();
  manages  boolean := viewer_has_role('manager');
begin
  case kind
    when 'job' then
      return query select m.person_id from membership m where m.practice_id = practice;
    when 'member' then
      return query
        select person
        union select m.person_id from membership m where m.practice_id = practice and (m.role <> 'client' or manages)
        union select a.person_id from access a
          where a."right" in ('client', 'therapist', 'cover')
            and a.course_id in (select courses_open_to('client', 'therapist', 'cover', 'scores', 'repairs', 'card'));
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
