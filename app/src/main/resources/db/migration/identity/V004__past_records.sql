-- Past records: people who were named by a file of past sessions, without an address or a sign-in. A job makes them and
-- takes them out again, many at once; somebody who can sign in is never taken out this way.

create function make_past_records(people uuid[], names text[], keys bytea[]) returns void
language plpgsql volatile security definer set search_path = public, pg_temp as $$
begin
  if viewer_kind() <> 'job' then
    raise exception 'past records are made by a job' using errcode = 'insufficient_privilege';
  end if;
  insert into person (id, name, created_at) select p.id, p.name, viewer_now() from unnest(people, names) as p (id, name);
  insert into membership (practice_id, person_id, role, since)
    select viewer_practice(), id, 'client', viewer_now() from unnest(people) as p (id);
  insert into words_key (owner_id, owner_kind, wrapped)
    select k.id, 'person', k.wrapped from unnest(people, keys) as k (id, wrapped);
end $$;

-- Their keys first, and those of their courses.
create function erase_past_records(people uuid[]) returns integer
language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare
  gone uuid[];
begin
  if viewer_kind() <> 'job' then
    raise exception 'past records are taken out by a job' using errcode = 'insufficient_privilege';
  end if;
  select array_agg(p.id) into gone from person p join membership m on m.person_id = p.id
    where p.id = any (people) and p.sign_in_name is null and p.password_hash is null
      and m.practice_id = viewer_practice() and m.role = 'client';
  delete from words_key where owner_id in (
    select unnest(gone) union select a.course_id from access a where a.person_id = any (gone) and a."right" = 'client');
  delete from person where id = any (gone);
  return coalesce(cardinality(gone), 0);
end $$;

create index link_person on link (person_id);
