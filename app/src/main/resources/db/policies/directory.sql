grant select on directory_revision to ${app};

call guard(array['profile', 'photograph', 'profile_version', 'profile_slug', 'profile_confirmation', 'practice_specialism',
  'places_mail']);

-- Whether visitors may read a profile now: it is published, its therapist works here, and a permit, if it needs one, lasts.
create function is_listed(practice uuid, therapist uuid, published boolean, permit_expires date) returns boolean
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return published
    and exists (select from membership m where m.practice_id = practice and m.person_id = therapist and m.role = 'therapist'
                and m.ended_at is null)
    and (permit_expires is null or exists (select from practice p where p.id = practice
         and is_listed.permit_expires >= (viewer_now() at time zone p.time_zone)::date));
end $$;

create policy listed on profile for select to ${app}
  using (viewer_kind() = 'visitor' and is_listed(practice_id, person_id, published, permit_expires));
create policy own on profile to ${app}
  using (viewer_kind() = 'member' and practice_id = viewer_practice() and person_id = viewer_person())
  with check (viewer_kind() = 'member' and practice_id = viewer_practice() and person_id = viewer_person()
              and viewer_has_role('therapist'));
create policy manager_reads on profile for select to ${app}
  using (practice_id = viewer_practice() and viewer_has_role('manager'));
create policy manager_decides on profile for update to ${app}
  using (practice_id = viewer_practice() and viewer_has_role('manager')) with check (practice_id = viewer_practice());
create policy supervisor_reads on profile for select to ${app}
  using (viewer_kind() = 'member' and practice_id = viewer_practice() and supervisor_id = viewer_person());
create policy supervisor_answers on profile for update to ${app}
  using (viewer_kind() = 'member' and practice_id = viewer_practice() and supervisor_id = viewer_person())
  with check (practice_id = viewer_practice());
create policy job on profile for select to ${app} using (viewer_kind() = 'job' and practice_id = viewer_practice());
-- for people who work here no longer
create policy job_takes_out on profile for update to ${app} using (viewer_kind() = 'job' and practice_id = viewer_practice())
  with check (practice_id = viewer_practice() and not published);

create policy listed on profile_version for select to ${app}
  using (viewer_kind() = 'visitor' and exists (select from profile f where f.approved_version = profile_version.id));
create policy practice on profile_version to ${app}
  using (viewer_kind() = 'member' and profile_id in
    (select id from profile where person_id = viewer_person() or viewer_has_role('manager')))
  with check (viewer_kind() = 'member' and profile_id in
    (select id from profile where person_id = viewer_person() or viewer_has_role('manager')));

create policy listed on photograph for select to ${app}
  using (viewer_kind() = 'visitor' and exists (select from profile_version v where v.photograph_id = photograph.id));
create policy practice on photograph for select to ${app}
  using (viewer_kind() = 'member' and profile_id in
    (select id from profile where person_id = viewer_person() or viewer_has_role('manager')));
create policy own_adds on photograph for insert to ${app}
  with check (viewer_kind() = 'member' and profile_id in (select id from profile where person_id = viewer_person()));
create policy own_removes on photograph for delete to ${app}
  using (viewer_kind() = 'member' and profile_id in (select id from profile where person_id = viewer_person()));

create policy listed on profile_slug for select to ${app}
  using (viewer_kind() in ('visitor', 'member') and exists (select from profile f where f.id = profile_id));
create policy adds on profile_slug for insert to ${app}
  with check (viewer_kind() = 'member' and profile_id in
    (select id from profile where person_id = viewer_person() or viewer_has_role('manager')));
create policy changes on profile_slug for update to ${app}
  using (viewer_kind() = 'member' and profile_id in
    (select id from profile where person_id = viewer_person() or viewer_has_role('manager')));

create policy listed on profile_confirmation for select to ${app}
  using (viewer_kind() in ('visitor', 'member') and exists (select from profile f where f.id = profile_id));
create policy manager_confirms on profile_confirmation for insert to ${app}
  with check (viewer_has_role('manager') and exists (select from profile f where f.id = profile_id));
create policy goes on profile_confirmation for delete to ${app}
  using (viewer_kind() = 'member' and profile_id in
    (select id from profile where person_id = viewer_person() or viewer_has_role('manager')));

create policy practice_reads on practice_specialism for select to ${app}
  using (viewer_kind() = 'member' and practice_id = viewer_practice());
create policy manager_adds on practice_specialism for insert to ${app}
  with check (practice_id = viewer_practice() and viewer_has_role('manager'));
create policy manager_removes on practice_specialism for delete to ${app}
  using (practice_id = viewer_practice() and viewer_has_role('manager'));

create policy job on places_mail to ${app} using (viewer_kind() = 'job' and practice_id = viewer_practice())
  with check (viewer_kind() = 'job' and practice_id = viewer_practice());

-- The names that a visitor reads beside a profile: who confirmed something on it, who supervises and agreed to say so. A visitor
-- reads the rows first, by their policies; of a person they learn nothing but the name.
create function name_on_profile(profile uuid, person uuid) returns text
language sql stable security definer set search_path = public, pg_temp as $$
  select p.name from person p where p.id = person and (
    exists (select from profile_confirmation c where c.profile_id = profile and c.confirmed_by = person)
    or exists (select from profile f where f.id = profile and f.supervisor_id = person and f.supervisor_confirmed_at is not null
      and exists (select from membership m where m.practice_id = f.practice_id and m.person_id = person and m.role <> 'client'
                  and m.ended_at is null))) $$;

-- What a visitor may know of the practice of a profile that they may read.
create function practice_on_profile(profile uuid) returns table (name text, time_zone text)
language sql stable security definer set search_path = public, pg_temp as $$
  select r.name, r.time_zone from profile f join practice r on r.id = f.practice_id
  where f.id = profile and is_listed(f.practice_id, f.person_id, f.published, f.permit_expires) $$;
