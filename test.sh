#!/usr/bin/env bash
# Builds everything, then runs the tests, the MCP conformance suite and the MCP Inspector, and checks the formatting.
# The last line sums it all up. What needs npm is skipped where npm is not.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1

results=artifacts/test-results
tally=$results/tally
mkdir -p "$results"
: > "$tally"

# Each part appends a line of three numbers: passed, failed, skipped.
count() { echo "$1 $2 $3" >> "$tally"; }

finish() {
  awk '{ p += $1; f += $2; s += $3 } END { printf "%d passed, %d failed, %d skipped\n", p, f, s; exit f > 0 || p == 0 }' "$tally"
  exit $?
}

# The warm tier's tests want a real Redis; without one they are skipped and say so.
if ! command -v redis-server > /dev/null && command -v apt-get > /dev/null; then
  as_root=
  [ "$(id -u)" = 0 ] || as_root="sudo -n"
  echo "== redis-server"
  { $as_root apt-get update -qq && DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y -qq redis-server; } > /dev/null 2>&1 \
    || echo "redis-server could not be installed: the tests that need it are skipped"
fi

echo "== build"
if ! dotnet build RedditMcp.slnx -c Release -v quiet -clp:ErrorsOnly; then
  count 0 1 0
  finish
fi
count 1 0 0

echo "== tests"
report=$results/tests.xml
rm -f "$report"
artifacts/bin/RedditMcp.Tests/release/RedditMcp.Tests -noLogo -noColor -result-xml "$report"
attribute() { grep -o "<assembly [^>]*" "$report" 2>/dev/null | head -1 | grep -o " $1=\"[0-9]*\"" | tr -dc '0-9'; }
if [ -n "$(attribute total)" ]; then
  count "$(attribute passed)" "$(($(attribute failed) + $(attribute errors)))" "$(($(attribute skipped) + $(attribute not-run)))"
else
  count 0 1 0   # the run did not get as far as a report
fi

# Looking through the formatting keeps one core busy for minutes, and the conformance suite mostly waits: they go together.
dotnet format RedditMcp.slnx --verify-no-changes --no-restore > "$results/format.log" 2>&1 &
formatting=$!

echo "== conformance"
TALLY=$PWD/$tally tests/conformance/run.sh

echo "== formatting"
if wait "$formatting"; then
  count 1 0 0
else
  cat "$results/format.log"
  count 0 1 0
fi

finish
