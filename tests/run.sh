#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
#
# Builds and runs every test with the sanitizers on, as many programs at a time as there are LANES
# (three for two cores, since most wait for servers), and counts. It ends with `N passed, N failed`.
# A leak does not fail a Criterion test by itself, so the sanitizers write to files and any such
# file is a failure.
set -uo pipefail
cd "$(dirname "$0")/.."
out=build/test-results
rm -rf "$out" && mkdir -p "$out"
jobs=${JOBS:-$(nproc)}
lanes=${LANES:-$((jobs + jobs / 2))}
passed=0 failed=0
only=${ONLY:-}

say() { printf '%s\n' "$*"; }
fail() { failed=$((failed + 1)); say "FAILED  $*"; }

# A million random facts are all tried by programs without sanitizers, an eighth of them with.
law_rounds=(law_whole_test law_property_test)
say "== building with address, undefined-behaviour and leak sanitizers"
build_all() {
    make -j"$jobs" V=asan tests services cli build/asan/bin/halfsky-contracts &&
        make -j"$jobs" -f common/law/law.mk LAW_BUILD=build/law-asan \
            LAW_EXTRA="-O1 -fno-omit-frame-pointer -fsanitize=address,undefined -DLAW_SHARE=8" \
            law-test-build &&
        make -j"$jobs" -f common/law/law.mk LAW_BUILD=build/law-fast LAW_EXTRA=-O2 \
            "${law_rounds[@]/#/build/law-fast/tests/}"
}
if ! build_all >"$out/build.log" 2>&1; then
    tail -40 "$out/build.log"
    say "the tests do not build; the whole log is $out/build.log"
    say "0 passed, 1 failed"
    exit 1
fi

export ASAN_OPTIONS="log_path=$PWD/$out/asan:detect_leaks=1:abort_on_error=0"
ASAN_OPTIONS="$ASAN_OPTIONS:detect_stack_use_after_return=0"
export UBSAN_OPTIONS="log_path=$PWD/$out/ubsan:print_stacktrace=1"

# Each of these gives "passed failed" of a program by its log, or nothing where that has no summary.
summary_criterion() {
    sed 's/\x1b\[[0-9;]*m//g' "$1" | awk -F'[:|]' '/Synthesis:/ { ok = $5; bad = $7 + $9; seen = 1 }
        END { if (seen) print ok + 0, bad }'
}
summary_plain() {
    sed -n 's/^\([0-9]*\) passed, \([0-9]*\) failed.*/\1 \2/p' "$1" | tail -1
}

# judge NAME LOG STATUS KIND: prints how it went and leaves the two numbers in LOG.count.
judge() {
    local ok bad
    if ! read -r ok bad < <("summary_$4" "$2"); then
        say "FAILED  $1 (no summary, exit $3)"; tail -20 "$2"
        ok=0 bad=1
    elif [ "$bad" != 0 ] || [ "$3" != 0 ]; then
        say "FAILED  $1: $ok passed, $bad failed, exit $3"; grep -a -i -E 'fail' "$2" | head -30
        [ "$bad" != 0 ] || bad=1
    else
        say "ok      $1: $ok"
    fi
    echo "$ok $bad" >"$2.count"
}

# A test that is killed in the middle of its own end leaves servers behind. They are found by the
# name that everything it started has in its environment.
left_by() { grep -lszxF "HALFSKY_TEST=$PWD/$1" /proc/[0-9]*/environ | cut -d/ -f3; }
end_left() { # name seconds
    local pid
    for pid in $(left_by "$1"); do kill -TERM "$pid"; done
    for pid in $(left_by "$1"); do timeout "$2" tail --pid="$pid" -f /dev/null; done
    for pid in $(left_by "$1"); do kill -KILL "$pid"; done
} 2>/dev/null

run() { # name limit-seconds kind command...
    local name=$1 limit=$2 kind=$3 log start=$SECONDS status
    shift 3
    log="$out/${name//\//_}.log"
    HALFSKY_TEST=$PWD/$name timeout -k 60 "$limit" "$@" >"$log" 2>&1 </dev/null &
    trap 'kill $!; exit 143' TERM
    wait $!
    status=$?
    [ "$status" = 124 ] || [ "$status" = 137 ] && end_left "$name" 20
    {
        [ "$status" = 124 ] && say "$name did not end within $limit seconds"
        judge "$name" "$log" "$status" "$kind"
        [ $((SECONDS - start)) -gt 20 ] && say "        ($((SECONDS - start)) s)"
    } >"$log.said"
    cat "$log.said" # in one piece, since lanes print beside each other
}

# What is to be run, long ones first, each a line of arguments of `run`.
queue=()
enqueue() {
    if [ -z "$only" ] || grep -qE "$only" <<<"$1"; then queue+=("$*"); fi
}
# lane FROM STEP: runs what nobody has begun, from one end of the queue to the other.
lane() {
    local i line
    for ((i = $1; i >= 0 && i < ${#queue[@]}; i += $2)); do
        mkdir "$out/begun.$i" 2>/dev/null || continue
        read -ra line <<<"${queue[i]}"
        run "${line[@]}"
    done
}

# A leak does not fail a Criterion test (its runner says passed), so the report file is what counts:
# seen here first on a program that leaks on purpose.
proves_leaks() {
    local program=build/asan/bin/leak
    printf '%s\n' '#include <stdlib.h>' \
        'int main(void) { volatile char *p = malloc(77); p = 0; return p != 0; }' |
        gcc -g -fsanitize=address -x c - -o "$program" || return 1
    ASAN_OPTIONS="log_path=$PWD/$out/planted:detect_leaks=1" "$program" >/dev/null 2>&1
    grep -qs '77 byte' "$out"/planted.*
}
if proves_leaks; then
    passed=$((passed + 1)); say "ok      a planted leak is reported"
else
    fail "a planted leak is not reported"
fi

# Here one that does not hear TERM.
proves_ends() {
    local pid
    HALFSKY_TEST=$PWD/planted bash -c 'trap "" TERM; exec setsid tail -f /dev/null' &
    pid=$!
    until [ "$(cat "/proc/$pid/comm")" = tail ]; do :; done
    end_left planted 1
    wait "$pid"
    [ $? = 137 ]
}
if proves_ends; then
    passed=$((passed + 1)); say "ok      what a killed test leaves behind is ended"
else
    fail "what a killed test leaves behind is not ended"
fi

say "== tests, $lanes at a time"
longest=tests/system/faults_test.sh
enqueue "$longest" 1800 plain "$longest"
for script in tests/system/*.sh; do
    [ -x "$script" ] && [ "$script" != "$longest" ] && enqueue "$script" 1800 plain "$script"
done
enqueue tests/http 900 plain tests/http/run.sh
enqueue tests/order 900 plain tests/order/run.sh
enqueue tests/fault/checker_test 60 plain tests/fault/checker_test
enqueue tests/fault/release_test 300 plain tests/fault/release_test
enqueue tests/coverage/law 1200 plain tests/coverage/law.sh
enqueue tests/fuzz 900 plain tests/fuzz/run.sh
enqueue contract/check 600 plain make --no-print-directory V=asan contracts-check
enqueue contract/pages 600 plain make --no-print-directory V=asan pages-check
enqueue tests/tidy/selftest 600 plain tests/tidy/selftest
enqueue tests/tidy 600 plain tests/tidy/run
programs=$(find build/asan/bin/tests build/law-asan/tests -type f -executable -name "*_test")
for program in $(sort <<<"$programs"); do
    enqueue "${program#build/*/tests/}" 1200 criterion "$program" --jobs "$jobs"
done
for program in "${law_rounds[@]}"; do
    enqueue "all_rounds/$program" 1200 criterion "build/law-fast/tests/$program" --jobs "$jobs"
done
# Every other lane begins at the far end: what waits for servers runs beside what computes.
trap 'kill $(jobs -p); say "stopped"; exit 130' INT TERM
for ((i = 0; i < lanes; i++)); do
    if [ $((i % 2)) = 0 ]; then lane 0 1; else lane $((${#queue[@]} - 1)) -1; fi &
done
wait
for ((i = 0; i < ${#queue[@]}; i++)); do
    read -r name _ <<<"${queue[i]}"
    read -r ok bad <"$out/${name//\//_}.log.count" || { fail "$name was not run"; continue; }
    passed=$((passed + ok)) failed=$((failed + bad))
done

leaks=$(find "$out" -name 'asan.*' -o -name 'ubsan.*' | sort)
if [ -n "$leaks" ]; then
    for file in $leaks; do fail "sanitizer report $file"; head -30 "$file"; done
fi
say ""
say "$passed passed, $failed failed"
[ "$failed" = 0 ]
