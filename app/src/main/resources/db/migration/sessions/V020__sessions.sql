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
  state          text not null check (state in ('planned', 'held', 'cancelled', 'missed')),
  imported       boolean not null default false,
  -- the day of the cadence that this session fills; a session that was moved or cancelled still fills it
  cadence_day    date,
  version        integer not null default 1,
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

-- The last session, as one proposed it and the other agreed.
create table ending (
  course_id   uuid primary key references course on delete cascade,
  session_id  uuid not null references session,
  proposed_by uuid not null references person,
  proposed_at timestamptz not null,
  agreed_at   timestamptz,
  version     integer not null default 1
);

-- Some lines of each for the keepsake, sealed by the course's key.
create table keepsake_words (
  id         uuid primary key,
  course_id  uuid not null references course on delete cascade,
  person_id  uuid not null references person,
  sealed     bytea not null,
  written_at timestamptz not null,
  version    integer not null default 1,
  unique (course_id, person_id)
);

-- A next therapist, proposed to the client; and what the client passed on to them.
create table handover (
  id            uuid primary key,
  course_id     uuid not null references course on delete cascade,
  practice_id   uuid not null,
  next_id       uuid not null references person,
  proposed_by   uuid not null references person,
  proposed_at   timestamptz not null,
  answered_at   timestamptz,
  next_course   uuid references course,
  version       integer not null default 1,
  check (next_course is null or answered_at is not null)
);
create unique index handover_open on handover (course_id) where answered_at is null;
create index handover_next on handover (next_course);

call guard(array['course', 'session', 'absence', 'ending', 'keepsake_words', 'handover']);

create policy reads on course for select to ${app}
  using (id in (select courses_open_to('client', 'therapist', 'cover', 'scores', 'repairs', 'card', 'job', 'link')));
-- that a course exists, and between whom: what a handover needs when the therapist is gone
create policy manager_knows on course for select to ${app}
  using (practice_id = viewer_practice() and viewer_has_role('manager'));
create policy opens on course for insert to ${app}
  with check (practice_id = viewer_practice() and viewer_kind() = 'job');
create policy keeps on course for update to ${app}
  using (id in (select courses_open_to('therapist', 'job'))) with check (true);

create policy reads on session for select to ${app}
  using (course_id in (select courses_open_to('client', 'therapist', 'cover', 'scores', 'repairs', 'job', 'link')));
create policy plans on session for insert to ${app}
  with check (course_id in (select courses_open_to('therapist', 'cover', 'job')));
create policy marks on session for update to ${app}
  using (course_id in (select courses_open_to('therapist', 'cover', 'job')))
  with check (course_id in (select courses_open_to('therapist', 'cover', 'job')));
-- only what was brought in can be taken out again
create policy takes_out on session for delete to ${app}
  using (imported and course_id in (select courses_open_to('therapist', 'job')));

-- known to whoever shares a course with the therapist: a client is told who reads meanwhile
create policy reads on absence for select to ${app}
  using (therapist_id = viewer_person() or covered_by = viewer_person() or therapist_id in (select therapist_id from course));
create policy oneself on absence to ${app}
  using (therapist_id = viewer_person() and practice_id = viewer_practice())
  with check (therapist_id = viewer_person() and practice_id = viewer_practice());

create policy reads on ending for select to ${app} using (course_id in (select courses_open_to('client', 'therapist', 'cover', 'job')));
create policy proposes on ending for insert to ${app}
  with check (course_id in (select courses_open_to('client', 'therapist')) and proposed_by = viewer_person());
create policy agrees on ending for update to ${app}
  using (course_id in (select courses_open_to('client', 'therapist'))) with check (true);
create policy takes_back on ending for delete to ${app}
  using (course_id in (select courses_open_to('client', 'therapist', 'job')));

create policy both_read on keepsake_words for select to ${app}
  using (course_id in (select courses_open_to('client', 'therapist')));
create policy each_writes on keepsake_words for insert to ${app}
  with check (person_id = viewer_person() and course_id in (select courses_open_to('client', 'therapist')));
create policy each_rewrites on keepsake_words for update to ${app}
  using (person_id = viewer_person() and course_id in (select courses_open_to('client', 'therapist')))
  with check (person_id = viewer_person());

-- A manager's proposal is between them and the client; the therapist is not told. The next therapist learns of it when the
-- client has agreed.
create policy reads on handover for select to ${app}
  using (course_id in (select courses_open_to('client')) or proposed_by = viewer_person()
         or practice_id = viewer_practice() and viewer_has_role('manager')
         or next_id = viewer_person() and next_course is not null);
create policy proposes on handover for insert to ${app}
  with check (proposed_by = viewer_person() and practice_id = viewer_practice()
              and (viewer_has_role('manager') or course_id in (select courses_open_to('therapist'))));
create policy answers on handover for update to ${app}
  using (course_id in (select courses_open_to('client')) or proposed_by = viewer_person()
         or practice_id = viewer_practice() and viewer_has_role('manager'))
  with check (true);
