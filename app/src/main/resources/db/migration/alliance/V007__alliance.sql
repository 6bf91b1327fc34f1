-- What is noticed after a session, and what two people make of it. Scores live in checkins; here are decisions only.

create table signal (
  id          uuid primary key,
  practice_id uuid not null,
  course_id   uuid not null references course on delete cascade,
  session_id  uuid not null unique references session on delete cascade,
  raised_at   timestamptz not null,
  edited_at   timestamptz,
  -- a client who stays low raises a signal after each session; each of them stays, and says which one it continues
  continues   uuid references signal on delete set null
);
create index signal_course on signal (course_id);
create index signal_continues on signal (continues);

-- One reason for a signal, with all that went into it. It stays as it was found; holds says whether it is still so.
create table finding (
  signal_id       uuid not null references signal on delete cascade,
  course_id       uuid not null,
  criterion       text not null,
  line            text,
  strength        text not null check (strength in ('gentle', 'strong')),
  value           double precision not null,
  compared_to     double precision not null,
  check_in_version integer not null,
  holds           boolean not null default true,
  earlier         integer,
  own_sd          double precision,
  between_sd      double precision,
  between_courses integer,
  provisional     boolean,
  rarity          double precision,
  evidence        double precision,
  unique nulls not distinct (signal_id, criterion, line),
  constraint finding_criterion check (criterion in ('low-line', 'line-drop', 'own-baseline', 'predictive')),
  constraint finding_reckoned check ((criterion in ('own-baseline', 'predictive')) = (rarity is not null)
    and (criterion = 'predictive') = (evidence is not null))
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
create index repair_session on repair (session_id);
create index repair_noter on repair (noted_by);

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
  course_id   uuid primary key references course on delete cascade,
  practice_id uuid not null,
  check_ins    integer not null,
  mean        double precision not null,
  squares     double precision not null
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

-- What courses of a practice are expected to be like: a growth model in plain numbers, fitted daily where there are enough
-- courses to learn from. Nobody's scores can be read back from it.
create table practice_growth (
  practice_id         uuid primary key,
  courses             integer not null,
  sessions            bigint not null,
  estimates           double precision[] not null,
  covariance          double precision[] not null,
  intercept_variance  double precision not null,
  covariance_of_lines double precision not null,
  slope_variance      double precision not null,
  residual_variance   double precision not null,
  carry_over          double precision not null,
  fitted_at           timestamptz not null
);

-- The repairs that a client began go before their person: which constraint of the two is asked first, the course's or the
-- beginner's, is nowhere promised.
create function erase_repairs_begun() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  delete from repair r using course c where r.noted_by = old.id and c.id = r.course_id and c.client_id = old.id;
  return old;
end $$;
create trigger repairs_begun before delete on person for each row execute function erase_repairs_begun();
