-- Forces row-level security on tables, and opens them to the owner, who migrates.
create procedure guard(tables text[]) language plpgsql as $$
declare t text;
begin
  foreach t in array tables loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy owner_migrates on %I to ${owner} using (true) with check (true)', t);
    execute format('grant select, insert, update, delete on %I to ${app}', t);
  end loop;
end $$;

-- The viewer. Every transaction of the application sets it first, by set_viewer. Without it these functions raise an error, never
-- an empty answer, which would read as "too early to tell". They are plpgsql, which PostgreSQL calls as it is: it inlines functions
-- in SQL into each policy, and then planning a statement takes longer than running it.
create function viewer_kind() returns text language plpgsql stable parallel safe as $$
begin
  if coalesce(current_setting('attune.kind', true), '') = '' then
    raise exception 'no viewer is set' using errcode = 'insufficient_privilege';
  end if;
  return current_setting('attune.kind');
end $$;

create function viewer_person() returns uuid language plpgsql stable parallel safe as $$
begin
  return case when viewer_kind() is not null then nullif(current_setting('attune.person'), '')::uuid end;
end $$;

create function viewer_practice() returns uuid language plpgsql stable parallel safe as $$
begin
  return case when viewer_kind() is not null then nullif(current_setting('attune.practice'), '')::uuid end;
end $$;

create function viewer_subject() returns uuid language plpgsql stable parallel safe as $$
begin
  return case when viewer_kind() is not null then nullif(current_setting('attune.subject'), '')::uuid end;
end $$;

-- The holder of a link acts about the one session it was sent for, and not about the rest of its course.
create function viewer_session() returns uuid language plpgsql stable parallel safe as $$
begin
  return case when viewer_kind() is not null then nullif(current_setting('attune.session'), '')::uuid end;
end $$;

create function viewer_has_role(wanted text) returns boolean language plpgsql stable parallel safe as $$
begin
  return viewer_kind() = 'member' and wanted = any (string_to_array(current_setting('attune.roles'), ','));
end $$;

create function within_link(session uuid) returns boolean language plpgsql stable parallel safe as $$
begin
  return viewer_kind() <> 'link' or session = viewer_session();
end $$;

-- Who sees what ---------------------------------------------------------------------------------------------------

-- Sets the viewer of the transaction. Reads once, from the access relation, which courses are open to them now, by which right,
-- and whether their words are open, so that each statement has it at hand. A client keeps their courses for good; a member of
-- staff has theirs until they leave the practice. A link has its course, and so has a job about one course. A job about a whole
-- practice has none here: it goes by the practice, however many courses that has. The subject is that one course, or what a
-- trusted person was asked, or the request of an enquirer.
-- This does not keep out an intruder who has the application's login, which can set these settings. It guards against what the
-- application forgets to check.
create function set_viewer(kind text, person uuid, practice uuid, subject uuid, session uuid, roles text, moment timestamptz)
returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare
  own    text := '{}';
  closed boolean := false;
begin
  perform set_config('attune.kind', kind, true), set_config('attune.person', coalesce(person::text, ''), true),
    set_config('attune.practice', coalesce(practice::text, ''), true), set_config('attune.subject', coalesce(subject::text, ''), true),
    set_config('attune.session', coalesce(session::text, ''), true), set_config('attune.roles', roles, true),
    set_config('attune.now', moment::text, true),
    -- people's pages ask the same again and again, so that a plan is kept; a job's lists differ too much in length
    set_config('plan_cache_mode', case kind when 'job' then 'auto' else 'force_generic_plan' end, true);
  if kind in ('oneself', 'member') then
    perform set_config('attune.open.client', r.client, true), set_config('attune.open.therapist', r.therapist, true),
      set_config('attune.open.cover', r.cover, true), set_config('attune.open.scores', r.scores, true),
      set_config('attune.open.repairs', r.repairs, true), set_config('attune.open.card', r.card, true)
    from (select
        coalesce(array_agg(a.course_id) filter (where a."right" = 'client'), '{}')::text as client,
        coalesce(array_agg(a.course_id) filter (where a."right" = 'therapist'), '{}')::text as therapist,
        coalesce(array_agg(a.course_id) filter (where a."right" = 'cover'), '{}')::text as cover,
        coalesce(array_agg(a.course_id) filter (where a."right" = 'scores'), '{}')::text as scores,
        coalesce(array_agg(a.course_id) filter (where a."right" = 'repairs'), '{}')::text as repairs,
        coalesce(array_agg(a.course_id) filter (where a."right" = 'card'), '{}')::text as card
      from access a
      where a.person_id = person and a.since <= moment and (a.until is null or a.until > moment)
        and case kind when 'member' then a.practice_id = practice
          else a."right" = 'client' or exists (select from membership m where m.practice_id = a.practice_id
            and m.person_id = person and m.role <> 'client' and m.ended_at is null) end) r;
    closed := exists (select from person p where p.id = person and p.words_closed_at is not null);
  else
    perform set_config('attune.open.client', '{}', true), set_config('attune.open.therapist', '{}', true),
      set_config('attune.open.cover', '{}', true), set_config('attune.open.scores', '{}', true),
      set_config('attune.open.repairs', '{}', true), set_config('attune.open.card', '{}', true);
    if kind = 'link' or kind = 'job' and exists (
        select from access a where a.course_id = subject and a.practice_id = practice and a."right" = 'client') then
      own := array[subject];
    end if;
  end if;
  perform set_config('attune.open.link', case kind when 'link' then own else '{}' end, true),
    set_config('attune.open.job', case kind when 'job' then own else '{}' end, true),
    set_config('attune.words', case when closed then 'closed' else 'open' end, true);
end $$;

-- Reads the same viewer's access again after a change, so that a course that was just opened can be written to.
create function refresh_viewer() returns void language plpgsql as $$
begin
  perform set_viewer(viewer_kind(), viewer_person(), viewer_practice(), viewer_subject(), viewer_session(),
    current_setting('attune.roles'), viewer_now());
end $$;

-- The viewer's courses: those open to them by any of these rights. A policy reads them in a sub-select, which runs once a
-- statement, so that an index finds the rows and the rights are not read for each.
create function viewer_courses(variadic rights text[]) returns uuid[] language plpgsql stable parallel safe as $$
declare
  courses uuid[] := '{}';
  one     text;
  open    text;
begin
  foreach one in array rights loop
    open := current_setting('attune.open.' || one, true);
    if coalesce(open, '') = '' then
      raise exception 'no viewer is set' using errcode = 'insufficient_privilege';
    elsif open <> '{}' then
      courses := courses || open::uuid[];
    end if;
  end loop;
  return courses;
end $$;

-- The same by its old name, for processes of the version before; it goes with the next version.
create function opened(variadic rights text[]) returns uuid[] language plpgsql stable parallel safe as $$
begin
  return viewer_courses(variadic rights);
end $$;

-- The practice of a job about all of it; null for everybody else.
create function job_practice() returns uuid language plpgsql stable parallel safe as $$
begin
  return case when viewer_kind() = 'job' and viewer_subject() is null then viewer_practice() end;
end $$;

-- Whether the course belongs to that practice: checked for what such a job writes, since the row itself could say anything.
create function is_of_job(course uuid) returns boolean
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  practice uuid := job_practice();
begin
  return practice is not null and exists (
    select from access a where a.course_id = course and a.practice_id = practice and a."right" = 'client');
end $$;

-- The viewer's courses as a set, with all courses of the practice for a job about one: for statements that start from them.
create function courses_open_to(variadic rights text[]) returns setof uuid
language plpgsql stable security definer set search_path = public, pg_temp rows 50 as $$
declare
  practice uuid := job_practice();
begin
  if practice is not null and 'job' = any (rights) then
    return query select a.course_id from access a where a.practice_id = practice and a."right" = 'client';
  else
    return query select unnest(viewer_courses(variadic rights));
  end if;
end $$;

-- The people whose name the viewer may know beside their own: those they share a course with, the staff of their practices,
-- and everyone of a practice they manage or work for as a job.
-- The rows of the courses are found by their index: joined with a function, they would be found by reading the access of
-- everybody. So is the staff, however many clients a practice has. Somebody may be named twice.
create function people_known() returns setof uuid
language plpgsql stable security definer set search_path = public, pg_temp rows 50 as $$
declare
  kind     text := viewer_kind();
  practice uuid := viewer_practice();
  courses  uuid[];
begin
  if kind = 'job' or viewer_has_role('manager') then
    return query select m.person_id from membership m where m.practice_id = practice;
  elsif kind in ('member', 'link') then
    return query select m.person_id from membership m where m.practice_id = practice and m.role <> 'client';
  elsif kind = 'oneself' then
    return query select m.person_id from membership m
      where m.role <> 'client'
        and m.practice_id in (select o.practice_id from membership o where o.person_id = viewer_person());
  end if;
  if kind = 'member' then
    courses := viewer_courses('client', 'therapist', 'cover', 'scores', 'repairs', 'card');
    return query select a.person_id from access a
      where a.course_id = any (courses) and a."right" in ('client', 'therapist', 'cover');
  end if;
end $$;

create function practices_known() returns setof uuid
language plpgsql stable security definer set search_path = public, pg_temp rows 2 as $$
begin
  case viewer_kind()
    when 'oneself' then
      return query select m.practice_id from membership m where m.person_id = viewer_person() and m.ended_at is null;
    when 'visitor' then
    else
      return query select viewer_practice();
  end case;
end $$;

create function practice_is_new(practice uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select not exists (select from membership m where m.practice_id = practice) $$;

create function course_is_new(course uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select not exists (select from access a where a.course_id = course) $$;

-- Called before the viewer is known: finds the link of a secret.
create function look_up_link(secret bytea, at timestamptz)
  returns table (id uuid, purpose text, practice_id uuid, person_id uuid, course_id uuid, subject_id uuid, usable boolean)
language sql stable security definer set search_path = public, pg_temp as $$
  select l.id, l.purpose, l.practice_id, l.person_id, l.course_id, l.subject_id,
         l.ended_at is null and (l.expires_at is null or l.expires_at > at)
  from link_secret s join link l on l.id = s.link_id where s.secret_hash = secret $$;

-- Row-level security ------------------------------------------------------------------------------------------------

call guard(array['person', 'contact', 'membership', 'access', 'link', 'link_secret']);

create policy known on person for select to ${app} using (id = (select viewer_person()) or id in (select people_known()));
-- Only the signed-in person acts as themselves: not a link, which may be in other hands, and not the same person at work.
create policy oneself_new on person for insert to ${app}
  with check (viewer_kind() = 'oneself' and id = viewer_person());
create policy oneself_edits on person for update to ${app}
  using (viewer_kind() = 'oneself' and id = viewer_person())
  with check (viewer_kind() = 'oneself' and id = viewer_person());
create policy oneself_erases on person for delete to ${app} using (id = viewer_person() and viewer_kind() = 'oneself');

create policy oneself on contact to ${app}
  using (viewer_kind() = 'oneself' and person_id = viewer_person())
  with check (viewer_kind() = 'oneself' and person_id = viewer_person());
create policy mail on contact for select to ${app} using (viewer_kind() = 'job' and person_id in (select people_known()));

create policy oneself on membership for select to ${app}
  using (person_id = viewer_person() or person_id in (select people_known()) and practice_id in (select practices_known()));
-- A manager decides who belongs to a practice; a job lets in a person who accepts an invitation.
create policy first_manager on membership for insert to ${app}
  with check (viewer_kind() = 'oneself' and person_id = viewer_person() and practice_is_new(practice_id));
create policy admits on membership for insert to ${app}
  with check (practice_id = viewer_practice() and (viewer_kind() = 'job' or viewer_has_role('manager')));
create policy manages on membership for update to ${app}
  using (practice_id = viewer_practice() and (viewer_kind() = 'job' or viewer_has_role('manager')))
  with check (practice_id = viewer_practice());

create policy reads on access for select to ${app}
  using (person_id = viewer_person() or course_id = any ((select viewer_courses('client', 'therapist', 'job'))::uuid[])
         or practice_id = (select job_practice()));
-- Courses are opened and covered by jobs alone. A client gives, and takes back, what can be passed on, and nothing more.
create policy opens on access for insert to ${app}
  with check (viewer_kind() = 'job' and practice_id = viewer_practice()
              and (course_is_new(course_id) or course_id = any ((select viewer_courses('job'))::uuid[]) or is_of_job(course_id)));
create policy passes_on on access for insert to ${app}
  with check ("right" in ('scores', 'repairs', 'card') and course_id = any ((select viewer_courses('client'))::uuid[]));
create policy closes on access for update to ${app}
  using (course_id = any ((select viewer_courses('job'))::uuid[]) or practice_id = (select job_practice())
         or "right" in ('scores', 'repairs', 'card') and course_id = any ((select viewer_courses('client'))::uuid[]))
  with check (true);

-- A link belongs to its person, or to the therapist of its course; the link of an invitation, which has neither yet, to those who
-- may invite.
create policy reads on link for select to ${app}
  using (viewer_kind() = 'oneself' and person_id = viewer_person()
         or viewer_kind() = 'job' and practice_id = viewer_practice()
         or viewer_kind() = 'member' and practice_id = viewer_practice()
            and course_id = any ((select viewer_courses('therapist', 'cover'))::uuid[]));
create policy makes on link for insert to ${app}
  with check (case purpose when 'check-in' then (course_id = any ((select viewer_courses('job'))::uuid[]) or is_of_job(course_id))
                           when 'invitation' then viewer_kind() = 'member' and practice_id = viewer_practice() and person_id is null
                           else viewer_kind() = 'oneself' and person_id = viewer_person() end);
create policy ends on link for update to ${app}
  using (viewer_kind() = 'oneself' and person_id = viewer_person()
         or viewer_kind() = 'job' and practice_id = viewer_practice())
  with check (true);

create policy with_link on link_secret to ${app} using (link_id in (select id from link))
  with check (link_id in (select id from link));

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

-- Raises where the viewer's words are closed: an empty answer would read as if there were nothing.
create function words_open() returns boolean language plpgsql stable parallel safe as $$
begin
  if viewer_kind() is not null and current_setting('attune.words') = 'closed' then
    raise exception 'words are closed' using errcode = 'AT001';
  end if;
  return true;
end $$;

-- Nor can another address be given while words are closed, which would open them.
create policy while_open_adds on contact as restrictive for insert to ${app} with check ((select words_open()));
create policy while_open_changes on contact as restrictive for update to ${app} using ((select words_open()));

-- Nor is anything passed on to somebody else, or what was passed on prolonged.
create policy while_open_changes on access as restrictive for update to ${app} using ((select words_open()));
create policy while_open_passes_on on access as restrictive for insert to ${app} with check ((select words_open()));
