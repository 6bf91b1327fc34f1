-- Nothing is mailed to an address that its owner has not confirmed. Those that have had mail until now go on having it.
alter table contact add column confirmed_at timestamptz;
alter table contact add column confirming_link uuid references link on delete set null;
create index contact_confirming on contact (confirming_link);
update contact set confirmed_at = now() where reach = 'mail';
alter table link drop constraint link_purpose_check;
alter table link add constraint link_purpose_check
  check (purpose in ('check-in', 'invitation', 'reset', 'calendar', 'trusted', 'address'));
