-- Whoever hears a concern may answer it; the client reads the answer where they wrote. Sealed by the client's own key.
create table concern_answer (
  id         uuid primary key,
  concern_id uuid not null references concern on delete cascade,
  person_id  uuid not null references person on delete cascade,
  author_id  uuid not null references person on delete cascade,
  words      bytea not null,
  written_at timestamptz not null
);
create index concern_answer_concern on concern_answer (concern_id);
create index concern_answer_person on concern_answer (person_id);
create index concern_answer_author on concern_answer (author_id);

call guard(array['concern_answer']);

create policy with_concern on concern_answer for select to ${app} using (concern_id in (select id from concern));
create policy hearer_writes on concern_answer for insert to ${app}
  with check (viewer_kind() = 'member' and author_id = viewer_person()
              and concern_id in (select c.id from concern c where c.to_person = viewer_person()
                                 and c.person_id = concern_answer.person_id));
