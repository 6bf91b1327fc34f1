-- Courses of therapy and their sessions: who meets whom, and when. Nothing that anyone said.

create table course (
  id             uuid primary key,
  practice_id    uuid not null references practice,
  client_id      uuid not null references person on delete cascade,
  therapist_id   uuid not null references person,
  opened_on      date not null,
  cadence_from   date,
  cadence_days   integer check (cadence_days between 1 and 366),
  cadence_at     time,
  length_minutes integer not null check (length_minutes between 5 and 600),
  state          text not null check (state in ('open', 'ended')),
  ended_on       date,
  version        integer not null default 1,
  check ((state = 'ended') = (ended_on is not null)),
  check (num_nonnulls(cadence_from, cadence_days, cadence_at) in (0, 3))
);
create index course_client on course (client_id);
create index course_therapist on course (therapist_id);

create table session (
  id             uuid primary key,
  course_id      uuid not null references course on delete cascade,
  practice_id    uuid not null,
  planned_at     timestamptz not null,
  length_minutes integer not null check (length_minutes between 5 and 600),
  state          text not null check (state in ('planned', 'held', 'cancelled', 'called-off', 'missed')),
  imported       boolean not null default false,
  -- the day of the cadence that this session fills; a session that was moved or cancelled still fills it
  cadence_day    date,
  version        integer not null default 1,
  -- when it was planned, moved, held or called off last: a calendar that reads it goes by that
  changed_at     timestamptz not null default viewer_now(),
  unique (course_id, cadence_day)
);
create index session_course on session (course_id, planned_at);
create index session_planned_at on session (planned_at);

-- When a therapist is away, and who covers meanwhile.
create table absence (
  id           uuid primary key,
  practice_id  uuid not null,
  therapist_id uuid not null references person on delete cascade,
  starts_on    date not null,
  ends_on      date not null check (ends_on >= starts_on),
  starts_at    timestamptz not null,
  ends_at      timestamptz not null,
  covered_by   uuid references person check (covered_by <> therapist_id),
  cancels      boolean not null
);
create index absence_therapist on absence (therapist_id, ends_at);
create index absence_cover on absence (covered_by);

-- The last session, as one proposed it and the other agreed.
create table ending (
  course_id   uuid primary key references course on delete cascade,
  session_id  uuid not null references session,
  proposed_by uuid not null references person on delete cascade,
  proposed_at timestamptz not null,
  agreed_at   timestamptz,
  version     integer not null default 1
);
create index ending_session on ending (session_id);
create index ending_proposer on ending (proposed_by);

-- Some lines of each for the keepsake, sealed by the course's key.
create table keepsake_words (
  id         uuid primary key,
  course_id  uuid not null references course on delete cascade,
  person_id  uuid not null references person on delete cascade,
  sealed     bytea not null,
  written_at timestamptz not null,
  version    integer not null default 1,
  unique (course_id, person_id)
);
create index keepsake_words_person on keepsake_words (person_id);

-- A next therapist, proposed to the client; and what the client passed on to them.
create table handover (
  id          uuid primary key,
  course_id   uuid not null references course on delete cascade,
  practice_id uuid not null,
  next_id     uuid not null references person,
  proposed_by uuid not null references person on delete cascade,
  proposed_at timestamptz not null,
  answered_at timestamptz,
  next_course uuid references course,
  version     integer not null default 1,
  check (next_course is null or answered_at is not null)
);
create unique index handover_open on handover (course_id) where answered_at is null;
create index handover_next on handover (next_course);
create index handover_course on handover (course_id);
create index handover_people on handover (next_id);
create index handover_proposer on handover (proposed_by);

-- With a course goes who had which right to it, and who looked: nothing that was erased leaves a trace of whom it was about.
create function forget_course() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  delete from access where course_id = old.id;
  delete from look where course_id = old.id;
  return null;
end $$;
create trigger forgotten after delete on course for each row execute function forget_course();

-- A course that its therapist or a manager closed without the client: by whom and why (from a short list, nothing of what was
-- said), and which planned sessions were called off by it. The row goes when the course is reopened, or when it can't be any
-- more because the client went on.
create table closure (
  course_id   uuid primary key references course on delete cascade,
  practice_id uuid not null references practice on delete cascade,
  closed_by   uuid not null references person on delete cascade,
  reason      text not null check (reason in ('stopped-coming', 'never-began', 'client-left', 'elsewhere', 'therapist-leaves')),
  closed_at   timestamptz not null,
  called_off  uuid[] not null
);
create index closure_practice on closure (practice_id);
create index closure_person on closure (closed_by);

create function session_changes() returns trigger language plpgsql as $$
begin
  new.changed_at := viewer_now();
  return new;
end $$;
create trigger changes before update of planned_at, length_minutes, state on session
  for each row when (old.planned_at <> new.planned_at or old.length_minutes <> new.length_minutes or old.state <> new.state)
  execute function session_changes();
