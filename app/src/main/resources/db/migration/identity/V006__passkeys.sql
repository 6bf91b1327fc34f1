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
