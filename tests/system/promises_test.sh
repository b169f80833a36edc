#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# What clients are promised, through the gateway and with the broker in between: keys and references
# (protocol.md A5), seeing what one has just written (A4), no longer seeing what one has left (C9);
# and what becomes of each event heard that is not as it should be (C2, C6, C8), produced onto the
# real topic with its owner's certificate. The latter come last: to its owner a topic with records
# that it did not write looks like a restored backup.
set -uo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/door.inc"
suite_begin promises

client worker worker 370103
client worker_two worker 370103
client clerk clerk 370103 labour
client clerk_two clerk 370103 labour
client officer officer 3701 labour
client county officer 370103 labour
client taker officer 370103 union
hers=$(account_of worker)
filed="{\"station_code\":\"S370103\",\"account_id\":\"$hers\",\"topics\":[\"wage_arrears\"],
    \"worker\":{\"sex\":\"female\"}}"

# --- keys ---------------------------------------------------------------------------------------

matters() { sql intake 'select count(*) from matter'; }
two_keys_two_matters() {
    KEY=first gets 201 clerk POST /v1/matters "$filed" || return 1
    local one
    one=$(member matter_id)
    KEY=second gets 201 clerk POST /v1/matters "$filed" &&
        refuses equal "$(member matter_id)" "$one"
}
one_key_again() {
    KEY=first gets 201 clerk POST /v1/matters "$filed" || return 1
    cp "$reply" "$area/once"
    KEY=first gets 201 clerk POST /v1/matters "$filed" && cmp "$reply" "$area/once" &&
        equal "$(matters)" 2
}
one_key_two_bodies() {
    KEY=first gets 422 clerk POST /v1/matters '{"station_code":"S370103"}' && equal "$(matters)" 2
}
another_client_has_other_keys() {
    KEY=first gets 201 clerk_two POST /v1/matters "$filed" && equal "$(matters)" 3
}
# Ten requests that are under way together: an answer that says "under way" is asked again.
ten_at_once() {
    local i pids=()
    rm -rf "$area/ten" && mkdir "$area/ten"
    for i in {1..10}; do
        (reply=$area/ten/$i
         filing() { KEY=ten gets 201 clerk POST /v1/matters "$filed"; }
         env_await 30 filing >/dev/null) &
        pids+=($!)
    done
    for i in "${pids[@]}"; do wait "$i" || { say 'one was not answered'; return 1; }; done
    for i in {2..10}; do cmp "$area/ten/1" "$area/ten/$i" || return 1; done
    equal "$(matters)" 4
}
check "two keys and one body without a reference are two matters" two_keys_two_matters
check "one key and one body is the same answer again" one_key_again
check "one key and two bodies is refused" one_key_two_bodies
check "another client's key is another key" another_client_has_other_keys
check "one key and one body, ten times at once, is one matter and ten equal answers" ten_at_once

# moved_by NAME MILLISECONDS: the service starts again with its clock moved.
moved_by() {
    sed -i '/^clock\.offset_ms/d' "$run/conf/$1.conf"
    [ "$2" = 0 ] || say "clock.offset_ms = $2" >>"$run/conf/$1.conf"
    suite stop-service "$1" && suite start-service "$1" "$bin"
}
referred='{"station_code":"S370103","external_ref":"ticket-7","topics":["wage_arrears"]}'
month_later() {
    KEY=ref-1 gets 201 clerk POST /v1/matters "$referred" || return 1
    local first before
    first=$(member matter_id)
    before=$(matters)
    KEY=ref-2 gets 200 clerk POST /v1/matters "$referred" && equal "$(member matter_id)" "$first" &&
        moved_by intake $((31 * 86400000)) || return 1
    KEY=ref-3 gets 200 clerk POST /v1/matters "$referred" && equal "$(member matter_id)" "$first" ||
        return 1
    # Also under the very first key, which nobody keeps so long.
    KEY=ref-1 gets '200|201' clerk POST /v1/matters "$referred" &&
        equal "$(member matter_id)" "$first" && equal "$(matters)" "$before" &&
        KEY=ref-1 gets 201 clerk_two POST /v1/matters "$referred" &&
        refuses equal "$(member matter_id)" "$first" && moved_by intake 0
}
check "the same reference of a client is the same matter, a month later too" month_later

# --- she sees at once what she has just filed ---------------------------------------------------

registers() {
    gets 201 worker POST /v1/matters "{\"station_code\":\"S370103\",\"topics\":[\"wage_arrears\"],
        \"worker\":{\"sex\":\"female\"}}" || return 1
    matter=$(member matter_id)
    at=$(header Halfsky-At)
    [ -n "$at" ]
}
# Until it is there it is on its way, and never "not there".
arrives() {
    AT=$at ask worker GET "/v1/matters/$matter"
    case $status in
        200) return 0 ;;
        409) grep -q ':not-here-yet"' "$reply" && [ -n "$(header Retry-After)" ] && return 1 ;;
        503) [ "${may_be_away:-}" ] && [ -n "$(header Retry-After)" ] && return 1 ;;
    esac
    say "$status: $(cat "$reply")" >>"$area/wrong"
    return 1
}
right_after() {
    local i
    rm -f "$area/wrong"
    for i in {1..10}; do
        registers && env_await 30 arrives || { say "never came"; cat "$reply"; return 1; }
    done
    [ ! -s "$area/wrong" ] || { cat "$area/wrong"; return 1; }
}
# while_held SCHEMA STATEMENT COMMAND…: with the statement's locks held by this test, so that
# whoever needs them waits.
while_held() {
    local go result
    coproc holder { sql_each postgres "$1"; }
    printf 'set idle_in_transaction_session_timeout = 0; begin; %s; select 1;\n' "$2" \
        >&"${holder[1]}"
    read -r go <&"${holder[0]}"
    "${@:3}"
    result=$?
    printf 'rollback;\n\\q\n' >&"${holder[1]}"
    wait "$holder_PID"
    return $result
}
while_it_waits() { while_held "$1" 'lock table head in exclusive mode' "${@:2}"; }
on_its_way() {
    registers && ! arrives && equal "$status" 409 && [ ! -s "$area/wrong" ] || return 1
    # Also without the header, since the id is young; and a tag of one's own making helps nobody.
    gets 409 worker GET "/v1/matters/$matter" &&
        AT="$at-x" gets 409 worker GET "/v1/matters/$matter" || return 1
    # To a stranger it looks the same.
    gets 409 worker_two GET "/v1/matters/$matter"
}
slow_triage() {
    rm -f "$area/wrong"
    while_it_waits triage on_its_way && env_await 30 arrives && [ ! -s "$area/wrong" ]
}
stopped_triage() {
    local may_be_away=1
    rm -f "$area/wrong"
    suite stop-service triage && registers && ! arrives && equal "$status" 503 &&
        suite start-service triage "$bin" && env_await 30 arrives || return 1
    [ ! -s "$area/wrong" ] || { cat "$area/wrong"; return 1; }
}
check "a worker reads her matter in triage right after her 201" right_after
check "while triage is slow it is on its way, and then there" slow_triage
check "while triage is stopped the answer is 503 with a time, and then it is there" stopped_triage

# --- who has left sees it no longer -------------------------------------------------------------

view='' aid='' talks='' figures=''
list_lacks() { gets 200 "$1" GET "$2" && lacks "$matter" "$reply"; }
shown_everywhere() {
    gets 200 "$1" GET "/v1/matters/$matter" && gets 200 "$1" GET "$view" &&
        gets 200 "$1" GET "$aid" && gets 200 "$1" GET "$talks" && gets 200 "$1" GET "$figures"
}
hidden_everywhere() {
    hides "$1" GET "/v1/matters/$matter" && hides "$1" GET "$view" && hides "$1" GET "$aid" &&
        hides "$1" GET "$talks" && hides "$1" GET "$figures" &&
        list_lacks "$1" /v1/matters && list_lacks "$1" /v1/intake/matters
}
files_one() {
    gets 201 clerk POST /v1/matters "$filed" || return 1
    matter=$(member matter_id)
    view=/v1/intake/matters/$matter
    aid=/v1/matters/$matter/legal-aid
    talks=/v1/matters/$matter/proceedings
    figures=/v1/stats/matters/$matter
    both() { shown_everywhere county; }
    env_await 30 both >/dev/null || both
}
hands_over() {
    IF_MATCH='*' gets 200 county POST "/v1/matters/$matter/tracks/prevention/baton" \
        '{"to_agency":"union","to_station":"S370103"}' || return 1
    local baton
    baton=$(member baton_id)
    IF_MATCH='*' gets 200 taker POST "/v1/matters/$matter/batons/$baton/answer" \
        '{"answer":"accepted"}' || return 1
    left=$(header Halfsky-At)
}
removed() {
    files_one && hands_over && hides county GET "/v1/matters/$matter" || return 1
    gone() { hidden_everywhere county; }
    env_await 30 gone >/dev/null || gone || return 1
    gets 200 taker GET "/v1/matters/$matter" && gets 200 worker GET "$view"
}
# Intake hears nothing; who has taken over has the proof of it in the answer's header.
not_by_a_slow_way() {
    hands_over && AT=$left gets 409 taker GET "$view" && has ':not-here-yet"' "$reply"
}
slow_intake() {
    files_one && while_it_waits intake not_by_a_slow_way || return 1
    gone() { hidden_everywhere county; }
    env_await 30 gone >/dev/null || gone
}
# A projection that is filled anew knows of the grant before it knows of its end.
shown_to_nobody() {
    local who
    for who in county clerk worker taker; do
        gets 503 "$who" GET "$view" && has ':catching-up"' "$reply" &&
            list_lacks "$who" /v1/intake/matters || return 1
    done
    gets 200 operator GET /v1/ops/intake/status
}
catching_up() {
    files_one && hands_over || return 1
    gone() { hidden_everywhere county; }
    env_await 30 gone >/dev/null && env_await 30 is_quiet && suite stop-service intake || return 1
    sql intake "delete from access; delete from applied; update consumer_offset set next_offset = 0"
    filling() {
        suite start-service intake "$bin" && env_await 60 shown_to_nobody >"$area/tries"
    }
    while_held intake "select from head where stream_id = '$matter' for update" filling ||
        { tail -n 6 "$area/tries"; return 1; }
    env_await 30 gone >/dev/null || gone || return 1
    gets 200 worker GET "$view"
}
check "a removed officer sees the matter nowhere, nor its legal aid, proceedings, figures" removed
check "while intake is slow, who has just taken over is told to wait" slow_intake
check "while intake catches up the matter is shown to none but operators" catching_up

. "$(dirname "${BASH_SOURCE[0]}")/heard.inc"
suite_result
