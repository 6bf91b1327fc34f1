-- A score may belong to no session. Only an imported one has no time of its own: it takes its session's, and there is one of each.
alter table named_score
  drop constraint named_score_pkey,
  add column id uuid primary key default gen_random_uuid(),
  alter column session_id drop not null,
  add column scored_at timestamptz,
  add check (session_id is not null or scored_at is not null);
create unique index named_score_imported on named_score (session_id, measure_id) where scored_at is null;
create index named_score_session on named_score (session_id);
