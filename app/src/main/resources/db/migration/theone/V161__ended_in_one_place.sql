-- That a trusted person ended it stands with the refusals, which a restored backup has in their newest state.
insert into asked_address (hash, state, since)
select t.pair_hash, 'refused', l.ended_at from trust_limits l join trust t on t.id = l.trust_id where l.ended_at is not null
on conflict do nothing;
alter table trust_limits drop column ended_at;
