-- A course goes with its client, and so does the key under which its notes lie.
drop policy erases on words_key;
create policy erases on words_key for delete to ${app}
  using (viewer_kind() = 'oneself' and (owner_id = viewer_person() or owner_id in (select courses_open_to('client'))));
