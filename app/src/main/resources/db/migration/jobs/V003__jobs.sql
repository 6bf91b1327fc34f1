-- Work for later, as db-scheduler 16 keeps it. Exempt from row-level security, with this reason: whichever process is free
-- claims the next row, before anyone is the viewer. So a row holds a purpose, ids and times, and no name, address or word;
-- the work itself runs as the viewer of its row, under every other table's policies.
create table scheduled_tasks (
  task_name            text not null,
  task_instance        text not null check (char_length(task_instance) <= 400),
  task_data            bytea,
  execution_time       timestamptz not null,
  picked               boolean not null,
  picked_by            text,
  last_success         timestamptz,
  last_failure         timestamptz,
  consecutive_failures integer,
  last_heartbeat       timestamptz,
  version              bigint not null,
  priority             smallint,
  primary key (task_name, task_instance)
);
create index scheduled_tasks_due on scheduled_tasks (execution_time) where not picked;
create index scheduled_tasks_heartbeat on scheduled_tasks (last_heartbeat) where picked;

-- A job is named by the ids it works for. As for person and contact, no samples are kept of them.
alter table scheduled_tasks alter column task_instance set statistics 0;
