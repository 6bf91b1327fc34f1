-- The language of the person who asks, as it was when they did: the job that mails cannot ask whose space it is.
alter table trusted_mail add column language text;
