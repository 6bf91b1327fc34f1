-- What a therapist brings in from elsewhere. The file and what was said of it lie apart, sealed with the therapist's key,
-- until the import is done, discarded or left alone for too long.
create table import (
  id           uuid primary key,
  practice_id  uuid not null,
  therapist_id uuid not null references person on delete cascade,
  state        text not null check (state in ('staged', 'waiting', 'done', 'undoing', 'refused', 'undone')),
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
  version      integer not null default 1,
  -- what went wrong with a run is said on its page
  problem      text check (problem in ('failed', 'built-on', 'changed')),
  problem_at   timestamptz,
  tries        integer not null default 0,
  -- whether clients with whom something was built on the import stay, and only the others are taken out
  undo_rest    boolean not null default false
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
  course_id  uuid not null references course on delete cascade,
  new_client uuid references person on delete set null,
  sessions   uuid[] not null,
  primary key (import_id, course_id)
);
create index import_made_client on import_made (new_client);
create index import_made_course on import_made (course_id);

-- Which link, if any, a person's calendar reads. The link itself, and the hash of its secret, are identity's.
create table calendar_feed (
  person_id uuid primary key references person on delete cascade,
  link_id   uuid not null references link,
  made_at   timestamptz not null,
  -- a therapist may have their clients' initials in their own calendar; nobody has them without asking
  initials  boolean not null default false
);

-- What a file was called: it may name a client, so it lies apart, sealed with the therapist's key, as the file does.
create table import_name (
  import_id uuid primary key references import on delete cascade,
  sealed    bytea not null
);
