-- A large file lies in pieces, so that no statement is as large as the file: PostgreSQL's processes keep what one needed.
alter table import_file add column piece integer not null default 0;
alter table import_file drop constraint import_file_pkey;
alter table import_file add primary key (import_id, piece);
alter table import_file alter column piece drop default;
