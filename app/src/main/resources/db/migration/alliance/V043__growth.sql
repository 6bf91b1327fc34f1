-- What courses of a practice are expected to be like: a growth model in plain numbers, fitted daily where there are enough
-- courses to learn from. Nobody's scores can be read back from it.
create table practice_growth (
  practice_id         uuid primary key,
  courses             integer not null,
  sessions            bigint not null,
  estimates           double precision[] not null,
  covariance          double precision[] not null,
  intercept_variance  double precision not null,
  covariance_of_lines double precision not null,
  slope_variance      double precision not null,
  residual_variance   double precision not null,
  carry_over          double precision not null,
  fitted_at           timestamptz not null
);
call guard(array['practice_growth']);
create policy reads on practice_growth for select to ${app} using (practice_id in (select practices_known()));
create policy fits on practice_growth for insert to ${app}
  with check (viewer_kind() = 'job' and practice_id = viewer_practice());
create policy fits_again on practice_growth for update to ${app}
  using (viewer_kind() = 'job' and practice_id = viewer_practice()) with check (practice_id = viewer_practice());
create policy forgets on practice_growth for delete to ${app}
  using (viewer_kind() = 'job' and practice_id = viewer_practice());

alter table finding drop constraint finding_criterion_check;
alter table finding drop constraint finding_check;
alter table finding add column evidence double precision;
alter table finding add constraint finding_criterion
  check (criterion in ('low-line', 'line-drop', 'own-baseline', 'predictive'));
alter table finding add constraint finding_reckoned
  check ((criterion in ('own-baseline', 'predictive')) = (rarity is not null)
         and (criterion = 'predictive') = (evidence is not null));
