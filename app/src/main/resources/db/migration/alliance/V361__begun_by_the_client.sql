-- A client may begin a repair, too, and take it back until the two talked about it. It names no signal and marks nothing.
create policy begins on repair for insert to ${app}
  with check (viewer_kind() = 'oneself' and noted_by = viewer_person() and course_id in (select courses_open_to('client'))
              and signal_id is null and marker is null and way is null and follow_up is null and talked_at is null
              and closed_at is null and agreed_at is null);
create policy takes_back on repair for delete to ${app}
  using (viewer_kind() = 'oneself' and noted_by = viewer_person() and course_id in (select courses_open_to('client'))
         and talked_at is null and closed_at is null);
