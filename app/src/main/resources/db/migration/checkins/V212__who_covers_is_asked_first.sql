-- Since when somebody covers is asked only where they cover that course at all, and not of each row.
alter policy staff_knows on unsaid
  using (viewer_kind() = 'member'
         and (audience = 'therapist' or audience = 'together' and (hint_shown or opened_at is not null))
         and (course_id in (select courses_open_to('therapist'))
              or course_id in (select courses_open_to('cover')) and covers_since(course_id, written_at)));
alter policy reads on reply
  using (viewer_kind() in ('member', 'oneself')
         and (course_id in (select courses_open_to('client', 'therapist'))
              or course_id in (select courses_open_to('cover')) and covers_since(course_id, written_at)));
