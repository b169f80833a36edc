#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# run.sh [ROUNDS [SEED [LOAD_MS]]]
# The order test against a private PostgreSQL of its own: our relay and the six strategies that are
# known to be bad. It takes a free port and leaves nothing; it ends with `N passed, N failed`.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/../../deploy/env.sh"

rounds=${1:-1}
seed=${2:-7}
load_ms=${3:-1400}
program=$HALFSKY_ROOT/build/asan/bin/tests/order/order
postgres=$HALFSKY_ROOT/deploy/postgres
parent=$(mktemp -d "${TMPDIR:-/tmp}/halfsky-order.XXXXXX")
run_dir=$parent/run
secrets=$run_dir/secrets

clean_up() {
    "$postgres/cluster.sh" stop "$run_dir" >/dev/null 2>&1 || true
    "$postgres/cluster.sh" wipe "$run_dir" >/dev/null 2>&1 || true
    rm -rf "$parent"
}
trap clean_up EXIT

password() { (umask 077; cut -d: -f5 "$secrets/$1.pgpass" >"$secrets/$1.password"); }
superuser() {
    PGPASSFILE=$secrets/postgres.pgpass psql -X -w -q -v ON_ERROR_STOP=1 -h 127.0.0.1 \
        -p "$port" -U postgres -d halfsky -c "$1"
}

env_require_root
port=$(env_free_ports 1)
mkdir -p "$run_dir"
chmod 755 "$parent"
"$postgres/cluster.sh" start "$run_dir" "$port" >/dev/null
"$postgres/roles.sh" "$run_dir" "$port" ordering >/dev/null
for role in ordering halfsky_migrate postgres; do password "$role"; done
# Transactions of nobody's: the schedules count xids. What they prove does not hang on the disk.
superuser 'alter system set autovacuum = off'
superuser 'alter system set fsync = off'
superuser 'select pg_reload_conf()' >/dev/null
"$program" "$port" "$secrets" "$rounds" "$seed" "$load_ms"
