#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# cluster.sh start | stop | status | wipe  RUN_DIR [PORT]
# One private PostgreSQL 15 cluster in RUN_DIR/postgres, on loopback and a socket of its own, run by
# the user postgres (root may not run it). Where that user cannot reach RUN_DIR, because a directory
# above is closed to it, RUN_DIR/postgres is a link to a directory under /var/lib/halfsky. The
# superuser's password is in RUN_DIR/secrets/postgres.pgpass. Roles are made by roles.sh. It must
# never loosen a directory above RUN_DIR, and never touch another run directory's cluster.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/../env.sh"

usage='usage: cluster.sh start | stop | status | wipe  RUN_DIR [PORT]'
action=${1:?$usage}
run_dir=$(realpath -m "${2:?$usage}")
area=$run_dir/postgres
secrets=$run_dir/secrets
binaries=${HALFSKY_PG_BIN:-/usr/lib/postgresql/15/bin}
elsewhere=/var/lib/halfsky
start_seconds=60

as_postgres() {
    if [ "$(id -u)" -eq 0 ]; then
        (cd / && exec setpriv --reuid=postgres --regid=postgres --init-groups -- \
            env -u PGPASSFILE HOME=/ LC_ALL=C.UTF-8 "$@")
    else
        (cd / && exec env LC_ALL=C.UTF-8 "$@")
    fi
}

# The real path, since the user postgres may not be able to follow the link through RUN_DIR.
data_dir() { say "$(realpath -m "$area")/data"; }

# Empty, and so no socket, where its path would be longer than a socket's may be.
socket_dir() {
    local dir
    dir=$(realpath -m "$area")
    [ "${#dir}" -gt 85 ] || say "$dir"
}

postmaster() { sed -n 1p "$area/data/postmaster.pid" 2>/dev/null; }

running() { [ -n "$(postmaster)" ] && env_has_argument "$(postmaster)" "$(data_dir)"; }

running_port() { sed -n 4p "$area/data/postmaster.pid"; }

own() { [ "$(id -u)" -ne 0 ] || chown postgres:postgres "$@"; }

make_area() {
    [ -d "$area" ] && return 0
    rm -f "$area"
    chmod a+x "$run_dir"
    if as_postgres test -x "$run_dir"; then
        mkdir "$area"
    else
        mkdir -p -m 755 "$elsewhere"
        ln -s "$(mktemp -d "$elsewhere/postgres.XXXXXXXX")" "$area"
    fi
    chmod 700 "$(realpath "$area")"
    own "$(realpath "$area")"
}

# A passfile for libpq: any host and port, since the port may change from run to run.
make_superuser_secret() {
    [ -s "$secrets/postgres.pgpass" ] && return 0
    (umask 077; printf '*:*:*:postgres:%s\n' "$(openssl rand -hex 24)" >"$secrets/postgres.pgpass")
}

# Made beside and moved into place, so that an initdb cut short is done again.
initialise_once() {
    local new password
    [ -d "$area/data" ] && return 0
    say "Making the PostgreSQL cluster …"
    new=$(realpath "$area")/data.new
    password=$(realpath "$area")/password
    rm -rf "$new"
    (umask 077; cut -d: -f5 "$secrets/postgres.pgpass" >"$password")
    own "$password"
    if ! as_postgres "$binaries/initdb" -D "$new" --username=postgres --pwfile="$password" \
        --auth=scram-sha-256 --encoding=UTF8 --locale=C.UTF-8 --data-checksums \
        >"$run_dir/initdb.log" 2>&1; then
        rm -f "$password"
        fail "The PostgreSQL cluster could not be made" \
            "($(tail -n 1 "$run_dir/initdb.log")): see $run_dir/initdb.log."
    fi
    rm -f "$password" "$run_dir/initdb.log"
    say "include 'halfsky.conf'" >>"$new/postgresql.conf"
    mv "$new" "$(data_dir)"
}

write_configuration() {
    install -m 600 "$HALFSKY_ROOT/deploy/postgres/postgresql.conf" "$area/data/halfsky.conf"
    install -m 600 "$HALFSKY_ROOT/deploy/postgres/pg_hba.conf" "$area/data/pg_hba.conf"
    own "$area/data/halfsky.conf" "$area/data/pg_hba.conf"
}

answers() {
    PGPASSFILE=$secrets/postgres.pgpass PGCONNECT_TIMEOUT=5 "$binaries/psql" -X -w -q -At \
        -h 127.0.0.1 -p "$1" -U postgres -c 'select 1' postgres \
        >/dev/null 2>"$run_dir/postgres.answer"
}

last_error() { grep -aE 'FATAL|PANIC|ERROR' "$area/server.log" | tail -n 1 | cut -c 1-300 || true; }

launch() {
    (
        ulimit -c 0
        env_close_descriptors
        as_postgres "$binaries/pg_ctl" -D "$(data_dir)" -s -w -t "$start_seconds" -l "$log" \
            -o "-p $1 -k '$(socket_dir)'" start
    ) >/dev/null 2>&1 </dev/null
}

# After a kill the old backends may need a moment to see that their postmaster is gone.
launch_patiently() {
    log=$(realpath "$area")/server.log
    [ ! -e "$log" ] || mv "$log" "$log.1"
    if [ -e "$area/data/postmaster.pid" ]; then env_await 15 launch "$1"; else launch "$1"; fi
}

start() {
    local port=${1:?$usage}
    if running; then
        [ "$(running_port)" = "$port" ] ||
            fail "PostgreSQL of $run_dir already runs, on port $(running_port): stop it first."
        answers "$port" ||
            fail "PostgreSQL of $run_dir runs but refuses" \
                "($(head -n 1 "$run_dir/postgres.answer")): see $area/server.log."
        say "PostgreSQL already runs on 127.0.0.1:$port."
        return
    fi
    [ -x "$binaries/initdb" ] ||
        fail "PostgreSQL 15 is not in $binaries: run deploy/install.sh first."
    env_require_port PostgreSQL "$port"
    env_require_disk "$run_dir" 500
    mkdir -p "$run_dir" "$secrets"
    chmod 700 "$secrets"
    make_area
    make_superuser_secret
    initialise_once
    write_configuration
    launch_patiently "$port" ||
        fail "PostgreSQL did not start on port $port ($(last_error)): see $area/server.log."
    env_await 10 answers "$port" ||
        fail "PostgreSQL runs on port $port but refuses" \
            "($(head -n 1 "$run_dir/postgres.answer")): see $area/server.log."
    rm -f "$run_dir/postgres.answer"
    say "PostgreSQL answers on 127.0.0.1:$port."
}

stop_by() {
    as_postgres "$binaries/pg_ctl" -D "$(data_dir)" -s -w -t "$2" -m "$1" stop >/dev/null 2>&1
}

stop() {
    running || { say "PostgreSQL does not run."; return; }
    stop_by fast 30 || stop_by immediate 10 ||
        fail "PostgreSQL of $run_dir could not be stopped: see $area/server.log, then end process" \
            "$(postmaster)."
    say "PostgreSQL has stopped."
}

status() {
    running || { say "PostgreSQL does not run."; exit 3; }
    if ! answers "$(running_port)"; then
        say "PostgreSQL runs but refuses ($(head -n 1 "$run_dir/postgres.answer"))."
        exit 1
    fi
    say "PostgreSQL runs (process $(postmaster)) on 127.0.0.1:$(running_port)."
}

wipe() {
    if running; then fail "PostgreSQL of $run_dir runs: stop it before its data is wiped."; fi
    [ ! -d "$area" ] || rm -rf "$(realpath "$area")"
    rm -rf "$area" "$secrets"/*.pgpass "$run_dir/postgres.answer"
    rmdir "$elsewhere" 2>/dev/null || true
    say "PostgreSQL's data and passwords are gone."
}

case $action in
    start)  start "${@:3}" ;;
    stop)   stop ;;
    status) status ;;
    wipe)   wipe ;;
    *)      fail "$usage" ;;
esac
