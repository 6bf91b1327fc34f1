-- What follows a person when they are erased is found by an index, however much there is.
create index unsaid_person on unsaid (person_id);
create index unsaid_reading_reader on unsaid_reading (reader_id);
create index reply_author on reply (author_id);
