#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# lint.sh: the exported AsyncAPI and OpenAPI documents under the parsers and linters that others use
# on them, which install.sh has brought to build/foreign. Each is seen to refuse a document that is
# wrong. It changes nothing and ends with `N passed, N failed`.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../../.."
here=tests/contract/foreign
contracts=docs/contracts
modules=$PWD/build/foreign/node-tools/node_modules
export NODE_PATH=$modules REDOCLY_TELEMETRY=off
passed=0 failed=0
wrong=$(mktemp -d)
trap 'rm -rf "$wrong"' EXIT

check() { # sentence command...
    if "${@:2}" >"$wrong/said" 2>&1; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        printf 'FAILED: %s\n' "$1"
        head -n 40 "$wrong/said"
    fi
}
refuses() { ! "$@"; }

asyncapi() { timeout 120 node "$here/asyncapi.js" "$1"; }
redocly() { timeout 120 "$modules/.bin/redocly" lint --config "$here/redocly.yaml" "$1"; }
spectral() {
    timeout 120 "$modules/.bin/spectral" lint -q -r "$here/spectral.yaml" --fail-severity hint "$@"
}
# Every event that has a schema of its own is seen by the parser.
parser_sees_every_event() {
    local events
    events=$(find "$contracts/events" -name '*.schema.json' | wc -l)
    asyncapi "$contracts/asyncapi.json" | grep ", $events messages\$"
}

jq '{asyncapi, info: (.info | del(.version)), channels: {a: {address: "a"}}}' \
    "$contracts/asyncapi.json" >"$wrong/asyncapi.json"
jq '{openapi, info, paths: {"/a": {get: {responses: {"999": {"$ref": "#/nowhere"}}}}}}' \
    "$contracts/openapi.json" >"$wrong/openapi.json"
check "AsyncAPI's own parser takes asyncapi.json and sees every event" parser_sees_every_event
check "spectral finds nothing in asyncapi.json and openapi.json" \
    spectral "$contracts/asyncapi.json" "$contracts/openapi.json"
check "redocly finds nothing in openapi.json" redocly "$contracts/openapi.json"
check "AsyncAPI's own parser can refuse" refuses asyncapi "$wrong/asyncapi.json"
check "spectral can refuse AsyncAPI" refuses spectral "$wrong/asyncapi.json"
check "spectral can refuse OpenAPI" refuses spectral "$wrong/openapi.json"
check "redocly can refuse" refuses redocly "$wrong/openapi.json"
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
