-- How much went to an address lately, of all kinds and whoever it was from: keyed hashes and times, for a day.
create table mail_sent (
  address_hash bytea not null,
  sent_at      timestamptz not null
);
create index mail_sent_address on mail_sent (address_hash, sent_at);
create index mail_sent_at on mail_sent (sent_at);
grant select, insert, delete on mail_sent to ${app};  -- nobody's data, no policy
