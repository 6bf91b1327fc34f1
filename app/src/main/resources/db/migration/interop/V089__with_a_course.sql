-- What an import made of a course goes with the course.
delete from import_made m where not exists (select from course c where c.id = m.course_id);
alter table import_made add foreign key (course_id) references course on delete cascade;
create index import_made_course on import_made (course_id);
