-- Whoever stays low raises a signal after each session; each of them stays, and says which one it continues.
alter table signal add column continues uuid references signal on delete set null;
create index signal_continues on signal (continues);
