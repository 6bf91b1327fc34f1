-- Mails about a booked first talk that wait: what goes into a calendar, or out of it, and a reminder.
create table appointment_mail (
  id          uuid primary key,
  request_id  uuid not null references first_talk_request on delete cascade,
  practice_id uuid not null,
  -- the therapist; without one it goes to the enquirer
  person_id   uuid references person on delete cascade,
  kind        text not null check (kind in ('booked', 'cancelled', 'reminder')),
  -- the booking as it is, or was: one that was cancelled is gone
  hold_id     uuid not null,
  starts_at   timestamptz not null,
  minutes     int not null,
  format      text not null,
  moved       int not null,
  made_at     timestamptz not null,
  attempts    smallint not null default 0
);
create index appointment_mail_request on appointment_mail (request_id);
create index appointment_mail_person on appointment_mail (person_id);
