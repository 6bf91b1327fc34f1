-- What a file was called: it may name a client, so it lies apart, sealed with the therapist's key, as the file does.
create table import_name (
  import_id uuid primary key references import on delete cascade,
  sealed    bytea not null
);
call guard(array['import_name']);
create policy with_import on import_name to ${app}
  using (viewer_kind() = 'member' and import_id in (select id from import))
  with check (viewer_kind() = 'member' and import_id in (select id from import));

-- Whether clients with whom something was built on the import stay, and only the others are taken out.
alter table import add column undo_rest boolean not null default false;
