-- What a client can't say to their therapist, for the one person whom the practice names: nobody else ever sees that it
-- exists.

create table concern (
  id           uuid primary key,
  practice_id  uuid not null references practice,
  person_id    uuid not null references person on delete cascade,
  to_person    uuid not null references person,
  wants_change boolean not null,
  written_at   timestamptz not null,
  read_at      timestamptz
);
create index concern_to on concern (to_person, written_at);
create index concern_person on concern (person_id, written_at);

create table concern_words (
  concern_id uuid primary key references concern on delete cascade,
  person_id  uuid not null references person on delete cascade,
  words      bytea not null
);

call guard(array['concern', 'concern_words']);

-- A link writes and never reads.
create policy oneself on concern for select to ${app}
  using (person_id = viewer_person() and viewer_kind() = 'oneself');
create policy writes on concern for insert to ${app}
  with check (person_id = viewer_person() and viewer_kind() in ('oneself', 'link')
              and practice_id in (select practices_known()));
create policy hears on concern for select to ${app}
  using (to_person = viewer_person() and practice_id = viewer_practice() and viewer_kind() = 'member');
create policy marks_read on concern for update to ${app}
  using (to_person = viewer_person() and practice_id = viewer_practice() and viewer_kind() = 'member')
  with check (to_person = viewer_person());

create policy writes on concern_words for insert to ${app}
  with check (person_id = viewer_person() and viewer_kind() in ('oneself', 'link'));
create policy reads on concern_words for select to ${app} using (concern_id in (select id from concern));

-- Whoever hears a concern needs its writer's name and key; the writer's other words stay closed by their own policies.
create policy hears on person for select to ${app}
  using (id in (select c.person_id from concern c where c.to_person = viewer_person()));
create policy hears on words_key for select to ${app}
  using (owner_id in (select c.person_id from concern c where c.to_person = viewer_person()));
