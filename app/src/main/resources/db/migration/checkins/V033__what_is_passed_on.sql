-- What a client passes on are the numbers of their own check-ins: the therapist's ratings are not theirs to give.
alter policy staff_reads on check_in
  using (course_id in (select courses_open_to('therapist', 'cover', 'job'))
         or chair = 'client' and course_id in (select courses_open_to('scores')));
