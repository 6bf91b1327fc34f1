-- Scores are closed with the words; what is read through these is closed with them.
create policy while_open on check_in as restrictive for select to ${app} using ((select words_open()));
create policy while_open on unsaid as restrictive for select to ${app} using ((select words_open()));
create policy while_open on reply as restrictive for select to ${app} using ((select words_open()));
