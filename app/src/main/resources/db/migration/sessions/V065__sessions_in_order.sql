-- The sessions of a course in their order, with what policies ask and whether each counts, without reading its rows, which lie as far
-- apart as the weeks between them: numbering one session, or saying what was the first, reads a page of the index.
create index session_in_order on session (course_id, planned_at, id) include (practice_id, state);
drop index session_course;
