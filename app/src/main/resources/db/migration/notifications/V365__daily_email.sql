-- Who works in a practice may ask for one email a day, at an hour of theirs, that says that something is waiting.
create table daily_email (
  person_id   uuid not null references person on delete cascade,
  practice_id uuid not null references practice on delete cascade,
  hour        smallint not null check (hour between 0 and 23),
  looked_at   timestamptz not null,
  primary key (person_id, practice_id)
);
create index daily_email_practice on daily_email (practice_id);

call guard(array['daily_email']);

create policy own on daily_email to ${app}
  using (viewer_kind() = 'member' and person_id = viewer_person() and practice_id = viewer_practice())
  with check (viewer_kind() = 'member' and person_id = viewer_person() and practice_id = viewer_practice());
create policy job_reads on daily_email for select to ${app} using (viewer_kind() = 'job' and practice_id = viewer_practice());
create policy job_looks on daily_email for update to ${app} using (viewer_kind() = 'job' and practice_id = viewer_practice())
  with check (viewer_kind() = 'job' and practice_id = viewer_practice());

-- Which kinds of mail there are is said in the code alone, and which of them need a link as well.
alter table mail drop constraint mail_kind_check;
alter table mail drop constraint mail_check;
