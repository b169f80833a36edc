#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# The few numbers that every change should keep: resident memory of a service at rest, exec to
# ready, and from her 201 to visible in triage at a steady rate, on this one machine together with
# its broker and database, in a run directory of its own. The ceiling of the same minutes stands
# beside: what the disk commits and what an empty request through the gateway takes. It measures and
# never judges.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/../deploy/env.sh"

rate=${RATE:-200}
seconds=${SECONDS_OF_LOAD:-60}
rounds=${ROUNDS:-9}
spine="gateway intake triage"
bin_dir=$HALFSKY_ROOT/build/release/bin
run_dir=$(mktemp -d "${TMPDIR:-/tmp}/halfsky-bench.XXXXXX")
suite=$HALFSKY_ROOT/deploy/suite.sh

# Twenty ports in a row that nobody has.
free_base() {
    local base tries
    for tries in {1..50}; do
        read -r base <<<"$(env_free_ports 1)"
        ss -Hltn | awk '{ sub(/.*:/, "", $4); print $4 }' |
            awk -v from="$base" '$1 >= from && $1 < from + 20 { found = 1 } END { exit found }' &&
            { say "$base"; return; }
    done
    fail "No twenty free ports in a row after $tries tries: stop what listens and try again."
}
export HALFSKY_PORT_BASE
HALFSKY_PORT_BASE=$(free_base)
# A broker that works for long, as one in production does, has both of Java's compilers; it is not
# judged before they have compiled what a minute of matters needs. It has room as well: in half a
# gigabyte the whole heap is collected each minute, and everybody waits for a tenth of a second.
export HALFSKY_KAFKA_JAVA_OPTIONS='-XX:TieredStopAtLevel=4 -Xms1g -Xmx1g -Xmn512m'
warm_rate=${WARM_RATE:-100}
warm_seconds=${WARM_SECONDS:-60}
export HALFSKY_SETTINGS_gateway=$'rate.per_second = 100000\nrate.burst = 100000\n'

clean_up() {
    "$suite" stop "$run_dir" >/dev/null 2>&1 || true
    "$HALFSKY_ROOT/deploy/postgres/cluster.sh" wipe "$run_dir" >/dev/null 2>&1 || true
    rm -rf "$run_dir"
}
trap clean_up EXIT

commits() {
    local file=$run_dir/commit.sql
    say "select pg_logical_emit_message(true, 'bench', repeat('x', 200))" >"$file"
    PGPASSFILE=$run_dir/secrets/postgres.pgpass /usr/lib/postgresql/15/bin/pgbench -n -c 8 -j 2 \
        -T 3 -h 127.0.0.1 -p "$(env_port postgres)" -U postgres -f "$file" halfsky 2>/dev/null |
        sed -n 's/^tps = \([0-9]*\).*/\1/p'
}

say "machine: $(nproc) cores, load $(cut -d' ' -f1-3 /proc/loadavg), $(date -I)"
make -C "$HALFSKY_ROOT" --no-print-directory V=release build bench-programs >/dev/null
"$suite" start "$run_dir" "$bin_dir" >"$run_dir/start.log" ||
    fail "$(tail -n 1 "$run_dir/start.log")"
say "ceiling: $(commits) small commits a second by 8 clients"
for name in $("$suite" services "$run_dir"); do
    "$suite" stop-service "$run_dir" "$name"
    printf '%-8s ' "$name"
    "$bin_dir/bench/ready" "$bin_dir/halfsky-$name" "$run_dir/conf/$name.conf" "$rounds"
    "$suite" start-service "$run_dir" "$name" "$bin_dir"
done
# Ticks of CPU so far: of a process and its children, ended or not.
ticks_of() {
    local pid=$1 all
    all="$pid $(ps -o pid= --ppid "$pid" | tr '\n' ' ')"
    for pid in $all; do cat "/proc/$pid/stat" 2>/dev/null; done |
        sed 's/.*) //' |
        awk '{ sum += $12 + $13 } NR == 1 { sum += $14 + $15 } END { print sum + 0 }'
}
cpu() {
    local name
    for name in $("$suite" services "$run_dir"); do
        [ -d "/proc/$(cat "$run_dir/pids/$name" 2>/dev/null || say none)" ] || continue
        say "$name $(ticks_of "$(cat "$run_dir/pids/$name")")"
    done
    say "kafka $(ticks_of "$(cat "$run_dir/kafka/pid")")"
    say "postgres $(ticks_of "$(sed -n 1p "$run_dir/postgres/data/postmaster.pid")")"
}
load() { # RATE SECONDS [--stats]
    "$bin_dir/bench/visible" "$HALFSKY_ROOT/data/samples/cases.jsonl" \
        --config "$run_dir/halfsky.conf" --keys "$run_dir/bench.key" --rate "$1" --seconds "$2" \
        ${3:+"$3"}
}
# measure WHAT [--stats]: at the steady rate, with what each process took.
measure() {
    say "-- $1"
    cpu >"$run_dir/cpu.before"
    load "$rate" "$seconds" ${2:+"$2"}
    cpu >"$run_dir/cpu.after"
    paste -d' ' "$run_dir/cpu.before" "$run_dir/cpu.after" |
        awk -v n=$((rate * seconds)) -v hz="$(getconf CLK_TCK)" '
            { ms = ($4 - $2) * 1000 / hz / n; sum += ms; printf "%s %.2f, ", $1, ms }
            END { printf "together %.2f ms of CPU a matter\n", sum }'
}
say "warming up: $warm_seconds s at $warm_rate a second"
load "$warm_rate" "$warm_seconds" >/dev/null
measure "all services" --stats
for name in $("$suite" services "$run_dir"); do
    printf '%-8s after the load: %s resident\n' "$name" \
        "$(awk '/VmRSS/ { printf "%.1f MB", $2 * 1.024 / 1000 }' \
            "/proc/$(cat "$run_dir/pids/$name")/status")"
done
# The spine by itself: those who only listen are away, and will read what they missed.
for name in $("$suite" services "$run_dir"); do
    grep -qw "$name" <<<"$spine" || "$suite" stop-service "$run_dir" "$name"
done
measure "$spine alone"
say "load now $(cut -d' ' -f1-3 /proc/loadavg)"
