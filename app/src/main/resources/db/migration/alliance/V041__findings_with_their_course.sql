-- A finding says its course itself: asking the signal, which asks again, is left for those who cover.
drop policy reads on finding;
create policy reads on finding for select to ${app}
  using (course_id in (select courses_open_to('client', 'therapist', 'scores', 'job'))
         or signal_id in (select id from signal));
