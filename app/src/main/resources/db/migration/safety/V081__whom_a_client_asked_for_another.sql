-- What a concern is about: the course from whose page or link it was written.
alter table concern add column course_id uuid references course on delete cascade;

-- Whoever was asked for another therapist learns between whom that course runs, and may propose one.
create policy hears_of_change on course for select to ${app}
  using (practice_id = viewer_practice() and viewer_kind() = 'member' and state = 'open'
         and id in (select c.course_id from concern c where c.to_person = viewer_person() and c.wants_change));
create policy proposes_change on handover for insert to ${app}
  with check (proposed_by = viewer_person() and practice_id = viewer_practice()
              and course_id in (select c.course_id from concern c where c.to_person = viewer_person() and c.wants_change));
