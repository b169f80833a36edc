#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# The environment the suite stands on, tried with the real servers: certificates, broker, cluster,
# roles, ports, lock. Takes free ports and a directory of its own below one that only root may
# enter, and leaves no process and no port.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/../../deploy/env.sh"
. "$HALFSKY_ROOT/deploy/kafka/wire.sh"

deploy=$HALFSKY_ROOT/deploy
parent=$(mktemp -d "${TMPDIR:-/tmp}/halfsky-environment.XXXXXX")    # mode 0700, as /root is
run_dir=$parent/run
open_dir=$parent.open
foreign=$parent/foreign
output=$parent/output
passed=0
failed=0

clean_up() {
    local directory
    for directory in "$run_dir" "$open_dir"; do
        "$deploy/kafka/broker.sh" stop "$directory" &&
            "$deploy/postgres/cluster.sh" stop "$directory" &&
            "$deploy/postgres/cluster.sh" wipe "$directory"
    done >/dev/null 2>&1 || true
    rm -rf "$parent" "$open_dir"
}
trap clean_up EXIT

# check SENTENCE COMMAND…: the command's output is kept for `said`.
check() {
    if "${@:2}" >"$output" 2>&1; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        printf 'FAILED: %s\n' "$1"
        sed 's/^/    /' "$output" | head -n 20
    fi
}
refuses() { ! "$@"; }
# killed PID: returns when it is gone, since the dying keep their ports for a moment.
killed() { kill -KILL "$1" && env_await 20 refuses kill -0 "$1" 2>/dev/null; }
# said TEXT COMMAND…: the command fails, and its sentence has the text.
said() {
    local answer
    if answer=$("${@:2}" 2>&1); then printf 'was not refused: %s\n' "$answer"; return 1; fi
    [[ $answer == *"$1"* ]] || { printf '%s\n' "$answer"; return 1; }
}
prints() {
    local answer
    answer=$("${@:2}" 2>&1) || true
    [[ $answer == *"$1"* ]] || { printf '%s\n' "$answer"; return 1; }
}
equal() { [ "$1" = "$2" ] || { printf "'%s' is not '%s'\n" "$1" "$2"; return 1; }; }

start_kafka()    { "$deploy/kafka/broker.sh" start "$run_dir" "$kafka_port" "$controller_port"; }
start_postgres() { "$deploy/postgres/cluster.sh" start "$run_dir" "$postgres_port"; }
in_lock()        { (env_lock "$run_dir"; "$@"); }
cluster_id()     { (wire_as "$run_dir" "$kafka_port" "${1:-admin}"; wire_cluster); }
kafka_as() {
    timeout 20 kcat -b "127.0.0.1:$kafka_port" -X security.protocol=ssl \
        -X "ssl.ca.location=$run_dir/tls/ca.pem" -X "ssl.certificate.location=$1.crt.pem" \
        -X "ssl.key.location=$1.key.pem" "${@:2}"
}
produce_as() { printf '%s\n' "$2" | kafka_as "$run_dir/tls/$1" -P -t trial -p 0; }
consumed()   { kafka_as "$run_dir/tls/admin" -C -t trial -p 0 -o beginning -e -q; }
sql_as() {
    PGPASSFILE=$run_dir/secrets/$1.pgpass psql -X -w -q -At -v ON_ERROR_STOP=1 \
        -h 127.0.0.1 -p "$postgres_port" -U "$1" -d "${3:-halfsky}" -c "$2"
}
listens_only_on_loopback() {
    local port
    for port in "$kafka_port" "$controller_port" "$postgres_port"; do
        equal "$(ss -Hltn "sport = :$port" | awk '{ print $4 }' |
            sed 's/.*127\.0\.0\.1\]\{0,1\}:/127.0.0.1:/')" "127.0.0.1:$port"
    done
}

certificates() {
    local before
    check 'certificates are made' "$deploy/tls/make.sh" "$run_dir" partner-court
    before=$(sha256sum "$run_dir"/tls/*)
    check 'certificates are made once' \
        prints 'in place' "$deploy/tls/make.sh" "$run_dir" partner-court
    check 'a second call changes no certificate' equal "$before" "$(sha256sum "$run_dir"/tls/*)"
    check 'no key can be read by others' equal '' "$(find "$run_dir/tls" -name '*key*' ! -perm 600)"
    check 'a certificate names its principal' \
        prints 'CN = intake' openssl x509 -noout -subject -in "$run_dir/tls/intake.crt.pem"
    check 'a certificate is good for loopback' \
        prints 'IP Address:127.0.0.1' openssl x509 -noout -ext subjectAltName \
            -in "$run_dir/tls/intake.crt.pem"
    check 'a key is PKCS#8' prints 'BEGIN PRIVATE KEY' head -n 1 "$run_dir/tls/intake.key.pem"
    check 'a path is no principal' \
        said 'cannot name a certificate' "$deploy/tls/make.sh" "$run_dir" ../evil
    check 'another authority can be made' "$deploy/tls/make.sh" "$foreign"
}

broker_doors() {
    check 'Kafka is fetched and compared' "$deploy/kafka/fetch.sh"
    check 'Kafka starts under the lock of the run directory' in_lock start_kafka
    check 'the running broker does not keep the lock' in_lock true
    check 'starting a running broker does nothing' prints 'already runs' start_kafka
    check 'the broker tells its cluster id' \
        equal "$(cluster_id)" "$(cat "$run_dir/kafka/cluster_id")"
    check 'no client certificate, no answer' refuses timeout 20 kcat -b "127.0.0.1:$kafka_port" \
        -X security.protocol=ssl -X "ssl.ca.location=$run_dir/tls/ca.pem" -L -m 2
    check 'plain text gets no answer' refuses timeout 20 kcat -b "127.0.0.1:$kafka_port" -L -m 2
    check 'admin of another authority gets no answer' refuses kafka_as "$foreign/tls/admin" -L -m 2
    check 'admin gets an answer' kafka_as "$run_dir/tls/admin" -L
}

broker_rights() {
    check 'a service makes no topic' \
        equal 29 "$(wire_as "$run_dir" "$kafka_port" intake; wire_create_topic trial 1)"
    check 'admin makes a topic' \
        equal 0 "$(wire_as "$run_dir" "$kafka_port"; wire_create_topic trial 1)"
    check 'a topic that nobody made is not made by asking' \
        prints 'Unknown topic' kafka_as "$run_dir/tls/admin" -L -t undeclared
    check 'a producer without an ACL is refused' refuses produce_as intake forbidden
    check 'it is refused because it has no right' \
        prints 'authorization failed' produce_as intake forbidden
    check 'a producer with the right is served' produce_as admin kept
}

broker_data() {
    local before
    before=$(cluster_id)
    check 'wiping a running broker is refused' \
        said 'stop it' "$deploy/kafka/broker.sh" wipe "$run_dir"
    check 'Kafka stops' "$deploy/kafka/broker.sh" stop "$run_dir"
    check 'a stopped broker says so' said 'does not run' "$deploy/kafka/broker.sh" status "$run_dir"
    check 'Kafka starts again' start_kafka
    check 'a restart keeps the cluster' equal "$before" "$(cluster_id)"
    check 'a restart keeps the records, and none that was refused' equal kept "$(consumed)"
    check 'Kafka is killed' killed "$(cat "$run_dir/kafka/pid")"
    check 'Kafka starts after it was killed' start_kafka
    check 'a killed broker keeps the records' equal kept "$(consumed)"
    "$deploy/kafka/broker.sh" stop "$run_dir" >/dev/null
    check 'the data is wiped' "$deploy/kafka/broker.sh" wipe "$run_dir"
    check 'Kafka starts anew' start_kafka
    check 'a wiped broker is another cluster' refuses equal "$before" "$(cluster_id)"
    check 'a wiped broker has no topic' \
        prints 'Unknown topic' kafka_as "$run_dir/tls/admin" -L -t trial
}

cluster_rights() {
    check 'PostgreSQL starts under the lock of the run directory' in_lock start_postgres
    check 'the running cluster does not keep the lock' in_lock true
    check 'starting a running cluster does nothing' prints 'already runs' start_postgres
    check 'roles are made' \
        "$deploy/postgres/roles.sh" "$run_dir" "$postgres_port" gateway intake triage
    check 'roles are made again' \
        "$deploy/postgres/roles.sh" "$run_dir" "$postgres_port" gateway intake triage
    check 'migrations become the owner of a schema' sql_as halfsky_migrate \
        "set role intake_owner; create table intake.person(name text primary key);
         grant select, insert on intake.person to intake"
    check 'migrations become no superuser' \
        said 'permission denied' sql_as halfsky_migrate 'set role postgres'
    check 'migrations read nothing as themselves' \
        said 'permission denied' sql_as halfsky_migrate 'table intake.person'
    check 'a service finds its own tables' sql_as intake "insert into person values ('canary-name')"
    check 'a service cannot read the tables of another' \
        said 'permission denied for schema intake' sql_as triage 'table intake.person'
    check 'a service makes no table' \
        said 'permission denied' sql_as intake 'create table intake.mine()'
    check 'a service makes no temporary table' \
        said 'permission denied' sql_as intake 'create temporary table mine()'
    check 'a service cannot become its owner' \
        said 'permission denied' sql_as intake 'set role intake_owner'
    check 'an owner cannot log in' equal intake_owner=false,intake=true \
        "$(sql_as intake "
            select string_agg(rolname || '=' || rolcanlogin, ',' order by rolname desc)
              from pg_roles where rolname like 'intake%'")"
    check 'a wrong password is refused' said 'password authentication failed' \
        env PGPASSWORD=wrong PGPASSFILE=/dev/null \
        psql -X -w -h 127.0.0.1 -p "$postgres_port" -U intake halfsky -c ''
    check 'a service sees no other database' said 'pg_hba.conf' sql_as intake '' postgres
}

cluster_data() {
    check 'a failed statement is reported' \
        said 'canary-name' sql_as intake "insert into person values ('canary-name')"
    check 'the log knows of the failure' grep -q 'duplicate key' "$run_dir/postgres/server.log"
    check 'the log does not know the name' \
        refuses grep -q canary-name "$run_dir/postgres/server.log"
    check 'commits wait for the disk' \
        equal on,on,on "$(sql_as intake "
            select string_agg(current_setting(n), ',')
              from unnest(array['fsync','full_page_writes','synchronous_commit']) n")"
    check 'a lock, a statement and an idle transaction end' equal t \
        "$(sql_as intake "
            select bool_and(setting::int > 0) and count(*) = 3 from pg_settings where name in
                   ('lock_timeout','statement_timeout','idle_in_transaction_session_timeout')")"
    check 'PostgreSQL stops' "$deploy/postgres/cluster.sh" stop "$run_dir"
    check 'a stopped cluster says so' \
        said 'does not run' "$deploy/postgres/cluster.sh" status "$run_dir"
    check 'PostgreSQL starts again' start_postgres
    check 'a restart keeps the rows' equal canary-name "$(sql_as intake 'table person')"
    check 'PostgreSQL is killed' killed "$(head -n 1 "$run_dir/postgres/data/postmaster.pid")"
    check 'PostgreSQL starts after it was killed' start_postgres
    check 'a killed cluster keeps the rows' equal canary-name "$(sql_as intake 'table person')"
    check 'a cluster below an open directory starts' \
        "$deploy/postgres/cluster.sh" start "$open_dir" "$open_port"
    check 'its data lies in its run directory' \
        equal "$open_dir/postgres" "$(realpath "$open_dir/postgres")"
    check 'it stops' "$deploy/postgres/cluster.sh" stop "$open_dir"
}

machine() {
    check 'everything listens on loopback only' listens_only_on_loopback
    check 'a taken port is named with its holder' \
        said "Port $postgres_port, wanted for Kafka, is taken by postgres" \
        "$deploy/kafka/broker.sh" start "$foreign" "$postgres_port" "$controller_port"
    check 'a second run of the directory is refused' \
        said 'Another command is working' in_lock in_lock true
    check 'a wrong clock is named' said 'The clock of this machine says the year 2019' \
        faketime '2019-05-05 12:00:00' bash -c ". '$deploy/env.sh'; env_require_clock"
    check 'a full disk is named' \
        said 'free some space' bash -c ". '$deploy/env.sh'; env_require_disk '$parent' 999999999"
    check 'the ports of a run follow its base' \
        equal 31002 "$(HALFSKY_PORT_BASE=31000 env_port kafka)"
    check 'free ports are not handed out twice' equal 20 \
        "$( (env_free_ports 10; env_free_ports 10) | tr ' ' '\n' | sort -u | wc -l)"
    check 'with nothing missing the installation only looks' \
        prints 'All packages are installed' "$deploy/install.sh"
}

nothing_is_left() {
    local link
    link=$(realpath "$run_dir/postgres")
    check 'Kafka ends' "$deploy/kafka/broker.sh" stop "$run_dir"
    check 'PostgreSQL ends' "$deploy/postgres/cluster.sh" stop "$run_dir"
    check 'PostgreSQL is wiped' "$deploy/postgres/cluster.sh" wipe "$run_dir"
    check 'a wiped cluster leaves nothing elsewhere' refuses test -e "$link"
    check 'no port is left' \
        equal '' "$(for port in "$kafka_port" "$controller_port" "$postgres_port"; do
            env_port_holder "$port"
        done)"
    check 'no process is left' \
        equal '' "$(pgrep -af "$parent|$link" | grep -v environment_test || true)"
}

env_require_root
mkdir "$open_dir"
chmod 755 "$open_dir"
read -r kafka_port controller_port postgres_port open_port <<<"$(env_free_ports 4)"
certificates
broker_doors
broker_rights
broker_data
cluster_rights
cluster_data
machine
nothing_is_left
say "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
