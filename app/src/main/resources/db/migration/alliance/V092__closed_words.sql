-- What was noticed in scores is closed with them.
create policy while_open on signal as restrictive for select to ${app} using ((select words_open()));
create policy while_open on repair as restrictive for select to ${app} using ((select words_open()));
