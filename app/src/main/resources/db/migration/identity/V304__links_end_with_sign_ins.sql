-- As before; and what reads or opens without a sign-in ends with them.
create or replace function end_sign_ins_of(colleague uuid) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if viewer_kind() <> 'member' or not viewer_has_role('manager') or not exists (
      select from membership m where m.practice_id = viewer_practice() and m.person_id = colleague
        and m.role <> 'client' and m.ended_at is null) then
    return false;
  end if;
  delete from sign_in where person_id = colleague;
  update link set ended_at = viewer_now()
    where person_id = colleague and purpose in ('calendar', 'reset') and ended_at is null;
  return true;
end $$;
