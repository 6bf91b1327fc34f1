-- What somebody does as themselves they do as nothing else: not by a link, which may be in other hands, and not at work.

alter policy oneself_new on person with check (viewer_kind() = 'oneself' and id = viewer_person());
alter policy oneself_edits on person using (viewer_kind() = 'oneself' and id = viewer_person())
  with check (viewer_kind() = 'oneself' and id = viewer_person());
alter policy oneself on contact using (viewer_kind() = 'oneself' and person_id = viewer_person())
  with check (viewer_kind() = 'oneself' and person_id = viewer_person());
alter policy oneself on sign_in using (viewer_kind() = 'oneself' and person_id = viewer_person())
  with check (viewer_kind() = 'oneself' and person_id = viewer_person());

-- A practice's people are its manager's; whoever takes up an invitation is let in by a job.
alter policy first_manager on membership
  with check (viewer_kind() = 'oneself' and person_id = viewer_person() and practice_is_new(practice_id));
alter policy admits on membership
  with check (practice_id = viewer_practice() and (viewer_kind() = 'job' or viewer_has_role('manager')));

-- Courses are opened and covered by jobs alone. A client gives, and takes back, what can be passed on, and nothing more.
alter policy opens on access
  with check (viewer_kind() = 'job' and practice_id = viewer_practice()
              and (course_is_new(course_id) or course_id in (select courses_open_to('job'))));
alter policy passes_on on access
  with check ("right" in ('scores', 'repairs', 'card') and course_id in (select courses_open_to('client')));
alter policy closes on access
  using (course_id in (select courses_open_to('job'))
         or "right" in ('scores', 'repairs', 'card') and course_id in (select courses_open_to('client')));

-- A link belongs to its person, or to who keeps its course; an invitation's, which has neither yet, to who may invite.
alter policy reads on link
  using (viewer_kind() = 'oneself' and person_id = viewer_person()
         or viewer_kind() = 'job' and practice_id = viewer_practice()
         or viewer_kind() = 'member' and practice_id = viewer_practice() and course_id in (select courses_open_to('therapist', 'cover')));
alter policy makes on link
  with check (case purpose when 'check-in' then course_id in (select courses_open_to('job'))
                           when 'invitation' then viewer_kind() = 'member' and practice_id = viewer_practice() and person_id is null
                           else viewer_kind() = 'oneself' and person_id = viewer_person() end);
alter policy ends on link
  using (viewer_kind() = 'oneself' and person_id = viewer_person()
         or viewer_kind() = 'job' and practice_id = viewer_practice());

alter policy makes on words_key
  with check (viewer_kind() = 'oneself' and owner_kind = 'person' and owner_id = viewer_person()
              or viewer_kind() = 'job' and owner_kind = 'course' and course_is_new(owner_id));

-- The holder of a link seals with their own key alone.
create or replace function keys_open_to_viewer() returns setof uuid
language plpgsql stable security definer set search_path = public, pg_temp rows 50 as $$
begin
  return query
    select viewer_person()
    union select courses_open_to('client', 'therapist', 'cover', 'repairs')
    union select a.person_id from access a
      where a."right" = 'client' and a.course_id in (select courses_open_to('therapist', 'cover', 'card'));
end $$;

-- Whoever no longer works in a practice has no course of its clients open any more, not even as themselves.
create or replace function courses_open_to(variadic rights text[]) returns setof uuid
language plpgsql stable security definer set search_path = public, pg_temp rows 50 as $$
declare
  kind     text := viewer_kind();
  person   uuid := viewer_person();
  practice uuid := viewer_practice();
  subject  uuid := viewer_subject();
  moment   timestamptz := viewer_now();
begin
  case kind
    when 'oneself' then
      return query select a.course_id from access a
        where a.person_id = person and a."right" = any (rights)
          and a.since <= moment and (a.until is null or a.until > moment)
          and (a."right" = 'client' or exists (select from membership m
                 where m.practice_id = a.practice_id and m.person_id = person and m.role <> 'client' and m.ended_at is null));
    when 'member' then
      return query select a.course_id from access a
        where a.person_id = person and a.practice_id = practice and a."right" = any (rights)
          and a.since <= moment and (a.until is null or a.until > moment);
    when 'job' then
      if 'job' = any (rights) then
        if subject is not null then
          return query select a.course_id from access a
            where a.course_id = subject and a.practice_id = practice and a."right" = 'client' limit 1;
        else
          return query select a.course_id from access a where a.practice_id = practice and a."right" = 'client';
        end if;
      end if;
    when 'link' then
      if 'link' = any (rights) then return query select subject; end if;
    else
  end case;
end $$;
