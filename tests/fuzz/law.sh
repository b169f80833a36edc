#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
#
# Fuzzes what halfsky-law reads, so many seconds each target, from the committed corpus, under the
# address and undefined-behaviour sanitizers. With `merge` it puts what is new into the corpus
# afterwards. It ends with `N passed, N failed`, a target being one.
#   tests/fuzz/law.sh [SECONDS-EACH [merge [TARGET]]]
set -eu

cd "$(dirname "$0")/../.."
seconds=${1:-2}
out=build/fuzz-law
mkdir -p "$out"
make -s -f common/law/law.mk LAW_BUILD="$out/build" LAW_CC=clang \
    LAW_EXTRA='-O1 -fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=undefined' \
    law-fuzz

passed=0 failed=0
for seeds in tests/fuzz/corpus/law/${3:-*}/; do
    target=$(basename "$seeds")
    rm -rf "${out:?}/$target"
    mkdir -p "$out/$target"
    cp "$seeds"* "$out/$target"
    [ "$target" != rules ] || cp data/law/rules.tsv "$out/$target/whole"
    if "$out/build/bin/law_fuzz" -max_total_time="$seconds" -timeout=5 -max_len=131072 \
        -seed=20261125 -print_final_stats=1 -artifact_prefix="$out/$target-" "$out/$target" \
        > "$out/$target.log" 2>&1; then
        passed=$((passed + 1))
        grep -E 'stat::number_of_executed_units|DONE' "$out/$target.log" | sed "s/^/$target: /"
    else
        failed=$((failed + 1))
        echo "FAILED  $target: $out/$target.log" >&2
    fi
    if [ "${2:-}" = merge ]; then
        "$out/build/bin/law_fuzz" -merge=1 -timeout=5 "$seeds" "$out/$target" \
            > "$out/$target-merge.log" 2>&1
        # A whole draft is as long as the rules themselves; what it found is kept in short ones.
        find "$seeds" -type f -size +8k -delete
    fi
done
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
