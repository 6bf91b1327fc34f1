-- What a therapist brings in from elsewhere. The file and what was said of it lie apart, sealed with the therapist's key,
-- until the import is done, discarded or left alone for too long.
create table import (
  id           uuid primary key,
  practice_id  uuid not null,
  therapist_id uuid not null references person on delete cascade,
  state        text not null check (state in ('staged', 'waiting', 'done', 'refused', 'undone')),
  encoding     text not null check (encoding in ('utf_8', 'utf_16', 'windows_1252')),
  lines        integer not null,
  todo         integer not null default 0,
  progress     integer not null default 0,
  clients      integer not null default 0,
  sessions     integer not null default 0,
  scores       integer not null default 0,
  already      integer not null default 0,
  staged_at    timestamptz not null,
  expires_at   timestamptz not null,
  confirmed_at timestamptz,
  finished_at  timestamptz,
  undone_at    timestamptz,
  version      integer not null default 1
);
create index import_therapist on import (therapist_id, staged_at desc);

create table import_file (
  import_id uuid primary key references import on delete cascade,
  sealed    bytea not null
);
create table import_plan (
  import_id uuid primary key references import on delete cascade,
  sealed    bytea not null
);

-- What an import made, by course, so that it can be undone as a whole.
create table import_made (
  import_id  uuid not null references import on delete cascade,
  course_id  uuid not null,
  new_client uuid references person on delete set null,
  sessions   uuid[] not null,
  primary key (import_id, course_id)
);

call guard(array['import', 'import_file', 'import_plan', 'import_made']);

create policy own on import to ${app}
  using (viewer_kind() = 'member' and therapist_id = viewer_person() and practice_id = viewer_practice())
  with check (viewer_kind() = 'member' and therapist_id = viewer_person() and practice_id = viewer_practice()
              and viewer_has_role('therapist'));
-- the job learns whose import it is to run, and tidies what was left alone; it reads no file
create policy job_knows on import for select to ${app}
  using (viewer_kind() = 'job' and practice_id = viewer_practice());
create policy job_tidies on import for delete to ${app}
  using (viewer_kind() = 'job' and practice_id = viewer_practice() and state = 'staged' and expires_at < viewer_now());
create policy with_import on import_file to ${app}
  using (viewer_kind() = 'member' and import_id in (select id from import))
  with check (viewer_kind() = 'member' and import_id in (select id from import));
create policy with_import on import_plan to ${app}
  using (viewer_kind() = 'member' and import_id in (select id from import))
  with check (viewer_kind() = 'member' and import_id in (select id from import));
create policy with_import on import_made to ${app}
  using (viewer_kind() = 'member' and import_id in (select id from import))
  with check (viewer_kind() = 'member' and import_id in (select id from import));
