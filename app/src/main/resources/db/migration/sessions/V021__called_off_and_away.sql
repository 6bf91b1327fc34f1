-- A client may say beforehand that they can't come.
alter table session drop constraint session_state_check;
alter table session add constraint session_state_check
  check (state in ('planned', 'held', 'cancelled', 'called-off', 'missed'));

-- A manager puts down days away for somebody who can't: who is away, and who covers; nothing of what was said.
create policy manager_plans on absence to ${app}
  using (practice_id = viewer_practice() and viewer_has_role('manager'))
  with check (practice_id = viewer_practice() and viewer_has_role('manager'));
