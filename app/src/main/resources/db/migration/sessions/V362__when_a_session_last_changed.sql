-- When a session was planned, moved, held or called off last: a calendar that reads it goes by that.
alter table session add column changed_at timestamptz;
update session set changed_at = now();
alter table session alter column changed_at set not null, alter column changed_at set default viewer_now();

create function session_changes() returns trigger language plpgsql as $$
begin
  new.changed_at := viewer_now();
  return new;
end $$;
create trigger changes before update of planned_at, length_minutes, state on session
  for each row when (old.planned_at <> new.planned_at or old.length_minutes <> new.length_minutes or old.state <> new.state)
  execute function session_changes();
