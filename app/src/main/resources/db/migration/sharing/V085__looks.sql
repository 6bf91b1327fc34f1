-- Who has looked at a client's record. Written by whoever looks, who cannot read it again; read by the client alone.
create table look (
  course_id   uuid not null,
  practice_id uuid not null,
  looker_id   uuid not null references person,
  what        text not null check (char_length(what) <= 40),
  -- the quarter of an hour: a page opened again within it is the same look
  window_at   timestamptz not null,
  looked_at   timestamptz not null,
  primary key (course_id, looker_id, what, window_at)
);
create index look_at on look (course_id, looked_at);
create index look_old on look (practice_id, looked_at);

call guard(array['look']);

create policy looks on look for insert to ${app}
  with check (looker_id = viewer_person() and practice_id = viewer_practice()
              and course_id in (select courses_open_to('therapist', 'cover', 'scores', 'repairs', 'card')));
create policy client_reads on look for select to ${app} using (course_id in (select courses_open_to('client')));
-- kept for three years, then forgotten by a job that sees nothing younger
create policy job_sees_old on look for select to ${app}
  using (viewer_kind() = 'job' and practice_id = viewer_practice() and looked_at < viewer_now() - interval '3 years');
create policy job_forgets on look for delete to ${app}
  using (viewer_kind() = 'job' and practice_id = viewer_practice() and looked_at < viewer_now() - interval '3 years');
