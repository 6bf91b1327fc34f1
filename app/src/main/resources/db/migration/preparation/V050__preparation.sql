-- What a client brings to a session: a card for the moments without words, and what they want to talk about.

create table card (
  course_id  uuid primary key references course on delete cascade,
  person_id  uuid not null references person on delete cascade,
  sealed     bytea not null,
  written_at timestamptz not null,
  version    integer not null default 1
);
create index card_person on card (person_id);

create table wish (
  id         uuid primary key,
  course_id  uuid not null references course on delete cascade,
  person_id  uuid not null references person on delete cascade,
  shared     boolean not null,
  sealed     bytea not null,
  written_at timestamptz not null,
  brought_at timestamptz
);
create index wish_course on wish (course_id) where brought_at is null;

call guard(array['card', 'wish']);

create policy own on card to ${app} using (viewer_kind() = 'oneself' and person_id = viewer_person())
  with check (viewer_kind() = 'oneself' and person_id = viewer_person()
              and course_id in (select courses_open_to('client')));
create policy staff_reads on card for select to ${app}
  using (viewer_kind() = 'member' and course_id in (select courses_open_to('therapist', 'cover', 'card')));

create policy own on wish to ${app} using (viewer_kind() = 'oneself' and person_id = viewer_person())
  with check (viewer_kind() = 'oneself' and person_id = viewer_person()
              and course_id in (select courses_open_to('client')));
create policy staff_reads on wish for select to ${app}
  using (viewer_kind() = 'member' and shared
         and (course_id in (select courses_open_to('therapist')) or covers_since(course_id, written_at)));
