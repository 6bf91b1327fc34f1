-- A therapist's calendar elsewhere: its address is a secret, sealed under a key of its own, which the jobs that fetch it may open.
create table busy_calendar (
  id           uuid primary key,
  practice_id  uuid not null references practice on delete cascade,
  therapist_id uuid not null references person on delete cascade,
  sealed       bytea not null,
  zone         text not null,
  added_at     timestamptz not null,
  -- when it was last read to its end
  read_at      timestamptz,
  failures     integer not null default 0,
  problem      text check (problem in ('refused-address', 'not-reached', 'not-found', 'not-a-calendar', 'too-large', 'too-slow')),
  unique (practice_id, therapist_id)
);
create index busy_calendar_therapist on busy_calendar (therapist_id);

-- When it says that they are busy; nothing of what it says besides.
create table busy_time (
  calendar_id  uuid not null references busy_calendar on delete cascade,
  practice_id  uuid not null references practice on delete cascade,
  therapist_id uuid not null references person on delete cascade,
  span         tstzrange not null,
  primary key (calendar_id, span)
);
create index busy_time_therapist on busy_time using gist (therapist_id, span);
create index busy_time_practice on busy_time (practice_id);

-- What of it can't be read, so that its days count as busy.
create table unreadable_event (
  id           uuid primary key,
  calendar_id  uuid not null references busy_calendar on delete cascade,
  practice_id  uuid not null references practice on delete cascade,
  therapist_id uuid not null references person on delete cascade,
  from_day     date,
  until_day    date,
  reason       text not null check (reason in ('zone', 'rule', 'date', 'too-many', 'no-date'))
);
create index unreadable_event_calendar on unreadable_event (calendar_id);
create index unreadable_event_practice on unreadable_event (practice_id);
create index unreadable_event_therapist on unreadable_event (therapist_id);

-- With a calendar goes its key.
create function forget_busy_calendar() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  delete from words_key where owner_id = old.id;
  return null;
end $$;
create trigger all_goes after delete on busy_calendar for each row execute function forget_busy_calendar();
