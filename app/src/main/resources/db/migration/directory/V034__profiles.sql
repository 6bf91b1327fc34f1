-- What therapists say about themselves in public, for those who look for one. Everything here is written to be read by anybody,
-- so it lies in the clear; until a manager approved it, only the practice reads it.

create table profile (
  id                      uuid primary key,
  practice_id             uuid not null references practice on delete cascade,
  person_id               uuid not null references person on delete cascade,
  -- the version that visitors read; without a foreign key, since versions refer to their profile already
  approved_version        uuid,
  published               boolean not null default false,
  -- who took it out of the directory: what a manager took out, a manager puts back
  unpublished_by          text check (unpublished_by in ('therapist', 'manager')),
  -- whether changes of the words are approved as they come
  trusted                 boolean not null default false,
  places                  smallint not null default 0 check (places between 0 and 99),
  places_confirmed_at     timestamptz,
  -- of the approved version, for somebody in training: a lapsed permit hides the profile, and nobody is named before they agree
  permit_expires          date,
  supervisor_id           uuid references person on delete set null,
  supervisor_confirmed_at timestamptz,
  created_at              timestamptz not null,
  unique (practice_id, person_id),
  check (not published or approved_version is not null)
);
create index profile_person on profile (person_id);
create index profile_supervisor on profile (supervisor_id) where supervisor_id is not null;

-- A portrait, read and written again by us: JPEG, small, with nothing in it but the picture.
create table photograph (
  id          uuid primary key,
  profile_id  uuid not null references profile on delete cascade,
  jpeg        bytea not null check (octet_length(jpeg) <= 1000000),
  uploaded_at timestamptz not null
);
create index photograph_profile on photograph (profile_id);

-- Each version that was written, and what became of it.
create table profile_version (
  id            uuid primary key,
  profile_id    uuid not null references profile on delete cascade,
  number        integer not null check (number > 0),
  content       jsonb not null,
  photograph_id uuid references photograph on delete set null,
  written_at    timestamptz not null,
  submitted_at  timestamptz,
  decided_at    timestamptz,
  decided_by    uuid references person on delete set null,
  approved      boolean,
  -- what the manager would like to have changed
  remark        text check (char_length(remark) <= 2000),
  unique (profile_id, number),
  check ((approved is null) = (decided_at is null))
);
create index profile_version_photograph on profile_version (photograph_id) where photograph_id is not null;
create index profile_version_decider on profile_version (decided_by) where decided_by is not null;
create index profile_approved on profile (approved_version) where approved_version is not null;

-- The addresses of profiles. One that was given stays its profile's for ever, and nobody else's, even when the profile is gone.
create table profile_slug (
  slug       text primary key check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and char_length(slug) <= 80),
  profile_id uuid references profile on delete set null,
  is_current boolean not null,
  since      timestamptz not null
);
create index profile_slug_profile on profile_slug (profile_id);
create unique index profile_slug_current on profile_slug (profile_id) where is_current;

-- What the practice looked up, word for word: of another licence number nothing is confirmed.
create table profile_confirmation (
  profile_id   uuid not null references profile on delete cascade,
  what         text not null check (what in ('credential', 'licence')),
  value        text not null check (char_length(value) <= 400),
  confirmed_by uuid references person on delete set null,
  confirmed_at timestamptz not null,
  primary key (profile_id, what)
);
create index profile_confirmation_by on profile_confirmation (confirmed_by) where confirmed_by is not null;

-- Specialisms and people in the practice's own words, beside those that each practice has.
create table practice_specialism (
  id          uuid primary key,
  practice_id uuid not null references practice on delete cascade,
  name        text not null check (char_length(name) between 1 and 60),
  added_at    timestamptz not null
);
create unique index practice_specialism_once on practice_specialism (practice_id, lower(name));

-- Emails that ask a therapist whether their places are still right: one waits for each profile.
create table places_mail (
  id          uuid primary key,
  profile_id  uuid not null unique references profile on delete cascade,
  practice_id uuid not null references practice on delete cascade,
  attempts    integer not null default 0,
  made_at     timestamptz not null,
  next_try_at timestamptz not null
);
create index places_mail_practice on places_mail (practice_id);

-- Grows with each change that a visitor could see, so that every process knows when what it read is old.
create table directory_revision (
  one      boolean primary key default true check (one),
  revision bigint not null
);

-- At the end of the transaction, so that its row is held for a moment only, and after everything else. Data that is filled in by
-- nobody, as a restore does, changes nothing.
create function directory_changed() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if coalesce(current_setting('attune.kind', true), '') <> '' then
    insert into directory_revision as r (revision) values (1) on conflict (one) do update set revision = r.revision + 1;
  end if;
  return null;
end $$;
create constraint trigger directory_changed after insert or update or delete on profile
  deferrable initially deferred for each row execute function directory_changed();
create constraint trigger directory_changed after insert or update or delete on profile_slug
  deferrable initially deferred for each row execute function directory_changed();
create constraint trigger directory_changed after insert or update or delete on profile_confirmation
  deferrable initially deferred for each row execute function directory_changed();
create constraint trigger directory_changed after delete on photograph
  deferrable initially deferred for each row execute function directory_changed();

-- Policies see rows, and not what changes in them: whom a column is for is said here.
create function check_profile_change() returns trigger language plpgsql as $$
begin
  if coalesce(current_setting('attune.kind', true), '') = '' then
    return new;  -- a migration or a restore
  end if;
  if new.supervisor_confirmed_at is not null and new.supervisor_confirmed_at is distinct from old.supervisor_confirmed_at
      and new.supervisor_id is distinct from viewer_person() then
    raise exception 'supervision is confirmed by the supervisor' using errcode = 'insufficient_privilege';
  end if;
  if not viewer_has_role('manager') and (new.trusted is distinct from old.trusted
      or new.approved_version is distinct from old.approved_version and new.approved_version is not null and not old.trusted
      or new.permit_expires is distinct from old.permit_expires or new.supervisor_id is distinct from old.supervisor_id
      or old.unpublished_by = 'manager' and (new.published or new.unpublished_by is distinct from 'manager')) then
    raise exception 'a manager decides this' using errcode = 'insufficient_privilege';
  end if;
  if viewer_kind() = 'member' and not viewer_has_role('manager') and viewer_person() <> old.person_id
      and to_jsonb(new) - 'supervisor_confirmed_at' <> to_jsonb(old) - 'supervisor_confirmed_at' then
    raise exception 'a supervisor changes nothing else' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger check_profile_change before update on profile for each row execute function check_profile_change();
