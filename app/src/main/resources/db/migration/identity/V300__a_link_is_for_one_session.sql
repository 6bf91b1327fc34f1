-- The holder of a link acts about the one session it was sent for, and not about the rest of its course.
create function viewer_session() returns uuid language sql stable parallel safe
  return case when viewer_kind() is not null then nullif(current_setting('attune.session', true), '')::uuid end;
create function within_link(session uuid) returns boolean language sql stable parallel safe
  return viewer_kind() <> 'link' or session = viewer_session();
