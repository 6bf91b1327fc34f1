grant select, insert, update, delete on asked_address to ${app};

call keep_to_oneself(array['trusted_person', 'trust', 'trusted_mail', 'tap']);
call guard(array['trust_limits']);

create policy job_reads on trusted_mail for select to ${app} using (viewer_kind() = 'job' and practice_id = viewer_practice());
create policy job_tells on trusted_mail for update to ${app} using (viewer_kind() = 'job' and practice_id = viewer_practice())
  with check (viewer_kind() = 'job' and practice_id = viewer_practice());
create policy trusted_reads on trusted_mail for select to ${app}
  using (viewer_kind() = 'trusted' and trust_id = viewer_subject());

-- a job sees it while a mail waits
create policy job_reads on trust for select to ${app}
  using (viewer_kind() = 'job' and id in (select trust_id from trusted_mail where state = 'waiting'));
create policy trusted_reads on trust for select to ${app} using (viewer_kind() = 'trusted' and id = viewer_subject());
create policy trusted_answers on trust for update to ${app} using (viewer_kind() = 'trusted' and id = viewer_subject())
  with check (viewer_kind() = 'trusted' and id = viewer_subject());

create policy trusted_reads on tap for select to ${app} using (viewer_kind() = 'trusted' and trust_id = viewer_subject());
create policy trusted_answers on tap for update to ${app} using (viewer_kind() = 'trusted' and trust_id = viewer_subject())
  with check (viewer_kind() = 'trusted' and trust_id = viewer_subject());

create policy trusted on trust_limits to ${app} using (viewer_kind() = 'trusted' and trust_id = viewer_subject())
  with check (viewer_kind() = 'trusted' and trust_id = viewer_subject());

-- The key of the details that both know is open to those who may read them. These are asked by functions: the sub-selects of all
-- modules' policies would be set up by every statement that reads a key, of whatever kind, which took longer than reading it.
create function sees_trusted_person(wanted uuid) returns boolean language plpgsql stable as $$
begin
  return exists (select from trusted_person r where r.id = wanted);
end $$;
create function sees_trust(wanted uuid) returns boolean language plpgsql stable as $$
begin
  return exists (select from trust r where r.id = wanted);
end $$;
create policy trust_reads on words_key for select to ${app}
  using (owner_kind = 'trust' and (sees_trusted_person(owner_id) or sees_trust(owner_id)));
create policy trust_makes on words_key for insert to ${app}
  with check (owner_kind = 'trust' and owner_id in (select id from trusted_person));

call keep_to_oneself(array['ready_message']);
