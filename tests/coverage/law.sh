#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
#
# Every line and every branch of common/law, run by the law's own tests: builds them with
# --coverage, runs them, and ends with `N passed, N failed`. Of random facts a twentieth is enough
# here; the tests themselves take them all.
set -eu

cd "$(dirname "$0")/../.."
build=build/law-coverage
make -s -j2 -f common/law/law.mk LAW_BUILD="$build" LAW_EXTRA='-O0 --coverage -DLAW_SHARE=20' \
    law-test-build
find "$build" -name '*.gcda' -delete
for program in "$build"/tests/law_*_test; do
    timeout 580 "$program" -j2 > "$program.log" 2>&1 || { echo "$program fails"; exit 1; }
done
tests/coverage/law.py "$build"
