-- Mails that wait to be sent: to whom and what for, in ids. No secret, no address, no name and no word is kept; the link's
-- secret is made when the mail is, and the row goes with the mail.
create table mail (
  id          uuid primary key,
  practice_id uuid not null references practice on delete cascade,
  course_id   uuid,
  session_id  uuid references session on delete cascade,
  person_id   uuid references person on delete cascade,
  kind        text not null,  -- which kinds there are, and which of them need a link, is said in the code alone
  link_id     uuid references link on delete cascade,
  attempts    integer not null default 0,
  made_at     timestamptz not null,
  next_try_at timestamptz not null
);
create unique index mail_once on mail (link_id, kind) where kind in ('check-in', 'reminder');
create index mail_person on mail (person_id);
create index mail_session on mail (session_id);
create index mail_practice on mail (practice_id);

-- How much went to an address lately, of all kinds and whoever it was from: keyed hashes and times, for a day.
create table mail_sent (
  address_hash bytea not null,
  sent_at      timestamptz not null
);
create index mail_sent_address on mail_sent (address_hash, sent_at);
create index mail_sent_at on mail_sent (sent_at);

-- Who works in a practice may ask for one email a day, at an hour of theirs, that says that something is waiting.
create table daily_email (
  person_id   uuid not null references person on delete cascade,
  practice_id uuid not null references practice on delete cascade,
  hour        smallint not null check (hour between 0 and 23),
  looked_at   timestamptz not null,
  primary key (person_id, practice_id)
);
create index daily_email_practice on daily_email (practice_id);
