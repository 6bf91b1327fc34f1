-- As sessions: what a job reads by its practice names the practice of its course. A course that is erased finds each by an index.
alter table check_in add constraint check_in_of_course
  foreign key (course_id, practice_id) references course (id, practice_id) on delete cascade;

create index declined_course on declined (course_id);
alter table declined add constraint declined_of_course
  foreign key (course_id, practice_id) references course (id, practice_id) on delete cascade;

create index check_in_link_of_course on check_in_link (course_id);
drop index check_in_link_course;
alter table check_in_link add constraint check_in_link_of_course
  foreign key (course_id, practice_id) references course (id, practice_id) on delete cascade;

alter table named_score add constraint named_score_of_course
  foreign key (course_id, practice_id) references course (id, practice_id) on delete cascade;
