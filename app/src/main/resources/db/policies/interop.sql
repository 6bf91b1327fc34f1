call guard(array['import', 'import_file', 'import_plan', 'import_made']);

create policy own on import to ${app}
  using (viewer_kind() = 'member' and therapist_id = viewer_person() and practice_id = viewer_practice())
  with check (viewer_kind() = 'member' and therapist_id = viewer_person() and practice_id = viewer_practice()
              and viewer_has_role('therapist'));
-- the job sees the owner of the import that it runs, and deletes imports that were left alone; it reads no file
create policy job_knows on import for select to ${app}
  using (viewer_kind() = 'job' and practice_id = viewer_practice());
create policy job_tidies on import for delete to ${app}
  using (viewer_kind() = 'job' and practice_id = viewer_practice() and state = 'staged' and expires_at < viewer_now());

create policy with_import on import_file to ${app}
  using (viewer_kind() = 'member' and import_id in (select id from import))
  with check (viewer_kind() = 'member' and import_id in (select id from import));

create policy with_import on import_plan to ${app}
  using (viewer_kind() = 'member' and import_id in (select id from import))
  with check (viewer_kind() = 'member' and import_id in (select id from import));

create policy with_import on import_made to ${app}
  using (viewer_kind() = 'member' and import_id in (select id from import))
  with check (viewer_kind() = 'member' and import_id in (select id from import));

call guard(array['calendar_feed']);

create policy oneself on calendar_feed to ${app}
  using (person_id = viewer_person() and viewer_kind() = 'oneself')
  with check (person_id = viewer_person() and viewer_kind() = 'oneself');

call guard(array['import_name']);

create policy with_import on import_name to ${app}
  using (viewer_kind() = 'member' and import_id in (select id from import))
  with check (viewer_kind() = 'member' and import_id in (select id from import));
