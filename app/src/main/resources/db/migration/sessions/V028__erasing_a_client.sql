-- With a client go the words that they wrote for a keepsake, and what they proposed.
alter table keepsake_words drop constraint keepsake_words_person_id_fkey,
  add constraint keepsake_words_person_id_fkey foreign key (person_id) references person on delete cascade;
alter table ending drop constraint ending_proposed_by_fkey,
  add constraint ending_proposed_by_fkey foreign key (proposed_by) references person on delete cascade;
alter table handover drop constraint handover_proposed_by_fkey,
  add constraint handover_proposed_by_fkey foreign key (proposed_by) references person on delete cascade;
