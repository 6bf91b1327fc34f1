-- The repairs that a client began go before their person: which constraint of the two is asked first, the course's or the
-- beginner's, is nowhere promised.
create function erase_repairs_begun() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  delete from repair r using course c where r.noted_by = old.id and c.id = r.course_id and c.client_id = old.id;
  return old;
end $$;

create trigger repairs_begun before delete on person for each row execute function erase_repairs_begun();
