-- Guards a table: on, forced, and open to the owner, who migrates.
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

-- Who is looking. Every transaction of the application says so first; a transaction that did not gets an error, never
-- an empty answer: silence would read as "too early to tell".
create function viewer_kind() returns text language plpgsql stable parallel safe as $$
begin
  if coalesce(current_setting('attune.kind', true), '') = '' then
    raise exception 'no viewer is set' using errcode = 'insufficient_privilege';
  end if;
  return current_setting('attune.kind');
end $$;

create function viewer_person() returns uuid language sql stable parallel safe
  return case when viewer_kind() is not null then nullif(current_setting('attune.person', true), '')::uuid end;

create function viewer_practice() returns uuid language sql stable parallel safe
  return case when viewer_kind() is not null then nullif(current_setting('attune.practice', true), '')::uuid end;

create function viewer_subject() returns uuid language sql stable parallel safe
  return case when viewer_kind() is not null then nullif(current_setting('attune.subject', true), '')::uuid end;

-- The holder of a link acts about the one session it was sent for, and not about the rest of its course.
create function viewer_session() returns uuid language sql stable parallel safe
  return case when viewer_kind() is not null then nullif(current_setting('attune.session', true), '')::uuid end;

create function within_link(session uuid) returns boolean language sql stable parallel safe
  return viewer_kind() <> 'link' or session = viewer_session();

create function viewer_has_role(wanted text) returns boolean language sql stable parallel safe
  return viewer_kind() = 'member' and wanted = any (string_to_array(current_setting('attune.roles', true), ','));

-- Who sees what ---------------------------------------------------------------------------------------------------

-- The courses open to the viewer by any of these rights. A job may do what names 'job', within its practice (or its one
-- course); the holder of a link what names 'link', with its subject's course.
-- Somebody who no longer works in a practice has no course of its clients open any more, not even as themselves. Of who asks
-- only that is read which the answer goes by: policies ask this several times a statement.
create function courses_open_to(variadic rights text[]) returns setof uuid
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

-- The people whose name the viewer may know: themselves, those they share a course with, the staff of their practices,
-- and everyone of a practice they manage or work for as a job.
-- The rows of the courses are found by their index: joined with a function, they would be found by reading the access of
-- everybody.
create function people_known() returns setof uuid
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

-- The keys that the viewer may read. The holder of a link seals with their own key alone; where words are closed, no key is
-- open.
create function keys_open_to_viewer() returns setof uuid
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

create function practice_is_new(practice uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select not exists (select from membership m where m.practice_id = practice) $$;

create function course_is_new(course uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select not exists (select from access a where a.course_id = course) $$;

-- Sign-in and link look-up: the two questions that are asked before anyone is known.
create function sign_in_credentials(wanted text) returns table (person_id uuid, password_hash text)
language sql stable security definer set search_path = public, pg_temp as $$
  select p.id, p.password_hash from person p
  where p.sign_in_key in (folded_name(wanted), lower(wanted)) and p.password_hash is not null
  order by p.sign_in_key = lower(wanted) desc limit 1 $$;

create function signed_in(secret bytea, at timestamptz)
  returns table (person_id uuid, name text, language text, seen_at timestamptz, used_at timestamptz, two_steps boolean,
                 withheld boolean, practices uuid[], roles text[])
language sql stable security definer set search_path = public, pg_temp as $$
  select p.id, p.name, p.language, s.seen_at, s.used_at, s.two_steps, bool_or(w.withheld),
         array_agg(m.practice_id order by m.practice_id, m.role) filter (where m.role is not null and not w.withheld),
         array_agg(m.role order by m.practice_id, m.role) filter (where m.role is not null and not w.withheld)
  from sign_in s join person p on p.id = s.person_id
    left join membership m on m.person_id = p.id and m.ended_at is null
    left join two_steps_required r on r.practice_id = m.practice_id and m.role <> 'client'
    cross join lateral (select coalesce(not s.two_steps and greatest(r.since, m.since) + interval '14 days' <= at
                                        and r.since is not null, false) as withheld) w
  where s.secret_hash = secret and s.expires_at > at and not s.awaits
  group by p.id, s.secret_hash $$;

create function look_up_link(secret bytea, at timestamptz)
  returns table (id uuid, purpose text, practice_id uuid, person_id uuid, course_id uuid, subject_id uuid, usable boolean)
language sql stable security definer set search_path = public, pg_temp as $$
  select l.id, l.purpose, l.practice_id, l.person_id, l.course_id, l.subject_id,
         l.ended_at is null and (l.expires_at is null or l.expires_at > at)
  from link_secret s join link l on l.id = s.link_id where s.secret_hash = secret $$;

-- Row-level security ------------------------------------------------------------------------------------------------

call guard(array['person', 'contact', 'membership', 'access', 'sign_in', 'link', 'link_secret', 'words_key']);

grant select, insert, update, delete on attempt to ${app};  -- hashes and counts of attempts: nobody's data, no policy

create policy known on person for select to ${app} using (id = viewer_person() or id in (select people_known()));
-- What somebody does as themselves they do as nothing else: not by a link, which may be in other hands, and not at work.
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
-- A practice's people are its manager's; whoever takes up an invitation is let in by a job.
create policy first_manager on membership for insert to ${app}
  with check (viewer_kind() = 'oneself' and person_id = viewer_person() and practice_is_new(practice_id));
create policy admits on membership for insert to ${app}
  with check (practice_id = viewer_practice() and (viewer_kind() = 'job' or viewer_has_role('manager')));
create policy manages on membership for update to ${app}
  using (practice_id = viewer_practice() and (viewer_kind() = 'job' or viewer_has_role('manager')))
  with check (practice_id = viewer_practice());

create policy reads on access for select to ${app}
  using (person_id = viewer_person() or course_id in (select courses_open_to('client', 'therapist', 'job')));
-- Courses are opened and covered by jobs alone. A client gives, and takes back, what can be passed on, and nothing more.
create policy opens on access for insert to ${app}
  with check (viewer_kind() = 'job' and practice_id = viewer_practice()
              and (course_is_new(course_id) or course_id in (select courses_open_to('job'))));
create policy passes_on on access for insert to ${app}
  with check ("right" in ('scores', 'repairs', 'card') and course_id in (select courses_open_to('client')));
create policy closes on access for update to ${app}
  using (course_id in (select courses_open_to('job'))
         or "right" in ('scores', 'repairs', 'card') and course_id in (select courses_open_to('client')))
  with check (true);

create policy oneself on sign_in to ${app}
  using (viewer_kind() = 'oneself' and person_id = viewer_person())
  with check (viewer_kind() = 'oneself' and person_id = viewer_person());
create policy tidies on sign_in for delete to ${app} using (viewer_kind() = 'job' and expires_at < viewer_now());
create policy job_reads on sign_in for select to ${app} using (viewer_kind() = 'job' and expires_at < viewer_now());

-- A link belongs to its person, or to who keeps its course; an invitation's, which has neither yet, to who may invite.
create policy reads on link for select to ${app}
  using (viewer_kind() = 'oneself' and person_id = viewer_person()
         or viewer_kind() = 'job' and practice_id = viewer_practice()
         or viewer_kind() = 'member' and practice_id = viewer_practice() and course_id in (select courses_open_to('therapist', 'cover')));
create policy makes on link for insert to ${app}
  with check (case purpose when 'check-in' then course_id in (select courses_open_to('job'))
                           when 'invitation' then viewer_kind() = 'member' and practice_id = viewer_practice() and person_id is null
                           else viewer_kind() = 'oneself' and person_id = viewer_person() end);
create policy ends on link for update to ${app}
  using (viewer_kind() = 'oneself' and person_id = viewer_person()
         or viewer_kind() = 'job' and practice_id = viewer_practice())
  with check (true);

create policy with_link on link_secret to ${app} using (link_id in (select id from link))
  with check (link_id in (select id from link));

create policy reads on words_key for select to ${app} using (owner_id in (select keys_open_to_viewer()));
create policy makes on words_key for insert to ${app}
  with check (viewer_kind() = 'oneself' and owner_kind = 'person' and owner_id = viewer_person()
              or viewer_kind() = 'job' and owner_kind = 'course' and course_is_new(owner_id));
-- A course goes with its client, and so does the key under which its notes lie.
create policy erases on words_key for delete to ${app}
  using (viewer_kind() = 'oneself' and (owner_id = viewer_person() or owner_id in (select courses_open_to('client'))));

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

-- Asked before anyone is known, as sign_in_credentials is: whose passkey this is.
create function passkey_holder(credential bytea) returns uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select p.person_id from passkey p where p.credential_id = credential $$;

call guard(array['passkey', 'sign_in_change']);

grant select, insert, delete on answered_challenge to ${app};  -- hashes of random numbers: nobody's data, no policy

create policy oneself on passkey to ${app} using (person_id = viewer_person() and viewer_kind() = 'oneself')
  with check (person_id = viewer_person() and viewer_kind() = 'oneself');

create policy oneself on sign_in_change for select to ${app}
  using (person_id = viewer_person() and viewer_kind() = 'oneself');
create policy happens on sign_in_change for insert to ${app}
  with check (person_id = viewer_person() and viewer_kind() = 'oneself');

create function awaits_second_step(secret bytea, at timestamptz) returns uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select s.person_id from sign_in s where s.secret_hash = secret and s.expires_at > at and s.awaits $$;

call guard(array['second_step', 'recovery_code', 'two_steps_required']);

create policy oneself on second_step to ${app} using (person_id = viewer_person() and viewer_kind() = 'oneself')
  with check (person_id = viewer_person() and viewer_kind() = 'oneself');

create policy oneself on recovery_code to ${app} using (person_id = viewer_person() and viewer_kind() = 'oneself')
  with check (person_id = viewer_person() and viewer_kind() = 'oneself');

create policy known on two_steps_required for select to ${app} using (practice_id in (select practices_known()));
create policy manages on two_steps_required to ${app}
  using (practice_id = viewer_practice() and viewer_has_role('manager'))
  with check (practice_id = viewer_practice() and viewer_has_role('manager'));

-- Raises where the viewer's words are closed: an empty answer would read as if there were nothing.
create function words_open() returns boolean
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  if viewer_kind() in ('oneself', 'member')
     and exists (select from person p where p.id = viewer_person() and p.words_closed_at is not null) then
    raise exception 'words are closed' using errcode = 'AT001';
  end if;
  return true;
end $$;

-- The one thing under a person's key that their sign-in needs while words are closed: the secret of their second step.
create function key_for_sign_in() returns bytea
language sql stable security definer set search_path = public, pg_temp as $$
  select k.wrapped from words_key k where k.owner_id = viewer_person() and viewer_kind() = 'oneself' $$;

-- Nor can a way in be added, or another address given, that would open them.
create policy while_open_adds on passkey as restrictive for insert to ${app} with check ((select words_open()));
create policy while_open_removes on passkey as restrictive for delete to ${app} using ((select words_open()));

create policy while_open_adds on second_step as restrictive for insert to ${app} with check ((select words_open()));

create policy while_open_adds on recovery_code as restrictive for insert to ${app} with check ((select words_open()));

create policy while_open_adds on contact as restrictive for insert to ${app} with check ((select words_open()));
create policy while_open_changes on contact as restrictive for update to ${app} using ((select words_open()));

-- Nor is anything passed on to somebody else, or what was passed on prolonged.
create policy while_open_changes on access as restrictive for update to ${app} using ((select words_open()));
create policy while_open_passes_on on access as restrictive for insert to ${app} with check ((select words_open()));

-- Whom the viewer may say that they know: a manager all of their practice, a therapist their clients, nobody themselves.
create function people_to_confirm() returns setof uuid
language plpgsql stable security definer set search_path = public, pg_temp rows 50 as $$
begin
  if viewer_kind() = 'member' and words_open() then
    return query
      select k.person_id from (
        select m.person_id from membership m
          where m.practice_id = viewer_practice() and m.ended_at is null and viewer_has_role('manager')
        union select a.person_id from access a
          where a."right" = 'client' and a.course_id in (select courses_open_to('therapist'))) k
        join person p on p.id = k.person_id
      where k.person_id <> viewer_person() and p.vouched_by is distinct from viewer_person();
  end if;
end $$;

call guard(array['confirmation']);

create policy oneself on confirmation to ${app} using (person_id = viewer_person() and viewer_kind() = 'oneself')
  with check (person_id = viewer_person() and viewer_kind() = 'oneself');
create policy reads on confirmation for select to ${app} using (person_id in (select people_to_confirm()));
create policy shows on confirmation for update to ${app} using (person_id in (select people_to_confirm()))
  with check (person_id in (select people_to_confirm()));

grant select, insert, update, delete on known_place to ${app};

-- A manager ends the sign-ins of somebody who works there, such as when a phone was stolen; what reads or opens without a
-- sign-in ends with them.
create function end_sign_ins_of(colleague uuid) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if viewer_kind() <> 'member' or not viewer_has_role('manager') or not exists (
      select from membership m where m.practice_id = viewer_practice() and m.person_id = colleague
        and m.role <> 'client' and m.ended_at is null) then
    return false;
  end if;
  delete from sign_in where person_id = colleague;
  update link set ended_at = viewer_now()
    where person_id = colleague and purpose in ('calendar', 'reset') and ended_at is null;
  return true;
end $$;
