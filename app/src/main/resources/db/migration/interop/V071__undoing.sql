-- An import is undone by a job too; and what went wrong with a run is said on its page.
alter table import drop constraint import_state_check;
alter table import add check (state in ('staged', 'waiting', 'done', 'undoing', 'refused', 'undone'));
alter table import add column problem text check (problem in ('failed', 'built-on', 'changed'));
alter table import add column problem_at timestamptz;
alter table import add column tries integer not null default 0;
create index import_made_client on import_made (new_client);
