#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# broker.sh start | stop | status | wipe  RUN_DIR [PORT CONTROLLER_PORT]
# One Kafka node (KRaft) on loopback with mutual TLS and ACLs, its data in RUN_DIR/kafka. `start`
# returns when the broker answers a metadata request, and does nothing when it already runs. `wipe`
# forgets the log: the next start is a new cluster with a new id. Topics and ACLs are not made here.
# It must never end a process that is not this run directory's broker.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/../env.sh"
. "$HALFSKY_ROOT/deploy/kafka/wire.sh"

usage='usage: broker.sh start | stop | status | wipe  RUN_DIR [PORT CONTROLLER_PORT]'
action=${1:?$usage}
run_dir=$(realpath -m "${2:?$usage}")
kafka=$run_dir/kafka
data=$kafka/data
properties=$kafka/server.properties
pid_file=$kafka/pid
log=$kafka/broker.log
libs=${HALFSKY_KAFKA_LIBS:-$HALFSKY_ROOT/build/kafka/libs}
archive=$(dirname "$libs")/classes.jsa
start_seconds=120
stop_seconds=30

broker_pid() {
    local pid
    pid=$(cat "$pid_file" 2>/dev/null) || return 1
    [ -n "$pid" ] && env_has_argument "$pid" "$properties" && say "$pid"
}

broker_port() { sed -n 's|^advertised.listeners=SSL://127.0.0.1:||p' "$properties"; }

write_properties() {
    sed -e "s|@PORT@|$1|g" -e "s|@CONTROLLER_PORT@|$2|g" \
        -e "s|@DATA@|$data|g" -e "s|@TLS@|$run_dir/tls|g" \
        "$HALFSKY_ROOT/deploy/kafka/server.properties" >"$properties"
}

# Java's archive of the broker's classes, which the first broker that ends in peace leaves behind:
# with it a start costs a third less. Java itself does without one that does not fit.
archived() { [ "$archive" -nt "$java" ] && [ "$archive" -nt "$libs" ]; }
class_options() {
    if archived; then
        say "-XX:SharedArchiveFile=$archive"
    elif [ -w "$(dirname "$archive")" ]; then
        say "-XX:ArchiveClassesAtExit=$kafka/classes.jsa"
    fi
}
archive_kept() {
    [ -s "$kafka/classes.jsa" ] || return 0
    cp "$kafka/classes.jsa" "$archive.$$" && mv -f "$archive.$$" "$archive" || rm -f "$archive.$$"
    rm -f "$kafka/classes.jsa"
}

# A cluster id is a random UUID in URL-safe base64. The marker file is written last: a format cut
# short is done again.
format_once() {
    local id options=()
    [ -s "$kafka/cluster_id" ] && return 0
    ! archived || options=("-XX:SharedArchiveFile=$archive")
    rm -rf "$data"
    mkdir -p "$data"
    id=A$(openssl rand -base64 16 | tr '+/' '-_' | cut -c 2-22)
    "$java" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmx128m -XX:-UsePerfData \
        "${options[@]}" -Dorg.slf4j.simpleLogger.defaultLogLevel=warn -cp "$libs/*" \
        kafka.tools.StorageTool format --cluster-id "$id" --config "$properties" \
        >"$kafka/format.log" 2>&1 ||
        fail "Kafka's data directory could not be formatted ($(tail -n 1 "$kafka/format.log")):" \
            "see $kafka/format.log."
    say "$id" >"$kafka/cluster_id"
}

java_options() {
    local logger=-Dorg.slf4j.simpleLogger
    mapfile -t options < <(class_options)
    options+=(-Xms256m -Xmx512m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:-UsePerfData)
    options+=(-XX:+ExitOnOutOfMemoryError -XX:-CreateCoredumpOnCrash)
    options+=("-XX:ErrorFile=$kafka/crash.log" "-Djava.io.tmpdir=$kafka/tmp")
    options+=(-Djava.awt.headless=true -Djava.net.preferIPv4Stack=true)
    options+=("$logger.defaultLogLevel=warn" "$logger.log.kafka.authorizer.logger=info")
    options+=("$logger.log.kafka.server.KafkaRaftServer=info" "$logger.showDateTime=true")
    options+=("$logger.dateTimeFormat=yyyy-MM-dd'T'HH:mm:ss.SSSXXX")
    # The first compiler alone makes a broker that is up soon; one that works for long wants both.
    read -ra more <<<"${HALFSKY_KAFKA_JAVA_OPTIONS:-}"
    options+=("${more[@]}")
}

launch() {
    local options more
    java_options
    [ ! -e "$log" ] || mv "$log" "$log.1"
    (
        cd "$kafka"
        ulimit -c 0
        ulimit -n 65536 2>/dev/null || true
        env_close_descriptors
        exec setsid "$java" "${options[@]}" -cp "$libs/*" kafka.Kafka "$properties" \
            >"$log" 2>&1 </dev/null
    ) &
    say $! >"$pid_file"
}

# The threads that answer go before those who wait for them, where that is allowed; not the process,
# whose compilers and collector would then stop everybody else on a host that it shares.
answer_first() {
    local thread
    for thread in "/proc/$(broker_pid)/task"/*; do
        case $(cat "$thread/comm") in data-plane*) renice -n -10 -p "${thread##*/}" ;; esac
    done >/dev/null 2>&1 || true
}

# Gives up at once when the process is gone: waiting longer would not bring it back.
answers_or_dead() { wire_cluster >"$kafka/answer" || ! broker_pid >/dev/null; }

last_error() {
    local line
    line=$(grep -aE 'ERROR|FATAL|Exception|Error' "$log" | tail -n 1 | cut -c 1-300 || true)
    say "${line:-$(tail -n 1 "$log" | cut -c 1-300)}"
}

start() {
    local port=${1:?$usage} controller_port=${2:?$usage} java
    wire_as "$run_dir" "$port"
    if broker_pid >/dev/null; then
        [ "$(broker_port)" = "$port" ] ||
            fail "Kafka of $run_dir already runs, on port $(broker_port): stop it first."
        env_await "$start_seconds" answers_or_dead && broker_pid >/dev/null ||
            fail "Kafka of $run_dir runs but does not answer on port $port ($(last_error)): stop" \
                "it, then see $log."
        say "Kafka already runs on 127.0.0.1:$port (cluster $(cat "$kafka/answer"))."
        return
    fi
    [ -s "$run_dir/tls/broker.keystore.pem" ] ||
        fail "There are no certificates in $run_dir/tls: run deploy/tls/make.sh $run_dir first."
    [ -d "$libs" ] || fail "Kafka's jars are not in $libs: run deploy/kafka/fetch.sh first."
    java=$(env_java) || fail "There is no Java 17 or later here: run deploy/install.sh first."
    env_require_port Kafka "$port"
    env_require_port "Kafka's controller" "$controller_port"
    env_require_disk "$run_dir" 500
    (umask 077; mkdir -p "$kafka/tmp")
    write_properties "$port" "$controller_port"
    format_once
    launch
    if ! env_await "$start_seconds" answers_or_dead; then
        stop >/dev/null
        fail "Kafka did not answer on port $port within $start_seconds seconds" \
            "($(last_error)): see $log."
    fi
    answer_first
    broker_pid >/dev/null || fail "Kafka ended while starting ($(last_error)): see $log."
    say "Kafka answers on 127.0.0.1:$port with mutual TLS (cluster $(cat "$kafka/answer"))."
}

gone() { ! kill -0 "$1" 2>/dev/null; }

stop() {
    local pid
    pid=$(broker_pid) || { rm -f "$pid_file"; say "Kafka does not run."; return; }
    kill "$pid"
    if ! env_await "$stop_seconds" gone "$pid"; then
        say "Kafka did not end within $stop_seconds seconds and is killed;" \
            "its log is recovered at the next start." >&2
        kill -KILL "$pid" 2>/dev/null || true
        env_await 5 gone "$pid" || fail "Kafka (process $pid) cannot be ended: see what holds it."
    fi
    rm -f "$pid_file"
    archive_kept
    say "Kafka has stopped."
}

status() {
    local pid cluster
    pid=$(broker_pid) || { say "Kafka does not run."; exit 3; }
    wire_as "$run_dir" "$(broker_port)"
    if ! cluster=$(wire_cluster); then
        say "Kafka runs (process $pid) but does not answer on port $(broker_port)."
        exit 1
    fi
    say "Kafka runs (process $pid) on 127.0.0.1:$(broker_port), cluster $cluster."
}

wipe() {
    if broker_pid >/dev/null; then
        fail "Kafka of $run_dir runs: stop it before its data is wiped."
    fi
    rm -rf "$data" "$kafka/cluster_id" "$kafka/tmp" "$pid_file"
    say "Kafka's data is gone; the next start makes a new cluster."
}

case $action in
    start)  start "${@:3}" ;;
    stop)   stop ;;
    status) status ;;
    wipe)   wipe ;;
    *)      fail "$usage" ;;
esac
