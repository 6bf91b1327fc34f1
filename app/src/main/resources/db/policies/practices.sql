create function any_practice() returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from practice) $$;

call guard(array['practice', 'invitation']);

grant select, insert, delete on set_up_code to ${app};

create policy known on practice for select to ${app} using (id in (select practices_known()));
create policy founds on practice for insert to ${app}
  with check (viewer_kind() = 'oneself' and practice_is_new(id));
create policy manages on practice for update to ${app}
  using (id = viewer_practice() and viewer_has_role('manager')) with check (id = viewer_practice());

-- A client's invitation is seen by the person who made it; a colleague's invitation by the managers too.
create policy staff on invitation to ${app}
  using (practice_id = viewer_practice() and viewer_kind() = 'member'
         and (invited_by = viewer_person() or role <> 'client' and viewer_has_role('manager')))
  with check (practice_id = viewer_practice() and viewer_kind() = 'member'
         and (role = 'client' and viewer_has_role('therapist') and invited_by = viewer_person()
              or role <> 'client' and viewer_has_role('manager')));
create policy job on invitation for select to ${app}
  using (practice_id = viewer_practice() and viewer_kind() = 'job');
create policy job_accepts on invitation for update to ${app}
  using (practice_id = viewer_practice() and viewer_kind() = 'job') with check (practice_id = viewer_practice());

-- The link of an invitation is open to the same people as the invitation.
create policy inviters on link for select to ${app}
  using (purpose = 'invitation' and subject_id in (select id from invitation));
create policy inviters_end on link for update to ${app}
  using (purpose = 'invitation' and subject_id in (select id from invitation)) with check (true);

create function open_accounts() returns text
language sql stable security definer set search_path = public, pg_temp as $$
  select time_zone from practice where hosts and open_accounts $$;
