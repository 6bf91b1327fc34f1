-- What follows a session, a course or a person when they are erased is found by an index, however much there is.
create index ending_session on ending (session_id);
create index handover_course on handover (course_id);
create index keepsake_words_person on keepsake_words (person_id);
create index ending_proposer on ending (proposed_by);
create index handover_people on handover (next_id);
create index handover_proposer on handover (proposed_by);
create index absence_cover on absence (covered_by);
