-- Who works in a practice is asked with each name that is read, and found without reading all of its clients.
create index membership_staff on membership (practice_id, person_id) where role <> 'client';
