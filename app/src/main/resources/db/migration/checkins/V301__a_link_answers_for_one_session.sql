-- What a link writes is of its own session.
create policy one_session on check_in as restrictive for insert to ${app} with check (within_link(session_id));
create policy one_session on declined as restrictive for insert to ${app} with check (within_link(session_id));
create policy one_session on unsaid as restrictive for insert to ${app} with check (within_link(session_id));

-- A link does not read which session a line is of; this says no more than whether it is its own.
create function is_within_link(unsaid uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select viewer_kind() <> 'link' or exists (select from unsaid u where u.id = unsaid and u.session_id = viewer_session()) $$;
create policy one_session on unsaid_words as restrictive for insert to ${app} with check (is_within_link(unsaid_id));

create or replace function check_in_answer(session uuid) returns text
language sql stable security definer set search_path = public, pg_temp as $$
  select case when not within_link(session) then null
              when exists (select from check_in c
                where c.session_id = session and c.chair = 'client'
                  and c.course_id in (select courses_open_to('client', 'therapist', 'cover', 'link', 'job')))
              then 'given'
              else (select d.reason from declined d
                where d.session_id = session
                  and d.course_id in (select courses_open_to('client', 'therapist', 'cover', 'link', 'job'))) end $$;

create or replace function take_back_unsaid(session uuid) returns integer
language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare taken integer;
begin
  if viewer_kind() not in ('link', 'oneself') then
    raise exception 'a line is taken back by whoever wrote it' using errcode = 'insufficient_privilege';
  end if;
  delete from unsaid u
    where u.session_id = session and within_link(session) and u.person_id = viewer_person()
      and u.course_id in (select courses_open_to('client', 'link')) and u.opened_at is null
      and not exists (select from unsaid_reading r where r.unsaid_id = u.id);
  get diagnostics taken = row_count;
  return taken;
end $$;
