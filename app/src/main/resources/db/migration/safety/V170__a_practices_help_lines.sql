-- Where help is, as a practice names it for its own people: numbers that are anybody's, so they lie in the clear.
create table practice_help_line (
  id          uuid primary key,
  practice_id uuid not null references practice,
  name        text not null check (char_length(name) between 1 and 200),
  number      text not null check (char_length(number) between 3 and 40),
  hours       text not null check (char_length(hours) <= 200),
  for_whom    text not null check (char_length(for_whom) <= 200),
  address     text check (address ~ '^https?://' and char_length(address) <= 500),
  version     integer not null default 1,
  changed_at  timestamptz not null,
  changed_by  uuid references person on delete set null
);
create index practice_help_line_practice on practice_help_line (practice_id);

call guard(array['practice_help_line']);

create policy known on practice_help_line for select to ${app} using (practice_id in (select practices_known()));
create policy manages on practice_help_line to ${app}
  using (practice_id = viewer_practice() and viewer_has_role('manager'))
  with check (practice_id = viewer_practice() and viewer_has_role('manager'));
