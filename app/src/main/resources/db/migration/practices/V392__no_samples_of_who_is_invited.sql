-- as for person and contact
alter table invitation
  alter column name set statistics 0,
  alter column address set statistics 0;
select pg_clear_attribute_stats('public', 'invitation', attribute, false)
from (values ('name'), ('address')) as sampled (attribute);
