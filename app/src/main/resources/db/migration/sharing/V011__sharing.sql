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
