-- A second step after the password: a code that somebody's phone shows, from a secret that lies here sealed by their key.
create table second_step (
  person_id uuid primary key references person on delete cascade,
  secret    bytea not null,
  last_step bigint not null,  -- the half minute of the last code that was used: none counts twice
  set_up_at timestamptz not null
);

-- Codes for the day when the phone is gone, each for once; a keyed hash.
create table recovery_code (
  code_hash bytea primary key,
  person_id uuid not null references person on delete cascade,
  used_at   timestamptz
);
create index recovery_code_person on recovery_code (person_id);

-- Practices in which whoever works signs in with two steps, 14 days after this or after they came.
create table two_steps_required (
  practice_id uuid primary key,
  since       timestamptz not null
);

-- A sign-in that still waits for its second step is none yet.
alter table sign_in add awaits boolean not null default false, add two_steps boolean not null default false;

-- Work in a practice that asks for two steps is withheld from a sign-in with one.
drop function signed_in(bytea, timestamptz);
create function signed_in(secret bytea, at timestamptz)
  returns table (person_id uuid, name text, language text, seen_at timestamptz, two_steps boolean, withheld boolean,
                 practices uuid[], roles text[])
language sql stable security definer set search_path = public, pg_temp as $$
  select p.id, p.name, p.language, s.seen_at, s.two_steps, bool_or(w.withheld),
         array_agg(m.practice_id order by m.practice_id, m.role) filter (where m.role is not null and not w.withheld),
         array_agg(m.role order by m.practice_id, m.role) filter (where m.role is not null and not w.withheld)
  from sign_in s join person p on p.id = s.person_id
    left join membership m on m.person_id = p.id and m.ended_at is null
    left join two_steps_required r on r.practice_id = m.practice_id and m.role <> 'client'
    cross join lateral (select coalesce(not s.two_steps and greatest(r.since, m.since) + interval '14 days' <= at
                                        and r.since is not null, false) as withheld) w
  where s.secret_hash = secret and s.expires_at > at and not s.awaits
  group by p.id, s.secret_hash $$;

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
