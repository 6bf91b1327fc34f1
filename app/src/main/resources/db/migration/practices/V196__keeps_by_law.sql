-- What a practice must keep by law, in its own words: told before somebody writes anything, and again before they erase it.
alter table practice add column keeps_by_law text;
