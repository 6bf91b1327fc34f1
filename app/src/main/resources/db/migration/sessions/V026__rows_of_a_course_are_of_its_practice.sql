-- A job about all of a practice reads what names that practice (job_practice), and a manager what names theirs: a row of a course
-- can name no other practice than the course does.
alter table course add constraint course_of_practice unique (id, practice_id);

alter table session drop constraint session_course_id_fkey, add constraint session_of_course
  foreign key (course_id, practice_id) references course (id, practice_id) on delete cascade;
alter table closure drop constraint closure_course_id_fkey, add constraint closure_of_course
  foreign key (course_id, practice_id) references course (id, practice_id) on delete cascade;
alter table handover drop constraint handover_course_id_fkey, add constraint handover_of_course
  foreign key (course_id, practice_id) references course (id, practice_id) on delete cascade;
