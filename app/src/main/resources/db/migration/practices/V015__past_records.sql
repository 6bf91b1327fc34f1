-- An invitation may be for somebody whose past is here already, and who has no sign-in yet: it then makes theirs.
alter table invitation add column person_id uuid references person on delete cascade check (person_id is null or role = 'client');
create index invitation_person on invitation (person_id);
create index invitation_inviter on invitation (invited_by);
create index invitation_accepter on invitation (accepted_by);
