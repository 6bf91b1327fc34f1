-- What this database remembers of the installation; nobody's data, so no row-level security. The application may not read it.
create table installation (
  only_one               boolean primary key default true check (only_one),
  master_key_fingerprint bytea not null
);
