-- PostgreSQL keeps samples of a column to plan by. They outlive the row, so none are taken of what says who somebody is.
alter table person
  alter column name set statistics 0,
  alter column sign_in_name set statistics 0,
  alter column sign_in_key set statistics 0;
alter table contact
  alter column address set statistics 0,
  alter column outside_name set statistics 0;
alter table passkey alter column name set statistics 0;

-- and those that were taken go
select pg_clear_attribute_stats('public', relation, attribute, false)
from (values ('person', 'name'), ('person', 'sign_in_name'), ('person', 'sign_in_key'),
  ('contact', 'address'), ('contact', 'outside_name'), ('passkey', 'name')) as sampled (relation, attribute);
