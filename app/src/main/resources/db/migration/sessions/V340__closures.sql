-- A course that its therapist or a manager closed without the client: by whom and why (from a short list, nothing of what was
-- said), and which planned sessions were called off by it. The row goes when the course is reopened, or when it can't be any
-- more because the client went on.
create table closure (
  course_id   uuid primary key references course on delete cascade,
  practice_id uuid not null references practice on delete cascade,
  closed_by   uuid not null references person on delete cascade,
  reason      text not null check (reason in ('stopped-coming', 'never-began', 'client-left', 'elsewhere', 'therapist-leaves')),
  closed_at   timestamptz not null,
  called_off  uuid[] not null
);
create index closure_practice on closure (practice_id);
create index closure_person on closure (closed_by);

call guard(array['closure']);
create policy reads on closure for select to ${app}
  using (course_id in (select courses_open_to('client', 'therapist', 'job'))
         or practice_id = viewer_practice() and viewer_has_role('manager'));
create policy closes on closure for insert to ${app}
  with check (closed_by = viewer_person() and practice_id = viewer_practice() and viewer_kind() = 'member'
              and (course_id in (select courses_open_to('therapist'))
                   or viewer_has_role('manager')
                      and exists (select from course c where c.id = course_id and c.practice_id = viewer_practice())));
create policy job_forgets on closure for delete to ${app} using (course_id in (select courses_open_to('job')));
