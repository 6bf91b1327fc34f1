-- So that a sign-in can be named, and ended, without its secret.
alter table sign_in add column id uuid not null default gen_random_uuid() unique;

-- A manager ends the sign-ins of somebody who works there, such as when a phone was stolen.
create function end_sign_ins_of(colleague uuid) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if viewer_kind() <> 'member' or not viewer_has_role('manager') or not exists (
      select from membership m where m.practice_id = viewer_practice() and m.person_id = colleague
        and m.role <> 'client' and m.ended_at is null) then
    return false;
  end if;
  delete from sign_in where person_id = colleague;
  return true;
end $$;
