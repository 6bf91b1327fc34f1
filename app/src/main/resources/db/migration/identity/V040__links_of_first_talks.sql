-- Somebody without an account asks for a first talk: they act by a link.
alter table link drop constraint link_purpose_check;
alter table link add constraint link_purpose_check
  check (purpose in ('check-in', 'invitation', 'reset', 'calendar', 'trusted', 'address', 'first-talk'));
