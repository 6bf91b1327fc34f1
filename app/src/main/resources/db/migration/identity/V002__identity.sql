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
create function viewer_has_role(wanted text) returns boolean language sql stable parallel safe
  return viewer_kind() = 'member' and wanted = any (string_to_array(current_setting('attune.roles', true), ','));
-- the application's clock, so that one clock rules both sides
create function viewer_now() returns timestamptz language sql stable parallel safe
  return coalesce(nullif(current_setting('attune.now', true), '')::timestamptz, now());

-- People ------------------------------------------------------------------------------------------------------------

create table person (
  id            uuid primary key,
  name          text not null check (char_length(name) between 1 and 200),
  sign_in_name  text check (char_length(sign_in_name) between 1 and 200),
  password_hash text,
  language      text,
  created_at    timestamptz not null,
  version       integer not null default 1
);
create unique index person_sign_in_name on person (lower(sign_in_name));

-- How a person may be reached, and the name used outside: two people may share an address.
create table contact (
  person_id    uuid primary key references person on delete cascade,
  reach        text not null check (reach in ('mail', 'none')),
  address      text check (char_length(address) <= 320),
  outside_name text check (char_length(outside_name) <= 200),
  check (reach = 'none' or address is not null)
);

-- What a person is in a practice. The practice itself is the practices module's: arrows point here, so no foreign key.
create table membership (
  practice_id uuid not null,
  person_id   uuid not null references person on delete cascade,
  role        text not null check (role in ('manager', 'therapist', 'covering', 'client')),
  since       timestamptz not null,
  ended_at    timestamptz,
  primary key (practice_id, person_id, role)
);
create index membership_person on membership (person_id);

-- The one relation that all policies ask: who may do what with a course of therapy, and until when.
create table access (
  course_id   uuid not null,
  practice_id uuid not null,
  person_id   uuid not null references person on delete cascade,
  "right"     text not null check ("right" in ('client', 'therapist', 'cover', 'scores', 'repairs', 'card')),
  since       timestamptz not null,
  until       timestamptz,
  primary key (course_id, person_id, "right", since)
);
create index access_person on access (person_id, "right");
create index access_practice on access (practice_id, "right");

-- Sign-ins: a person's id and times, nothing else. The cookie's secret is stored hashed.
create table sign_in (
  secret_hash  bytea primary key,
  person_id    uuid not null references person on delete cascade,
  signed_in_at timestamptz not null,
  seen_at      timestamptz not null,
  expires_at   timestamptz not null
);
create index sign_in_person on sign_in (person_id);

-- A link that acts for a person without a sign-in. Its secrets (one for each time it was sent) are stored hashed.
create table link (
  id          uuid primary key,
  purpose     text not null check (purpose in ('check-in', 'invitation', 'reset', 'calendar')),
  practice_id uuid,
  person_id   uuid references person on delete cascade,
  course_id   uuid,
  subject_id  uuid,
  created_at  timestamptz not null,
  expires_at  timestamptz,
  ended_at    timestamptz
);
create index link_subject on link (subject_id);
create table link_secret (
  secret_hash bytea primary key,
  link_id     uuid not null references link on delete cascade
);
create index link_secret_link on link_secret (link_id);

-- Keys of persons and of courses, wrapped by the master key. Erasing one makes its words unreadable for good.
create table words_key (
  owner_id   uuid primary key,
  owner_kind text not null check (owner_kind in ('person', 'course')),
  wrapped    bytea not null
);

-- Attempts within a window, by a hash of what was tried (an address, a name): for rate limits over many processes.
create unlogged table attempt (
  what_hash bytea not null,
  started_at timestamptz not null,
  count     integer not null,
  primary key (what_hash, started_at)
);

-- Who sees what ---------------------------------------------------------------------------------------------------

-- The courses open to the viewer by any of these rights. A job may do what names 'job', within its practice (or its one
-- course); the holder of a link what names 'link', with its subject's course.
create function courses_open_to(variadic rights text[]) returns setof uuid
language plpgsql stable security definer set search_path = public, pg_temp rows 50 as $$
begin
  case viewer_kind()
    when 'oneself' then
      return query select a.course_id from access a
        where a.person_id = viewer_person() and a."right" = any (rights)
          and a.since <= viewer_now() and (a.until is null or a.until > viewer_now());
    when 'member' then
      return query select a.course_id from access a
        where a.person_id = viewer_person() and a.practice_id = viewer_practice() and a."right" = any (rights)
          and a.since <= viewer_now() and (a.until is null or a.until > viewer_now());
    when 'job' then
      if 'job' = any (rights) then
        if viewer_subject() is not null then
          return query select a.course_id from access a
            where a.course_id = viewer_subject() and a.practice_id = viewer_practice() and a."right" = 'client' limit 1;
        else
          return query select a.course_id from access a
            where a.practice_id = viewer_practice() and a."right" = 'client';
        end if;
      end if;
    when 'link' then
      if 'link' = any (rights) then return query select viewer_subject(); end if;
    else
  end case;
end $$;

-- The people whose name the viewer may know: themselves, those they share a course with, the staff of their practices,
-- and everyone of a practice they manage or work for as a job.
create function people_known() returns setof uuid
language plpgsql stable security definer set search_path = public, pg_temp rows 50 as $$
begin
  case viewer_kind()
    when 'job' then
      return query select m.person_id from membership m where m.practice_id = viewer_practice();
    when 'member' then
      return query
        select viewer_person()
        union select m.person_id from membership m
          where m.practice_id = viewer_practice() and (m.role <> 'client' or viewer_has_role('manager'))
        union select a.person_id from access a
          where a."right" in ('client', 'therapist', 'cover')
            and a.course_id in (select courses_open_to('client', 'therapist', 'cover', 'scores', 'repairs', 'card'));
    when 'oneself' then
      return query
        select viewer_person()
        union select m.person_id from membership m
          where m.role <> 'client'
            and m.practice_id in (select o.practice_id from membership o where o.person_id = viewer_person());
    when 'link' then
      return query
        select viewer_person()
        union select m.person_id from membership m where m.role <> 'client' and m.practice_id = viewer_practice();
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

create function keys_open_to_viewer() returns setof uuid
language plpgsql stable security definer set search_path = public, pg_temp rows 50 as $$
begin
  return query
    select viewer_person()
    union select courses_open_to('client', 'therapist', 'cover', 'repairs', 'link')
    union select a.person_id from access a
      where a."right" = 'client' and a.course_id in (select courses_open_to('therapist', 'cover', 'card'));
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
  select p.id, p.password_hash from person p where lower(p.sign_in_name) = lower(wanted) and p.password_hash is not null $$;

create function signed_in(secret bytea, at timestamptz)
  returns table (person_id uuid, name text, language text, seen_at timestamptz, practices uuid[], roles text[])
language sql stable security definer set search_path = public, pg_temp as $$
  select p.id, p.name, p.language, s.seen_at,
         array_agg(m.practice_id order by m.practice_id, m.role) filter (where m.role is not null),
         array_agg(m.role order by m.practice_id, m.role) filter (where m.role is not null)
  from sign_in s join person p on p.id = s.person_id
    left join membership m on m.person_id = p.id and m.ended_at is null
  where s.secret_hash = secret and s.expires_at > at
  group by p.id, s.secret_hash $$;

create function look_up_link(secret bytea, at timestamptz)
  returns table (id uuid, purpose text, practice_id uuid, person_id uuid, course_id uuid, subject_id uuid, usable boolean)
language sql stable security definer set search_path = public, pg_temp as $$
  select l.id, l.purpose, l.practice_id, l.person_id, l.course_id, l.subject_id,
         l.ended_at is null and (l.expires_at is null or l.expires_at > at)
  from link_secret s join link l on l.id = s.link_id where s.secret_hash = secret $$;

-- Row-level security ------------------------------------------------------------------------------------------------

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

call guard(array['person', 'contact', 'membership', 'access', 'sign_in', 'link', 'link_secret', 'words_key']);
grant select, insert, update, delete on attempt to ${app};  -- hashes and counts of attempts: nobody's data, no policy

create policy known on person for select to ${app} using (id = viewer_person() or id in (select people_known()));
create policy oneself_new on person for insert to ${app} with check (id = viewer_person());
create policy oneself_edits on person for update to ${app} using (id = viewer_person()) with check (id = viewer_person());
create policy oneself_erases on person for delete to ${app} using (id = viewer_person() and viewer_kind() = 'oneself');

create policy oneself on contact to ${app} using (person_id = viewer_person() and viewer_kind() in ('oneself', 'member'))
  with check (person_id = viewer_person());
create policy mail on contact for select to ${app} using (viewer_kind() = 'job' and person_id in (select people_known()));

create policy oneself on membership for select to ${app}
  using (person_id = viewer_person() or person_id in (select people_known()) and practice_id in (select practices_known()));
create policy first_manager on membership for insert to ${app}
  with check (person_id = viewer_person() and practice_is_new(practice_id));
create policy admits on membership for insert to ${app}
  with check (practice_id = viewer_practice() and (viewer_kind() = 'job' or viewer_has_role('manager') or viewer_has_role('therapist')));
create policy manages on membership for update to ${app}
  using (practice_id = viewer_practice() and (viewer_kind() = 'job' or viewer_has_role('manager')))
  with check (practice_id = viewer_practice());

create policy reads on access for select to ${app}
  using (person_id = viewer_person() or course_id in (select courses_open_to('client', 'therapist', 'job')));
create policy opens on access for insert to ${app}
  with check (practice_id = viewer_practice() and (course_is_new(course_id) or viewer_has_role('manager')
              or course_id in (select courses_open_to('therapist', 'job'))));
create policy passes_on on access for insert to ${app} with check (course_id in (select courses_open_to('client')));
create policy closes on access for update to ${app}
  using (course_id in (select courses_open_to('client', 'therapist', 'job'))
         or practice_id = viewer_practice() and viewer_has_role('manager'))
  with check (true);

create policy oneself on sign_in to ${app} using (person_id = viewer_person()) with check (person_id = viewer_person());
create policy tidies on sign_in for delete to ${app} using (viewer_kind() = 'job' and expires_at < viewer_now());
create policy job_reads on sign_in for select to ${app} using (viewer_kind() = 'job' and expires_at < viewer_now());

create policy reads on link for select to ${app}
  using (person_id = viewer_person()
         or practice_id = viewer_practice() and (viewer_kind() = 'job' or viewer_kind() = 'member'
              and (course_id is null or course_id in (select courses_open_to('therapist', 'cover')))));
create policy makes on link for insert to ${app}
  with check (viewer_kind() in ('oneself', 'member', 'job')
              and (practice_id is null or practice_id in (select practices_known()) or person_id = viewer_person()));
create policy ends on link for update to ${app}
  using (person_id = viewer_person()
         or practice_id = viewer_practice() and (viewer_kind() = 'job' or viewer_kind() = 'member'
              and (course_id is null or course_id in (select courses_open_to('therapist', 'cover')))))
  with check (true);
create policy with_link on link_secret to ${app} using (link_id in (select id from link))
  with check (link_id in (select id from link));

create policy reads on words_key for select to ${app} using (owner_id in (select keys_open_to_viewer()));
create policy makes on words_key for insert to ${app}
  with check (owner_id in (select keys_open_to_viewer()) or owner_kind = 'course' and course_is_new(owner_id));
create policy erases on words_key for delete to ${app}
  using (owner_id = viewer_person() and viewer_kind() = 'oneself');
