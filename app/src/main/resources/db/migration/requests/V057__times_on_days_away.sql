-- What was offered or booked lies on days on which the therapist is away now.
alter table request_event drop constraint request_event_what_check;
alter table request_event add constraint request_event_what_check check (what in ('asked', 'read', 'offered', 'others-wanted', 'booked',
  'moved', 'passed-on', 'agreed', 'declined', 'withdrawn', 'cancelled', 'with-manager', 'late', 'away', 'unanswered', 'stepped-back', 'course'));
