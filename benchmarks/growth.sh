#!/usr/bin/env bash
# The growth model beside lme4 on the same simulated practice:  benchmarks/growth.sh CLIENTS [ours|both|best]
# "both" runs lme4 as it comes; "best" also with the optimiser that finds the nested optimum, which takes minutes.
# Needs: mvn package -pl benchmarks -am; for lme4 Debian's r-base-core r-cran-lme4 r-cran-data.table.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
clients=$1
whom=${2:-both}
java=${JAVA_HOME:?}/bin/java
classpath="target/attune-benchmarks.jar:target/lib/*"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

echo "# $(date -u +%F\ %H:%M) UTC, $(nproc) cores of $(grep -m1 'model name' /proc/cpuinfo | cut -d: -f2 | xargs), load $(cut -d' ' -f1-3 /proc/loadavg)"
"$java" -version 2>&1 | sed -n '2s/^/# /p'

whole() { # the process from start to end
  local TIMEFORMAT='  whole process: %R s, CPU %U + %S s'
  { time "$@" > "$work/out" 2> "$work/err"; } 2> "$work/time" || cat "$work/err"
  grep -v '^$' "$work/out"
  grep -o 'failed to converge.*' "$work/err" || true
  cat "$work/time"
}

for skipped in 0 0.1; do
  "$java" -cp "$classpath" org.attune.benchmarks.SimulatedPractice "$clients" "$skipped" "$work/practice.csv"
  echo
  echo "## $clients clients, $(($(wc -l < "$work/practice.csv") - 1)) sessions, $skipped of them skipped"
  for model in client nested; do
    echo "$model, ours, cold (summed while read):"
    whole "$java" -Xmx700m -XX:+UseSerialGC -cp "$classpath" org.attune.benchmarks.GrowthFitRun "$work/practice.csv" "$model"
    echo "$model, ours, warm (columns to fit, cross-products included, one thread):"
    "$java" -Xmx900m -XX:+UseSerialGC -cp "$classpath" org.attune.benchmarks.GrowthFitRun "$work/practice.csv" "$model" 15 | grep cpu
    if [ "$whom" != ours ] && [ "$skipped" != 0 ]; then
      echo "$model, lme4:"
      whole Rscript growth.R "$work/practice.csv" "$model"
      if [ "$whom" = best ] && [ "$model" = nested ]; then
        echo "$model, lme4 with bobyqa:"
        whole Rscript growth.R "$work/practice.csv" "$model" bobyqa
      fi
    fi
  done
done
