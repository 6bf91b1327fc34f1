#!/usr/bin/env bash
# The ten test classes of the last run that took longest, from the reports that Surefire and Failsafe leave behind.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

echo "The slowest test classes, in seconds:"
find . -path '*/target/*-reports/TEST-*.xml' -exec sed -n '/<testsuite /{
  s/.*<testsuite [^>]* name="\([^"]*\)" time="\([^"]*\)".*/\2 \1/p
  q
}' {} \; | tr -d , | LC_ALL=C sort -rn | sed -n 1,10p | awk '{ printf "%8.1f  %s\n", $1, $2 }'
