-- A link knows when its own session was, and of no other.
create policy one_session on session as restrictive for select to ${app} using (within_link(id));
