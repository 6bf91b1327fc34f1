#!/usr/bin/env bash
# Which criterion finds most simulated drops: writes results/criteria.md. A file of scores and one of its truth may follow.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
. .mvn/find-jdk.sh
JAVA_HOME=$(find_jdk)
export JAVA_HOME
mvn -q -B compile -pl benchmarks -am
mkdir -p benchmarks/results
"$JAVA_HOME/bin/java" -cp engine/target/classes:research/target/classes:benchmarks/target/classes \
  org.attune.benchmarks.criteria.CriteriaStudy "$@" | tee benchmarks/results/criteria.md
