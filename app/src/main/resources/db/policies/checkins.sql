-- A covering clinician reads the words of the time that they cover, and no others.
create function covers_since(course uuid, moment timestamptz) returns boolean language sql stable as $$
  select viewer_kind() = 'member' and exists (
    select from access a
    where a.course_id = course and a.person_id = viewer_person() and a.practice_id = viewer_practice()
      and a."right" = 'cover' and a.since <= moment and (a.until is null or a.until > viewer_now())) $$;

-- What the holder of a link may know of an answer sent by it: that it was sent.
create function check_in_answer(session uuid) returns text
language sql stable security definer set search_path = public, pg_temp as $$
  select case when not within_link(session) then null
              when exists (select from check_in c
                where c.session_id = session and c.chair = 'client'
                  and (c.course_id = any (viewer_courses('client', 'therapist', 'cover', 'link', 'job')) or is_of_job(c.course_id)))
              then 'given'
              else (select d.reason from declined d
                where d.session_id = session
                  and (d.course_id = any (viewer_courses('client', 'therapist', 'cover', 'link', 'job')) or is_of_job(d.course_id))) end $$;

-- Takes back the lines that a client wrote of a session and that nobody has read, without showing them.
create function take_back_unsaid(session uuid) returns integer
language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare taken integer;
begin
  if viewer_kind() not in ('link', 'oneself') then
    raise exception 'only the writer of a line takes it back' using errcode = 'insufficient_privilege';
  end if;
  delete from unsaid u
    where u.session_id = session and within_link(session) and u.person_id = viewer_person()
      and u.course_id = any (viewer_courses('client', 'link')) and u.opened_at is null
      and not exists (select from unsaid_reading r where r.unsaid_id = u.id);
  get diagnostics taken = row_count;
  return taken;
end $$;

-- When somebody usually reads, from their last first readings; null where there are too few to say.
create function reading_habit(reader uuid) returns text
language sql stable security definer set search_path = public, pg_temp as $$
  select case when count(*) >= 3 then mode() within group (order by habit) end
  from (select habit from (
          select distinct on (r.session_id) r.habit, r.read_at from reading r
          where r.reader_id = reader and reader in (select people_known())
          order by r.session_id, r.read_at) firsts
        order by read_at desc limit 12) latest $$;

call guard(array['check_in', 'declined', 'check_in_link', 'unsaid', 'unsaid_words', 'unsaid_reading', 'reading',
                 'reply', 'reply_words']);

-- Scores. A client sees their own chair, the staff and jobs both; no policy lets a link read.
-- A client can pass on the scores of their own check-ins, but not the therapist's ratings.
create policy staff_reads on check_in for select to ${app}
  using (course_id = any ((select viewer_courses('therapist', 'cover', 'job'))::uuid[]) or practice_id = (select job_practice())
         or chair = 'client' and course_id = any ((select viewer_courses('scores'))::uuid[]));
create policy client_reads on check_in for select to ${app}
  using (chair = 'client' and course_id = any ((select viewer_courses('client'))::uuid[]));
create policy client_says on check_in for insert to ${app}
  with check (chair = 'client' and import_id is null and not saw_other and viewer_kind() in ('oneself', 'link')
              and course_id = any ((select viewer_courses('client', 'link'))::uuid[]));
create policy therapist_says on check_in for insert to ${app}
  with check (chair = 'therapist' and import_id is null and viewer_kind() = 'member'
              and course_id = any ((select viewer_courses('therapist', 'cover'))::uuid[]));
create policy imports on check_in for insert to ${app}
  with check (import_id is not null and viewer_kind() in ('member', 'job')
              and (course_id = any ((select viewer_courses('therapist', 'job'))::uuid[]) or is_of_job(course_id)));
create policy import_undone on check_in for delete to ${app}
  using (import_id is not null and viewer_kind() in ('member', 'job')
         and (course_id = any ((select viewer_courses('therapist', 'job'))::uuid[]) or practice_id = (select job_practice())));

create policy reads on declined for select to ${app}
  using (course_id = any ((select viewer_courses('client', 'therapist', 'cover', 'job'))::uuid[]) or practice_id = (select job_practice()));
create policy declines on declined for insert to ${app}
  with check (viewer_kind() in ('oneself', 'link') and course_id = any ((select viewer_courses('client', 'link'))::uuid[]));

create policy reads on check_in_link for select to ${app}
  using (viewer_kind() <> 'link' and (course_id = any ((select viewer_courses('therapist', 'cover', 'job'))::uuid[])
         or practice_id = (select job_practice())));
create policy makes on check_in_link for insert to ${app}
  with check (course_id = any ((select viewer_courses('therapist', 'cover', 'job'))::uuid[]) or is_of_job(course_id));
create policy ends on check_in_link for update to ${app}
  using (course_id = any ((select viewer_courses('job'))::uuid[]) or practice_id = (select job_practice()));

-- Unsaid lines. A therapist sees nothing of a line that the client keeps private, nor of a sealed one unless the client lets
-- it be known or has opened it. No policy names jobs, and none lets a link read.
create policy own on unsaid to ${app} using (viewer_kind() = 'oneself' and person_id = viewer_person())
  with check (viewer_kind() = 'oneself' and person_id = viewer_person()
              and course_id = any ((select viewer_courses('client'))::uuid[]));
create policy link_writes on unsaid for insert to ${app}
  with check (viewer_kind() = 'link' and person_id = viewer_person() and course_id = any ((select viewer_courses('link'))::uuid[])
              and opened_at is null);
-- The time of a cover is looked up only for courses that the viewer covers, not for each row.
create policy staff_knows on unsaid for select to ${app}
  using (viewer_kind() = 'member'
         and (audience = 'therapist' or audience = 'together' and (hint_shown or opened_at is not null))
         and (course_id = any ((select viewer_courses('therapist'))::uuid[])
              or course_id = any ((select viewer_courses('cover'))::uuid[]) and covers_since(course_id, written_at)));

create policy own on unsaid_words to ${app}
  using (viewer_kind() = 'oneself' and unsaid_id in (select id from unsaid where person_id = viewer_person()))
  with check (viewer_kind() = 'oneself' and unsaid_id in (select id from unsaid where person_id = viewer_person()));
create policy link_writes on unsaid_words for insert to ${app}
  with check (viewer_kind() = 'link' and course_id = any ((select viewer_courses('link'))::uuid[]));
create policy staff_reads on unsaid_words for select to ${app}
  using (viewer_kind() = 'member'
         and unsaid_id in (select id from unsaid where audience = 'therapist' or opened_at is not null));

create policy reads on unsaid_reading for select to ${app}
  using (viewer_kind() in ('member', 'oneself') and unsaid_id in (select id from unsaid));
create policy notes on unsaid_reading for insert to ${app}
  with check (viewer_kind() = 'member' and reader_id = viewer_person() and unsaid_id in (select unsaid_id from unsaid_words));

create policy reads on reading for select to ${app}
  using (viewer_kind() in ('member', 'oneself') and course_id = any ((select viewer_courses('client', 'therapist', 'cover'))::uuid[]));
create policy notes on reading for insert to ${app}
  with check (viewer_kind() = 'member' and reader_id = viewer_person()
              and course_id = any ((select viewer_courses('therapist', 'cover'))::uuid[]));

create policy reads on reply for select to ${app}
  using (viewer_kind() in ('member', 'oneself')
         and (course_id = any ((select viewer_courses('client', 'therapist'))::uuid[])
              or course_id = any ((select viewer_courses('cover'))::uuid[]) and covers_since(course_id, written_at)));
create policy writes on reply for insert to ${app}
  with check (viewer_kind() = 'member' and author_id = viewer_person()
              and course_id = any ((select viewer_courses('therapist', 'cover'))::uuid[]));

create policy with_reply on reply_words for select to ${app}
  using (viewer_kind() in ('member', 'oneself') and reply_id in (select id from reply));
create policy writes on reply_words for insert to ${app}
  with check (viewer_kind() = 'member' and reply_id in (select id from reply where author_id = viewer_person()));

-- While words are closed, scores are closed too, and so is what is read through them.
create policy while_open on check_in as restrictive for select to ${app} using ((select words_open()));

create policy while_open on unsaid as restrictive for select to ${app} using ((select words_open()));

create policy while_open on reply as restrictive for select to ${app} using ((select words_open()));

-- A link writes about its own session only.
create policy one_session on check_in as restrictive for insert to ${app} with check (within_link(session_id));

create policy one_session on declined as restrictive for insert to ${app} with check (within_link(session_id));

create policy one_session on unsaid as restrictive for insert to ${app} with check (within_link(session_id));

-- A link does not read which session a line belongs to: this says only whether it is the link's own.
create function is_within_link(unsaid uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select viewer_kind() <> 'link' or exists (select from unsaid u where u.id = unsaid and u.session_id = viewer_session()) $$;

create policy one_session on unsaid_words as restrictive for insert to ${app} with check (is_within_link(unsaid_id));

call guard(array['reply_reading']);

create policy with_reply on reply_reading for select to ${app}
  using (viewer_kind() in ('member', 'oneself') and reply_id in (select id from reply));
create policy client_says on reply_reading for insert to ${app}
  with check (viewer_kind() = 'oneself' and course_id = any ((select viewer_courses('client'))::uuid[])
              and reply_id in (select r.id from reply r where r.course_id = reply_reading.course_id));
create policy client_takes_back on reply_reading for delete to ${app}
  using (viewer_kind() = 'oneself' and course_id = any ((select viewer_courses('client'))::uuid[]));
