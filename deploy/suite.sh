#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# suite.sh start | stop | status | forget  RUN_DIR [BIN_DIR]
# suite.sh start-service | stop-service | kill-service  RUN_DIR NAME [BIN_DIR]
# The whole suite in one run directory: certificates, PostgreSQL, Kafka, roles, schemas, topics and
# access lists, keys, configuration, the services of BIN_DIR (build/release/bin), the first
# operator. `make run` and the system tests both stand on it. Ports begin at HALFSKY_PORT_BASE.
# HALFSKY_SETTINGS adds lines to every configuration, HALFSKY_SETTINGS_<service> to one;
# HALFSKY_PARTNERS is another list of partner agencies than deploy/partners.txt. What
# already runs and is still right stays as it is. It must never end a process that is not this run
# directory's, nor make a key anew that is there.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/env.sh"

usage='usage: suite.sh start | stop | status | forget  RUN_DIR [BIN_DIR]'
action=${1:?$usage}
run_dir=$(realpath -m "${2:?$usage}")
province=${HALFSKY_PROVINCE:-37}
secrets=$run_dir/secrets
ready_seconds=30
stop_seconds=15

# Every service of this tree, the gateway first: it stops first and starts last.
declared() { (cd "$HALFSKY_ROOT/services" && ls -d */service.c) | sed 's|/.*||'; }
mapfile -t others < <(declared | grep -vx gateway)
# Every partner agency, `name: service service` a line.
partners() {
    sed -e 's/#.*//' -e '/^[[:space:]]*$/d' "${HALFSKY_PARTNERS:-$HALFSKY_ROOT/deploy/partners.txt}"
}

port_of() {
    local i
    [ "$1" = gateway ] && { env_port gateway; return; }
    for i in "${!others[@]}"; do
        [ "${others[$i]}" = "$1" ] && { env_port service "$i"; return; }
    done
    fail "There is no service '$1': use gateway ${others[*]}."
}

# --- what a service is told ---------------------------------------------------------------------

key_file() {
    [ -s "$secrets/$1.key" ] ||
        (umask 077; printf 'key-1 %s\n' "$(openssl rand -hex 32)" >"$secrets/$1.key")
}

# A service reads its password from a file of one line; libpq's own tools read the passfile.
password_file() {
    (umask 077; cut -d: -f5 "$secrets/$1.pgpass" >"$secrets/$1.password")
}

own_keys() {
    local file=$HALFSKY_ROOT/deploy/services/$1.conf key
    [ ! -f "$file" ] ||
        for key in $(sed -n 's|.*= *@RUN_DIR@/secrets/\(.*\)\.key$|\1|p' "$file"); do
            key_file "$key"
        done
}

own_folders() {
    local file=$HALFSKY_ROOT/deploy/services/$1.conf folder
    [ ! -f "$file" ] ||
        for folder in $(sed -n 's|.*folder *= *@RUN_DIR@/\(.*\)$|\1|p' "$file"); do
            install -d -m 700 "$run_dir/$folder"
        done
}

# The cluster's socket where it has one (docs/decisions/batches.md).
database_host() {
    local dir
    dir=$(realpath -m "$run_dir/postgres")
    if [ -S "$dir/.s.PGSQL.$(env_port postgres)" ]; then say "$dir"; else say 127.0.0.1; fi
}

configuration_of() {
    local name=$1 other
    cat <<END
province = $province
http.port = $(port_of "$name")
db.host = $(database_host)
db.port = $(env_port postgres)
db.password_file = $secrets/$name.password
db.migrate_password_file = $secrets/halfsky_migrate.password
bus.brokers = 127.0.0.1:$(env_port kafka)
bus.ca = $run_dir/tls/ca.pem
bus.certificate = $run_dir/tls/$name.crt.pem
bus.key = $run_dir/tls/$name.key.pem
keys.idempotency = $secrets/$name.idempotency.key
keys.arrival = $secrets/arrival.key
END
    if [ "$name" = gateway ]; then
        for other in "${others[@]}"; do
            printf 'upstream.%s = http://127.0.0.1:%s\n' "$other" "$(port_of "$other")"
            printf 'seal.to.%s = %s/gateway-%s.key\n' "$other" "$secrets" "$other"
        done
    else
        printf 'seal.keys.gateway = %s/gateway-%s.key\n' "$secrets" "$name"
    fi
    [ ! -f "$HALFSKY_ROOT/deploy/services/$name.conf" ] ||
        sed -e '/^#/d' -e "s|@RUN_DIR@|$run_dir|g" -e "s|@ROOT@|$HALFSKY_ROOT|g" \
            "$HALFSKY_ROOT/deploy/services/$name.conf"
    other=HALFSKY_SETTINGS_$name
    printf '%s%s' "${HALFSKY_SETTINGS:-}" "${!other:-}"
}

# Written only when it differs, so that a service whose configuration stands is not started anew.
write_if_new() {
    local text
    text=$(cat)
    [ -f "$1" ] && [ "$(cat "$1")" = "$text" ] || (umask 077; printf '%s\n' "$text" >"$1")
}

configure() {
    local name
    mkdir -p "$run_dir"/{conf,logs,pids} "$secrets"
    key_file arrival
    for name in gateway "${others[@]}"; do
        key_file "$name.idempotency"
        [ "$name" = gateway ] || key_file "gateway-$name"
        own_keys "$name"
        own_folders "$name"
        password_file "$name"
        configuration_of "$name" | write_if_new "$run_dir/conf/$name.conf"
    done
    password_file halfsky_migrate
    write_if_new "$run_dir/conf/topology.conf" <<END
kafka.brokers = 127.0.0.1:$(env_port kafka)
kafka.ca = $run_dir/tls/ca.pem
kafka.certificate = $run_dir/tls/admin.crt.pem
kafka.key = $run_dir/tls/admin.key.pem
topology.replication = 1
topology.least_in_sync = 1
topology.partners = $(partners | paste -sd ';')
END
    write_if_new "$run_dir/halfsky.conf" <<END
url = http://127.0.0.1:$(env_port gateway)
token_file = $secrets/operator.token
END
}

# --- a service as a process ---------------------------------------------------------------------

service_pid() {
    local pid
    pid=$(cat "$run_dir/pids/$1" 2>/dev/null) || return 1
    [ -n "$pid" ] && env_has_argument "$pid" "$run_dir/conf/$1.conf" && say "$pid"
}

# Runs, from the program that stands there now and with the configuration that stands there now.
is_current() {
    local pid
    pid=$(service_pid "$1") || return 1
    [ "$(readlink "/proc/$pid/exe")" = "$bin_dir/halfsky-$1" ] &&
        [ ! "$run_dir/conf/$1.conf" -nt "$run_dir/pids/$1" ]
}

last_word() {
    tail -n 30 "$run_dir/logs/$1.log" 2>/dev/null |
        jq -R -r 'fromjson? // {} | select(.level == "error" or .level == "warning")
                  | [.what, .why // .message // ""] | join(": ")' | tail -n 1 | cut -c 1-300
}

launch() {
    (
        ulimit -c 0
        env_close_descriptors
        exec setsid "$bin_dir/halfsky-$1" --config "$run_dir/conf/$1.conf"
    ) >>"$run_dir/logs/$1.log" 2>&1 </dev/null &
    say $! >"$run_dir/pids/$1"
}

answers_ready() { curl -fs -m 2 -o /dev/null "http://127.0.0.1:$(port_of "$1")/readyz"; }
ready_or_gone() { answers_ready "$1" || ! service_pid "$1" >/dev/null; }

start_service() {
    is_current "$1" && return 0
    stop_service "$1"
    env_require_port "the service $1" "$(port_of "$1")"
    launch "$1"
    disown
}

await_service() {
    env_await "$ready_seconds" ready_or_gone "$1" && answers_ready "$1" ||
        fail "The service $1 did not get ready ($(last_word "$1")): see $run_dir/logs/$1.log."
}

gone() { ! [ -d "/proc/$1" ] || [ "$(cut -d' ' -f3 "/proc/$1/stat" 2>/dev/null)" = Z ]; }

stop_service() {
    local pid
    if pid=$(service_pid "$1"); then
        kill -TERM "$pid" 2>/dev/null || true
        if ! env_await "$stop_seconds" gone "$pid"; then
            say "The service $1 did not end within $stop_seconds seconds and is killed."
            kill -KILL "$pid" 2>/dev/null || true
            env_await 5 gone "$pid"
        fi
    fi
    rm -f "$run_dir/pids/$1"
}

# Not before it is gone: one that is still dying would be taken for one that runs.
kill_service() {
    local pid
    pid=$(service_pid "$1") || fail "The service $1 does not run."
    kill -KILL "$pid"
    env_await "$stop_seconds" gone "$pid" || fail "The service $1 (process $pid) does not die."
}

# --- everything ---------------------------------------------------------------------------------

start_servers() {
    "$HALFSKY_ROOT/deploy/kafka/broker.sh" start "$run_dir" "$(env_port kafka)" \
        "$(env_port controller)" &
    local broker=$!
    "$HALFSKY_ROOT/deploy/postgres/cluster.sh" start "$run_dir" "$(env_port postgres)" || {
        wait "$broker" || true
        exit 1
    }
    wait "$broker" || exit 1
}

migrate() {
    local name
    for name in gateway "${others[@]}"; do
        "$bin_dir/halfsky-$name" --config "$run_dir/conf/$name.conf" --migrate ||
            fail "The schema of $name could not be brought up to date: see the line above."
    done
}

first_operator() {
    [ -s "$secrets/operator.token" ] && return 0
    "$bin_dir/halfsky" client add --first --role ops --region "$province" --label 运维 \
        --token-out "$secrets/operator.token" --db-port "$(env_port postgres)" \
        --db-password-file "$secrets/gateway.password" ||
        fail "The first operator could not be made: where the database has one and its token" \
            "$secrets/operator.token is lost, only 'make clean-run' starts anew."
}

start() {
    local name agencies
    bin_dir=$(realpath -m "${1:-$HALFSKY_ROOT/build/release/bin}")
    for name in gateway "${others[@]}"; do
        [ -x "$bin_dir/halfsky-$name" ] ||
            fail "There is no program $bin_dir/halfsky-$name: run make first."
        is_current "$name" || service_pid "$name" >/dev/null ||
            env_require_port "the service $name" "$(port_of "$name")"
    done
    declared >"$run_dir/services"
    mapfile -t agencies < <(partners | cut -d: -f1 | tr -d ' ')
    "$HALFSKY_ROOT/deploy/tls/make.sh" "$run_dir" --services "$run_dir/services" "${agencies[@]}"
    start_servers
    "$HALFSKY_ROOT/deploy/postgres/roles.sh" "$run_dir" "$(env_port postgres)" gateway \
        "${others[@]}"
    configure
    migrate
    "$bin_dir/halfsky-topology" --config "$run_dir/conf/topology.conf" >"$run_dir/logs/topology" ||
        fail "The topics and access lists could not be made: see $run_dir/logs/topology."
    say "Topics and access lists: $(wc -l <"$run_dir/logs/topology") made or seen to be right."
    for name in "${others[@]}" gateway; do start_service "$name"; done
    for name in "${others[@]}" gateway; do await_service "$name"; done
    say "Services ready: gateway ${others[*]}"
    first_operator
}

stop() {
    local name
    for name in gateway "${others[@]}"; do stop_service "$name"; done
    say "The services have stopped."
    "$HALFSKY_ROOT/deploy/kafka/broker.sh" stop "$run_dir"
    "$HALFSKY_ROOT/deploy/postgres/cluster.sh" stop "$run_dir"
}

status() {
    local name pid
    for name in gateway "${others[@]}"; do
        if pid=$(service_pid "$name"); then
            say "$name runs (process $pid) on 127.0.0.1:$(port_of "$name")."
        else
            say "$name does not run."
        fi
    done
    "$HALFSKY_ROOT/deploy/kafka/broker.sh" status "$run_dir" || true
    "$HALFSKY_ROOT/deploy/postgres/cluster.sh" status "$run_dir" || true
}

forget() {
    stop
    "$HALFSKY_ROOT/deploy/postgres/cluster.sh" wipe "$run_dir"
    find "$run_dir" -mindepth 1 -maxdepth 1 ! -name lock -exec rm -rf {} +
    say "Everything under $run_dir is forgotten."
}

mkdir -p "$run_dir"
chmod a+x "$run_dir"
case $action in
    start)         start "${@:3}" ;;
    stop)          stop ;;
    status)        status ;;
    forget)        forget ;;
    start-service) bin_dir=$(realpath -m "${4:-$HALFSKY_ROOT/build/release/bin}")
                   start_service "${3:?$usage}"; await_service "$3" ;;
    services)      say gateway "${others[@]}" ;;
    stop-service)  stop_service "${3:?$usage}" ;;
    kill-service)  kill_service "${3:?$usage}" ;;
    *)             fail "$usage" ;;
esac
