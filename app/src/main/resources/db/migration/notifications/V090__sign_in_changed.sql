-- A mail that leads to no link of its own: that something about a sign-in changed.
alter table mail alter column link_id drop not null;
alter table mail drop constraint mail_kind_check;
alter table mail add check (kind in ('check-in', 'reminder', 'invitation', 'reset', 'sign-in-changed'));
alter table mail add check (link_id is not null or kind = 'sign-in-changed');
