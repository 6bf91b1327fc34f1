-- When what was counted no longer counts: it is forgotten then, however long its window was.
delete from attempt;
alter table attempt add column ends_at timestamptz not null;
