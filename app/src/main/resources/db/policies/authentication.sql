-- Sign-ins and credentials.

-- Called before the viewer is known: finds the person by their sign-in name, and later by a cookie or a passkey.
create function sign_in_credentials(wanted text) returns table (person_id uuid, password_hash text)
language sql stable security definer set search_path = public, pg_temp as $$
  select p.id, p.password_hash from person p
  where p.sign_in_key in (folded_name(wanted), lower(wanted)) and p.password_hash is not null
  order by p.sign_in_key = lower(wanted) desc limit 1 $$;

create function signed_in(secret bytea, at timestamptz)
  returns table (person_id uuid, name text, usual_name text, language text, seen_at timestamptz, used_at timestamptz, two_steps boolean,
                 withheld boolean, practices uuid[], roles text[])
language sql stable security definer set search_path = public, pg_temp as $$
  select p.id, p.name, p.usual_name, p.language, s.seen_at, s.used_at, s.two_steps, bool_or(w.withheld),
         array_agg(m.practice_id order by m.practice_id, m.role) filter (where m.role is not null and not w.withheld),
         array_agg(m.role order by m.practice_id, m.role) filter (where m.role is not null and not w.withheld)
  from sign_in s join person p on p.id = s.person_id
    left join membership m on m.person_id = p.id and m.ended_at is null
    left join two_steps_required r on r.practice_id = m.practice_id and m.role <> 'client'
    cross join lateral (select coalesce(not s.two_steps and greatest(r.since, m.since) + interval '14 days' <= at
                                        and r.since is not null, false) as withheld) w
  where s.secret_hash = secret and s.expires_at > at and not s.awaits
  group by p.id, s.secret_hash $$;

call guard(array['sign_in']);

grant select, insert, update, delete on attempt to ${app};  -- hashes and counts of attempts: nobody's data, no policy

create policy oneself on sign_in to ${app}
  using (viewer_kind() = 'oneself' and person_id = viewer_person())
  with check (viewer_kind() = 'oneself' and person_id = viewer_person());
create policy tidies on sign_in for delete to ${app} using (viewer_kind() = 'job' and expires_at < viewer_now());
create policy job_reads on sign_in for select to ${app} using (viewer_kind() = 'job' and expires_at < viewer_now());

-- Called before the viewer is known, like sign_in_credentials: finds the person of a passkey.
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

-- While words are closed, no way in can be added that would open them.
create policy while_open_adds on passkey as restrictive for insert to ${app} with check ((select words_open()));
create policy while_open_removes on passkey as restrictive for delete to ${app} using ((select words_open()));

create policy while_open_adds on second_step as restrictive for insert to ${app} with check ((select words_open()));

create policy while_open_adds on recovery_code as restrictive for insert to ${app} with check ((select words_open()));

-- The people that the viewer may vouch for: a manager for all of their practice, a therapist for their clients, nobody for
-- themselves.
create function people_to_confirm() returns setof uuid
language plpgsql stable security definer set search_path = public, pg_temp rows 50 as $$
begin
  if viewer_kind() = 'member' and words_open() then
    return query
      select k.person_id from (
        select m.person_id from membership m
          where m.practice_id = viewer_practice() and m.ended_at is null and viewer_has_role('manager')
        union select a.person_id from access a
          where a."right" = 'client' and a.course_id = any (viewer_courses('therapist'))) k
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
