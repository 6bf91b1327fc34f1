-- How sign-in names are compared: a letter is the same however a keyboard spells it, and whether it is large or small. Whoever
-- counts tries counts by the same, so that no other spelling has tries of its own.
create function folded_name(name text) returns text language sql immutable parallel safe
  return lower(normalize(btrim(name), NFKC));

alter table person add column sign_in_key text;
create function fold_sign_in_name() returns trigger language plpgsql as $$
begin
  new.sign_in_key := folded_name(new.sign_in_name);
  return new;
end $$;
create trigger fold_sign_in_name before insert or update of sign_in_name on person
  for each row execute function fold_sign_in_name();

-- Two who took names that are one now both keep theirs, as they typed it.
update person p set sign_in_key = case
    when exists (select from person o where o.id <> p.id and folded_name(o.sign_in_name) = folded_name(p.sign_in_name))
    then lower(p.sign_in_name) else folded_name(p.sign_in_name) end
  where p.sign_in_name is not null;
drop index person_sign_in_name;
create unique index person_sign_in_key on person (sign_in_key);

create or replace function sign_in_credentials(wanted text) returns table (person_id uuid, password_hash text)
language sql stable security definer set search_path = public, pg_temp as $$
  select p.id, p.password_hash from person p
  where p.sign_in_key in (folded_name(wanted), lower(wanted)) and p.password_hash is not null
  order by p.sign_in_key = lower(wanted) desc limit 1 $$;
