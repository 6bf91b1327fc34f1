-- A goal in a client's own words, and how near it felt to them, at most once a day.
create table goal (
  id          uuid primary key,
  course_id   uuid not null references course on delete cascade,
  person_id   uuid not null references person on delete cascade,
  sealed      bytea not null,
  written_at  timestamptz not null,
  put_away_at timestamptz,
  unique (id, course_id)
);
create index goal_course on goal (course_id);
create index goal_person on goal (person_id);

create table goal_rating (
  goal_id   uuid not null,
  course_id uuid not null,
  rated_on  date not null,
  value     smallint not null check (value between 0 and 10),
  primary key (goal_id, rated_on),
  foreign key (goal_id, course_id) references goal (id, course_id) on delete cascade
);
create index goal_rating_course on goal_rating (course_id);
