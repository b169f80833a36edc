#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# Every alarm can fire and is silent on a suite that does well (promtool), has its page in the
# runbook, asks only for metrics that exist, and the dashboard shows only such as well.
set -uo pipefail
cd "$(dirname "$0")/../.."
. deploy/env.sh

passed=0 failed=0
check() { # WHAT COMMAND…
    local what=$1
    shift
    if "$@" >"$output" 2>&1; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        say "FAILED: $what"
        head -n 20 "$output"
    fi
}
output=$(mktemp) && trap 'rm -f "$output"' EXIT
rules=deploy/prometheus/halfsky.rules.yml

alarms() { sed -n 's/^ *- alert: *//p' "$rules" | sort; }
pages() { sed -n 's/^## \(Halfsky.*\)/\1/p' docs/runbook.md | sort; }
tested() { sed -n 's/^  - name: \(Halfsky.*\)/\1/p' deploy/prometheus/rules_test.yml | sort; }
anchors() { sed -n 's/^ *runbook: docs.runbook.md#//p' "$rules" | sort; }
# Metrics that the programs have: of metrics.def, of health.c and of metrics.c.
known() {
    say up
    sed -n 's/^M([A-Z_]*, \([A-Z]*\), "\([a-z_]*\)".*/\1 halfsky_\2/p' common/runtime/metrics.def |
        while read -r kind name; do
            say "$name"
            [ "$kind" != HISTOGRAM ] || printf '%s\n' "${name}_bucket" "${name}_sum" "${name}_count"
        done
    sed -n 's/.*service, "\([a-z_]*\)", "[a-z]*",.*/halfsky_http_\1/p' common/runtime/health.c
    grep -o '"halfsky_[a-z_]*"' common/runtime/metrics.c | tr -d '"'
}
asked_by() {
    grep -oE '\b(halfsky_[a-z_]+|up)\b[{ )=\[]' "$1" | grep -oE 'halfsky_[a-z_]+|up' | sort -u
}
only_known() {
    local stranger
    stranger=$(comm -23 <(asked_by "$1") <(known | sort -u))
    [ -z "$stranger" ] || { say "no such metric: $stranger"; return 1; }
    [ "$(asked_by "$1" | wc -l)" -gt 10 ]
}
same() { diff <("$1") <("$2"); }

check 'Prometheus accepts the rules' promtool check rules "$rules"
check 'each alarm fires on its fault and on nothing else' \
    promtool test rules deploy/prometheus/rules_test.yml
check 'there are alarms' [ "$(alarms | wc -l)" -ge 18 ]
check 'each alarm has its page, and each page its alarm' same alarms pages
check 'each alarm is tested' same alarms tested
check 'each alarm links to its own page' diff <(alarms | tr '[:upper:]' '[:lower:]') <(anchors)
check 'the alarms ask for metrics that exist' only_known "$rules"
check 'the dashboard asks for metrics that exist' only_known deploy/grafana/halfsky.json
check 'the dashboard is JSON' python3 -m json.tool deploy/grafana/halfsky.json /dev/null
say "$passed passed, $failed failed"
[ "$failed" = 0 ]
