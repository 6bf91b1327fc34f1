#!/usr/bin/env bash
# Memory of the running application, beside its limit:  benchmarks/memory.sh [MINUTES [COMMAND ...]]
# Makes the demo practice, signs thirty people in two hundred times, reads mixed pages of nine of them for MINUTES (20) in one
# piece, about sixty a second, brings in eight files of 20 MB at once meanwhile, and then leaves it alone for three minutes.
# All of this twice: with the cache that ./attune makes of a start, and without. It fails where the limit is passed, a file is
# not taken, or what the files needed is not given back. COMMAND stands before ./attune, to start it in a smaller machine:
#   benchmarks/memory.sh 20 systemd-run --quiet --scope -p MemoryMax=1G -p MemorySwapMax=0
# Needs: ./attune built once; curl, psql, pgrep. Other flags for the JVM: JAVA_TOOL_OPTIONS. Only one of the two runs:
# CACHE=with or CACHE=without.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
case ${CACHE:-} in
  with) ;;
  without) export JDK_JAVA_OPTIONS=-XX:AOTMode=off ;;
  *) status=0
     for one in with without; do
       printf '\n## %s the cache of a start\n\n' "${one^}"
       CACHE=$one ./memory.sh "$@" || status=1
     done
     exit $status ;;
esac
minutes=${1:-20}
limit=450
port=${PORT:-18080}
home=http://localhost:$port
work=$(mktemp -d)
chmod 755 "$work"
jvm=
stop() {
  kill $(jobs -p) 2> /dev/null || true
  wait
  rm -rf "$work"
}
trap stop EXIT
. ../.mvn/find-jdk.sh
jdk=$(find_jdk)

# --- what is measured

of_jvm() { awk -v field="$1:" '$1 == field { print $2 }' "/proc/$jvm/status"; }
postgres() { # PSS of its processes, in MiB
  local server pid
  server=$(head -1 "$work/data/postgres/postmaster.pid")
  for pid in $server $(pgrep -P "$server"); do
    awk '/^Pss:/ { print $2 }' "/proc/$pid/smaps_rollup" 2> /dev/null || true
  done | awk '{ sum += $1 } END { printf "%d", sum / 1024 }'
}
pages() { cat "$work"/answers.* 2> /dev/null | wc -l; }
live() { # what is reachable, after a full collection, in MiB
  env -u JAVA_TOOL_OPTIONS "$jdk/bin/jcmd" "$jvm" GC.run > /dev/null
  env -u JAVA_TOOL_OPTIONS "$jdk/bin/jcmd" "$jvm" GC.heap_info | sed -n '/space \|Metaspace/!s/.*used \([0-9]*\)K.*/\1/p' | awk '{ sum += $1 } END { printf "%d", sum / 1024 }'
}
resident() { echo $(($(of_jvm VmRSS) / 1024)); }
row() { # WHEN HEAP_AFTER_A_FULL_COLLECTION
  printf '| %s | %s | %d | %d | %s | %s | %s | %s |\n' "$1" "$(pages)" "$(resident)" $(($(of_jvm VmHWM) / 1024)) \
    "$2" "$(of_jvm Threads)" "$(ls "/proc/$jvm/fd" | wc -l)" "$(postgres)"
}

# --- the demo practice

"${@:2}" ../attune --demo --data "$work/data" --port "$port" > "$work/log" 2>&1 &
jvm=$!
until curl -sf -o /dev/null $home/help; do
  kill -0 $jvm || { cat "$work/log"; exit 1; }
  sleep 0.2
done
echo "$(date -u +%F\ %H:%M) UTC, $(nproc) cores, $(($(awk '/MemTotal/ { print $2 }' /proc/meminfo) / 1024)) MiB${2:+, started by: ${*:2}}"
echo
echo "    $(tr '\0' ' ' < "/proc/$jvm/cmdline" | sed 's/ -jar .*//; s/[^ ]*\///g')${JAVA_TOOL_OPTIONS:+ with $JAVA_TOOL_OPTIONS}${JDK_JAVA_OPTIONS:+ $JDK_JAVA_OPTIONS}"
echo
echo "| when | pages | resident MiB | its peak | live heap MiB | threads | file handles | PostgreSQL PSS MiB |"
echo "|---|--:|--:|--:|--:|--:|--:|--:|"
row "demo made" ""

# --- sign-ins: everybody from an address of their own, since tries are counted by network

sed -i '1i host all postgres 127.0.0.1/32 trust' "$work/data/postgres/pg_hba.conf"
kill -HUP "$(head -1 "$work/data/postgres/postmaster.pid")"
export PGHOST=127.0.0.1 PGPORT PGUSER=postgres PGDATABASE=attune
PGPORT=$(sed -n 4p "$work/data/postgres/postmaster.pid")
until psql -qc "select" > /dev/null 2>&1; do sleep 0.1; done
# five clients become therapists too: eight people are needed who may bring in a file
psql -qc "insert into membership (practice_id, person_id, role, since) select practice_id, person_id, 'therapist', now()
          from (select * from membership m where role = 'client' order by person_id limit 5) five"
mapfile -t people < <(psql -Atc "select sign_in_name from person p where sign_in_name is not null order by
  not exists (select from membership m where m.person_id = p.id and role = 'therapist'), sign_in_name limit 30")
token() { grep -o 'name="_csrf" value="[^"]*"' | head -1 | cut -d'"' -f4; }
ask() { # NUMBER_OF_THE_PERSON words of curl
  curl -s -4 --interface "127.0.1.$1" -b "$work/cookies.$1" -c "$work/cookies.$1" "${@:2}"
}
sign_in() { # NUMBER_OF_THE_PERSON
  local csrf status
  csrf=$(ask "$1" $home/sign-in | token)
  status=$(ask "$1" -o /dev/null -w '%{http_code}' --data-urlencode "_csrf=$csrf" -d "signInName=${people[$1]}" \
    --data-urlencode "password=just looking" $home/sign-in)
  [ "$status" = 303 ] || [ "$status" = 302 ] || { echo "${people[$1]} was not signed in: $status" >&2; exit 1; }
}
for ((i = 0; i < 200; i++)); do sign_in $((i % 30)); done
row "200 sign-ins" ""

# --- mixed pages: what the first nine find from their first page on, two clicks deep

addresses() { # NUMBER_OF_THE_PERSON PATHS
  local paths=("${@:2}")
  ask "$1" -L "${paths[@]/#/$home}" | grep -o 'href="/[^"#]*"' | cut -d'"' -f2 | grep -v '^/leave' | sort -u
}
read_pages() { # NUMBER_OF_THE_PERSON
  exec stdbuf -oL curl -s -4 --interface "127.0.1.$1" -b "$work/cookies.$1" --rate 7/s -w '%{http_code}\n' -K "$work/urls.$1" >> "$work/answers.$1"
}
readers=()
for person in 0 1 2 15 16 17 18 19 20; do
  mapfile -t first < <(addresses $person /home)
  addresses $person "${first[@]}" | sed "s|.*|url = $home&|" > "$work/found.$person"
  shuf -r -n $((500 * (minutes + 5))) "$work/found.$person" | sed 'p; s/.*/output = \/dev\/null/' > "$work/urls.$person"
  (read_pages $person) &
  readers+=($!)
done
after_pages=0
for ((minute = 1; minute <= minutes; minute++)); do
  sleep 60
  # a full collection changes what is resident: so only once in a while, and after it was read
  row "minute $minute" ""
  after_pages=$(resident)
  [ $((minute % 5)) -ne 0 ] && [ $minute -ne "$minutes" ] || row "and a full collection" "$(live)"
done

# --- eight files of 20 MB at once, each as far as its preview

awk 'BEGIN { print "client,date,seen,heard,understood,safe,working,note"
  for (i = 0; size < 20800000; i++) {
    line = sprintf("Łucja %d,2024-%02d-%02d,%d,%d,%d,%d,%d,%080d", i / 40, i / 28 % 12 + 1, i % 28 + 1,
      i % 7 + 1, i % 5 + 2, i % 3 + 4, i % 4 + 3, i % 2 + 5, i)
    size += length(line) + 2
    print line
  } }' > "$work/past.csv"
again() { # words of ask: until it isn't asked to come back in a minute; says the status and where it ended
  local answer
  for ((tries = 1; tries <= 10; tries++)); do
    answer=$(ask "$@" -L -o /dev/null -w '%{http_code} %{url_effective}')
    case $answer in 429* | 503*) ;; *) break ;; esac
    echo "told to wait" >> "$work/waits"
    sleep 5
  done
  echo "$answer"
}
bring_in() { # NUMBER_OF_THE_PERSON
  local start csrf at seen
  start=$(ask "$1" $home/imports)
  csrf=$(token <<< "$start")
  at=$(again "$1" -F "_csrf=$csrf" -F "file=@$work/past.csv" \
    -F "key=$(sed -n 's/.*name="key" value="\([^"]*\)".*/\1/p' <<< "$start" | head -1)" $home/imports)
  seen=$(again "$1" -d "_csrf=$csrf&as=lines&client=0&date=1&seen=2&heard=3" \
    -d "understood=4&safe=5&working=6" "${at#* }")
  echo "taken ${at%% *}, previewed ${seen%% *}"
}
touch "$work/waits"
for person in 0 1 2 3 4 5 6 7; do
  bring_in $person >> "$work/files" &
  files+=($!)
done
wait "${files[@]}"
with_files=$(resident)
row "eight files of $(($(stat -c %s "$work/past.csv") >> 20)) MB: $(sort "$work/files" | uniq -c | xargs), told to wait $(wc -l < "$work/waits") times" ""

# --- nobody comes: what they needed is given back

kill "${readers[@]}" 2> /dev/null || true
for ((minute = 1; minute <= 3; minute++)); do
  sleep 60
  row "idle for $minute min" ""
done
idle=$(resident)
row "and a full collection" "$(live)"
echo
echo "Answers to pages: $(cat "$work"/answers.* | sort | uniq -c | sort -rn | awk '{ print $1 " x " $2 }' | paste -sd, -)"
echo

# --- beside the limits

status=0
expect() { # WHAT FOUND MOST
  echo "$1: $2, at most $3"
  [ "$2" -le "$3" ] || { status=1; echo "**too much**"; }
}
expect "MiB resident after $minutes minutes of pages" "$after_pages" $limit
expect "Files not taken" $((8 - $(grep -c "taken 200, previewed 200" "$work/files" || true))) 0
expect "MiB resident after three idle minutes ($with_files with the files)" "$idle" $limit
exit $status
