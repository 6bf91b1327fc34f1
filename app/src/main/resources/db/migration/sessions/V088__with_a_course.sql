-- With a course goes who had which right to it, and who looked: nothing that was erased leaves a trace of whom it was about.
create function forget_course() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  delete from access where course_id = old.id;
  delete from look where course_id = old.id;
  return null;
end $$;
create trigger forgotten after delete on course for each row execute function forget_course();

-- what is left of those that went before
delete from access a where not exists (select from course c where c.id = a.course_id);
delete from look l where not exists (select from course c where c.id = l.course_id);
