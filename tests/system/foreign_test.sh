#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# What others see of a whole suite with their own programs: the example readers of examples/, in
# Java and in Python, as partner agencies with a certificate and rights of their own. Both read
# every event that the ledgers have, say the same of it, read every type that the contract has, and
# are refused what was not granted. Others' validators and linters (foreign.inc) find nothing.
set -uo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/door.inc"
foreign=$HALFSKY_ROOT/build/foreign
contract=$HALFSKY_ROOT/docs/contracts/asyncapi.json
released=$HALFSKY_ROOT/docs/contracts/released
"$HALFSKY_ROOT/tests/contract/foreign/install.sh" readers &&
    "$HALFSKY_ROOT/tests/contract/foreign/install.sh" tools || { say "0 passed, 1 failed"; exit 1; }
. "$(dirname "${BASH_SOURCE[0]}")/foreign.inc"
area_begin foreign
export HALFSKY_SETTINGS=$'refusal.window_ms = 1000\n' # what is refused is told soon
"$HALFSKY_ROOT/tests/contract/foreign/lint.sh" >"$area/lint" 2>&1 &
linting=$!
suite_begin foreign

# --- the readers --------------------------------------------------------------------------------

# reader LANGUAGE NAME OPTION…: with NAME's certificate; GROUP and TLS, where set, are others'.
reader() {
    local tls=${TLS:-$run/tls} options
    options=(--brokers "127.0.0.1:$(env_port kafka)" --ca "$run/tls/ca.pem" --contract "$contract"
        --certificate "$tls/$2.crt.pem" --key "$tls/$2.key.pem" --group "${GROUP:-$2}")
    case $1 in
        java)   timeout 60 java -jar "$foreign/java-reader/java-reader.jar" "${options[@]}" \
                    "${@:3}" ;;
        python) timeout 60 "$foreign/python-reader/venv/bin/python" \
                    "$HALFSKY_ROOT/examples/python-reader/reader.py" "${options[@]}" "${@:3}" ;;
    esac
}
# reads LANGUAGE: everything; the lines of events to LANGUAGE.events, the counts to LANGUAGE.counts.
reads() {
    reader "$1" partner-union --once >"$area/read" 2>&1 || { tail -n 5 "$area/read"; return 1; }
    grep -E '^[0-9-]{10}T' "$area/read" | sort >"$area/$1.events"
    sed -n 's/^ *\([0-9]*\)  \(halfsky\.[^ ]*\) .*/\2 \1/p' "$area/read" | sort >"$area/$1.counts"
    [ -s "$area/$1.counts" ]
}
lines_of_types() { awk '{ print $2 }' "$1" | sort | uniq -c | awk '{ print $2, $1 }'; }
says_what_it_counts() { diff <(lines_of_types "$area/$1.events") "$area/$1.counts"; }
says_the_same() { diff "$area/java.events" "$area/python.events"; }

# --- what there is ------------------------------------------------------------------------------

refusals_are_told() {
    local name counted
    for name in "${services[@]}"; do
        counted=$(curl -fs "http://127.0.0.1:$(port_of "$name")/metrics" |
            sed -n 's/^halfsky_refusals_total[^ ]* //p')
        [ "$(refusals_of "$name")" -ge "$counted" ] || return 1
    done
}
plays() { play >"$area/played" 2>&1 || { tail -n 5 "$area/played"; return 1; }; }
# type count, of every ledger.
ledgers() {
    local name
    for name in "${services[@]}"; do sql "$name" 'select type from ledger'; done |
        sort | uniq -c | awk '{ print $2, $1 }' | sort
}
reads_the_ledgers() { diff <(ledgers) "$area/$1.counts"; }
# Every type has its Chinese name, as the contract gives it.
says_the_names() {
    jq -r '.components.messages[] | "\(.name) \(.title)"' "$contract" | sort -u >"$area/names"
    [ -z "$(awk '{ print $2, $3 }' "$area/$1.events" | sort -u | comm -23 - "$area/names")" ]
}

check "the sample matters are carried to their end" plays
gateway_is_asked
check "what was refused is told, before anybody reads" env_await 30 refusals_are_told
check "all becomes quiet" becomes_quiet
for language in java python; do
    check "the $language reader reads to the end" reads "$language"
    check "the $language reader prints one line an event" says_what_it_counts "$language"
    check "the $language reader reads what the ledgers have" reads_the_ledgers "$language"
    check "the $language reader says each type's Chinese name" says_the_names "$language"
done
check "both readers say the same" says_the_same

# --- what is not granted ------------------------------------------------------------------------

# is_refused LANGUAGE NAME OPTION…: says so, with its exit code, and shows nothing.
is_refused() {
    reader "$1" "$2" --once "${@:3}" >"$area/refused" 2>"$area/refused.why"
    equal $? 3 && has 'is refused' "$area/refused.why" && lacks halfsky. "$area/refused"
}
resolution_only() {
    reader "$1" partner-court --once --topics halfsky.triage.v1 >"$area/court" || return 1
    diff <(grep -E '^[0-9-]{10}T' "$area/court" | awk '{ print $2 }' | sort -u) \
        <(sql triage 'select distinct type from ledger' | sort)
}
other_group() { GROUP=partner-union is_refused "$1" partner-court --topics halfsky.triage.v1; }
other_authority() { TLS=$area/other/tls is_refused "$1" partner-union; }
"$HALFSKY_ROOT/deploy/tls/make.sh" "$run" --services "$run/services" stranger >/dev/null
"$HALFSKY_ROOT/deploy/tls/make.sh" "$area/other" partner-union >/dev/null
for language in java python; do
    check "the $language reader reads what one partner is granted" resolution_only "$language"
    check "the $language reader is refused a topic not granted" \
        is_refused "$language" partner-court --topics halfsky.intake.v1
    check "the $language reader is refused another partner's group" other_group "$language"
    check "the $language reader is refused with a certificate that nobody declared" \
        is_refused "$language" stranger
    check "the $language reader is refused with another authority's certificate" \
        other_authority "$language"
done

# record PRINCIPAL SERVICE WORD…: one record onto the service's topic.
record() {
    "$tools/record" "${@:3}" service="$2" brokers="127.0.0.1:$(env_port kafka)" \
        ca="$run/tls/ca.pem" certificate="$run/tls/$1.crt.pem" key="$run/tls/$1.key.pem"
}
check "a partner can write nothing" said 'not delivered|authoriz' \
    record partner-union triage stream="$stranger" type=halfsky.test.v1

# --- every type that the contract has -----------------------------------------------------------

# What these matters did not say, as it was really written once, by its topic's owner; it comes
# last: to its owner a topic with records that it did not write looks like a restored backup.
says_the_rest() {
    local type owner number=0
    jq -r '.channels | to_entries[] | .key as $owner | .value.messages[]["$ref"]
        | split("/")[-1] + " " + $owner' "$contract" | sort -u -k1,1 >"$area/owners"
    jq -r '.components.messages | to_entries[] | "\(.key) \(.value.name)"' "$contract" | sort |
        join - "$area/owners" | awk '{ print $2, $3 }' | sort >"$area/types"
    join -v 1 "$area/types" "$area/java.counts" >"$area/unsaid"
    while read -r type owner <&7; do
        number=$((number + 1))
        record "$owner" "$owner" stream="$(printf '01900000-0000-7000-8000-%012d' "$number")" \
            type="$type" body="$(cat "$released/$type.1.json")" || return 1
    done 7<"$area/unsaid"
}
reads_every_type() { diff <(cut -d' ' -f1 "$area/types") <(cut -d' ' -f1 "$area/$1.counts"); }
check "what was not said yet is said by its owners" says_the_rest
for language in java python; do
    check "the $language reader reads to the end again" reads "$language"
    check "the $language reader reads every type of the contract" reads_every_type "$language"
done
check "both readers say the same of every type" says_the_same
bodies_are_read
wait "$linting"
count_in "$area/lint"

suite_result
