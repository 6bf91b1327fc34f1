-- The latest check-in of a course is found at once, not by reading all of them: each page of a therapist asks for it, of every course.
create index check_in_latest on check_in (course_id, ordinal desc) where chair = 'client';
