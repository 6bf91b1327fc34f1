-- What follows a session or a person when they are erased is found by an index, however much there is.
create index repair_session on repair (session_id);
create index repair_noter on repair (noted_by);
