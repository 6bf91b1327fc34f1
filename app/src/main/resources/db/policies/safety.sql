call guard(array['concern', 'concern_words']);

-- A link writes and never reads.
create policy oneself on concern for select to ${app}
  using (person_id = viewer_person() and viewer_kind() = 'oneself');
create policy writes on concern for insert to ${app}
  with check (person_id = viewer_person() and viewer_kind() in ('oneself', 'link')
              and practice_id in (select practices_known()));
create policy hears on concern for select to ${app}
  using (to_person = viewer_person() and practice_id = viewer_practice() and viewer_kind() = 'member');
create policy marks_read on concern for update to ${app}
  using (to_person = viewer_person() and practice_id = viewer_practice() and viewer_kind() = 'member')
  with check (to_person = viewer_person());

create policy writes on concern_words for insert to ${app}
  with check (person_id = viewer_person() and viewer_kind() in ('oneself', 'link'));
create policy reads on concern_words for select to ${app} using (concern_id in (select id from concern));

-- The recipient of a concern needs its writer's name and key; the writer's other words stay closed by their own policies.
create function people_heard() returns setof uuid language plpgsql stable rows 5 as $$
begin
  return query select c.person_id from concern c where c.to_person = viewer_person();
end $$;

create policy hears on person for select to ${app} using (id in (select people_heard()));

create policy hears on words_key for select to ${app} using (owner_id in (select people_heard()));

-- The recipient of a request for another therapist sees the two people of that course, and may propose a therapist.
create function courses_to_change() returns setof uuid language plpgsql stable rows 5 as $$
begin
  return query select c.course_id from concern c where c.to_person = viewer_person() and c.wants_change;
end $$;

create policy hears_of_change on course for select to ${app}
  using (practice_id = viewer_practice() and viewer_kind() = 'member' and state = 'open' and id in (select courses_to_change()));

create policy proposes_change on handover for insert to ${app}
  with check (proposed_by = viewer_person() and practice_id = viewer_practice()
              and course_id in (select courses_to_change()));

call keep_to_oneself(array['safety_plan']);
call guard(array['practice_help_line']);

create policy known on practice_help_line for select to ${app} using (practice_id in (select practices_known()));
create policy manages on practice_help_line to ${app}
  using (practice_id = viewer_practice() and viewer_has_role('manager'))
  with check (practice_id = viewer_practice() and viewer_has_role('manager'));

call guard(array['concern_answer']);

create policy with_concern on concern_answer for select to ${app} using (concern_id in (select id from concern));
create policy hearer_writes on concern_answer for insert to ${app}
  with check (viewer_kind() = 'member' and author_id = viewer_person()
              and concern_id in (select c.id from concern c where c.to_person = viewer_person()
                                 and c.person_id = concern_answer.person_id));
