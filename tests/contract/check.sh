#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
#
# The compatibility gate: the committed contracts are those of the code, every released promise
# holds, and nothing that a tagged release promised was taken away. It changes nothing in the tree
# and ends with `N passed, N failed`.
#   check.sh TOOL [SERVICE-BINARY...]
set -u

tool=$1
shift
passed=0 failed=0
fresh=$(mktemp -d)
trap 'rm -rf "$fresh"' EXIT

check() { # what it shows, command...
    shows=$1
    shift
    if "$@"; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        echo "FAILED  $shows" >&2
    fi
}

# A corpus may hold more than the seeds: what a fuzzer found stays.
seeds_are_those_of_the_code() {
    diff -r "$fresh/seeds" tests/fuzz/corpus/codec | grep -v '^Only in tests/fuzz/corpus/codec' \
        > "$fresh/difference"
    [ ! -s "$fresh/difference" ] && return
    head -40 "$fresh/difference"
    false
}

routes_are_those_of_the_services() {
    diff -u docs/contracts/openapi.json "$fresh/contracts/openapi.json" > "$fresh/difference" \
        && return
    head -40 "$fresh/difference"
    false
}

states_are_those_of_the_tables() {
    docs/states.sh "$@" > "$fresh/states.md" && diff -u docs/states.md "$fresh/states.md"
}

# A page that lacks one transition is found.
states_that_differ_are_found() {
    docs/states.sh "$@" | sed '0,/^| open |/{/^| open |/d}' > "$fresh/stale.md"
    ! diff -q docs/states.md "$fresh/stale.md" > "$fresh/difference"
}

check "docs/contracts/ is what the code says, and released promises hold" \
    "$tool" check docs/contracts
check "what a tagged release promised is still there" tests/contract/only_grow.sh "$tool" .
check "the check before this one can fail" tests/contract/only_grow_test.sh "$tool"
check "the contracts can be written" \
    docs/contracts/export.sh "$tool" "$fresh/contracts" "$fresh/seeds" "$@"
check "fuzz seeds are those of the code: run make contracts" seeds_are_those_of_the_code
[ $# -eq 0 ] || check "openapi.json is what the services say: run make contracts" \
    routes_are_those_of_the_services
if [ $# -gt 0 ]; then
    check "docs/states.md is what the tables say: run make states" \
        states_are_those_of_the_tables "$@"
    check "the check before this one can fail" states_that_differ_are_found "$@"
fi
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
