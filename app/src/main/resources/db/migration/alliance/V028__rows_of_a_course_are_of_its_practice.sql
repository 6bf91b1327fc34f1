-- As sessions: what a job reads by its practice names the practice of its course.
alter table signal drop constraint signal_course_id_fkey, add constraint signal_of_course
  foreign key (course_id, practice_id) references course (id, practice_id) on delete cascade;
alter table repair drop constraint repair_course_id_fkey, add constraint repair_of_course
  foreign key (course_id, practice_id) references course (id, practice_id) on delete cascade;
alter table course_summary drop constraint course_summary_course_id_fkey, add constraint course_summary_of_course
  foreign key (course_id, practice_id) references course (id, practice_id) on delete cascade;
