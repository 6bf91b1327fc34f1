-- That a practice read what predictions are for, and wants them. Without this row there are none, and none are kept.
create table intended_purpose_acceptance (
  practice_id uuid primary key references practice on delete cascade,
  accepted_by uuid references person on delete set null,
  accepted_at timestamptz not null
);
create index intended_purpose_acceptance_person on intended_purpose_acceptance (accepted_by);

-- How a measure goes in a practice's finished courses: a growth curve in plain numbers where there are enough of them, and how far it
-- can be relied on. Nobody's scores can be read back from it.
create table practice_norm (
  practice_id   uuid not null references intended_purpose_acceptance on delete cascade,
  measure_id    uuid not null references measure on delete cascade,
  courses       integer not null,
  scores        bigint not null,
  first_at      timestamptz,
  last_at       timestamptz,
  fitted_at     timestamptz not null,
  -- null where the courses are too few or no model fits them
  estimates     double precision[],
  covariance    double precision[],
  -- of intercepts, of both, of slopes, of a score
  variances     double precision[],
  singularities text[] not null,
  -- flagged, those worse, others, those worse, scores, those within
  calibration   integer[],
  primary key (practice_id, measure_id),
  check (num_nonnulls(estimates, covariance, variances) in (0, 3))
);
create index practice_norm_measure on practice_norm (measure_id);

-- Whose courses a norm rests on. When one of them is erased, the norm is forgotten with it, and fitted again without.
create table practice_norm_course (
  practice_id uuid not null,
  measure_id  uuid not null,
  course_id   uuid not null,
  primary key (practice_id, measure_id, course_id),
  foreign key (practice_id, measure_id) references practice_norm on delete cascade,
  foreign key (course_id, practice_id) references course (id, practice_id) on delete cascade
);
create index practice_norm_course_course on practice_norm_course (course_id, practice_id);

create function forget_norm() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  delete from practice_norm where practice_id = old.practice_id and measure_id = old.measure_id;
  return null;
end $$;
create trigger forget_norm after delete on practice_norm_course for each row execute function forget_norm();
