#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# The chain of 24 real matters through the whole suite, as `halfsky play` carries them: each reaches
# the end that its case's path and outcomes state, awards, judgments and settlements are item for
# item the published ones, stats compares award and judgment item by item as they were published,
# nothing is doubled by a second run, and no mediation and no settlement is there without both
# sides' yes.
set -uo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/door.inc"

suite_begin chain

plays() {
    "$bin/halfsky" play "$samples" --config "$run/halfsky.conf" --keys "$run/secrets/play.key" \
        --json >"$area/$1" 2>"$area/$1.steps" || { tail -n 3 "$area/$1.steps"; return 1; }
}
ends_right() { "$system/chain_ends.py" "$samples" "$area/played"; }
# What stats tells the city's labour officer: every page of the list, and each matter's facts.
comparisons() {
    local after= id
    client comparer officer 3701 labour
    : >"$area/list"
    : >"$area/facts"
    while :; do
        gets 200 comparer GET "/v1/stats/comparisons?limit=4${after:+&after=$after}" || return 1
        jq -c . "$reply" >>"$area/list"
        after=$(member next)
        [ -n "$after" ] || break
    done
    [ "$(wc -l <"$area/list")" -gt 1 ] || { say "one page alone"; return 1; }
    for id in $(jq -r .chain.matter_id "$area/played"); do
        gets 200 comparer GET "/v1/stats/matters/$id" || return 1
        jq -c . "$reply" >>"$area/facts"
    done
}
compared_right() {
    comparisons && "$system/chain_compared.py" "$samples" "$area/played" "$area/list" "$area/facts"
}
steps_taken() { sql resolution "select count(*) from ledger where kind = 'matter'"; }
repeated() {
    local before
    before=$(steps_taken)
    plays again && equal "$(steps_taken)" "$before"
}
both_said_yes() {
    holds resolution "exists (select from proceeding where state = 'opened' or state = 'mediated')
        and not exists (select from proceeding p
            where ((p.track = 'mediation' and p.state in ('opened', 'agreed', 'failed'))
                   or p.state = 'mediated')
              and (select count(distinct c.side) from consent c
                   where c.proceeding_id = p.proceeding_id and c.answer) < 2)"
}

check "24 matters are carried along the chain" plays played
check "each reaches the end that its case states, item for item" ends_right
check "stats compares awards and judgments item for item as they were published" compared_right
check "no mediation and no settlement is without both sides' yes" both_said_yes
check "a second run doubles nothing" repeated
check "every ledger verifies" halfsky ledger verify
suite_result
