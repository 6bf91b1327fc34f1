-- Which courses are open to the viewer is read when they are set; it is read again where what it was read from has changed. Data
-- that is filled in by nobody, as a restore does, asks nothing.
create function rights_changed() returns trigger language plpgsql as $$
begin
  if coalesce(current_setting('attune.kind', true), '') <> '' then
    perform refresh_viewer();
  end if;
  return null;
end $$;
create trigger rights_changed after insert or update or delete on access for each statement execute function rights_changed();
create trigger rights_changed after insert or update or delete on membership for each statement execute function rights_changed();
create trigger rights_changed after update of words_closed_at on person for each statement execute function rights_changed();
