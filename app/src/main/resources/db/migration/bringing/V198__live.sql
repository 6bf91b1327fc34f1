-- What is shown as it is now, rather than as a copy, and until when; after that the therapist sees it no more.
alter table brought add column live_until timestamptz;
drop policy therapist_reads on brought;
create policy therapist_reads on brought for select to ${app}
  using (viewer_kind() = 'member' and course_id in (select courses_open_to('therapist')) and (select words_open())
    and (live_until is null or live_until > viewer_now()));
