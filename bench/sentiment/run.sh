#!/usr/bin/env bash
# Agreement with people and texts a second, of the default model and of npm vader-sentiment 1.1.3, in turns.
#   bench/sentiment/run.sh RECORDINGS [SECONDS [ROUNDS]]
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
seconds=${2:-5}
rounds=${3:-3}
texts=$root/artifacts/sentiment/texts.jsonl

mkdir -p "$(dirname "$texts")"
[ -d "$here/node_modules" ] || npm ci --prefix "$here" --ignore-scripts --silent
dotnet build "$root/bench/RedditMcp.Bench" -c Release --nologo -v quiet
node "$here/texts.mjs" "$1" "$root/tests/RedditMcp.Tests/Insights/Sentiment/ratings.tsv" > "$texts"
for _ in $(seq "$rounds"); do
  echo "ours"; "$root/artifacts/bin/RedditMcp.Bench/release/RedditMcp.Bench" sentiment "$texts" "$seconds" 2>&1
  echo "vader-sentiment"; node "$here/peer.mjs" "$texts" "$seconds"
done
