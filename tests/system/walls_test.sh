#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# The walls of a whole suite (protocol.md A1, A2, L1, L4): what a certificate may write, what a
# database role may touch, what a seal is good for, and row-level security alone, with every check
# of the statements switched off. The last walks every route that the services describe: a route
# that is not in the table below fails.
set -uo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/door.inc"

# Refusals become ledger rows within a second instead of a minute.
export HALFSKY_SETTINGS=$'refusal.window_ms = 1000\n'
suite_begin walls

# --- the broker ---------------------------------------------------------------------------------

# kafka_as SERVICE KCAT-OPTION…
kafka_as() {
    timeout 30 kcat -b "127.0.0.1:$(env_port kafka)" -X security.protocol=ssl \
        -X ssl.ca.location="$run/tls/ca.pem" -X ssl.certificate.location="$run/tls/$1.crt.pem" \
        -X ssl.key.location="$run/tls/$1.key.pem" -X message.timeout.ms=5000 "${@:2}"
}
writes() { printf 'x:{}' | kafka_as "$1" -P -K: -t "halfsky.$2.v1"; }
ends_of() {
    local part ends=()
    for part in {0..23}; do ends+=(-t "halfsky.$1.v1:$part:-1"); done
    kafka_as admin -Q "${ends[@]}"
}
joins() { kafka_as "$1" -G "$2" "halfsky.$2.v1" -e; }
without_certificate() {
    printf 'x:{}' | timeout 20 kcat -b "127.0.0.1:$(env_port kafka)" -X security.protocol=ssl \
        -X ssl.ca.location="$run/tls/ca.pem" -P -K: -t "halfsky.$1.v1" -X message.timeout.ms=3000
}

check "the suite is quiet" env_await 30 is_quiet
for service in "${services[@]}"; do
    ends_of "$service" >"$area/ends.$service"
    for owner in "${services[@]}"; do
        [ "$owner" = "$service" ] && continue
        check "the certificate of $service cannot write the topic of $owner" \
            said 'authorization failed' writes "$service" "$owner"
        check "the certificate of $service cannot join the consumers of $owner" \
            said 'authorization failed' joins "$service" "$owner"
    done
done
check "without a certificate nothing is written" said 'SSL|failed|timed out' \
    without_certificate intake
untouched() { diff "$area/ends.$1" <(ends_of "$1"); }
for service in "${services[@]}"; do
    check "nothing came onto the topic of $service" untouched "$service"
done

# --- database roles -----------------------------------------------------------------------------

tables_of() {
    sql postgres "select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where n.nspname = '$1' and c.relkind = 'r' order by 1"
}
# denied ROLE STATEMENT: for want of a right, and for nothing else.
denied() {
    said 'permission denied|must be owner|must be superuser|not allowed' sql_as "$1" "$1" "$2"
}
reads_none_of() {
    local table asked=0
    for table in $(tables_of "$2"); do
        printf 'select * from %s.%s;\ninsert into %s.%s select * from %s.%s where false;\n' \
            "$2" "$table" "$2" "$table" "$2" "$table"
        printf 'delete from %s.%s;\ntruncate %s.%s;\n' "$2" "$table" "$2" "$table"
    done >"$area/peeks"
    asked=$(wc -l <"$area/peeks")
    sql_each "$1" "$1" <"$area/peeks" >"$area/peeked"
    [ "$asked" -gt 40 ] && equal "$(grep -c 'permission denied' "$area/peeked")" "$asked"
}
for service in "${services[@]}"; do
    for owner in "${services[@]}"; do
        [ "$owner" = "$service" ] ||
            check "the role of $service reads and writes no table of $owner" \
                reads_none_of "$service" "$owner"
    done
    check "the role of $service reads its own ledger" \
        sql_as "$service" "$service" 'select count(*) from ledger'
    for statement in 'update ledger set body = body' 'delete from ledger' 'truncate ledger' \
        'alter table ledger add column x int' 'drop table ledger' \
        'alter table ledger disable trigger all' 'create table own (x int)' \
        'create function own() returns int language sql return 1' \
        "alter role $service bypassrls" "set role ${service}_owner" \
        'set session_replication_role = replica' 'select * from pg_authid' \
        "select pg_read_file('PG_VERSION')" "copy ledger to program 'cat'"; do
        check "the role of $service is denied: $statement" denied "$service" "$statement"
    done
done

# --- seals --------------------------------------------------------------------------------------

client far_ops ops 3702
client worker worker 370103
client worker_two worker 370103
client clerk clerk 370103 labour
client clerk_far clerk 370202 labour
client officer officer 3701 labour
client officer_far officer 3702 court
client approver officer 3701 labour
client taker officer 3701 union
client bureau officer 3701 justice
client aid_officer aid_officer 370103 justice
client aid_far aid_officer 3702 justice
client helper helper 370103 justice
client carer helper 370103 union
client carer_other helper 370103 womens_federation
client carer_far helper 3702 union
client mediator mediator 370103 labour
client arbitrator arbitrator 370103 labour
client arbitrator_far arbitrator 3702 labour
client mediator_far mediator 3702 labour
client court officer 3701 court
client court_clerk court_clerk 370103 court
client court_clerk_far court_clerk 3702 court

nobodys=01900000-0000-7000-8000-000000000001
asked=/v1/matters/$nobodys
body='{"answer":"accepted"}'
post=$asked/batons/$nobodys/answer
knocks=0
# refused_knock COMMAND…: 401, without a word on what was wrong with it.
refused_knock() {
    "$@" || return 1
    knocks=$((knocks + 1))
    equal "$status" 401 && has '"urn:halfsky:problem:seal-refused"' "$reply"
}
seal_of() {
    "$tools/identity" key="$secrets/gateway-$1.key" audience="$1" method="$2" target="$3" \
        body="$4" role=officer agency=labour region=3701 client="$stranger" account="$stranger"
}
# What is said in a seal is changed and the old tag kept.
changed_seal() {
    local seal said
    seal=$(seal_of "$1" GET "$2" '')
    seal=${seal#*: }
    said=$(printf '%s' "${seal%%.*}" | tr '_-' '/+' | base64 -di 2>/dev/null | sed "s/$3/$4/")
    said=$(printf '%s' "$said" | base64 -w0 | tr '/+' '_-' | tr -d =)
    printf 'Halfsky-Identity: %s.%s' "$said" "${seal#*.}"
}
# recorded SERVICE COUNT: refusals of a client and window are one row, with one problem (L4).
recorded() {
    [ "$(refusals_of "$1")" -ge "$2" ] || { say "$(refusals_of "$1") of $2 refusals"; return 1; }
}

for service in "${services[@]}"; do
    [ "$service" = gateway ] && continue
    other=$([ "$service" = intake ] && say triage || say intake)
    knocks=0
    check "$service lets in a seal that holds" \
        eval "knock $service GET $asked/x '' && equal \$status 404"
    check "$service refuses a request without a seal" \
        refused_knock knock_with $service GET "$asked" ''
    check "$service refuses a seal for another service" \
        refused_knock knock $service GET "$asked" '' audience=$other
    check "$service refuses a seal for another path" \
        refused_knock knock_with $service GET "$asked" '' "$(seal_of $service GET /v1/matters '')"
    check "$service refuses a seal for another query" \
        refused_knock knock_with $service GET "$asked?x=1" '' "$(seal_of $service GET "$asked" '')"
    check "$service refuses a seal for another method" \
        refused_knock knock_with $service POST "$post" '' "$(seal_of $service GET "$post" '')"
    check "$service refuses a seal for another body" \
        refused_knock knock_with $service POST "$post" "$body" \
        "$(seal_of $service POST "$post" '{}')"
    check "$service refuses a seal whose region was changed" \
        refused_knock knock_with $service GET "$asked" '' \
        "$(changed_seal $service "$asked" 3701 3702)"
    check "$service refuses a seal whose role was changed" \
        refused_knock knock_with $service GET "$asked" '' \
        "$(changed_seal $service "$asked" officer clerk)"
    check "$service refuses an old seal" refused_knock knock $service GET "$asked" '' life_ms=-1
    check "$service refuses a seal that would hold too long" \
        refused_knock knock $service GET "$asked" '' life_ms=60000
    check "$service refuses a seal of another pair's key" \
        refused_knock knock $service GET "$asked" '' key="$secrets/gateway-$other.key"
    check "$service refuses a seal of a caller it has no key for" \
        refused_knock knock $service GET "$asked" '' caller=$other
    check "$service refuses what is no seal" \
        refused_knock knock_with $service GET "$asked" '' 'Halfsky-Identity: e30.e30'
    check "$service has recorded each of the $knocks refusals in its ledger" \
        env_await 20 recorded $service $knocks
done
forged=$("$tools/identity" key="$secrets/gateway-intake.key" audience=intake method=GET \
    target=/v1/ops/intake/status role=ops region=37 client="$stranger" account="$stranger")
check "the gateway hands on no seal that a client brings" \
    gets 403 clerk GET /v1/ops/intake/status '' -H "$forged"

. "$(dirname "${BASH_SOURCE[0]}")/second_wall.inc"

# Last, since a service's relay would take it for a backup's trace: the walls are no dead port.
check "with its own certificate a service writes its own topic" writes triage triage
suite_result
