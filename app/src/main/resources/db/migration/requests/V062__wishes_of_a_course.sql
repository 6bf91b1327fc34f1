-- What an enquirer would like it to be, on the four themes of the search: sealed as their words are, and kept with their wishes.
alter table request_words add column preferences bytea;

-- The course that a first talk became: the invitation to it, and the client once that was taken up.
alter table first_talk_request
  add column invitation_id uuid,
  add column client_id uuid references person on delete cascade;
create index first_talk_request_client on first_talk_request (client_id);
