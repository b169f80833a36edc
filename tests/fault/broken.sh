#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# broken.sh SEED [NAME…]
# The judge and the faults are judged: each deliberately broken build of tests/fault/broken is made
# and run under the faults that bring its mistake out, until the checker reports a violation of I1
# to I8; a build without one within three rounds fails. The last line is `N passed, N failed`.
set -uo pipefail
cd "$(dirname "$0")/../.."
seed=${1:?usage: broken.sh SEED [NAME…]}
shift
declare -A faults=(
    [advance_before_report]='9 broker_down'
    [kafka_offset_is_truth]='24 kill_kafka'
    [no_epoch_guard]='6 rebuilt,zombie_consumer'
    [gap_dropped_by_age]='6 slow_units'
    [dedup_in_memory]='6 offsets_reset'
    [answer_before_commit]='9 kill_postgres,slow_units'
    [id_before_xid]='6 slow_units'
)
[ $# -gt 0 ] || set -- "${!faults[@]}"
passed=0 failed=0
for name in "$@"; do
    make --no-print-directory CC="${CC:-gcc}" V=asan BREAK="$name" broken || exit 1
    read -r kills list <<<"${faults[$name]}"
    printf '== %s: run.sh %s %s --round %s --faults %s\n' "$name" "$kills" "$seed" \
        $((kills / 3)) "$list"
    if HALFSKY_TEST_BIN=$PWD/build/broken/$name/bin tests/fault/run.sh "$kills" "$seed" --round \
        $((kills / 3)) --faults "$list" --until-violation --evidence "build/broken/$name"; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        printf 'FAILED  %s: no violation was found, or nothing was run: see above\n' "$name"
    fi
done
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
