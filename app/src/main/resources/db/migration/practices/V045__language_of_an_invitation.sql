-- The language that the one who invites chose for the email and for the page that its link opens.
alter table invitation add column language text;
