-- Since when somebody covers is asked only where they cover that course at all, and not of each row.
alter policy staff_reads on wish
  using (viewer_kind() = 'member' and shared
         and (course_id in (select courses_open_to('therapist'))
              or course_id in (select courses_open_to('cover')) and covers_since(course_id, written_at)));
