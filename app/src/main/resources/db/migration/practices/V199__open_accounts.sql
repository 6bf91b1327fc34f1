-- Whether adults may open an account of their own here, without a therapist; the hosting practice decides, and it begins with no.
alter table practice add column open_accounts boolean not null default false check (hosts or not open_accounts);
create function open_accounts() returns text
language sql stable security definer set search_path = public, pg_temp as $$
  select time_zone from practice where hosts and open_accounts $$;
