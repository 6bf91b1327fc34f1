-- The one: somebody whose presence a person asks for, by a mail. They have no account and act by a link.

-- What the person who asks keeps of it: how they call the other, and their own limits.
create table trusted_person (
  id            uuid primary key,
  space_id      uuid not null references space on delete cascade,
  connection_id uuid references connection on delete set null,
  asked_at      timestamptz not null,
  words         bytea not null,
  a_day         smallint not null,
  a_week        smallint not null,
  from_hour     smallint not null,
  until_hour    smallint not null,
  zone          text not null,
  ended_at      timestamptz
);
create index trusted_person_space on trusted_person (space_id);
create index trusted_person_connection on trusted_person (connection_id);

-- What both know, under a key of its own: who asks, at which address, and what was answered. The hashes are keyed.
create table trust (
  id           uuid primary key references trusted_person on delete cascade,
  space_id     uuid not null references space on delete cascade,
  link_id      uuid not null references link on delete cascade,
  sealed       bytea not null,
  zone         text not null,
  address_hash bytea not null,
  pair_hash    bytea not null,
  answer       text check (answer in ('yes', 'no')),
  answered_at  timestamptz
);
create index trust_space on trust (space_id);
create index trust_link on trust (link_id);

-- What the trusted person alone knows: when and how often they may be asked, and whether they ended it.
create table trust_limits (
  trust_id   uuid primary key references trust on delete cascade,
  a_day      smallint not null,
  a_week     smallint not null,
  from_hour  smallint not null,
  until_hour smallint not null,
  zone       text not null
);

-- Mails to a trusted person, in ids: the practice is that of the job which sends it. The row stays, and says what became of it.
create table trusted_mail (
  id          uuid primary key,
  space_id    uuid not null references space on delete cascade,
  trust_id    uuid not null references trust on delete cascade,
  practice_id uuid not null,
  kind        text not null check (kind in ('ask', 'call', 'think', 'coffee')),
  made_at     timestamptz not null,
  state       text not null default 'waiting' check (state in ('waiting', 'sent', 'failed', 'rejected')),
  attempts    smallint not null default 0,
  tried_at    timestamptz
);
create index trusted_mail_space on trusted_mail (space_id);
create index trusted_mail_trust on trusted_mail (trust_id);

-- What was asked with one tap: the words with it, and the answer.
create table tap (
  id          uuid primary key references trusted_mail on delete cascade,
  space_id    uuid not null references space on delete cascade,
  trust_id    uuid not null references trust on delete cascade,
  words       bytea,
  answer      text check (answer in ('will-call', 'yes', 'another-time', 'not-today', 'thinking')),
  answered_at timestamptz
);
create index tap_space on tap (space_id);
create index tap_trust on tap (trust_id);

-- Addresses that wait for an answer, or want no more mail; pairs of address and person that were refused. They outlive the
-- spaces they came from. Keyed hashes and times: nobody's data, no policy.
create table asked_address (
  hash  bytea primary key,
  state text not null check (state in ('asked', 'refused', 'never')),
  since timestamptz not null
);

-- The key of what both know goes with it, and so does the link.
create function forget_the_trust() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  delete from words_key where owner_id = old.id;
  delete from link where id = old.link_id;
  return old;
end $$;
create trigger all_goes after delete on trust for each row execute function forget_the_trust();

-- Who a person would reach by their own phone, the number and a sentence that is ready: kept, never sent by this place.
create table ready_message (
  id       uuid primary key,
  space_id uuid not null references space on delete cascade,
  kept_at  timestamptz not null,
  version  int not null default 1,
  words    bytea not null
);
create index ready_message_space on ready_message (space_id);
