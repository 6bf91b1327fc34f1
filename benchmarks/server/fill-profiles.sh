#!/usr/bin/env bash
# fill-profiles.sh FROM TO: puts the public profiles FROM to TO - 1 beside what is there, a hundred to a practice; bound by neither
# triggers nor policies. Reads PG* variables.
set -euo pipefail
from=$1 to=$2
export PGOPTIONS="-c session_replication_role=replica"
id() { echo "md5('$1' || $2)::uuid"; }
run() { psql -qv ON_ERROR_STOP=1 -c "$1"; }
people="generate_series($from, $to - 1) t"
any() { echo "(array[$1])[1 + (('x' || substr(md5('$2' || t), 1, 7))::bit(28)::int % $3)]"; }
words="'anxiety','insomnia','grief','parents','postnatal','panic','burnout','work','childhood','trauma','relationships','separation','loneliness','identity','sleep','change','quiet','courage','family','loss'"
sentence() { echo "concat_ws(' ', 'I', 'like', 'to', 'work', 'with', $(any "$words" "$1a" 20), 'and', $(any "$words" "$1b" 20), 'slowly,', 'with', $(any "$words" "$1c" 20), 'number', t, 'and', 'whatever', 'comes', 'of', 'it.')"; }
specialism="'life-transitions','relationships','identity','early-parenthood','complicated-childhoods','grief','anxiety','low-mood','trauma','work'"
run "insert into practice (id, name, country, time_zone, created_at)
  select $(id found-practice p), 'Found ' || p, 'GB', 'Europe/London', now() from generate_series(($from + 99) / 100, ($to - 1) / 100) p"
run "insert into person (id, name, created_at) select $(id found t), 'Found ' || t, now() from $people"
run "insert into membership (practice_id, person_id, role, since) select $(id found-practice t/100), $(id found t), 'therapist', now() from $people"
run "insert into profile (id, practice_id, person_id, approved_version, published, places, places_confirmed_at, created_at)
  select $(id found-profile t), $(id found-practice t/100), $(id found t), $(id found-version t), true, t % 4, now() - (t % 50) * interval '1 day', now() from $people"
run "insert into profile_slug (slug, profile_id, is_current, since) select 'found-' || t, $(id found-profile t), true, now() from $people"
run "insert into profile_version (id, profile_id, number, content, written_at, submitted_at, decided_at, approved)
  select $(id found-version t), $(id found-profile t), 1, jsonb_build_object('name', 'Found ' || t,
    'words', jsonb_build_object('people', $(sentence p) || ' ' || $(sentence q), 'work', $(sentence r) || ' ' || $(sentence s), 'firstTalk', $(sentence u)),
    'listening', jsonb_build_array(jsonb_build_object('sentence', 'silly', 'answer', $(sentence v)), jsonb_build_object('sentence', 'never-told', 'answer', $(sentence w))),
    'registration', jsonb_build_object('credential', 'Counsellor', 'type', 'REGISTER', 'licenceNumber', t::text, 'jurisdictions', jsonb_build_array('UK'), 'training', null),
    'focus', jsonb_build_object('specialisms', jsonb_build_array($(any "$specialism" k 5), $(any "$specialism" l 10)), 'approaches', jsonb_build_array('gestalt'), 'notWith', ''),
    'practicalities', jsonb_build_object('languages', to_jsonb(array(select distinct unnest(array['en', $(any "'en','de','fr','es'" m 4)]))),
      'fee', jsonb_build_object('regular', 30 + t % 90, 'reduced', case when t % 3 = 0 then 20 + t % 10 end, 'currency', 'GBP'), 'insurances', '[]'::jsonb,
      'place', jsonb_build_object('online', t % 3 > 0, 'inPerson', t % 2 = 0, 'town', case when t % 2 = 0 then 'Town ' || t % 40 else '' end, 'stepFree', t % 5 = 0),
      'welcomes', jsonb_build_object('couples', t % 4 = 0, 'interpreters', false), 'pronouns', ''),
    'style', jsonb_build_object('lead', t % 5 - 2, 'feelings', t / 5 % 5 - 2, 'time', t / 25 % 5 - 2, 'challenge', t / 125 % 5 - 2)), now(), now(), now(), true
  from $people"
run "with changed as (insert into directory_revision as r (revision) values (1)
    on conflict (one) do update set revision = r.revision + 1 returning revision)
  insert into attune_search.change (profile_id, revision) select $(id found-profile t), revision from changed, $people"
run "vacuum analyze"
