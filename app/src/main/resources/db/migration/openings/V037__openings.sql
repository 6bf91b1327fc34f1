-- When a therapist has time for people they don't know yet, and what was held or booked of it.

-- An index over a uuid and a span of time together
create extension if not exists btree_gist;

-- Each week the same, by the clock on the wall of a zone. Java resolves these times, never the database: the two differ where
-- clocks go back. Until midnight is 00:00.
create table weekly_hours (
  id           uuid primary key,
  practice_id  uuid not null references practice on delete cascade,
  therapist_id uuid not null references person on delete cascade,
  weekday      smallint not null check (weekday between 1 and 7),
  from_time    time not null,
  until_time   time not null check (until_time > from_time or until_time = '00:00'),
  zone         text not null,
  valid_from   date not null,
  valid_until  date check (valid_until >= valid_from),
  format       text not null check (format in ('online', 'in-person'))
);
create index weekly_hours_therapist on weekly_hours (therapist_id);
create index weekly_hours_practice on weekly_hours (practice_id);

-- A day that isn't as each week: without times it is closed, otherwise these times stand in for those of the week.
create table hours_exception (
  id           uuid primary key,
  practice_id  uuid not null references practice on delete cascade,
  therapist_id uuid not null references person on delete cascade,
  day          date not null,
  from_time    time,
  until_time   time check (until_time > from_time or until_time = '00:00'),
  format       text check (format in ('online', 'in-person')),
  zone         text not null,
  check (num_nonnulls(from_time, until_time, format) in (0, 3))
);
create index hours_exception_therapist on hours_exception (therapist_id, day);
create index hours_exception_practice on hours_exception (practice_id);

create table booking_rules (
  practice_id    uuid not null references practice on delete cascade,
  therapist_id   uuid not null references person on delete cascade,
  buffer_minutes smallint not null check (buffer_minutes between 0 and 240),
  notice_hours   smallint not null check (notice_hours between 0 and 1440),
  furthest_days  smallint not null check (furthest_days between 1 and 180),
  step_minutes   smallint not null check (step_minutes between 5 and 240),
  primary key (practice_id, therapist_id)
);
create index booking_rules_therapist on booking_rules (therapist_id);

-- A time that is held for somebody until held_until, or booked. Of two spans that overlap, a therapist has only one: the last word,
-- behind the lock on their schedule. Spans are half-open: one may begin as another ends.
create table appointment_hold (
  id           uuid primary key,
  practice_id  uuid not null references practice on delete cascade,
  therapist_id uuid not null references person on delete cascade,
  held_for     uuid not null,
  span         tstzrange not null check (not isempty(span) and lower_inc(span) and not upper_inc(span)
                                         and not lower_inf(span) and not upper_inf(span)),
  format       text not null check (format in ('online', 'in-person')),
  state        text not null check (state in ('held', 'booked')),
  held_until   timestamptz,
  -- how often it was moved: calendars take the highest
  moved        integer not null default 0,
  check ((state = 'booked') = (held_until is null)),
  constraint one_at_a_time exclude using gist (therapist_id with =, span with &&)
);
create index appointment_hold_for on appointment_hold (held_for);
create index appointment_hold_practice on appointment_hold (practice_id);
