-- A password that was set anew by mail shows that somebody reads a mailbox, and no more. Until something else says who they
-- are, what they wrote and what others wrote to them stays closed. The server could open it: this is a rule, not a lock.
alter table person add words_closed_at timestamptz;

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

-- Somebody asks their practice to say who they are; whoever knows them shows them a code, in person.
create table confirmation (
  id         uuid primary key,
  person_id  uuid not null references person on delete cascade,
  asked_at   timestamptz not null,
  code_hash  bytea,
  shown_by   uuid references person on delete set null,
  expires_at timestamptz,
  tries      integer not null default 0,
  ended_at   timestamptz
);
create unique index confirmation_open on confirmation (person_id) where ended_at is null;

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
      where k.person_id <> viewer_person();
  end if;
end $$;

call guard(array['confirmation']);
create policy oneself on confirmation to ${app} using (person_id = viewer_person() and viewer_kind() = 'oneself')
  with check (person_id = viewer_person() and viewer_kind() = 'oneself');
create policy reads on confirmation for select to ${app} using (person_id in (select people_to_confirm()));
create policy shows on confirmation for update to ${app} using (person_id in (select people_to_confirm()))
  with check (person_id in (select people_to_confirm()));
