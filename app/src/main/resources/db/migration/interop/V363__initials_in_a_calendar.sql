-- A therapist may have their clients' initials in their own calendar; nobody has them without asking.
alter table calendar_feed add column initials boolean not null default false;
