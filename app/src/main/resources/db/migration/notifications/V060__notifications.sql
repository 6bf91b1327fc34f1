-- Mails that wait to be sent: to whom and what for, in ids. No secret, no address, no name and no word is kept; the link's
-- secret is made when the mail is, and the row goes with the mail.
create table mail (
  id          uuid primary key,
  practice_id uuid not null references practice on delete cascade,
  course_id   uuid,
  session_id  uuid references session on delete cascade,
  person_id   uuid references person on delete cascade,
  kind        text not null check (kind in ('check-in', 'reminder', 'invitation', 'reset')),
  link_id     uuid not null references link on delete cascade,
  attempts    integer not null default 0,
  made_at     timestamptz not null,
  next_try_at timestamptz not null
);
create unique index mail_once on mail (link_id, kind) where kind in ('check-in', 'reminder');
create index mail_person on mail (person_id);
create index mail_session on mail (session_id);
create index mail_practice on mail (practice_id);

call guard(array['mail']);
create policy job on mail to ${app} using (viewer_kind() = 'job' and practice_id = viewer_practice())
  with check (viewer_kind() = 'job' and practice_id = viewer_practice());
