grant select, insert, update, delete on scheduled_tasks to ${app};
