call guard(array['signal', 'finding', 'repair', 'repair_words', 'course_summary', 'practice_spread']);

-- a covering clinician reads what comes in between
-- The time of a cover is looked up only for courses that the viewer covers, and only for rows that no other right opens:
-- otherwise a plan may look it up for every row of the installation.
create policy reads on signal for select to ${app}
  using (course_id = any ((select viewer_courses('client', 'therapist', 'scores', 'job'))::uuid[]) or practice_id = (select job_practice())
         or course_id = any ((select viewer_courses('cover'))::uuid[]) and covers_since(course_id, raised_at));
create policy notices on signal for insert to ${app}
  with check (course_id = any ((select viewer_courses('job'))::uuid[]) or is_of_job(course_id));
create policy marks_edited on signal for update to ${app}
  using (course_id = any ((select viewer_courses('job'))::uuid[]) or practice_id = (select job_practice())) with check (true);

create policy notices on finding for insert to ${app}
  with check (course_id = any ((select viewer_courses('job'))::uuid[]) or is_of_job(course_id));
create policy marks_edited on finding for update to ${app}
  using (course_id = any ((select viewer_courses('job'))::uuid[]) or (select job_practice()) is not null and is_of_job(course_id))
  with check (true);

create policy reads on repair for select to ${app}
  using (course_id = any ((select viewer_courses('client', 'therapist', 'job'))::uuid[]) or practice_id = (select job_practice())
         or agreed_at is not null and course_id = any ((select viewer_courses('repairs'))::uuid[])
         or course_id = any ((select viewer_courses('cover'))::uuid[]) and (closed_at is null or noted_by = viewer_person()));
create policy notes on repair for insert to ${app}
  with check (course_id = any ((select viewer_courses('therapist', 'cover'))::uuid[]) and noted_by = viewer_person());
create policy edits on repair for update to ${app}
  using (course_id = any ((select viewer_courses('therapist', 'cover'))::uuid[])) with check (true);
create policy answers on repair for update to ${app}
  using (course_id = any ((select viewer_courses('client'))::uuid[]) and closed_at is not null) with check (true);

create policy therapist_reads on repair_words for select to ${app}
  using (course_id = any ((select viewer_courses('therapist'))::uuid[]) 
         or repair_id in (select id from repair r where r.noted_by = viewer_person()));
create policy both_read on repair_words for select to ${app}
  using (repair_id in (select r.id from repair r where r.agreed_at is not null)
         and course_id = any ((select viewer_courses('client', 'repairs'))::uuid[]));
create policy client_reads_own on repair_words for select to ${app}
  using (chair = 'client' and course_id = any ((select viewer_courses('client'))::uuid[]));
create policy writes on repair_words for insert to ${app}
  with check (chair = 'therapist' and course_id = any ((select viewer_courses('therapist', 'cover'))::uuid[])
              or chair = 'client' and course_id = any ((select viewer_courses('client'))::uuid[]));
create policy rewrites on repair_words for update to ${app}
  using (chair = 'therapist' and course_id = any ((select viewer_courses('therapist', 'cover'))::uuid[])
         or chair = 'client' and course_id = any ((select viewer_courses('client'))::uuid[])) with check (true);
create policy unwrites on repair_words for delete to ${app}
  using (chair = 'therapist' and course_id = any ((select viewer_courses('therapist', 'cover'))::uuid[])
         or chair = 'client' and course_id = any ((select viewer_courses('client'))::uuid[]));

create policy summarises on course_summary to ${app}
  using (course_id = any ((select viewer_courses('job'))::uuid[]) or practice_id = (select job_practice()))
  with check (course_id = any ((select viewer_courses('job'))::uuid[]) or is_of_job(course_id));

create policy reads on practice_spread for select to ${app} using (practice_id in (select practices_known()));
create policy refreshes on practice_spread for insert to ${app}
  with check (viewer_kind() = 'job' and practice_id = viewer_practice());
create policy refreshes_again on practice_spread for update to ${app}
  using (viewer_kind() = 'job' and practice_id = viewer_practice()) with check (practice_id = viewer_practice());

-- A finding has its course, so that the signal's own policy is evaluated only for those who cover. It has no practice: that is
-- looked up only for a job about all of a practice.
create policy reads on finding for select to ${app}
  using (course_id = any ((select viewer_courses('client', 'therapist', 'scores', 'job'))::uuid[])
         or (select job_practice()) is not null and is_of_job(course_id)
         or course_id = any ((select viewer_courses('cover'))::uuid[]) and signal_id in (select id from signal));

call guard(array['practice_growth']);

create policy reads on practice_growth for select to ${app} using (practice_id in (select practices_known()));
create policy fits on practice_growth for insert to ${app}
  with check (viewer_kind() = 'job' and practice_id = viewer_practice());
create policy fits_again on practice_growth for update to ${app}
  using (viewer_kind() = 'job' and practice_id = viewer_practice()) with check (practice_id = viewer_practice());
create policy forgets on practice_growth for delete to ${app}
  using (viewer_kind() = 'job' and practice_id = viewer_practice());

-- While scores are closed, so are the signals found in them.
create policy while_open on signal as restrictive for select to ${app} using ((select words_open()));

create policy while_open on repair as restrictive for select to ${app} using ((select words_open()));

-- While scores are closed, so are the reasons of signals. They need a policy of their own, since theirs does not read the signal.
create policy while_open on finding as restrictive for select to ${app} using ((select words_open()));

-- A client may begin a repair too, and take it back until the two have talked about it. It has no signal and no marker.
create policy begins on repair for insert to ${app}
  with check (viewer_kind() = 'oneself' and noted_by = viewer_person() and course_id = any ((select viewer_courses('client'))::uuid[])
              and signal_id is null and marker is null and way is null and follow_up is null and talked_at is null
              and closed_at is null and agreed_at is null);
create policy takes_back on repair for delete to ${app}
  using (viewer_kind() = 'oneself' and noted_by = viewer_person() and course_id = any ((select viewer_courses('client'))::uuid[])
         and talked_at is null and closed_at is null);
