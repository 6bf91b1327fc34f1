-- The practices of this installation, each blind to the others, and the invitations into them.

create table practice (
  id           uuid primary key,
  name         text not null check (char_length(name) between 1 and 200),
  country      text not null check (country ~ '^[A-Z]{2}$'),
  time_zone    text not null check (char_length(time_zone) <= 60),
  -- who hears what a client can't say to their therapist; and somebody outside who does
  concerns_to  uuid references person on delete set null,
  outside_body text check (char_length(outside_body) <= 1000),
  -- the first practice: its manager may make codes for further ones
  hosts        boolean not null default false,
  created_at   timestamptz not null,
  version      integer not null default 1
);
create unique index practice_hosts on practice (hosts) where hosts;

create table invitation (
  id                uuid primary key,
  practice_id       uuid not null references practice,
  role              text not null check (role in ('manager', 'therapist', 'covering', 'client')),
  invited_by        uuid not null references person,
  -- who is meant and where they are written to: forgotten once they came or the invitation was taken back
  name              text check (char_length(name) between 1 and 200),
  address           text check (char_length(address) <= 320),
  link_id           uuid not null references link,
  -- given in person, so that a link in the wrong hands opens nothing; Argon2
  code_hash         text check (code_hash is null or role = 'client'),
  tries             integer not null default 0,
  -- the course that begins with it
  weeks_between     integer check (weeks_between between 0 and 52),
  first_session_at  timestamptz,
  session_minutes   integer check (session_minutes between 5 and 600),
  made_at           timestamptz not null,
  runs_out_at       timestamptz not null,
  accepted_at       timestamptz,
  accepted_by       uuid references person on delete set null,
  withdrawn_at      timestamptz
);
create index invitation_practice on invitation (practice_id, made_at);
create index invitation_link on invitation (link_id);

-- Codes that let somebody set up a practice: hashes, nobody's data.
create table set_up_code (
  code_hash  bytea primary key,
  expires_at timestamptz not null
);

create function any_practice() returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from practice) $$;

call guard(array['practice', 'invitation']);
grant select, insert, delete on set_up_code to ${app};

create policy known on practice for select to ${app} using (id in (select practices_known()));
create policy founds on practice for insert to ${app}
  with check (viewer_kind() = 'oneself' and practice_is_new(id));
create policy manages on practice for update to ${app}
  using (id = viewer_practice() and viewer_has_role('manager')) with check (id = viewer_practice());

-- A client's invitation is between them and whoever made it; the practice's own people's are the managers' too.
create policy staff on invitation to ${app}
  using (practice_id = viewer_practice() and viewer_kind() = 'member'
         and (invited_by = viewer_person() or role <> 'client' and viewer_has_role('manager')))
  with check (practice_id = viewer_practice() and viewer_kind() = 'member'
         and (role = 'client' and viewer_has_role('therapist') and invited_by = viewer_person()
              or role <> 'client' and viewer_has_role('manager')));
create policy job on invitation for select to ${app}
  using (practice_id = viewer_practice() and viewer_kind() = 'job');
create policy job_accepts on invitation for update to ${app}
  using (practice_id = viewer_practice() and viewer_kind() = 'job') with check (practice_id = viewer_practice());
