#!/usr/bin/env bash
# The running application beside pgbench with the same SQL:  [STARTS=5] benchmarks/server.sh [LARGE]
# A demo practice and filled ones on one database; first with forty thousand sessions stored, then with LARGE (10000000). On two
# quiet cores that takes about a quarter of an hour, a third of it to fill, and 9 GB below TMPDIR, which are given back; with
# STARTS=1 and 2000000, which no longer fit into PostgreSQL's memory either, some nine minutes and 2 GB.
# Needs: ./attune built once; Debian's wrk, postgresql-contrib (pgbench), curl, perl.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
large=${1:-10000000}
for tool in wrk pgbench psql curl perl; do
  command -v $tool > /dev/null || { echo "server.sh needs $tool" >&2; exit 1; }
done
. ../.mvn/find-jdk.sh
java=$(find_jdk)/bin/java
flat=$(cd ../app/target/attune && pwd)
cache=$(ls "$flat"/start-*.aot)
work=$(mktemp -d)
chmod 755 "$work"
jvm=
stop() {
  [ -z "$jvm" ] || { kill "$jvm" 2> /dev/null && wait "$jvm" || true; }
  jvm=
}
trap 'stop; rm -rf "$work"' EXIT
port=18080
home=http://localhost:$port

echo "# $(date -u +%F\ %H:%M) UTC, $(nproc) cores of $(grep -m1 'model name' /proc/cpuinfo | cut -d: -f2 | xargs), load $(cut -d' ' -f1-3 /proc/loadavg)"
"$java" -version 2>&1 | sed -n '2s/^/# /p'

# --- what is measured

ticks() { # CPU milliseconds of these processes
  cat $(for pid in "$@"; do echo "/proc/$pid/stat"; done) 2> /dev/null \
    | awk '{ sub(/^.*\) /, ""); sum += $12 + $13 } END { print sum * 10 }'
}
compiling() { # CPU milliseconds of the JVM's own compiler so far
  grep -hE '^[0-9]+ \((C1|C2) Comp' /proc/$jvm/task/*/stat 2> /dev/null | awk '{ sub(/^.*\) /, ""); sum += $12 + $13 } END { print sum * 10 }'
}
postgres() { # its processes
  local server
  server=$(head -1 "$work/data/postgres/postmaster.pid")
  echo "$server" $(pgrep -P "$server")
}
start() { # OPTION_OF_THE_JVM, and how long until the first page; with the memory that ./attune gives on a computer of more than 1.25 GB
  local begun=$EPOCHREALTIME
  "$java" -XX:+UseG1GC -Xms64m -Xmx384m -XX:MaxHeapFreeRatio=40 -XX:G1PeriodicGCInterval=60000 -XX:TrimNativeHeapInterval=10000 $1 -jar "$flat/attune.jar" --attune.demo=true --attune.data="$work/data" --attune.port=$port > "$work/log" 2>&1 &
  jvm=$!
  until curl -sf -o /dev/null $home/help; do sleep 0.02; done
  awk -v a="$begun" -v b="$EPOCHREALTIME" -v cpu="$(ticks $jvm)" 'BEGIN { printf "%.2f s, CPU %.2f s\n", b - a, cpu / 1000 }'
}
load() { # NAME CONNECTIONS SECONDS wrk's further words: rate, times, CPU
  local name=$1 connections=$2 seconds=$3 before_jvm before_compiling before_postgres
  shift 3
  before_jvm=$(ticks $jvm) before_compiling=$(compiling) before_postgres=$(ticks $(postgres))
  SALT=$RANDOM wrk -t$((connections > 1 ? 2 : 1)) -c"$connections" -d"$seconds" --latency "$@" > "$work/wrk"
  awk -v name="$name" -v c="$connections" -v jvm=$(($(ticks $jvm) - before_jvm)) \
      -v compiling=$(($(compiling) - before_compiling)) -v pg=$(($(ticks $(postgres)) - before_postgres)) '
    / 50%/ { p50 = $2 } / 99%/ { p99 = $2 } /requests in/ { n = $1 } /Requests.sec/ { rate = $2 }
    /^refused|Non-2xx|Socket errors/ { trouble = trouble "; " $0 }
    END { printf "  %s, %d connections: %.0f a second, p50 %s, p99 %s; CPU %.2f ms JVM (%.2f without its compiler) + %.2f ms PostgreSQL%s\n",
          name, c, rate, p50, p99, jvm / n, (jvm - compiling) / n, pg / n, trouble }' "$work/wrk"
}
memory() {
  local pid pss=0
  for pid in $(postgres); do
    pss=$((pss + $(awk '/^Pss:/ { print $2 }' "/proc/$pid/smaps_rollup" 2> /dev/null || echo 0)))
  done
  echo "  resident: JVM $(($(awk '/VmRSS/ { print $2 }' "/proc/$jvm/status") / 1024)) MiB, PostgreSQL's PSS $((pss / 1024)) MiB"
}

# --- start to first page

start -XX:AOTCache="$cache" > "$work/took"
stop
echo "The first start, which makes the demo practice: $(cat "$work/took")"
echo "Start to first page:"
for _ in $(seq "${STARTS:-5}"); do
  start -XX:AOTMode=off > "$work/took"; stop; plain=$(cat "$work/took")
  start -XX:AOTCache="$cache" > "$work/took"; stop
  echo "  without cache $plain; with the JDK's AOT cache $(cat "$work/took")"
done

# --- a database to look into, as no installation has it

start -XX:AOTCache="$cache" > /dev/null
export PGHOST=127.0.0.1 PGPORT PGUSER=bench PGDATABASE=attune
PGPORT=$(sed -n 4p "$work/data/postgres/postmaster.pid")
# a superuser of our own needs no password; Attune itself starts with no server that asks it for none
trust() {
  sed -i "1s/.*/host all $1 127.0.0.1\/32 trust/" "$work/data/postgres/pg_hba.conf"
  kill -HUP "$(head -1 "$work/data/postgres/postmaster.pid")"
  sleep 1
}
trust postgres
PGUSER=postgres psql -qc "create role bench superuser login"
trust bench

token() { grep -o 'name="_csrf" value="[^"]*"' | head -1 | cut -d'"' -f4; }
from_jar() { awk -v name="$1" '$6 == name { print $7 }' "$work/cookies"; }

# 500 courses of 50 therapists are measured; 500 of others warm the JVM, so that of the first ones nothing is in PostgreSQL's memory
export COURSES=$work/courses FIRST LAST
first_time() {
  local before_jvm before_postgres
  for course in $(seq 0 499); do
    printf 'url = "%s/courses/%s"\ncookie = "sign_in=signed-in-%d"\noutput = /dev/null\nsilent\nfail\nnext\n' \
      $home "$(sed -n $((course + 1))p "$COURSES")" $((course / 10))
  done | sed '$d' > "$work/each-once"
  before_jvm=$(ticks $jvm) before_postgres=$(ticks $(postgres))
  curl -K "$work/each-once"
  awk -v jvm=$(($(ticks $jvm) - before_jvm)) -v pg=$(($(ticks $(postgres)) - before_postgres)) 'BEGIN {
    printf "  page before the session, each of 500 for the first time: CPU %.2f ms JVM + %.2f ms PostgreSQL\n", jvm / 500, pg / 500 }'
}
pages() {
  psql -Atc "select md5('course' || c)::uuid from generate_series(0, 999) c" > "$COURSES"
  FIRST=500 LAST=999 load "warming" 8 60 -s server/page.lua $home > /dev/null
  first_time
  FIRST=0 LAST=499
  load "warming" 8 10 -s server/page.lua $home > /dev/null
  load "page before the session, warm" 8 10 -s server/page.lua $home
  load "page before the session, warm" 1 10 -s server/page.lua $home
}
open_links() { # COURSES
  psql -Atc "select md5('link' || c)::uuid from generate_series(0, $1 - 1) c" > "$work/links"
  local body
  body=$(curl -s -c "$work/cookies" -b "link=secret-of-0" "$home/check-in/$(head -1 "$work/links")/again")
  export LINKS=$work/links CSRF_TOKEN CSRF_COOKIE
  CSRF_TOKEN=$(token <<< "$body") CSRF_COOKIE=$(from_jar XSRF-TOKEN)
}
logged() { # COURSES: the SQL of one check-in, as a script for pgbench
  local from key
  key=$(cat /proc/sys/kernel/random/uuid)
  local renew="select pg_terminate_backend(pid) from pg_stat_activity where usename = 'attune_app'"
  psql -qAt -c "alter role attune_app set log_min_duration_statement = 0" \
    -c "alter role attune_app set log_error_verbosity = 'default'" -c "$renew" > /dev/null
  sleep 1
  send() {
    curl -s -o /dev/null -b "link=secret-of-0; XSRF-TOKEN=$CSRF_COOKIE" \
      -d "key=$1&_csrf=$CSRF_TOKEN&seen=5&heard=5&understood=6&safe=4&working=5" "$home/check-in/$(head -1 "$LINKS")"
  }
  for i in $(seq 20); do send "$(cat /proc/sys/kernel/random/uuid)"; done # until all statements are prepared
  from=$(stat -c %s "$work/data/postgres.log")
  send "$key"
  sleep 0.5
  tail -c +$((from + 1)) "$work/data/postgres.log" | perl server/as-pgbench.pl "$1" "$key" > "$work/check-in.sql"
  psql -qAt -c "alter role attune_app reset log_min_duration_statement" -c "alter role attune_app reset log_error_verbosity" \
    -c "$renew" > /dev/null
  echo "  one check-in is $(grep -vc '^.set ' "$work/check-in.sql") statements"
}
check_ins() { # COURSES
  open_links "$1"
  load "warming" 8 20 -s server/check-in.lua $home > /dev/null
  logged "$1"
  for connections in 1 8 32; do
    load "check-ins by link" $connections 10 -s server/check-in.lua $home
    before=$(ticks $(postgres))
    PGOPTIONS="-c role=attune_app" pgbench -n -M prepared -c $connections -j $((connections > 1 ? 2 : 1)) -T 10 -f "$work/check-in.sql" \
      > "$work/pgbench" 2>&1 || cat "$work/pgbench"
    awk -v c=$connections '/^tps/ { printf "  pgbench, the same SQL, %d connections: %.0f a second\n", c, $3 }' "$work/pgbench"
  done
}

# --- forty thousand sessions, then many

stored() {
  echo "$(psql -Atc "select count(*) from session") sessions stored ($(psql -Atc "select pg_size_pretty(pg_database_size('attune'))"))"
}
restart() { # so that PostgreSQL's memory is empty; the operating system's is not
  stop
  start -XX:AOTCache="$cache" > /dev/null
  PGPORT=$(sed -n 4p "$work/data/postgres/postmaster.pid")
}
courses=1000
server/fill.sh 0 $courses
restart
echo "With $(stored):"
pages
check_ins $courses
memory
begun=$SECONDS
server/fill.sh $courses $((large / 40))
echo "Filled in $((SECONDS - begun)) s."
courses=$((large / 40))
restart
echo "With $(stored):"
pages
check_ins $((courses < 20000 ? courses : 20000))
memory
