-- Whether a client's own page says what scores mean: only once a row of each of the two is there.
create table shared_interpretation (
  course_id uuid not null references course on delete cascade,
  chair     text not null check (chair in ('client', 'therapist')),
  agreed_at timestamptz not null,
  primary key (course_id, chair)
);
