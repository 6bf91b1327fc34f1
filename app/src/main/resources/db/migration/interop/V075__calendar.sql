-- Which link, if any, a person's calendar reads. The link itself, and the hash of its secret, are identity's.
create table calendar_feed (
  person_id uuid primary key references person on delete cascade,
  link_id   uuid not null references link,
  made_at   timestamptz not null
);

call guard(array['calendar_feed']);

create policy oneself on calendar_feed to ${app}
  using (person_id = viewer_person() and viewer_kind() = 'oneself')
  with check (person_id = viewer_person() and viewer_kind() = 'oneself');
