-- What somebody likes to be called; without it, pages call them by their given name. Who may read the name may read it.
alter table person add column usual_name text check (char_length(usual_name) between 1 and 60);
