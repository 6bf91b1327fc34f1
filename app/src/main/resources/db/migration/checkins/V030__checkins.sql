-- What two people say of a session in five lines, and what one of them could not say. Scores and words lie apart.

-- Each answer is a row more; the last of a session and chair counts. The holder of a link only adds, and reads nothing.
create table check_in (
  id           uuid primary key,
  ordinal      bigint generated always as identity,
  session_id   uuid not null references session on delete cascade,
  course_id    uuid not null,
  practice_id  uuid not null,
  chair        text not null check (chair in ('client', 'therapist')),
  seen         smallint not null check (seen between 1 and 7),
  heard        smallint not null check (heard between 1 and 7),
  understood   smallint not null check (understood between 1 and 7),
  safe         smallint not null check (safe between 1 and 7),
  working      smallint not null check (working between 1 and 7),
  submitted_at timestamptz not null,
  saw_other    boolean not null default false,
  import_id    uuid
);
create index check_in_course on check_in (course_id, session_id, chair, ordinal desc);
create index check_in_session on check_in (session_id);
create index check_in_practice on check_in (practice_id);
create index check_in_import on check_in (import_id) where import_id is not null;

-- "Not this time", and "we didn't meet".
create table declined (
  session_id  uuid primary key references session on delete cascade,
  course_id   uuid not null,
  practice_id uuid not null,
  reason      text not null check (reason in ('not-this-time', 'not-met')),
  declined_at timestamptz not null
);

-- The link of a session's check-in, and the moment of the session: it ends when a later one is held.
create table check_in_link (
  session_id  uuid primary key references session on delete cascade,
  course_id   uuid not null,
  practice_id uuid not null,
  client_id   uuid not null,
  link_id     uuid not null references link on delete cascade,
  held_at     timestamptz not null,
  ended_at    timestamptz
);
create index check_in_link_course on check_in_link (course_id) where ended_at is null;
create index check_in_link_link on check_in_link (link_id);

-- What could not be said: for whom, and whether it may be known that it is there. The id is that of the check-in.
create table unsaid (
  id          uuid primary key,
  session_id  uuid not null references session on delete cascade,
  course_id   uuid not null,
  practice_id uuid not null,
  person_id   uuid not null references person on delete cascade,
  audience      text not null check (audience in ('kept', 'therapist', 'together')),
  hint_shown  boolean not null,
  written_at  timestamptz not null,
  opened_at   timestamptz,
  check (opened_at is null or audience = 'together')
);
create index unsaid_course on unsaid (course_id);
create index unsaid_session on unsaid (session_id);
create table unsaid_words (
  unsaid_id uuid primary key references unsaid on delete cascade,
  course_id uuid not null,
  sealed    bytea not null
);
create table unsaid_reading (
  unsaid_id uuid not null references unsaid on delete cascade,
  course_id uuid not null,
  reader_id uuid not null references person on delete cascade,
  read_at   timestamptz not null,
  primary key (unsaid_id, reader_id)
);

-- When a therapist looked at what a client said of a session, and how that lay to the next one.
create table reading (
  session_id  uuid not null references session on delete cascade,
  course_id   uuid not null,
  practice_id uuid not null,
  reader_id   uuid not null references person on delete cascade,
  read_at     timestamptz not null,
  habit       text not null check (habit in ('soon', 'day-before', 'same-day', 'later')),
  primary key (session_id, reader_id, read_at)
);
create index reading_reader on reading (reader_id, read_at);
create index reading_course on reading (course_id);

-- A line that a therapist herself adds to a check-in.
create table reply (
  id          uuid primary key,
  session_id  uuid not null references session on delete cascade,
  course_id   uuid not null,
  practice_id uuid not null,
  author_id   uuid not null references person on delete cascade,
  written_at  timestamptz not null
);
create index reply_course on reply (course_id);
create index reply_session on reply (session_id);
create table reply_words (
  reply_id  uuid primary key references reply on delete cascade,
  course_id uuid not null,
  sealed    bytea not null
);

-- Scores that were brought in under a name of their own.
create table measure (
  id               uuid primary key,
  practice_id      uuid not null,
  name             text not null check (char_length(name) between 1 and 200),
  low              double precision not null,
  high             double precision not null check (high > low),
  higher_is_better boolean not null,
  unique (practice_id, name, low, high, higher_is_better)
);
create table named_score (
  session_id  uuid not null references session on delete cascade,
  measure_id  uuid not null references measure,
  course_id   uuid not null,
  practice_id uuid not null,
  value       double precision not null,
  import_id   uuid,
  primary key (session_id, measure_id)
);
create index named_score_course on named_score (course_id);
create index named_score_import on named_score (import_id) where import_id is not null;

-- Whoever stands in reads words of their own time only.
create function covers_since(course uuid, moment timestamptz) returns boolean language sql stable as $$
  select viewer_kind() = 'member' and exists (
    select from access a
    where a.course_id = course and a.person_id = viewer_person() and a.practice_id = viewer_practice()
      and a."right" = 'cover' and a.since <= moment and (a.until is null or a.until > viewer_now())) $$;

-- What the holder of a link may know of what was sent by it: that it was.
create function check_in_answer(session uuid) returns text
language sql stable security definer set search_path = public, pg_temp as $$
  select case when exists (select from check_in c
                where c.session_id = session and c.chair = 'client'
                  and c.course_id in (select courses_open_to('client', 'therapist', 'cover', 'link', 'job')))
              then 'given'
              else (select d.reason from declined d
                where d.session_id = session
                  and d.course_id in (select courses_open_to('client', 'therapist', 'cover', 'link', 'job'))) end $$;

-- Takes back the lines that a client wrote of a session and that nobody has read, without showing them.
create function take_back_unsaid(session uuid) returns integer
language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare taken integer;
begin
  if viewer_kind() not in ('link', 'oneself') then
    raise exception 'a line is taken back by whoever wrote it' using errcode = 'insufficient_privilege';
  end if;
  delete from unsaid u
    where u.session_id = session and u.person_id = viewer_person()
      and u.course_id in (select courses_open_to('client', 'link')) and u.opened_at is null
      and not exists (select from unsaid_reading r where r.unsaid_id = u.id);
  get diagnostics taken = row_count;
  return taken;
end $$;

-- When somebody usually reads, from their last first readings; null where there are too few to say.
create function reading_habit(reader uuid) returns text
language sql stable security definer set search_path = public, pg_temp as $$
  select case when count(*) >= 3 then mode() within group (order by habit) end
  from (select habit from (
          select distinct on (r.session_id) r.habit, r.read_at from reading r
          where r.reader_id = reader and reader in (select people_known())
          order by r.session_id, r.read_at) firsts
        order by read_at desc limit 12) latest $$;

call guard(array['check_in', 'declined', 'check_in_link', 'unsaid', 'unsaid_words', 'unsaid_reading', 'reading',
                 'reply', 'reply_words', 'measure', 'named_score']);

-- Scores. A client sees their own chair, the staff and jobs both; no policy lets a link read.
create policy staff_reads on check_in for select to ${app}
  using (course_id in (select courses_open_to('therapist', 'cover', 'scores', 'job')));
create policy client_reads on check_in for select to ${app}
  using (chair = 'client' and course_id in (select courses_open_to('client')));
create policy client_says on check_in for insert to ${app}
  with check (chair = 'client' and import_id is null and not saw_other and viewer_kind() in ('oneself', 'link')
              and course_id in (select courses_open_to('client', 'link')));
create policy therapist_says on check_in for insert to ${app}
  with check (chair = 'therapist' and import_id is null and viewer_kind() = 'member'
              and course_id in (select courses_open_to('therapist', 'cover')));
create policy imports on check_in for insert to ${app}
  with check (import_id is not null and viewer_kind() in ('member', 'job')
              and course_id in (select courses_open_to('therapist', 'job')));
create policy import_undone on check_in for delete to ${app}
  using (import_id is not null and viewer_kind() in ('member', 'job')
         and course_id in (select courses_open_to('therapist', 'job')));

create policy reads on declined for select to ${app}
  using (course_id in (select courses_open_to('client', 'therapist', 'cover', 'job')));
create policy declines on declined for insert to ${app}
  with check (viewer_kind() in ('oneself', 'link') and course_id in (select courses_open_to('client', 'link')));

create policy reads on check_in_link for select to ${app}
  using (viewer_kind() <> 'link' and course_id in (select courses_open_to('therapist', 'cover', 'job')));
create policy makes on check_in_link for insert to ${app}
  with check (course_id in (select courses_open_to('therapist', 'cover', 'job')));
create policy ends on check_in_link for update to ${app}
  using (course_id in (select courses_open_to('job')));

-- What could not be said. Of a kept line a therapist sees nothing, nor of a sealed one unless the client said that it may
-- be known, or opened it. No policy names jobs, and none lets a link read.
create policy own on unsaid to ${app} using (viewer_kind() = 'oneself' and person_id = viewer_person())
  with check (viewer_kind() = 'oneself' and person_id = viewer_person()
              and course_id in (select courses_open_to('client')));
create policy link_writes on unsaid for insert to ${app}
  with check (viewer_kind() = 'link' and person_id = viewer_person() and course_id in (select courses_open_to('link'))
              and opened_at is null);
create policy staff_knows on unsaid for select to ${app}
  using (viewer_kind() = 'member'
         and (audience = 'therapist' or audience = 'together' and (hint_shown or opened_at is not null))
         and (course_id in (select courses_open_to('therapist')) or covers_since(course_id, written_at)));

create policy own on unsaid_words to ${app}
  using (viewer_kind() = 'oneself' and unsaid_id in (select id from unsaid where person_id = viewer_person()))
  with check (viewer_kind() = 'oneself' and unsaid_id in (select id from unsaid where person_id = viewer_person()));
create policy link_writes on unsaid_words for insert to ${app}
  with check (viewer_kind() = 'link' and course_id in (select courses_open_to('link')));
create policy staff_reads on unsaid_words for select to ${app}
  using (viewer_kind() = 'member'
         and unsaid_id in (select id from unsaid where audience = 'therapist' or opened_at is not null));

create policy reads on unsaid_reading for select to ${app}
  using (viewer_kind() in ('member', 'oneself') and unsaid_id in (select id from unsaid));
create policy notes on unsaid_reading for insert to ${app}
  with check (viewer_kind() = 'member' and reader_id = viewer_person() and unsaid_id in (select unsaid_id from unsaid_words));

create policy reads on reading for select to ${app}
  using (viewer_kind() in ('member', 'oneself') and course_id in (select courses_open_to('client', 'therapist', 'cover')));
create policy notes on reading for insert to ${app}
  with check (viewer_kind() = 'member' and reader_id = viewer_person()
              and course_id in (select courses_open_to('therapist', 'cover')));

create policy reads on reply for select to ${app}
  using (viewer_kind() in ('member', 'oneself')
         and (course_id in (select courses_open_to('client', 'therapist')) or covers_since(course_id, written_at)));
create policy writes on reply for insert to ${app}
  with check (viewer_kind() = 'member' and author_id = viewer_person()
              and course_id in (select courses_open_to('therapist', 'cover')));
create policy with_reply on reply_words for select to ${app}
  using (viewer_kind() in ('member', 'oneself') and reply_id in (select id from reply));
create policy writes on reply_words for insert to ${app}
  with check (viewer_kind() = 'member' and reply_id in (select id from reply where author_id = viewer_person()));

create policy known on measure for select to ${app} using (practice_id in (select practices_known()));
create policy names on measure for insert to ${app}
  with check (practice_id = viewer_practice() and (viewer_kind() = 'job' or viewer_has_role('therapist')));
create policy reads on named_score for select to ${app}
  using (viewer_kind() <> 'link' and course_id in (select courses_open_to('client', 'therapist', 'cover', 'scores', 'job')));
create policy imports on named_score for insert to ${app}
  with check (viewer_kind() in ('member', 'job') and course_id in (select courses_open_to('therapist', 'job')));
create policy import_undone on named_score for delete to ${app}
  using (import_id is not null and viewer_kind() in ('member', 'job')
         and course_id in (select courses_open_to('therapist', 'job')));
