-- Since when somebody covers is asked for each row that no other right opens: only where they cover that course at all.
-- It was asked of every row of the installation that a plan came by.
alter policy reads on signal
  using (course_id in (select courses_open_to('client', 'therapist', 'scores', 'job'))
         or course_id in (select courses_open_to('cover')) and covers_since(course_id, raised_at));
alter policy reads on finding
  using (course_id in (select courses_open_to('client', 'therapist', 'scores', 'job'))
         or course_id in (select courses_open_to('cover')) and signal_id in (select id from signal));
-- Reasons are closed with the scores, too, and say so themselves, now that they ask the signal no more.
create policy while_open on finding as restrictive for select to ${app} using ((select words_open()));
