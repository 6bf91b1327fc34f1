-- "No words today" is an answer like the other two: it is no score, and nobody asks again.
alter table declined drop constraint declined_reason_check;
alter table declined add constraint declined_reason_check check (reason in ('no-words', 'not-this-time', 'not-met'));

-- A client lets it be known that they read a line of their therapist's, and may take that back.
create table reply_reading (
  reply_id  uuid primary key references reply on delete cascade,
  course_id uuid not null,
  read_at   timestamptz not null
);

call guard(array['reply_reading']);

create policy with_reply on reply_reading for select to ${app}
  using (viewer_kind() in ('member', 'oneself') and reply_id in (select id from reply));
create policy client_says on reply_reading for insert to ${app}
  with check (viewer_kind() = 'oneself' and course_id in (select courses_open_to('client'))
              and reply_id in (select r.id from reply r where r.course_id = reply_reading.course_id));
create policy client_takes_back on reply_reading for delete to ${app}
  using (viewer_kind() = 'oneself' and course_id in (select courses_open_to('client')));
