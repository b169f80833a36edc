#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# What got 201 is kept and nothing is doubled, whatever is killed, stopped or delivered again while
# the 24 sample matters are carried: each service killed, Kafka stopped in the middle,
# every event delivered twice and out of order, a consumer started over, the broker wiped. Each
# suite is then compared with an undisturbed one (compare, not_compared.txt); the ledgers verify.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/suite.inc"

# All suites believe in the same morning in Shanghai, so that no run goes over midnight.
day_ms=86400000
now_ms=$(date +%s%3N)
export HALFSKY_SETTINGS="clock.offset_ms = $((day_ms + 3600000 - now_ms % day_ms))"$'\n'

area_begin faults
undisturbed=$area/undisturbed.rows

# --- carrying the matters -----------------------------------------------------------------------

play_started() { play "$@" >"$run.play" 2>>"$run.steps" & playing=$!; }
# One matter a second, so that play is still under way at whatever is done amid it.
play_slowly() { play_started --rate 1; }
carried() { grep -c '^\[[0-9]*/24\]' "$run.steps" || true; }
# await_carried COUNT: so many matters are through, and play goes on.
await_carried() {
    env_await 120 eval '[ "$(carried)" -ge '"$1"' ] || ! kill -0 "$playing" 2>/dev/null' &&
        kill -0 "$playing"
}
play_ended() { wait "$playing" || { tail -n 3 "$run.steps"; return 1; }; }
has_all() {
    holds "$1" "count(*) = 24 from matter
        where matter_id = any ('{$(cut -d' ' -f2 <<<"$2" | paste -sd,)}')"
}
# Every number that play was told for a matter is in intake and triage, and a case has one.
kept() {
    local told
    told=$(sed -n 's/^\[[0-9]*\/24\] \([^ ]*\) \([0-9a-f-]*\) .*/\1 \2/p' "$run.steps" | sort -u)
    equal 24 "$(wc -l <<<"$told")" && equal 24 "$(cut -d' ' -f1 <<<"$told" | sort -u | wc -l)" &&
        has_all intake "$told" && has_all triage "$told"
}
matters() { sql "$1" 'select count(*) from matter'; }

story() { say "-- $1 ($SECONDS s)"; }
# same_as_undisturbed WHAT: the end of every story.
same_as_undisturbed() {
    check "$1: all becomes quiet" becomes_quiet
    check "$1: the result is that of an undisturbed run" equals "$undisturbed"
    check "$1: every ledger verifies" halfsky ledger verify
}

# --- stories ------------------------------------------------------------------------------------

# The first start of a service to be compared with; what is seen as a difference at all.
undisturbed_run() {
    story 'undisturbed'
    suite_begin undisturbed
    play_started
    check 'undisturbed: 24 matters are carried' play_ended
    check 'undisturbed: all becomes quiet' becomes_quiet
    check 'undisturbed: what got 201 is kept' kept
    check 'undisturbed: every ledger verifies' halfsky ledger verify
    rows_of "$undisturbed"
    "$system/compare" selftest "$undisturbed" >"$area/selftest" 2>&1 &
    selftest=$!
}

# redelivered SEED [COMMAND…]: the command runs between reading and producing.
redelivered() {
    local tool
    coproc TOOL { exec "$tools/redeliver" "127.0.0.1:$(env_port kafka)" "$run/tls" "$1" \
        "${services[@]}" 2>&1; }
    tool=$TOOL_PID
    local from=${TOOL[0]} to=${TOOL[1]} line
    read -r line <&"$from"
    say "$line"
    [[ $line == *' records read' ]] || return 1
    [ $# -eq 1 ] || "${@:2}" || return 1
    exec {to}>&-
    read -r line <&"$from" || true
    say "$line"
    wait "$tool"
}

offsets_zero() {
    local name
    for name in "${services[@]}"; do sql "$name" 'update consumer_offset set next_offset = 0'; done
}
# C10 for intake's access rows, which emit nothing, onto a broker that has nothing yet.
projection_lost() {
    services_stop && kafka_anew &&
        sql intake 'begin; delete from access; delete from applied; delete from parked;
                    update consumer_offset set next_offset = 0; commit'
}

after_the_end() {
    story 'delivered again, started over, another broker'
    check 'delivered again: every record, twice, shuffled' redelivered 11
    same_as_undisturbed 'delivered again'

    check 'started over: the services stop' services_stop
    check 'started over: every offset is 0' offsets_zero
    check 'started over: the services start' services_start
    same_as_undisturbed 'started over'

    check 'another broker: it is empty, with topics' kafka_anew
    same_as_undisturbed 'another broker'

    check 'first heard shuffled: twice, before the ledgers are published again' \
        redelivered 12 projection_lost
    check 'first heard shuffled: intake knows of no access' \
        holds intake 'not exists (select from access)'
    check 'first heard shuffled: the services start' services_start
    same_as_undisturbed 'first heard shuffled'
}

killed() { # SERVICE MOMENT
    check "killed: $1, $2" suite kill-service "$1"
    check "killed: $1 starts again" service_start "$1"
}
# Each service in turn, at three kinds of moments, spread over 18 of the 24 matters: with many
# services two are killed amid one matter, the one after the other.
services_killed() {
    local service number=0 kills=0
    kill_comes() { number=$((18 * ++kills / (3 * ${#services[@]}))); }
    story 'each service is killed'
    suite_begin killed
    play_slowly
    for service in "${services[@]}"; do
        kill_comes
        check 'killed: some matters are carried' await_carried "$number"
        killed "$service" "at a matter's end"
    done
    for service in "${services[@]}"; do
        kill_comes
        check 'killed: one more matter is registered' \
            await_holds intake "(select count(*) from matter) > $number"
        killed "$service" 'between registration and map'
    done
    for service in "${services[@]}"; do
        kill_comes
        check 'killed: one more map is made' \
            await_holds triage "(select count(*) from matter) > $number"
        killed "$service" 'amid the steps of a map'
    done
    check 'killed: play was not through' kill -0 "$playing"
    check 'killed: play goes on to the end' play_ended
    check 'killed: what got 201 is kept' kept
    same_as_undisturbed 'killed'
    suite_end
}

# registers_without_map WHY: intake alone still answers; a contact and a matter get their 201, and
# play gives up waiting for the map, because WHY.
registers_without_map() {
    local case said
    for case in $(tail -n 3 "$samples" | jq -r .id); do
        refuses is_registered "$case" || return 1
        said=$(play --only "$case" --wait 1 2>&1) && { say "$case has a map"; return 1; }
        grep -q -e "$1" <<<"$said" || { say "$said"; return 1; }
        is_registered "$case" || { say "$case is not registered"; return 1; }
    done
}
is_registered() {
    holds intake "count(*) = 1 from external_ref where ref_key like '%/matter/$1/%'"
}
still_ready() {
    local name
    for name in "${services[@]}"; do
        curl -fs -m 5 -o /dev/null "http://127.0.0.1:$(port_of "$name")/readyz" ||
            { say "$name is not ready"; return 1; }
    done
}

kafka_stopped() {
    story 'Kafka is stopped'
    suite_begin kafka
    play_slowly
    check 'Kafka stopped: some matters are carried' await_carried 8
    check 'Kafka stopped: it stops in the middle' kafka_stop
    check 'Kafka stopped: the services stay ready' still_ready
    check 'Kafka stopped: intake keeps registering' registers_without_map not-here-yet
    check 'Kafka stopped: play waits for a map' await_carried 8
    check 'Kafka stopped: what is not published has no map' \
        refuses equal "$(matters intake)" "$(matters triage)"
    check 'Kafka stopped: it starts again' kafka_start
    check 'Kafka stopped: play goes on to the end' play_ended
    check 'Kafka stopped: what got 201 is kept' kept
    same_as_undisturbed 'Kafka stopped'
    suite_end
}

intake_stops_for_another_broker() { suite stop-service intake && kafka_anew; }
delivered_meanwhile() {
    story 'delivered again meanwhile'
    suite_begin meanwhile
    play_started --every 3 # every record of every service is read and sent again meanwhile
    check 'delivered meanwhile: some matters are carried' await_carried 6
    check 'delivered meanwhile: every record so far, twice, shuffled' redelivered 21
    check 'delivered meanwhile: more matters are carried' await_carried 12
    check 'delivered meanwhile: triage stops' suite stop-service triage
    check 'delivered meanwhile: intake keeps registering' registers_without_map try-again
    check 'delivered meanwhile: what triage never heard comes first shuffled, on another broker' \
        redelivered 22 intake_stops_for_another_broker
    check 'delivered meanwhile: triage has not heard of it' \
        refuses equal "$(matters intake)" "$(matters triage)"
    check 'delivered meanwhile: triage starts' service_start triage
    check 'delivered meanwhile: intake starts' service_start intake
    check 'delivered meanwhile: play goes on to the end' play_ended
    check 'delivered meanwhile: what got 201 is kept' kept
    same_as_undisturbed 'delivered meanwhile'
    suite_end
}

# Every row of stats but those of the bookkeeping; ids, times and all, since all of it is heard.
figures_digest() {
    local table
    for table in access matter track stage item offer care_session contact; do
        sql stats "select '$table', count(*), md5(string_agg(t::text, '' order by t::text))
            from $table t"
    done
    sql stats "select 'applied', count(*), md5(string_agg(t::text, '' order by t::text))
        from applied t"
}
same_figures() { [ "$(wc -l <"$run.figures")" = 9 ] && diff "$run.figures" <(figures_digest); }
rebuilt() { halfsky stats rebuild --why "$1"; }
is_filled() {
    holds stats 'not exists (select from consumer_offset where next_offset < ready_offset)'
}
# The operator's own rows aside: an undisturbed run has no rebuild.
same_but_for_rebuilds() {
    rows_of "$run.rows" &&
        sed -i -E '/^stats\.(ledger|idempotency|decision)\t/d; /^stats\.head\t.*"kind": "client"/d' \
            "$run.rows" &&
        "$system/compare" same "$undisturbed" "$run.rows"
}
# The broker's data directory is formatted anew and stats is emptied, both while matters flow.
wiped_and_rebuilt() {
    story 'the broker is wiped and stats rebuilt'
    suite_begin wiped
    play_slowly
    check 'wiped: some matters are carried' await_carried 5
    check 'wiped: the broker is formatted anew, with all services up' kafka_anew
    check 'wiped: more matters are carried' await_carried 10
    check 'rebuilt: stats is emptied while matters flow' rebuilt 'in the middle'
    check 'rebuilt: more matters are carried' await_carried 15
    check 'rebuilt: it is filled again while matters flow' env_await 60 is_filled
    check 'wiped: play goes on to the end' play_ended
    check 'wiped: what got 201 is kept' kept
    check 'wiped: all becomes quiet' becomes_quiet
    check 'wiped: the result is that of an undisturbed run' same_but_for_rebuilds
    check 'wiped: every ledger verifies' halfsky ledger verify
    figures_digest >"$run.figures"
    check 'rebuilt: there is something to compare' holds stats '(select count(*) = 24 from matter)'
    check 'rebuilt: stats is emptied when all is quiet' rebuilt 'at the end'
    check 'rebuilt: a stopped rebuild is gone on with' eval \
        'suite kill-service stats && service_start stats'
    check 'rebuilt: all becomes quiet' becomes_quiet
    check 'rebuilt: every row is the one that was there' same_figures
    suite_end
}

# With names of stories as arguments only those, after the undisturbed run.
only=" $* "
wanted() { [ "$only" = '  ' ] || [[ $only == *" $1 "* ]]; }

undisturbed_run
if wanted after_the_end; then after_the_end; fi
suite_end
for name in services_killed kafka_stopped delivered_meanwhile wiped_and_rebuilt; do
    if wanted "$name"; then "$name"; fi
done
wait "$selftest" || true
count_in "$area/selftest"
suite_result
