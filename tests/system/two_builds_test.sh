#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# An upgrade as it happens: this build and the next one, which adds one optional field to an event
# of intake and one column by a migration (next_release.patch), on one database and one broker. Old
# on the new schema, each service new beside the other old, replicas of both at once, and back
# again; matters are carried all the while, and nothing may be held. The next build is made from a
# copy of the tree and of this build's objects, so that only what differs is compiled.
set -uo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/door.inc"

# --- the next build -----------------------------------------------------------------------------

copy_tree() {
    mkdir -p "$next/build/asan/bin" &&
        cp -a "$HALFSKY_ROOT"/{Makefile,common,services,cli,data,deploy,docs} "$next" &&
        cp -a "$HALFSKY_ROOT/build/gen" "$next/build" &&
        cp -a "$HALFSKY_ROOT/build/asan/lib" "$next/build/asan" &&
        mkdir -p "$next/build/asan/obj/build" &&
        cp -a "$HALFSKY_ROOT/build/asan/obj/"{common,services} "$next/build/asan/obj" &&
        cp -a "$HALFSKY_ROOT/build/asan/obj/build/gen" "$next/build/asan/obj/build" &&
        cp -a "$HALFSKY_ROOT/build/obj" "$next/build" &&
        cp -a "$HALFSKY_ROOT/build/asan/bin/"halfsky* "$next/build/asan/bin" || return 1
    (cd "$next" && GIT_CEILING_DIRECTORIES=$area git apply \
        "$HALFSKY_ROOT/tests/system/next_release.patch") ||
        { say 'the tree has moved on: make next_release.patch anew'; return 1; }
}
# EXTRA: without optimising, since it is compiled once and runs for a minute.
build_next() {
    make -C "$next" -j"$(nproc)" V=asan EXTRA=-O0 services >"$area/next.log" 2>&1 ||
        { tail -n 20 "$area/next.log"; return 1; }
    say "compiled: $(grep -c '^  CC' "$area/next.log")"
    refuses cmp "$next_bin/halfsky-intake" "$bin/halfsky-intake"
}
suite_begin builds
next=$area/next
next_bin=$next/build/asan/bin
check "the tree is copied and changed" copy_tree
check "the next build is made from what differs" build_next

# --- running ------------------------------------------------------------------------------------

head -n "${MATTERS:-5}" "$HALFSKY_ROOT/data/samples/cases.jsonl" >"$area/cases.jsonl"
stations=(S370103 S370112 S370202 S370102 S370104 S370105 S370203
    S370113 S370114 S370115 S370116 S370117)
carried=0
carries() {
    "$bin/halfsky" play "$area/cases.jsonl" --config "$run/halfsky.conf" \
        --keys "$secrets/play.key" --station "${stations[$carried]}" >"$area/played" 2>&1 ||
        { tail -n 5 "$area/played"; return 1; }
    carried=$((carried + 1))
    equal "$(sql triage 'select count(*) from matter')" \
        $((carried * $(wc -l <"$area/cases.jsonl")))
}
nothing_is_held() {
    local service
    env_await 60 is_quiet || { say 'not quiet'; return 1; }
    for service in "${services[@]}"; do
        holds "$service" 'not exists (select from parked)' &&
            holds "$service" 'not exists (select from due where parked_why is not null)' &&
            holds "$service" '(select forked is null from relay_cursor)' || return 1
    done
}
runs() { suite stop-service "$1" && suite start-service "$1" "$2"; }
# phase SENTENCE: matters are carried and nothing is held.
phase() {
    check "$1: matters are carried to their end" carries
    check "$1: nothing is held" nothing_is_held
}
stated() { sql intake 'select count(*) from matter where claims_stated is not null'; }
said_with_field() {
    sql intake "select count(*) from ledger where type = 'halfsky.matter.registered.v1'
        and body::jsonb ? 'claims_stated'"
}

phase 'this build alone'
check "the next build's migration is applied under the running one" \
    "$next_bin/halfsky-intake" --config "$run/conf/intake.conf" --migrate
phase 'this build on the next schema'

check "intake is the next build" runs intake "$next_bin"
phase 'the next intake beside this triage'
check "its matters have the new column" equal "$(stated)" "$(wc -l <"$area/cases.jsonl")"
check "its events have the new field" equal "$(said_with_field)" "$(wc -l <"$area/cases.jsonl")"

check "triage is the next build" runs triage "$next_bin"
check "intake is this build again" runs intake "$bin"
phase 'this intake beside the next triage'

# --- replicas of both at once -------------------------------------------------------------------

replicas=()
# replica NAME BIN PLACE: one more of this service, on a port of its own.
replica() {
    local port=$((HALFSKY_PORT_BASE + HALFSKY_PORT_SPAN - $3))
    sed "s/^http\.port = .*/http.port = $port/" "$run/conf/$1.conf" >"$area/$1.conf"
    "$2/halfsky-$1" --config "$area/$1.conf" >>"$run/logs/$1.log" 2>&1 </dev/null &
    replicas+=($!)
    sed -i "s|^upstream\.$1 = .*|&,http://127.0.0.1:$port|" "$run/conf/gateway.conf"
    is_up() { curl -fs -o /dev/null "http://127.0.0.1:$port/readyz"; }
    env_await 40 is_up || { tail -n 2 "$run/logs/$1.log"; return 1; }
}
end_replicas() {
    local pid result=0
    for pid in "${replicas[@]}"; do kill -TERM "$pid" 2>/dev/null; done
    for pid in "${replicas[@]}"; do wait "$pid" || result=1; done
    replicas=()
    sed -i 's|^\(upstream\.[a-z]* = [^,]*\),.*|\1|' "$run/conf/gateway.conf"
    return $result
}
trap 'end_replicas; area_end' EXIT

check "the next intake runs beside this one" replica intake "$next_bin" 1
check "this triage runs beside the next one" replica triage "$bin" 2
check "the gateway, the next build, asks all four" runs gateway "$next_bin"
phase 'replicas of both builds at once'
committed_at() {
    curl -fs "http://127.0.0.1:$1/metrics" | awk '$1 ~ /units_committed_total/ { print int($2) }'
}
took_part() { # PORT
    local units
    units=$(committed_at "$1")
    [ "${units:-0}" -gt 0 ] || { say "port $1: ${units:-no answer}"; return 1; }
}
# A replica does what falls to its partitions and its turn at the gateway, so a few matters may all
# go to the other one: more are carried until each has had some.
last=$((HALFSKY_PORT_BASE + HALFSKY_PORT_SPAN))
each_took_part() {
    local port
    for port in "$(port_of intake)" "$(port_of triage)" $((last - 1)) $((last - 2)); do
        took_part "$port" || return 1
    done
}
all_took_part() {
    local more
    for more in 1 2 3 4; do
        each_took_part && return 0
        carries || return 1
    done
    each_took_part
}
check "all four have done units of work" all_took_part
check "the replicas end as they should" end_replicas

# --- and back -----------------------------------------------------------------------------------

for service in intake triage gateway; do
    check "$service is this build again" runs "$service" "$bin"
done
phase 'this build again'
verifies() { halfsky ledger verify; }
check "the ledgers verify" verifies
suite_result
