-- Every policy asks this, several times a statement. As before, but of who asks only that is read which the answer goes by.
create or replace function courses_open_to(variadic rights text[]) returns setof uuid
language plpgsql stable security definer set search_path = public, pg_temp rows 50 as $$
begin
  case viewer_kind()
    when 'oneself' then
      declare
        person uuid := viewer_person();
        moment timestamptz := viewer_now();
      begin
        return query select a.course_id from access a
          where a.person_id = person and a."right" = any (rights)
            and a.since <= moment and (a.until is null or a.until > moment)
            and (a."right" = 'client' or exists (select from membership m
                   where m.practice_id = a.practice_id and m.person_id = person and m.role <> 'client' and m.ended_at is null));
      end;
    when 'member' then
      declare
        person   uuid := viewer_person();
        practice uuid := viewer_practice();
        moment   timestamptz := viewer_now();
      begin
        return query select a.course_id from access a
          where a.person_id = person and a.practice_id = practice and a."right" = any (rights)
            and a.since <= moment and (a.until is null or a.until > moment);
      end;
    when 'job' then
      if 'job' = any (rights) then
        declare
          practice uuid := viewer_practice();
          subject  uuid := viewer_subject();
        begin
          if subject is not null then
            return query select a.course_id from access a
              where a.course_id = subject and a.practice_id = practice and a."right" = 'client' limit 1;
          else
            return query select a.course_id from access a where a.practice_id = practice and a."right" = 'client';
          end if;
        end;
      end if;
    when 'link' then
      if 'link' = any (rights) then return query select viewer_subject(); end if;
    else
  end case;
end $$;
