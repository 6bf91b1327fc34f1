-- From where somebody has signed in before, as a keyed hash of their sign-in name and network: strangers who guess use up
-- strangers' tries alone. Hashes and times: nobody's data, no policy.
create table known_place (
  what_hash bytea primary key,
  seen_at   timestamptz not null
);
grant select, insert, update, delete on known_place to ${app};
