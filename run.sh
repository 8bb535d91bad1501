#!/usr/bin/env bash
# Builds the server and serves MCP at http://127.0.0.1:8080/mcp. Without credentials Reddit is simulated.
#   ./run.sh [--Section:Key=value ...]
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1

# From the root, because that is where the SDK looks for global.json; what the build says is no answer, hence stderr.
(cd "$root" && dotnet build src/RedditMcp.Server -c Release -v quiet -clp:ErrorsOnly) >&2
exec dotnet "$root/artifacts/bin/RedditMcp.Server/release/reddit-mcp.dll" serve --simulate-without-credentials "$@"
