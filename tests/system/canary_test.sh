#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# Personal data of a whole run: canaries are put into everything that a person may type, then looked
# for, in plain and coded forms, in every topic, log, metric, table, answer, error and file of the
# run. They may be found through intake's purposeful reading and nowhere else; after her erasure not
# even there, and the ledgers still verify. The search itself is seen to find what is planted.
set -uo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/door.inc"
suite_begin canary
open_answers=$area/open
sealed_answers=$area/sealed
matter=none her=none contact=none document=none
mkdir -p "$open_answers" "$sealed_answers"

# --- the words ----------------------------------------------------------------------------------

mark=$(tr -dc '0-9' </dev/urandom | head -c 8)
name=金丝雀欧阳$mark
phone=139$mark
new_phone=138$mark
address=济南市市中区金丝雀巷${mark}号
new_address=济南市市中区画眉巷${mark}号
words=她说金丝雀$mark
firm=金丝雀服饰$mark
firm_phone=0531$mark
credit_code=91370100MA$mark
firm_address=历城区金丝雀园$mark
paper=材料金丝雀$mark
# GB 11643: the last character of an identity number follows from the others.
number_of() {
    local weights=(7 9 10 5 8 4 2 1 6 3 7 9 10 5 8 4 2) sum=0 i
    for i in "${!weights[@]}"; do sum=$((sum + ${1:i:1} * ${weights[i]})); done
    printf '%s%s' "$1" "$(cut -c $((sum % 11 + 1)) <<<10X98765432)"
}
id_number=$(number_of "37010319${mark:0:2}0715${mark:2:3}")
printf '%s\n' "金丝雀" "画眉巷" "$phone" "$new_phone" "$id_number" \
    "$firm_phone" "$credit_code" >"$area/words"
"$HALFSKY_ROOT/tests/system/tool/forms.pl" <"$area/words" | sort -u >"$area/forms"

# found FOLDER|FILE…: the files that hold a canary in any form.
found() { grep -rlaFf "$area/forms" -- "$@"; }
found_nowhere() {
    local at
    at=$(found "$@")
    [ -z "$at" ] || {
        say "in: $at"
        grep -raoFf "$area/forms" -- $at | sort | uniq -c | sort -rn | head -n 12
        grep -raF -m 2 -f "$area/forms" -- $at | cut -c 1-600 | head -n 6
        return 1
    }
}

# --- asking, and keeping what was answered ------------------------------------------------------

answers=0
keep() {
    answers=$((answers + 1))
    cat "$reply.headers" "$reply" >"$1/$answers.$status"
}
# opens STATUS ASK-WORD…: an answer that anybody may find in a log of hers.
opens() { gets "$@"; local result=$?; keep "$open_answers"; return $result; }
# reads ASK-WORD…: a purposeful reading, the only place where a canary may be.
reads() { gets 200 "$@"; local result=$?; keep "$sealed_answers"; return $result; }

client worker worker 370103
client clerk clerk 370103 labour
client officer officer 3701 labour
client helper helper 370103 union
hers=$(account_of worker)
person="{\"name\":\"$name\",\"phone\":\"$phone\",\"id_number\":\"$id_number\",
    \"address\":\"$address\"}"
party="{\"kind\":\"employer\",\"name\":\"$firm\",\"phone\":\"$firm_phone\",
    \"address\":\"$firm_address\",\"region_stated\":\"$firm_address\",
    \"credit_code\":\"$credit_code\"}"
printf '%s %s' "$paper" "$id_number" >"$area/paper.txt"
paper_digest="Halfsky-Digest: $(sha256sum <"$area/paper.txt" | cut -c 1-64)"

seeds_a_contact() {
    opens 201 clerk POST /v1/contacts "{\"station_code\":\"S370103\",\"channel\":\"hotline_12333\",
        \"words\":\"$words\",\"caller\":$person}" || return 1
    contact=$(member contact_id)
    opens 201 clerk POST /v1/contacts "{\"station_code\":\"S370103\",\"channel\":\"window\",
        \"words\":\"$words\"}"
    anonymous=$(member contact_id)
}
seeds_a_matter() {
    opens 201 clerk POST "/v1/contacts/$contact/matter" "{\"station_code\":\"S370103\",
        \"account_id\":\"$hers\",\"words\":\"$words\",\"region_stated\":\"$address\",
        \"topics\":[\"wage_arrears\",\"psych\"],\"person\":$person,\"parties\":[$party],
        \"claims\":[{\"type\":\"wage_arrears\",\"words\":\"$words\"}],
        \"facts\":[{\"kind\":\"employment_started\",\"on\":\"2020\",\"words\":\"$words\"}]}" ||
        return 1
    matter=$(member matter_id)
    her=$(member person_id)
    party_id=$(jq -r '.parties[0].party_id' "$reply")
    seen_by_triage() { gets 200 worker GET "/v1/matters/$matter"; }
    env_await 30 seen_by_triage >/dev/null
    opens 200 worker POST "/v1/matters/$matter/supplements" "{\"words\":\"$words\",
        \"facts\":[{\"kind\":\"employment_started\",\"on\":\"2019\",\"words\":\"$words\"}],
        \"claims\":[{\"type\":\"overtime\",\"words\":\"$words\"}]}"
}
seeds_a_change() {
    IF_MATCH='*' opens 200 clerk POST "/v1/persons/$her/changes" \
        "{\"phone\":\"$new_phone\",\"address\":\"$new_address\"}"
}
seeds_a_document() {
    opens 201 clerk POST "/v1/matters/$matter/documents?category=contract&media=text" '' \
        --data-binary "@$area/paper.txt" -H "$paper_digest" || return 1
    document=$(member document_id)
}
searches() {
    opens 200 clerk POST /v1/persons/searches "{\"id_number\":\"$id_number\"}" &&
        has "$her" "$reply" &&
        opens 200 clerk POST /v1/persons/searches "{\"phone\":\"$new_phone\"}" &&
        has "$her" "$reply"
}
seeds_a_session() {
    cares() { gets 200 worker GET "/v1/matters/$matter/care"; }
    env_await 30 cares >/dev/null && opens 200 worker POST "/v1/matters/$matter/care" \
        '{"needs":["counselling","medical"]}' || return 1
    plan=/v1/matters/$matter/care/$(member plan_id)
    IF_MATCH='*' opens 200 officer POST "$plan/beginning" \
        "{\"team\":[{\"account_id\":\"$(account_of helper)\"}]}" &&
        IF_MATCH='*' opens 200 worker POST "$plan/consent" '{"answer":true}' &&
        IF_MATCH='*' opens 200 helper POST "$plan/sessions" \
            "{\"kind\":\"counselling\",\"content\":\"$words\"}" || return 1
    session=$plan/sessions/$(member session_id)
}
check "a contact with her name and words is recorded" seeds_a_contact
check "a matter with her name, employer and words is registered and supplemented" seeds_a_matter
check "her telephone and address are changed" seeds_a_change
check "a document is added" seeds_a_document
check "what she said to a helper is written down" seeds_a_session
check "she is found by number and by telephone" searches

# The published matters again, with a canary in every text that a case may have.
jq -c --arg mark "金丝雀$mark" 'if .facts then .facts += $mark else . end
    | .title += $mark | .region = ((.region // "") + $mark)
    | .employer.name = ((.employer.name // "") + $mark)
    | .employer.region = ((.employer.region // "") + $mark)
    | .worker.role = ((.worker.role // "") + $mark) | .worker.note = ((.worker.note // "") + $mark)
    | .events = [.events[]? | .what += $mark]' \
    "$HALFSKY_ROOT/data/samples/cases.jsonl" >"$area/cases.jsonl"
plays() {
    "$bin/halfsky" play "$area/cases.jsonl" --config "$run/halfsky.conf" \
        --keys "$secrets/play.key" >"$area/played" 2>"$open_answers/play.progress"
    local result=$?
    # The titles are printed as the file has them; all else the suite has said.
    jq -r '"\(.id)  \(.title)"' "$area/cases.jsonl" >"$area/titles"
    grep -vxFf "$area/titles" "$area/played" >"$open_answers/play"
    return $result
}
check "24 matters with canaries in every text are carried to their end" plays

# --- everything that answers --------------------------------------------------------------------

views() {
    local path who
    for path in "/v1/contacts/$contact" /v1/contacts "/v1/intake/matters/$matter" \
        /v1/intake/matters "/v1/persons/$her" "/v1/documents/$document" "/v1/matters/$matter" \
        /v1/matters /v1/work /v1/work/stuck "/v1/matters/$matter/legal-aid" \
        /v1/legal-aid/applications "/v1/matters/$matter/proceedings" /v1/proceedings \
        "/v1/matters/$matter/care" /v1/care/plans \
        "/v1/stats/matters/$matter" '/v1/stats/figures?by=stage' /v1/stats/support \
        /v1/stats/comparisons; do
        opens 200 clerk GET "$path" || return 1
    done
    opens 200 worker POST "/v1/matters/$matter/legal-aid" '{"ground":"serious_illness"}' &&
        opens 200 worker POST "/v1/matters/$matter/proceedings" '{"track":"mediation"}' &&
        opens 200 worker GET "/v1/matters/$matter" &&
        opens 200 worker GET "/v1/persons/$her/readings" ||
        return 1
    for who in "${services[@]}"; do
        opens 200 operator GET "/v1/ops/$who/status" &&
            opens 200 operator GET "/v1/ops/$who/ledger" &&
            opens 200 operator GET "/v1/ops/$who/parked" || return 1
    done
    halfsky matter show "$matter" >"$open_answers/show" 2>&1
    halfsky ledger export --service intake >"$open_answers/export" 2>&1
    halfsky status >"$open_answers/status" 2>&1
}
# What is wrong is answered and logged without what it said.
goes_wrong() {
    local body
    for body in "{\"station_code\":\"$name\"}" \
        "{\"station_code\":\"S370103\",\"person\":\"$name\"}" \
        "{\"station_code\":\"S370103\",\"person\":{\"name\":[\"$name\"]}}" \
        "{\"station_code\":\"S370103\",\"person\":{\"id_number\":\"$id_number$id_number\"}}" \
        "{\"station_code\":\"S370103\",\"person\":{\"phone\":$phone}}" \
        "{\"station_code\":\"S370103\",\"channel\":\"$name\"}" \
        "{\"station_code\":\"S370103\",\"on\":\"$phone\"}" \
        "{\"station_code\":\"S370103\",\"account_id\":\"$id_number\"}" \
        "{\"station_code\":\"S370103\",\"topics\":[\"$name\"]}" \
        "{\"station_code\":\"S370103\",\"facts\":[{\"kind\":\"$words\",\"on\":\"$phone\"}]}" \
        "{\"station_code\":\"S370103\",\"person\":{\"name\":\"$name\"}" "$name" "\"$name\"" \
        "{\"station_code\":\"S370103\",\"words\":\"$name\",\"words\":\"$name\"}"; do
        opens 400 clerk POST /v1/matters "$body" || return 1
    done
    opens 400 clerk GET "/v1/persons/$phone" || return 1
    opens 400 clerk GET "/v1/contacts?after=$id_number" || return 1
    opens 400 clerk GET "/v1/contacts?$phone=$id_number" || return 1
    opens 404 clerk GET "/v1/$phone/$id_number" || return 1
    opens '400|404' clerk GET "/v1/regions?parent=$phone" || return 1
    opens '401' '' GET "/v1/persons/$phone" '' -H "Authorization: Bearer $id_number" || return 1
    AT="intake/matter/$phone/1;$id_number" opens '200|400' clerk GET /v1/contacts || return 1
    opens '200|400' clerk GET /v1/contacts '' -H "traceparent: 00-$id_number-$phone-01" \
        -H "User-Agent: $phone" || return 1
    KEY=same opens 200 clerk POST /v1/persons/searches "{\"phone\":\"$phone\"}" || return 1
    KEY=same opens 422 clerk POST /v1/persons/searches "{\"phone\":\"$new_phone\"}" || return 1
    IF_MATCH='"99"' opens 412 clerk POST "/v1/persons/$her/changes" "{\"name\":\"$name\"}" ||
        return 1
    opens 428 clerk POST "/v1/persons/$her/changes" "{\"name\":\"$name\"}" || return 1
    opens 400 worker POST "/v1/matters/$matter/legal-aid" "{\"topics\":[\"$words\"]}" || return 1
    opens 400 worker POST "/v1/matters/$matter/proceedings" "{\"track\":\"$words\"}" || return 1
    opens 400 worker POST "/v1/matters/$matter/care" "{\"needs\":[\"$words\"]}" || return 1
    IF_MATCH='*' opens 400 helper POST "$plan/sessions" "{\"kind\":\"$words\"}" || return 1
    opens 403 clerk GET "$session" && opens 403 worker GET "$session" || return 1
    # Nothing typed goes on from triage: why no day can be named is a choice.
    IF_MATCH='*' opens 400 clerk POST "/v1/matters/$matter/tracks/prevention/plan" \
        "{\"next_action\":\"follow_up\",\"next_by_unknown\":\"$name\"}"
}
check "views, lists, exports and operators' pages are asked" views
# What an operator types as a reason is for operators alone to read again.
operator_types() {
    opens 200 operator POST /v1/ops/stats/rebuild "{\"why\":\"$words\"}" &&
        reads operator GET /v1/ops/stats/decisions && has "$words" "$reply" &&
        opens 200 operator GET /v1/ops/stats/ledger
}
check "an operator types her name as a reason" operator_types
check "every kind of wrong request is made with canaries in it" goes_wrong

# --- the only place -----------------------------------------------------------------------------

reads_all() {
    reads clerk GET "/v1/persons/$her/reading?purpose=contact_worker" &&
        has "$name" "$reply" && has "$new_phone" "$reply" && has "$id_number" "$reply" &&
        has "$new_address" "$reply" || return 1
    reads clerk GET "/v1/contacts/$contact/words?purpose=handle_matter" && has "$words" "$reply" ||
        return 1
    reads clerk GET "/v1/intake/matters/$matter/words?purpose=handle_matter" &&
        has "$words" "$reply" && has "$firm" "$reply" || return 1
    reads clerk GET "/v1/documents/$document/content?purpose=handle_matter" && has "$paper" "$reply"
}
every_reading_shows() {
    local file
    for file in "$sealed_answers"/*; do
        [ -n "$(found "$file")" ] || { say "$file"; return 1; }
    done
    opens 200 worker GET "/v1/persons/$her/readings" && [ "$(jq '.items | length' "$reply")" -ge 3 ]
}
check "intake's purposeful reading shows them" reads_all
team_reads() { reads helper GET "$session" && has "$words" "$reply"; }
check "what was written down in a session is read by the helper's team" team_reads
check "the search finds them in each reading, and she sees who read" every_reading_shows

# --- everywhere else ----------------------------------------------------------------------------

topic_dump() {
    timeout 60 kcat -b "127.0.0.1:$(env_port kafka)" -X security.protocol=ssl \
        -X ssl.ca.location="$run/tls/ca.pem" -X ssl.certificate.location="$run/tls/$1.crt.pem" \
        -X ssl.key.location="$run/tls/$1.key.pem" -C -e -q -o beginning -t "halfsky.$1.v1" \
        -f '%t %p %o %T %k %h %s\n'
}
database_dump() {
    PGPASSFILE=$secrets/postgres.pgpass /usr/lib/postgresql/15/bin/pg_dump -w -h 127.0.0.1 \
        -p "$(env_port postgres)" -U postgres halfsky
}
# gather FOLDER: all that the run has said or kept, as text, and decoded once more.
gather() {
    local service
    mkdir -p "$1"
    for service in "${services[@]}"; do
        topic_dump "$service" >"$1/topic.$service" 2>"$1/kcat.$service" || return 1
        curl -fs "http://127.0.0.1:$(port_of "$service")/metrics" >"$1/metrics.$service" || return 1
        cp "$run/logs/$service.log" "$1/log.$service"
        [ -s "$1/metrics.$service" ] && [ -s "$1/log.$service" ] ||
            { say "nothing of $service"; return 1; }
    done
    database_dump >"$1/database" || return 1
    for service in "${services[@]/#/topic.}" "${services[@]/#/log.}" database; do
        "$HALFSKY_ROOT/tests/system/tool/forms.pl" decode <"$1/$service" >"$1/decoded.$service"
    done
    # At least what was done must be in it, or the search would look at nothing.
    grep -q "$matter" "$1/topic.intake" && grep -q "$matter" "$1/topic.triage" &&
        grep -q "$matter" "$1/database" && [ -s "$1/decoded.database" ]
}
# Kafka's index files are holes of 10 MB each; what it was told stands in the .log files.
files_of_the_run() {
    sync
    find "$run" -type f ! -name '*.index' ! -name '*.timeindex' -size -64M -print0 |
        xargs -0 grep -laFf "$area/forms" --
}
no_file_has_one() { local at; at=$(files_of_the_run); [ -z "$at" ] || { say "$at"; return 1; }; }
check "the suite becomes quiet" env_await 60 is_quiet
check "topics, metrics, logs and the whole database are gathered" gather "$area/before"
for place in topic metrics log database decoded; do
    check "no $place has a canary" found_nowhere $(printf '%s ' "$area/before/$place"*)
done
check "no other answer and no error has a canary" found_nowhere "$open_answers"
check "no file of the run has a canary" no_file_has_one

# --- the search is able to find -----------------------------------------------------------------

planted_is_seen() {
    local form
    while IFS= read -r form; do
        printf '{"level":"info","what":"%s"}\n' "$form" >"$area/planted"
        [ -n "$(found "$area/planted")" ] || { say "not seen: $form"; return 1; }
    done <"$area/forms"
    # In the middle of something else, coded: as a log, a dump or a header might have it.
    { printf 'a%sb' "$name" | base64 -w0; echo; } >"$area/planted"
    [ -n "$(found "$area/planted")" ] || { say "base64"; return 1; }
    printf '\\x%s' "$(printf 'xy%sz' "$phone" | od -An -tx1 | tr -d ' \n')" >"$area/planted"
    [ -n "$(found "$area/planted")" ] || { say "hex"; return 1; }
    printf '%s' "$name" | base64 -w0 | base64 -w0 >"$area/twice"
    "$HALFSKY_ROOT/tests/system/tool/forms.pl" decode <"$area/twice" >"$area/planted"
    [ -n "$(found "$area/planted")" ] || { say "coded twice"; return 1; }
    printf '{"level":"info","what":"%s"}\n' "$phone" >>"$run/logs/intake.log"
    refuses no_file_has_one || return 1
    sed -i '$d' "$run/logs/intake.log"
    no_file_has_one
}
check "what is planted in a log, in any form, is seen" planted_is_seen

# --- core files ---------------------------------------------------------------------------------

# A service that has just read her name ends as one that crashes does, where cores may be as large
# as they like. A shell beside it shows whether this machine writes cores at all.
leaves_no_core() {
    local pid settings=("$bin/halfsky-intake" --config "$run/conf/intake.conf")
    mkdir -p "$area/cores"
    suite stop-service intake >/dev/null || return 1
    (
        cd "$area/cores" && ulimit -c unlimited 2>/dev/null
        exec "${settings[@]}" 2>>"$run/logs/intake.log"
    ) &
    pid=$!
    is_up() { curl -fs -o /dev/null "http://127.0.0.1:$(port_of intake)/readyz"; }
    env_await 30 is_up || { say "intake did not start"; return 1; }
    reads_again() { reads clerk GET "/v1/persons/$her/reading?purpose=contact_worker"; }
    env_await 10 reads_again || return 1
    grep 'Max core file size *0 *0' "/proc/$pid/limits" ||
        { grep core "/proc/$pid/limits"; return 1; }
    kill -QUIT "$pid"
    wait "$pid"
    (cd "$area/cores" && ulimit -c unlimited 2>/dev/null; exec bash -c 'kill -QUIT $$')
    say "cores: $(ls "$area/cores")"
    [ -z "$(find "$area/cores" -type f -exec grep -laFf "$area/forms" {} +)" ] &&
        suite start-service intake "$bin" >/dev/null
}
check "a crash leaves no core file with a canary" leaves_no_core

# --- after her erasure --------------------------------------------------------------------------

erases() {
    opens 200 worker POST "/v1/persons/$her/erasure" '{"reason":"own_request"}' || return 1
    local path
    for path in "/v1/persons/$her/reading?purpose=contact_worker" \
        "/v1/contacts/$contact/words?purpose=handle_matter" \
        "/v1/intake/matters/$matter/words?purpose=handle_matter" \
        "/v1/documents/$document/content?purpose=handle_matter" "/v1/persons/$her"; do
        opens '200|404|410' clerk GET "$path" || return 1
        lacks "$name" "$reply" && lacks "$words" "$reply" && lacks "$id_number" "$reply" &&
            lacks "$new_phone" "$reply" && lacks "$new_address" "$reply" &&
            lacks "$paper" "$reply" || { say "$path"; return 1; }
    done
    opens 200 clerk POST /v1/persons/searches "{\"id_number\":\"$id_number\"}" &&
        lacks "$her" "$reply"
}
key_is_gone() {
    holds intake "not exists (select from person_secret where person_id = '$her')
        and not exists (select from person_digest where person_id = '$her')
        and not exists (select from matter_person where person_id = '$her')
        and not exists (select from contact_person where person_id = '$her')
        and not exists (select from person_account where person_id = '$her')"
}
verifies() { halfsky ledger verify "$@"; }
closed_to_the_team() {
    await_holds care "not exists (select from plan_key where wrapped_key is not null)" &&
        opens 200 helper GET "$session" && has '"erased":true' "$reply" && lacks "$words" "$reply"
}
check "after her erasure no reading, search or document shows her" erases
check "what was written down opens for the team no more" closed_to_the_team
check "her key, her digests and every link to her are gone" key_is_gone
check "the suite becomes quiet again" env_await 60 is_quiet
check "everything is gathered again" gather "$area/after"
check "nothing gathered then has a canary" found_nowhere "$area/after"
check "no file of the run has one then" no_file_has_one
check "the ledgers still verify" verifies
suite_result
