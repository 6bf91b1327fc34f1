-- A link knows when its own session was, and of no other. Who asks is read once a statement, not once a row.
create policy one_session on session as restrictive for select to ${app}
  using ((select viewer_kind()) <> 'link' or id = (select viewer_session()));
