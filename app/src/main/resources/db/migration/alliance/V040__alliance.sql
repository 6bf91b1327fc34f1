-- What is noticed after a session, and what two people make of it. Scores live in checkins; here are decisions only.

create table signal (
  id          uuid primary key,
  practice_id uuid not null,
  course_id   uuid not null references course on delete cascade,
  session_id  uuid not null unique references session on delete cascade,
  raised_at   timestamptz not null,
  edited_at   timestamptz
);
create index signal_course on signal (course_id);

-- One reason for a signal, with all that went into it. It stays as it was found; holds says whether it is still so.
create table finding (
  signal_id        uuid not null references signal on delete cascade,
  course_id        uuid not null,
  criterion        text not null check (criterion in ('low-line', 'line-drop', 'own-baseline')),
  line             text,
  strength         text not null check (strength in ('gentle', 'strong')),
  value            double precision not null,
  compared_to      double precision not null,
  check_in_version integer not null,
  holds            boolean not null default true,
  earlier          integer,
  own_sd           double precision,
  between_sd       double precision,
  between_courses  integer,
  provisional      boolean,
  rarity           double precision,
  unique nulls not distinct (signal_id, criterion, line),
  check ((criterion = 'own-baseline') = (rarity is not null))
);

create table repair (
  id          uuid primary key,
  practice_id uuid not null,
  course_id   uuid not null references course on delete cascade,
  signal_id   uuid unique references signal on delete cascade,
  session_id  uuid references session on delete set null,
  marker      text check (marker in ('withdrawal', 'confrontation', 'not-a-rupture')),
  way         text,
  follow_up   date,
  noted_by    uuid not null references person,
  noted_at    timestamptz not null,
  talked_at   timestamptz,
  closed_at   timestamptz,
  answer      text check (answer in ('yes', 'not-yet', 'no')),
  agreed_at   timestamptz,
  version     integer not null default 1,
  check (agreed_at is null or closed_at is not null)
);
create index repair_course on repair (course_id);

-- What was said, by whom: under the course's key. The client reads the therapist's once both agree.
create table repair_words (
  repair_id uuid not null references repair on delete cascade,
  course_id uuid not null,
  chair     text not null check (chair in ('client', 'therapist')),
  said      bytea not null,
  primary key (repair_id, chair)
);

-- How a course's check-ins lie, in three numbers that merge; refreshed with each of them.
create table course_summary (
  course_id    uuid primary key references course on delete cascade,
  practice_id  uuid not null,
  check_ins    integer not null,
  mean         double precision not null,
  squares      double precision not null
);
create index course_summary_practice on course_summary (practice_id);

-- How much the courses of a practice differ, from all their summaries; refreshed at most daily. Without a figure of its
-- own the provisional one stands in.
create table practice_spread (
  practice_id  uuid primary key,
  courses      integer not null,
  between_sd   double precision,
  refreshed_at timestamptz not null
);

call guard(array['signal', 'finding', 'repair', 'repair_words', 'course_summary', 'practice_spread']);

-- a covering clinician reads what comes in between
create policy reads on signal for select to ${app}
  using (course_id in (select courses_open_to('client', 'therapist', 'scores', 'job'))
         or covers_since(course_id, raised_at));
create policy notices on signal for insert to ${app} with check (course_id in (select courses_open_to('job')));
create policy marks_edited on signal for update to ${app}
  using (course_id in (select courses_open_to('job'))) with check (true);

create policy reads on finding for select to ${app} using (signal_id in (select id from signal));
create policy notices on finding for insert to ${app} with check (course_id in (select courses_open_to('job')));
create policy marks_edited on finding for update to ${app}
  using (course_id in (select courses_open_to('job'))) with check (true);

create policy reads on repair for select to ${app}
  using (course_id in (select courses_open_to('client', 'therapist', 'job'))
         or agreed_at is not null and course_id in (select courses_open_to('repairs'))
         or course_id in (select courses_open_to('cover')) and (closed_at is null or noted_by = viewer_person()));
create policy notes on repair for insert to ${app}
  with check (course_id in (select courses_open_to('therapist', 'cover')) and noted_by = viewer_person());
create policy edits on repair for update to ${app}
  using (course_id in (select courses_open_to('therapist', 'cover'))) with check (true);
create policy answers on repair for update to ${app}
  using (course_id in (select courses_open_to('client')) and closed_at is not null) with check (true);

create policy therapist_reads on repair_words for select to ${app}
  using (course_id in (select courses_open_to('therapist')) 
         or repair_id in (select id from repair r where r.noted_by = viewer_person()));
create policy both_read on repair_words for select to ${app}
  using (repair_id in (select r.id from repair r where r.agreed_at is not null)
         and course_id in (select courses_open_to('client', 'repairs')));
create policy client_reads_own on repair_words for select to ${app}
  using (chair = 'client' and course_id in (select courses_open_to('client')));
create policy writes on repair_words for insert to ${app}
  with check (chair = 'therapist' and course_id in (select courses_open_to('therapist', 'cover'))
              or chair = 'client' and course_id in (select courses_open_to('client')));
create policy rewrites on repair_words for update to ${app}
  using (chair = 'therapist' and course_id in (select courses_open_to('therapist', 'cover'))
         or chair = 'client' and course_id in (select courses_open_to('client'))) with check (true);
create policy unwrites on repair_words for delete to ${app}
  using (chair = 'therapist' and course_id in (select courses_open_to('therapist', 'cover'))
         or chair = 'client' and course_id in (select courses_open_to('client')));

create policy summarises on course_summary to ${app}
  using (course_id in (select courses_open_to('job'))) with check (course_id in (select courses_open_to('job')));
create policy reads on practice_spread for select to ${app} using (practice_id in (select practices_known()));
create policy refreshes on practice_spread for insert to ${app}
  with check (viewer_kind() = 'job' and practice_id = viewer_practice());
create policy refreshes_again on practice_spread for update to ${app}
  using (viewer_kind() = 'job' and practice_id = viewer_practice()) with check (practice_id = viewer_practice());
