-- The application's clock, so that one clock rules both sides.
create function viewer_now() returns timestamptz language sql stable parallel safe
  return coalesce(nullif(current_setting('attune.now', true), '')::timestamptz, now());

-- People ------------------------------------------------------------------------------------------------------------

create table person (
  id              uuid primary key,
  name            text not null check (char_length(name) between 1 and 200),
  sign_in_name    text check (char_length(sign_in_name) between 1 and 200),
  password_hash   text,
  language        text,
  created_at      timestamptz not null,
  version         integer not null default 1,
  -- a password that was set again by mail shows that somebody reads a mailbox, and no more: until something else says who
  -- they are, what they wrote and what others wrote to them stays closed. The server could open it: this is a rule, not a lock
  words_closed_at timestamptz,
  -- who gave them their password in person does not also open what they wrote: that takes another
  vouched_by      uuid references person on delete set null,
  -- the folded name, by which names are compared
  sign_in_key     text
);
create unique index person_sign_in_key on person (sign_in_key);
create index person_vouched_by on person (vouched_by) where vouched_by is not null;

-- How sign-in names are compared: a letter is the same however a keyboard spells it, and whether it is large or small. Whoever
-- counts tries counts by the same, so that no other spelling has tries of its own.
create function folded_name(name text) returns text language sql immutable parallel safe
  return lower(normalize(btrim(name), NFKC));

create function fold_sign_in_name() returns trigger language plpgsql as $$
begin
  new.sign_in_key := folded_name(new.sign_in_name);
  return new;
end $$;
create trigger fold_sign_in_name before insert or update of sign_in_name on person
  for each row execute function fold_sign_in_name();

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
  expires_at   timestamptz not null,
  -- one that still waits for its second step is none yet
  awaits       boolean not null default false,
  two_steps    boolean not null default false,
  -- when it was last used while its private pages were open: ten minutes later they lock, and stay locked until somebody
  -- shows again who they are
  used_at      timestamptz not null,
  -- so that a sign-in can be named, and ended, without its secret
  id           uuid not null default gen_random_uuid() unique
);
create index sign_in_person on sign_in (person_id);

-- A link that acts for a person without a sign-in. Its secrets (one for each time it was sent) are stored hashed.
create table link (
  id          uuid primary key,
  purpose     text not null check (purpose in ('check-in', 'invitation', 'reset', 'calendar', 'trusted', 'address')),
  practice_id uuid,
  person_id   uuid references person on delete cascade,
  course_id   uuid,
  subject_id  uuid,
  created_at  timestamptz not null,
  expires_at  timestamptz,
  ended_at    timestamptz
);
create index link_subject on link (subject_id);
create index link_person on link (person_id);

create table link_secret (
  secret_hash bytea primary key,
  link_id     uuid not null references link on delete cascade
);
create index link_secret_link on link_secret (link_id);

-- How a person may be reached, and the name used outside: two people may share an address.
create table contact (
  person_id       uuid primary key references person on delete cascade,
  reach           text not null check (reach in ('mail', 'none')),
  address         text check (char_length(address) <= 320),
  outside_name    text check (char_length(outside_name) <= 200),
  -- nothing is mailed to an address that its owner has not confirmed
  confirmed_at    timestamptz,
  confirming_link uuid references link on delete set null,
  check (reach = 'none' or address is not null)
);
create index contact_confirming on contact (confirming_link);

-- Keys of persons, courses, spaces and what two people trust each other with, wrapped
-- by the master key. Erasing one makes its words unreadable for good.
create table words_key (
  owner_id   uuid primary key,
  owner_kind text not null check (owner_kind in ('person', 'course', 'space', 'trust')),
  wrapped    bytea not null
);

-- Attempts within a window, by a hash of what was tried (an address, a name): for rate limits over many processes.
create unlogged table attempt (
  what_hash  bytea not null,
  started_at timestamptz not null,
  count      integer not null,
  -- from when on it no longer counts, and is forgotten, however long its window was
  ends_at    timestamptz not null,
  primary key (what_hash, started_at)
);

-- Passkeys: public keys of devices that sign a person in. Nothing here lets anybody in who reads it.
create table passkey (
  id              uuid primary key,
  person_id       uuid not null references person on delete cascade,
  credential_id   bytea not null unique check (octet_length(credential_id) between 1 and 1023),
  name            text not null check (char_length(name) between 1 and 100),
  public_key      bytea not null,
  attestation     bytea not null,
  transports      text not null,
  signature_count bigint not null,
  made_at         timestamptz not null,
  used_at         timestamptz
);
create index passkey_person on passkey (person_id);

-- Challenges that were answered, by their hash, until they would have run out: an answer counts once.
create table answered_challenge (
  challenge_hash bytea primary key,
  answered_at    timestamptz not null
);

-- What changed about how a person signs in, for them to read; who did it, where it wasn't they themselves.
create table sign_in_change (
  id        uuid primary key,
  person_id uuid not null references person on delete cascade,
  what      text not null check (char_length(what) <= 40),
  at        timestamptz not null,
  by_person uuid references person on delete set null
);
create index sign_in_change_person on sign_in_change (person_id, at);

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

-- From where somebody has signed in before, as a keyed hash of their sign-in name and network: strangers who guess use up
-- strangers' tries alone. Hashes and times: nobody's data, no policy.
create table known_place (
  what_hash bytea primary key,
  seen_at   timestamptz not null
);

-- PostgreSQL keeps samples of a column to plan by. They outlive the row, so none are taken of what says who somebody is.
alter table person
  alter column name set statistics 0,
  alter column sign_in_name set statistics 0,
  alter column sign_in_key set statistics 0;
alter table contact
  alter column address set statistics 0,
  alter column outside_name set statistics 0;
alter table passkey alter column name set statistics 0;
