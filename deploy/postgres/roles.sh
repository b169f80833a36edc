#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# roles.sh RUN_DIR PORT SERVICE…
# The database halfsky, and for each service its schema, the role SERVICE_owner that owns it (no
# login), the role SERVICE that may use it (login, password in RUN_DIR/secrets/SERVICE.pgpass), and
# halfsky_migrate, which may become any owner. What is there stays; passwords are set again from the
# files. It must never give a right to PUBLIC or to another service.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/../env.sh"

usage='usage: roles.sh RUN_DIR PORT SERVICE…'
run_dir=$(realpath -m "${1:?$usage}")
port=${2:?$usage}
shift 2
[ $# -gt 0 ] || fail "$usage"
secrets=$run_dir/secrets
sql=$HALFSKY_ROOT/deploy/postgres
log=$run_dir/roles.log

as_superuser() {
    PGPASSFILE=$secrets/postgres.pgpass PGOPTIONS='-c client_min_messages=warning' \
        psql -X -w -q -v ON_ERROR_STOP=1 -h 127.0.0.1 -p "$port" -U postgres \
        -d "$1" "${@:2}" >"$log" 2>&1 ||
        fail "The database roles could not be made" \
            "($(grep -aE 'ERROR|connection to server' "$log" | head -n 1)): see $log."
}

secret() {
    [ -s "$secrets/$1.pgpass" ] ||
        (umask 077; printf '*:*:*:%s:%s\n' "$1" "$(openssl rand -hex 24)" >"$secrets/$1.pgpass")
}

# psql reads the password from the file, so that it is in no argument list.
service_sql() {
    printf '\\set service %s\n' "$1"
    printf '\\set secret_file %s\n\\i %s\n' "'$secrets/$1.pgpass'" "'$sql/service_role.sql'"
}

for service in "$@"; do
    [[ $service =~ ^[a-z][a-z0-9_]{0,39}$ && ! $service =~ ^(postgres|halfsky_migrate|pg_.*)$ ]] ||
        fail "'$service' cannot name a service's role: use a small letter, then small letters," \
            "digits or _."
done
[ -r "$secrets/postgres.pgpass" ] ||
    fail "There is no cluster in $run_dir: run deploy/postgres/cluster.sh start $run_dir $port" \
        "first."
as_superuser postgres -f "$sql/database.sql"
secret halfsky_migrate
for service in "$@"; do secret "$service"; done
{
    printf '\\set secret_file %s\n\\i %s\n' \
        "'$secrets/halfsky_migrate.pgpass'" "'$sql/migrate_role.sql'"
    for service in "$@"; do service_sql "$service"; done
} >"$run_dir/roles.sql"
as_superuser halfsky -1 -f "$run_dir/roles.sql"
rm -f "$run_dir/roles.sql" "$log"
say "Database roles are in place: $*"
