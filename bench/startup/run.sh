#!/usr/bin/env bash
# Start of the published stdio build to the answer of tools/list, and memory, against npm reddit-mcp-buddy 1.1.14.
#   bench/startup/run.sh [native|ready-to-run] [ROUNDS]
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
build=${1:-native}
rounds=${2:-15}
rid=$(dotnet --info | awk '$1 == "RID:" { print $2 }' | sed -E 's/^(ubuntu|debian|fedora|rhel|alpine)[^-]*/linux/')
out=$root/artifacts/startup/$build

case $build in
  native) flags=(-p:PublishAot=true) ;;
  ready-to-run) flags=(-p:PublishReadyToRun=true --self-contained false) ;;
  *) echo "native or ready-to-run, not $build" >&2; exit 2 ;;
esac

dotnet publish "$root/src/RedditMcp.Server" -c Release -r "$rid" "${flags[@]}" -o "$out" --nologo -v quiet
[ -d "$here/node_modules" ] || npm ci --prefix "$here" --ignore-scripts --silent
env -u REDDIT_CLIENT_ID -u REDDIT_CLIENT_SECRET \
  node "$here/measure.mjs" "$rounds" "$out/reddit-mcp" stdio -- node "$here/node_modules/reddit-mcp-buddy/dist/cli.js"
