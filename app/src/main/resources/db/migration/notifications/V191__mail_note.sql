-- A mail that says "a note for you", and no more.
alter table mail drop constraint mail_kind_check;
alter table mail add constraint mail_kind_check check (kind in ('check-in', 'reminder', 'invitation', 'reset', 'sign-in-changed', 'note'));
alter table mail drop constraint mail_check;
alter table mail add constraint mail_check check (link_id is not null or kind in ('sign-in-changed', 'note'));
