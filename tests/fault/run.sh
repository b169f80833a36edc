#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# run.sh KILLS SEED [OPTION…]
# A suite of its own, from the test build, and run.py's faults on it; what the services wrote is
# kept in build/fault where the run fails. Its last line is run.py's `kills=n violations=m`, behind
# one `N passed, N failed` for tests/run.sh. It never touches a suite that it did not start.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/../system/suite.inc"

kills=${1:?usage: run.sh KILLS SEED [OPTION…]}
seed=${2:?usage: run.sh KILLS SEED [OPTION…]}
kept=$HALFSKY_ROOT/build/fault

area_begin fault
orders=$area/orders
mkdir "$orders"
for name in $(cd "$HALFSKY_ROOT/services" && ls -d -- */service.c | sed 's|/.*||'); do
    head -c 256 /dev/zero >"$orders/$name"
    declare -x "HALFSKY_SETTINGS_$name=fault.file = $orders/$name"$'\n'
done
HALFSKY_SETTINGS_gateway+=$'rate.per_second = 100000\nrate.burst = 100000\n'
suite_begin fault

status=0
"$HALFSKY_ROOT/tests/fault/run.py" --kills "$kills" --seed "$seed" --evidence "$kept" "${@:3}" \
    "$run" "$bin" "$orders" | tee "$area/said" || status=$?
# Replicas that a fault brought are nobody's once the run has ended early.
for name in "$run"/pids/*.*; do
    [ ! -e "$name" ] || ! env_has_argument "$(cat "$name")" "$run/conf/${name##*/}.conf" ||
        kill -KILL "$(cat "$name")"
done
if [ "$status" != 0 ]; then
    mkdir -p "$kept"
    cp -r "$run/logs" "$kept/logs-$seed"
    say "the services' logs are kept in $kept/logs-$seed"
fi
passed=$((status == 0)) failed=$((status != 0))
last=$(tail -n 1 "$area/said")
suite_result || true
say "$last"
exit "$status"
