-- A therapist's calendar elsewhere, a request for a first talk and the person who makes it each have a key of their own.
alter table words_key drop constraint words_key_owner_kind_check, add constraint words_key_owner_kind_check
  check (owner_kind in ('person', 'course', 'space', 'trust', 'busy-calendar', 'request', 'enquirer'));
