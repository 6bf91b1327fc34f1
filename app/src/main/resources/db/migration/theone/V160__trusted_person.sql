-- The one: somebody whom a person asks to be there, by a mail. They have no account and act by a link.

alter table link drop constraint link_purpose_check;
alter table link add check (purpose in ('check-in', 'invitation', 'reset', 'calendar', 'trusted'));
alter table words_key drop constraint words_key_owner_kind_check;
alter table words_key add check (owner_kind in ('person', 'course', 'space', 'trust'));

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
  zone       text not null,
  ended_at   timestamptz
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
grant select, insert, update, delete on asked_address to ${app};

call keep_to_oneself(array['trusted_person', 'trust', 'trusted_mail', 'tap']);
call guard(array['trust_limits']);

create policy job_reads on trusted_mail for select to ${app} using (viewer_kind() = 'job' and practice_id = viewer_practice());
create policy job_tells on trusted_mail for update to ${app} using (viewer_kind() = 'job' and practice_id = viewer_practice())
  with check (viewer_kind() = 'job' and practice_id = viewer_practice());
create policy trusted_reads on trusted_mail for select to ${app}
  using (viewer_kind() = 'trusted' and trust_id = viewer_subject());
-- a job knows of it while a mail waits
create policy job_reads on trust for select to ${app}
  using (viewer_kind() = 'job' and id in (select trust_id from trusted_mail where state = 'waiting'));
create policy trusted_reads on trust for select to ${app} using (viewer_kind() = 'trusted' and id = viewer_subject());
create policy trusted_answers on trust for update to ${app} using (viewer_kind() = 'trusted' and id = viewer_subject())
  with check (viewer_kind() = 'trusted' and id = viewer_subject());
create policy trusted_reads on tap for select to ${app} using (viewer_kind() = 'trusted' and trust_id = viewer_subject());
create policy trusted_answers on tap for update to ${app} using (viewer_kind() = 'trusted' and trust_id = viewer_subject())
  with check (viewer_kind() = 'trusted' and trust_id = viewer_subject());
create policy trusted on trust_limits to ${app} using (viewer_kind() = 'trusted' and trust_id = viewer_subject())
  with check (viewer_kind() = 'trusted' and trust_id = viewer_subject());

-- The key of what both know: open to whoever may read it, gone with it, and so is the link.
create policy trust_reads on words_key for select to ${app}
  using (owner_kind = 'trust' and (owner_id in (select id from trusted_person) or owner_id in (select id from trust)));
create policy trust_makes on words_key for insert to ${app}
  with check (owner_kind = 'trust' and owner_id in (select id from trusted_person));
create function forget_the_trust() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  delete from words_key where owner_id = old.id;
  delete from link where id = old.link_id;
  return old;
end $$;
create trigger all_goes after delete on trust for each row execute function forget_the_trust();
