#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
#
# Changes every parameter of data/law/rules.tsv by one, up and down, and lists those that no test
# notices. Only tests that state a date or a sum are asked, none that compares the rows themselves.
# Usage: docs/proof/law-mutation.sh [BUILD [IDS]]; it works on a copy in BUILD and leaves the tree
# alone. IDS is a regular expression over rule ids; without it every row is changed.
set -euo pipefail
build=${1:-build/mutation}
ids=${2:-.}
make -s -f common/law/law.mk LAW_BUILD="$build" LAW_EXTRA=-fPIC law-test-build
objects=$(ls "$build"/obj/law/{law,base,gen,cli,contracts}/*.o |
    grep -v -e rule_data.o -e cli/main.o)
flags="-std=c17 -O0 -D_GNU_SOURCE -Icommon -I. -I$build/gen"
rm -rf "$build/data" && mkdir -p "$build/bin" "$build/data/out"
cp data/law/* "$build/data/"
cp data/law/rules.tsv "$build/rules.tsv"
suites="clock compensation maternity route limitation month period award fast_track day warning"
rules_link() { gcc $flags -fPIC -shared -o "$build/bin/librules.so" "$1"; }
rules_link "$build/gen/law/rule_data.c"
for s in $suites; do
    gcc $flags -o "$build/bin/$s" "tests/unit/law_${s}_test.c" $objects -L"$build/bin" -lrules \
        -lcriterion -Wl,-rpath,"$(realpath "$build/bin")"
done
notice() {
    for s in $suites; do
        timeout 60 "$build/bin/$s" -j1 >/dev/null 2>&1 || { echo "$s"; return; }
    done
    echo none
}
[ "$(notice)" = none ] || { echo "a test fails before anything was changed"; exit 2; }
tried=0 survived=0 refused=0
mutate() { # line name value by
    sed "${1}s/\\b$2=$3:/$2=$(($3 + $4)):/" "$build/rules.tsv" > "$build/data/rules.tsv"
    if ! "$build/obj/law/law_compile" "$build/data" "$build/data/out" 2>/dev/null; then
        refused=$((refused + 1))
        return 0
    fi
    rules_link "$build/data/out/rule_data.c"
    tried=$((tried + 1))
    [ "$(notice)" = none ] || return 0
    survived=$((survived + 1))
    echo "survives: $(sed -n "${1}p" "$build/rules.tsv" | cut -f1,2 | tr '\t' ' ') $2=$3 by $4"
}
while IFS=$'\t' read -r line name value; do
    mutate "$line" "$name" "$value" 1
    [ "$value" = 0 ] || mutate "$line" "$name" "$value" -1
done < <(awk -F'\t' -v ids="$ids" 'NR > 3 && $1 ~ ids && $4 != "" {
    n = split($4, p, " "); for (i = 1; i <= n; i++) {
    split(p[i], v, "[=:]"); printf "%d\t%s\t%s\n", NR, v[1], v[2] } }' "$build/rules.tsv")
echo "$tried changes, $survived survive; $refused more the build refuses"
