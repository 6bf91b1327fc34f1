#!/usr/bin/env bash
# Finding someone among many:  benchmarks/find.sh [NUMBER ...]    (10000 100000)
# A new installation with so many public profiles; searches are sent at about a hundred a second from ten connections, by filters
# and preferences alone and with words too; beside it, what PostgreSQL needs for the filter, and for reading the words, by themselves.
# WARM is for how many seconds each kind is sent before (40).
# ATTUNE is what starts the application (../attune), PORT its port. Needs: wrk, psql, pgrep, curl.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
port=${PORT:-18080}
home=http://localhost:$port
work=$(mktemp -d)
chmod 755 "$work"
"${ATTUNE:-../attune}" --data "$work/data" --port "$port" > "$work/log" 2>&1 &
starter=$!
stop() {
  kill $starter 2> /dev/null || true
  wait || true
  rm -rf "$work"
}
trap stop EXIT
until curl -sf -o /dev/null $home/find; do
  kill -0 $starter || { cat "$work/log"; exit 1; }
  sleep 0.5
done
jvm=$(pgrep -n -f "attune.data=$work/data|--data $work/data" || echo $starter)
ticks() {
  cat $(for pid in "$@"; do echo "/proc/$pid/stat"; done) 2> /dev/null | awk '{ sub(/^.*\) /, ""); sum += $12 + $13 } END { print sum * 10 }'
}
postgres() {
  local server
  server=$(head -1 "$work/data/postgres/postmaster.pid")
  echo "$server" $(pgrep -P "$server")
}
sed -i '1i host all postgres 127.0.0.1/32 trust' "$work/data/postgres/pg_hba.conf"
kill -HUP "$(head -1 "$work/data/postgres/postmaster.pid")"
export PGHOST=127.0.0.1 PGPORT PGUSER=postgres PGDATABASE=attune SEED WORDS PAUSE
PGPORT=$(sed -n 4p "$work/data/postgres/postmaster.pid")
until psql -qc "select" > /dev/null 2>&1; do sleep 0.1; done
load() { # NAME SECONDS
  local before_jvm before_postgres
  before_jvm=$(ticks "$jvm") before_postgres=$(ticks $(postgres))
  SEED=$RANDOM PAUSE=${PAUSE:-90} wrk -t2 -c10 -d"$2" --latency -s server/find.lua $home > "$work/wrk"
  awk -v name="$1" -v jvm=$(($(ticks "$jvm") - before_jvm)) -v pg=$(($(ticks $(postgres)) - before_postgres)) '
    / 50%/ { p50 = $2 } / 99%/ { p99 = $2 } /requests in/ { n = $1 } /Requests.sec/ { rate = $2 } /Non-2xx|Socket errors/ { trouble = trouble "; " $0 }
    END { printf "  %s: %.0f a second, p50 %s, p99 %s; CPU %.2f ms JVM + %.2f ms PostgreSQL%s\n", name, rate, p50, p99, jvm / n, pg / n, trouble }' "$work/wrk"
}
alone() { # NAME SQL: the median of eleven, in PostgreSQL itself
  local times
  times=$(for i in 1 2 3 4 5 6 7 8 9 10 11; do psql -qAt -c "explain (analyze, timing off, summary on) $2" | sed -n 's/Execution Time: \([0-9.]*\) ms/\1/p'; done | sort -n | sed -n 6p)
  echo "  PostgreSQL alone, $1: $times ms"
}
changed() { # how long the page takes that reads one changed profile, beside one that doesn't: medians of eleven
  local begun after between
  for i in 1 2 3 4 5 6 7 8 9 10 11; do
    psql -q -c "with changed as (update directory_revision set revision = revision + 1 returning revision)
      insert into attune_search.change select profile_id, revision from changed, (select profile_id from profile_slug where slug = 'found-$i') p
      on conflict (profile_id) do update set revision = excluded.revision"
    for _ in after between; do
      begun=$EPOCHREALTIME
      curl -sf -o /dev/null $home/find
      awk -v a="$begun" -v b="$EPOCHREALTIME" 'BEGIN { printf "%.1f ", 1000 * (b - a) }'
    done
    echo
  done > "$work/changed"
  after=$(cut -d' ' -f1 "$work/changed" | sort -n | sed -n 6p) between=$(cut -d' ' -f2 "$work/changed" | sort -n | sed -n 6p)
  echo "  the first page after a change: $after ms, the one after it: $between ms"
}
echo "# $(date -u +%F\ %H:%M) UTC, $(nproc) cores of $(grep -m1 'model name' /proc/cpuinfo | cut -d: -f2 | xargs), load $(cut -d' ' -f1-3 /proc/loadavg)"
from=0
for number in "${@:-10000 100000}"; do for to in $number; do
  server/fill-profiles.sh $from "$to"
  from=$to
  begun=$EPOCHREALTIME
  curl -sf -o "$work/page" $home/find
  awk -v n="$to" -v a="$begun" -v b="$EPOCHREALTIME" 'BEGIN { printf "With %d profiles, read and made searchable in %.1f s:\n", n, b - a }'
  grep -q fit-band "$work/page" || { echo "nobody is found" >&2; exit 1; }
  WORDS=0 load "warming" "${WARM:-40}" > /dev/null
  WORDS=0 load "filters and preferences" 20
  WORDS=1 load "warming" "${WARM:-40}" > /dev/null
  WORDS=1 load "with words" 20
  alone "the filter" "select p.id from profile p join profile_version v on v.id = p.approved_version where p.published
    and ((v.content->'practicalities'->'place'->>'online')::boolean or v.content->'practicalities'->'place'->>'town' = 'Town 3')
    and least((v.content->'practicalities'->'fee'->>'regular')::int, (v.content->'practicalities'->'fee'->>'reduced')::int) <= 50
    and v.content->'practicalities'->'languages' ? 'en' and p.places > 0 and p.places_confirmed_at > now() - interval '35 days'"
  alone "reading two topics" "select attune_search.query(typed) from unnest(array['new baby', 'no sleep']) typed"
  changed
  echo "  resident: $(($(awk '/VmRSS/ { print $2 }' "/proc/$jvm/status") / 1024)) MiB"
done; done
