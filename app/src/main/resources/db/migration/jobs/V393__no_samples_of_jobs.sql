-- A job is named by the ids it works for. As for person and contact, no samples are kept of them.
alter table scheduled_tasks alter column task_instance set statistics 0;
select pg_clear_attribute_stats('public', 'scheduled_tasks', 'task_instance', false);
