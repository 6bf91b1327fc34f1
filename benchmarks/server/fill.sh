#!/usr/bin/env bash
# fill.sh FROM TO: puts the courses FROM to TO - 1 beside what is there, each with 40 held sessions and check-ins, a hundred
# to a practice, ten to a therapist; by COPY, as a superuser, bound by neither triggers nor policies. Reads PG* variables.
set -euo pipefail
from=$1 to=$2
export PGOPTIONS="-c session_replication_role=replica"

id() { echo "md5('$1' || $2)::uuid"; }
put() { # TABLE(COLUMNS) SELECT
  psql -qAtc "copy ($2) to stdout" | psql -qc "copy $1 from stdin"
}
courses="generate_series($from, $to - 1) c"
practices="generate_series(($from + 99) / 100, ($to - 1) / 100) p"
therapists="generate_series(($from + 9) / 10, ($to - 1) / 10) t"
sessions="$courses, generate_series(1, 40) n"
held="date_trunc('minute', now()) - interval '2 hours' - (40 - n) * interval '7 days'"

put "practice (id, name, country, time_zone, created_at)" \
  "select $(id practice p), 'Practice ' || p, 'PT', 'Europe/Lisbon', now() from $practices"
put "practice_spread (practice_id, courses, between_sd, refreshed_at)" \
  "select $(id practice p), 100, 0.75, now() from $practices"
put "person (id, name, created_at)" \
  "select $(id therapist t), 'Therapist ' || t, now() from $therapists union all
   select $(id client c), 'Client ' || c, now() from $courses"
put "membership (practice_id, person_id, role, since)" \
  "select $(id practice t/10), $(id therapist t), 'therapist', now() from $therapists"
put "sign_in (secret_hash, person_id, signed_in_at, seen_at, used_at, expires_at)" \
  "select sha256(convert_to('signed-in-' || t, 'UTF8')), $(id therapist t), now(), now(), now(), now() + interval '30 days' from $therapists"
put "course (id, practice_id, client_id, therapist_id, opened_on, length_minutes, state)" \
  "select $(id course c), $(id practice c/100), $(id client c), $(id therapist c/10), current_date - 280, 50, 'open' from $courses"
put "access (course_id, practice_id, person_id, \"right\", since)" \
  "select $(id course c), $(id practice c/100), $(id client c), 'client', now() from $courses union all
   select $(id course c), $(id practice c/100), $(id therapist c/10), 'therapist', now() from $courses"
put "course_summary (course_id, practice_id, check_ins, mean, squares)" \
  "select $(id course c), $(id practice c/100), 40, 5.2, 12 from $courses"
# of the two large tables at once, each with its indexes made again afterwards, which is several times faster
put_large() { # TABLE COLUMNS SELECT
  local of_table="schemaname = 'public' and tablename = '$1' and indexname not in (select conname from pg_constraint)" indexes
  indexes=$(psql -qAtc "select indexdef || ';' from pg_indexes where $of_table")
  psql -qAtc "select 'drop index ' || indexname || ';' from pg_indexes where $of_table" | psql -q
  put "$1 ($2)" "$3"
  psql -q -c "set maintenance_work_mem = '512MB'" -c "$indexes"
}
put_large session "id, course_id, practice_id, planned_at, length_minutes, state, version" \
  "select $(id session "c || '-' || n"), $(id course c), $(id practice c/100), $held, 50, 'held', 2 from $sessions" &
# ids in order of time, as random ones would make most of the work
put_large check_in "id, session_id, course_id, practice_id, chair, seen, heard, understood, safe, working, submitted_at" \
  "select uuidv7(), $(id session "c || '-' || n"), $(id course c), $(id practice c/100), 'client',
          4 + (c + n) % 3, 4 + (c * 7 + n) % 4, 5 + (c + n * 5) % 2, 4 + (c * 3 + n) % 3, 5 + (c + n) % 3, $held from $sessions"
wait $!
# the last session of each course can be answered by its link
put "link (id, purpose, practice_id, person_id, course_id, subject_id, created_at, expires_at)" \
  "select $(id link c), 'check-in', $(id practice c/100), $(id client c), $(id course c), $(id session "c || '-40'"),
          now(), now() + interval '60 days' from $courses"
put "link_secret (secret_hash, link_id)" \
  "select sha256(convert_to('secret-of-' || c, 'UTF8')), $(id link c) from $courses"
put "check_in_link (session_id, course_id, practice_id, client_id, link_id, held_at)" \
  "select $(id session "c || '-40'"), $(id course c), $(id practice c/100), $(id client c), $(id link c), now() from $courses"
psql -qc "vacuum analyze"
