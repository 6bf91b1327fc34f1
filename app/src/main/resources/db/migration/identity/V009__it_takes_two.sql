-- Who gave somebody their new password in person does not also open what they wrote: that takes another.
alter table person add vouched_by uuid references person on delete set null;
create index person_vouched_by on person (vouched_by) where vouched_by is not null;

create or replace function people_to_confirm() returns setof uuid
language plpgsql stable security definer set search_path = public, pg_temp rows 50 as $$
begin
  if viewer_kind() = 'member' and words_open() then
    return query
      select k.person_id from (
        select m.person_id from membership m
          where m.practice_id = viewer_practice() and m.ended_at is null and viewer_has_role('manager')
        union select a.person_id from access a
          where a."right" = 'client' and a.course_id in (select courses_open_to('therapist'))) k
        join person p on p.id = k.person_id
      where k.person_id <> viewer_person() and p.vouched_by is distinct from viewer_person();
  end if;
end $$;
