-- Requests for a first talk: by somebody without an account, who acts by a link.

-- Where a request is on its way. It holds nothing that the enquirer wrote, nor who they are.
create table first_talk_request (
  id            uuid primary key,
  practice_id   uuid not null references practice on delete cascade,
  -- whom the enquirer chose, or agreed to since
  therapist_id  uuid not null references person on delete cascade,
  -- who answers now: that therapist, or null where a manager does
  answerer_id   uuid references person on delete set null,
  -- whom a decline named; nothing goes to them until the enquirer agrees
  colleague_id  uuid references person on delete set null,
  -- the owner of the key under which their contact details lie
  enquirer_id   uuid not null unique,
  link_id       uuid not null references link on delete cascade,
  language      text not null,
  state         text not null check (state in ('unconfirmed', 'asked', 'read', 'offered', 'booked', 'passed-on', 'declined',
                                               'withdrawn', 'cancelled', 'course')),
  made_at       timestamptz not null,
  asked_at      timestamptz,
  answer_due_at timestamptz,
  -- when the promise was broken
  late_at       timestamptz,
  -- when the one who answers had answered the words: from then on they see the contact details
  answered_at   timestamptz,
  -- why somebody stepped back after they had answered
  conflict      text check (conflict in ('knows-them', 'knows-someone-close', 'another-role')),
  reported_at   timestamptz
);
create index first_talk_request_practice on first_talk_request (practice_id);
create index first_talk_request_therapist on first_talk_request (therapist_id);
create index first_talk_request_answerer on first_talk_request (answerer_id);
create index first_talk_request_colleague on first_talk_request (colleague_id);
create index first_talk_request_link on first_talk_request (link_id);

-- What the enquirer wrote, under the request's key; and what they wish for, which comes along to a course if they agreed.
create table request_words (
  request_id  uuid primary key references first_talk_request on delete cascade,
  sealed      bytea,
  wishes      bytea,
  wishes_stay boolean not null default false
);

-- Who the enquirer is and how they are reached, under a key of its own. The hash is keyed.
create table request_contact (
  request_id   uuid primary key references first_talk_request on delete cascade,
  practice_id  uuid not null,
  enquirer_id  uuid not null,
  sealed       bytea not null,
  address_hash bytea not null
);
create index request_contact_address on request_contact (practice_id, address_hash);

-- What was answered, under the request's key.
create table request_line (
  id         uuid primary key,
  request_id uuid not null references first_talk_request on delete cascade,
  written_by uuid references person on delete set null,
  written_at timestamptz not null,
  sealed     bytea not null
);
create index request_line_request on request_line (request_id);
create index request_line_writer on request_line (written_by);

-- The trail: what became of a request, and with whom it was then.
create table request_event (
  request_id  uuid not null references first_talk_request on delete cascade,
  number      int not null,
  what        text not null check (what in ('asked', 'read', 'offered', 'others-wanted', 'booked', 'moved', 'passed-on', 'agreed',
                                            'declined', 'withdrawn', 'cancelled', 'with-manager', 'late', 'unanswered', 'stepped-back',
                                            'course')),
  happened_at timestamptz not null,
  person_id   uuid references person on delete set null,
  primary key (request_id, number)
);
create index request_event_person on request_event (person_id);

-- Times that were offered; of those of one request, one may be booked.
create table offered_time (
  id         uuid primary key,
  request_id uuid not null references first_talk_request on delete cascade,
  hold_id    uuid not null,
  starts_at  timestamptz not null,
  minutes    int not null check (minutes between 5 and 480),
  online     boolean not null,
  kept_until timestamptz not null,
  booked     boolean not null default false
);
create index offered_time_request on offered_time (request_id);

-- Addresses from which a practice takes no more requests. Keyed hashes.
create table blocked_enquirer (
  practice_id  uuid not null references practice on delete cascade,
  address_hash bytea not null,
  since        timestamptz not null,
  primary key (practice_id, address_hash)
);

-- In how many working days a practice promises an answer.
create table answer_promise (
  practice_id  uuid primary key references practice on delete cascade,
  working_days smallint not null check (working_days between 1 and 10)
);

-- Whether promises were kept, without saying to whom or by whom.
create table answer_outcome (
  id          uuid primary key,
  practice_id uuid not null references practice on delete cascade,
  due_at      timestamptz not null,
  kept        boolean not null
);
create index answer_outcome_practice on answer_outcome (practice_id);

-- Mails to an enquirer that wait, in ids.
create table request_mail (
  id          uuid primary key,
  request_id  uuid not null references first_talk_request on delete cascade,
  practice_id uuid not null,
  kind        text not null check (kind in ('confirm', 'news')),
  made_at     timestamptz not null,
  attempts    smallint not null default 0
);
create index request_mail_request on request_mail (request_id);

-- Keys go with what lies under them, and a link with its request.
create function forget_the_request() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  delete from words_key where owner_id in (old.id, old.enquirer_id);
  delete from link where id = old.link_id;
  return old;
end $$;
create trigger all_goes after delete on first_talk_request for each row execute function forget_the_request();

create function forget_the_enquirer() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  delete from words_key where owner_id = old.enquirer_id;
  return old;
end $$;
create trigger key_goes after delete on request_contact for each row execute function forget_the_enquirer();
