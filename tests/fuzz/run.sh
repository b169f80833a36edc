#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
#
# Fuzzes what reads bytes from outside, under the address and undefined-behaviour sanitizers and
# from the committed seeds: the codec with each event type, and a record's headers on the wire. What
# it finds stays under build/fuzz/; the tree is left as it is. First it is seen to find a planted
# defect. It ends with `N passed, N failed`, a type being one.
#   tests/fuzz/run.sh [SECONDS]    for all of it together; 2,000 inputs each unless said
set -euo pipefail
cd "$(dirname "$0")/../.."
jobs=${JOBS:-$(nproc)}
out=$PWD/build/fuzz
corpus=tests/fuzz/corpus
flags="-std=c17 -D_GNU_SOURCE -Icommon -I$(pg_config --includedir) -g -O1 -pthread"
flags="$flags -fsanitize=fuzzer,address,undefined -fno-sanitize-recover=undefined"
unset ASAN_OPTIONS UBSAN_OPTIONS # a finding belongs to its own log
rm -rf "$out" && mkdir -p "$out"

build() { # program, what it links besides its own file
    # shellcheck disable=SC2086
    clang $flags -o "$out/$1" "tests/fuzz/$1.c" common/base/*.c common/contracts/codes.c $2
}

# Writes past the end of an array for three inputs in four.
finds_the_planted() {
    printf '%s\n' '#include <stddef.h>' \
        'int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size);' \
        'int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)' \
        '{ volatile char a[2]; if (size > 0) a[data[0] % 8] = 1; return 0; }' >"$out/planted.c"
    # shellcheck disable=SC2086
    clang $flags -o "$out/planted" "$out/planted.c" &&
        ! "$out/planted" -runs=10000 -artifact_prefix="$out/planted-" >"$out/planted.log" 2>&1 &&
        grep -q -E 'AddressSanitizer|runtime error' "$out/planted.log"
}
codec="common/contracts/events.c common/adapters/codec_*.c -ljansson"
build wire_fuzz common/runtime/wire.c &
build codec_fuzz "$codec"
wait
passed=0 failed=0
if finds_the_planted; then passed=1; else failed=1; echo 'FAILED  the planted defect' >&2; fi

runs=$(($(ls -d "$corpus"/codec/*/ | wc -l) + 1))
limit=-runs=2000
if [ $# -gt 0 ]; then limit=-max_total_time=$(($1 * jobs / runs > 0 ? $1 * jobs / runs : 1)); fi

look() { # program, name, limit; the name tells the codec's program its type
    local work=$out/$2
    mkdir -p "$work"
    cp "tests/fuzz/corpus/${1%_fuzz}/$2"/* "$work"
    "$out/$1" "$3" -timeout=5 -max_len=65536 -verbosity=0 \
        -artifact_prefix="$work-" "$work" >"$work.log" 2>&1 || touch "$work.failed"
}
export -f look
export out
{
    printf 'wire_fuzz record\n'
    for seeds in "$corpus"/codec/*/; do printf 'codec_fuzz %s\n' "$(basename "$seeds")"; done
} | xargs -P "$jobs" -L 1 bash -c 'look "$0" "$1" '"$limit"

for mark in "$out"/*.failed; do
    [ -e "$mark" ] || continue
    failed=$((failed + 1)) passed=$((passed - 1))
    echo "FAILED  $(basename "$mark" .failed): ${mark%.failed}.log" >&2
    tail -20 "${mark%.failed}.log" >&2
done
echo "$((passed + runs)) passed, $failed failed"
[ "$failed" -eq 0 ]
