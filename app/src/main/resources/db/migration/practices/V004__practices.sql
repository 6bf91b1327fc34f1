-- The practices of this installation, each blind to the others, and the invitations into them.

create table practice (
  id            uuid primary key,
  name          text not null check (char_length(name) between 1 and 200),
  country       text not null check (country ~ '^[A-Z]{2}$'),
  time_zone     text not null check (char_length(time_zone) <= 60),
  -- who hears what a client can't say to their therapist; and somebody outside who does
  concerns_to   uuid references person on delete set null,
  outside_body  text check (char_length(outside_body) <= 1000),
  -- the first practice: its manager may make codes for further ones
  hosts         boolean not null default false,
  created_at    timestamptz not null,
  version       integer not null default 1,
  -- what it must keep by law, in its own words: said before somebody writes anything, and again before they erase it
  keeps_by_law  text,
  -- whether adults may open an account of their own here, without a therapist; the hosting practice decides, and it begins
  -- with no
  open_accounts boolean not null default false check (hosts or not open_accounts)
);
create unique index practice_hosts on practice (hosts) where hosts;

create table invitation (
  id               uuid primary key,
  practice_id      uuid not null references practice,
  role             text not null check (role in ('manager', 'therapist', 'covering', 'client')),
  invited_by       uuid not null references person,
  -- who is meant and where they are written to: forgotten once they came or the invitation was taken back
  name             text check (char_length(name) between 1 and 200),
  address          text check (char_length(address) <= 320),
  link_id          uuid not null references link,
  -- given in person, so that a link in the wrong hands opens nothing; Argon2
  code_hash        text check (code_hash is null or role = 'client'),
  tries            integer not null default 0,
  -- the course that begins with it
  weeks_between    integer check (weeks_between between 0 and 52),
  first_session_at timestamptz,
  session_minutes  integer check (session_minutes between 5 and 600),
  made_at          timestamptz not null,
  runs_out_at      timestamptz not null,
  accepted_at      timestamptz,
  accepted_by      uuid references person on delete set null,
  withdrawn_at     timestamptz,
  -- somebody whose past is here already, and who has no sign-in yet: the invitation then makes theirs
  person_id        uuid references person on delete cascade check (person_id is null or role = 'client')
);
create index invitation_practice on invitation (practice_id, made_at);
create index invitation_link on invitation (link_id);
create index invitation_person on invitation (person_id);
create index invitation_inviter on invitation (invited_by);
create index invitation_accepter on invitation (accepted_by);

-- Codes that let somebody set up a practice: hashes, nobody's data.
create table set_up_code (
  code_hash  bytea primary key,
  expires_at timestamptz not null
);

-- As for person and contact, PostgreSQL keeps no samples of them.
alter table invitation
  alter column name set statistics 0,
  alter column address set statistics 0;
