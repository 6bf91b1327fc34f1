-- When a sign-in was last used while its private pages were open: ten minutes later they lock, and stay locked until
-- somebody shows again who they are.
alter table sign_in add used_at timestamptz not null default now();
alter table sign_in alter used_at drop default;

drop function signed_in(bytea, timestamptz);
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
