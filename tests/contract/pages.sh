#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
#
# docs/topology.md and docs/configuration.md are what the programs say, and the rights that are made
# on the broker are those that follow from what each service's own program declares. It changes
# nothing in the tree and ends with `N passed, N failed`.
#   pages.sh PAGES-PROGRAM SERVICE-PROGRAM...
set -uo pipefail
pages=$1
shift
passed=0 failed=0
fresh=$(mktemp -d)
trap 'rm -rf "$fresh"' EXIT

check() { # what it shows, command...
    local shows=$1
    shift
    if "$@" >"$fresh/why" 2>&1; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        echo "FAILED  $shows" >&2
        head -30 "$fresh/why" >&2
    fi
}
refuses() { ! "$@"; }

page_is_fresh() { "$pages" "$1" >"$fresh/page" && diff -u "${2:-docs/$1.md}" "$fresh/page"; }

# "User:triage reads halfsky.intake.v1" for every topic that is written or heard, by --describe.
rights_described() {
    for service in "$@"; do "$service" --describe; done |
        jq -r '.topic as $own | "User:\(.service) writes \($own)", "User:\(.service) reads \($own)",
               "User:\(.service) reads halfsky.\(.hears[].source).v1"' | sort -u
}
rights_made() { # page
    sed -n 's/^| `\(User:[^`]*\)` | \(reads\|writes\) | `\([^`]*\)` |$/\1 \2 \3/p' "$1" | sort -u
}
rights_agree() {
    rights_described "$@" >"$fresh/described"
    [ -s "$fresh/described" ] && diff "$fresh/described" <(rights_made docs/topology.md)
}

check "docs/topology.md is what the tables say: run make pages" page_is_fresh topology
check "docs/configuration.md is what the tables say: run make pages" page_is_fresh configuration
sed '0,/^| `User:/{/^| `User:/d}' docs/topology.md >"$fresh/stale"
check "a page that lacks a line is found" refuses page_is_fresh topology "$fresh/stale"
check "topics are read and written as each service's --describe says" rights_agree "$@"
check "what one program does not declare is found" refuses rights_agree "${@:2}"
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
