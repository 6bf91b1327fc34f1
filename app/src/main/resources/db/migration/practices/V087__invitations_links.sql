-- The link of an invitation is as open as the invitation: to whoever made it, and a manager's to the managers.
create policy inviters on link for select to ${app}
  using (purpose = 'invitation' and subject_id in (select id from invitation));
create policy inviters_end on link for update to ${app}
  using (purpose = 'invitation' and subject_id in (select id from invitation)) with check (true);
