-- A course's check-ins, in the order in which they came, in the index alone: an answer is judged by all that came before, and these lie
-- as far apart as the weeks between them. In place of two indexes that led to the rows.
create index check_in_in_order on check_in (course_id, ordinal)
  include (id, session_id, practice_id, chair, seen, heard, understood, safe, working, submitted_at, saw_other, import_id);
drop index check_in_course, check_in_latest;
