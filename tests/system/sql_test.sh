#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# sql_test.sh [BIN_DIR]
# Every service against a private, migrated PostgreSQL: each of its statements is prepared under its
# own role, its plan has an index, and what it shows at /metrics is what Prometheus reads. Each
# check is also seen to fail. It takes free ports and a directory of its own and leaves nothing.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/../../deploy/env.sh"

bin_dir=$(realpath -m "${1:-$HALFSKY_ROOT/build/asan/bin}")
postgres=$HALFSKY_ROOT/deploy/postgres
parent=$(mktemp -d "${TMPDIR:-/tmp}/halfsky-sql.XXXXXX")
run_dir=$parent/run
secrets=$run_dir/secrets
output=$parent/output
passed=0
failed=0
mapfile -t services < <(cd "$HALFSKY_ROOT/services" && ls -d -- */service.c | sed 's|/.*||')
declare -A process=()

clean_up() {
    local name
    for name in "${!process[@]}"; do kill -KILL "${process[$name]}" 2>/dev/null || true; done
    "$postgres/cluster.sh" stop "$run_dir" >/dev/null 2>&1 || true
    "$postgres/cluster.sh" wipe "$run_dir" >/dev/null 2>&1 || true
    rm -rf "$parent"
}
trap clean_up EXIT

# check SENTENCE COMMAND…
check() {
    if "${@:2}" >"$output" 2>&1; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        printf 'FAILED: %s\n' "$1"
        sed 's/^/    /' "$output" | head -n 40
    fi
}
refuses() { ! "$@"; }
all_say() { local text=$1; shift; "$@" | tee "$parent/said"; grep -q -- "$text" "$parent/said"; }

key() { (umask 077; printf 'key-1 %s\n' "$(openssl rand -hex 32)" >"$secrets/$1.key"); }

# What every service needs, and what deploy/services/<name>.conf adds; no broker is there.
configure() {
    local name=$1 file=$HALFSKY_ROOT/deploy/services/$1.conf own
    [ -f "$file" ] || file=/dev/null
    (umask 077; cut -d: -f5 "$secrets/$name.pgpass" >"$secrets/$name.password")
    key "$name.idempotency"
    cat >"$run_dir/$name.conf" <<END
province = 37
http.port = $2
db.port = $postgres_port
db.password_file = $secrets/$name.password
db.migrate_password_file = $secrets/halfsky_migrate.password
bus.brokers = 127.0.0.1:1
keys.idempotency = $secrets/$name.idempotency.key
keys.arrival = $secrets/arrival.key
END
    if [ "$name" = gateway ]; then
        for own in "${services[@]}"; do
            [ "$own" = gateway ] || {
                key "gateway-$own"
                printf 'upstream.%s = http://127.0.0.1:1\nseal.to.%s = %s\n' "$own" "$own" \
                    "$secrets/gateway-$own.key"
            }
        done >>"$run_dir/$name.conf"
    fi
    sed -e '/^#/d' -e "s|@RUN_DIR@|$run_dir|g" -e "s|@ROOT@|$HALFSKY_ROOT|g" "$file" \
        >>"$run_dir/$name.conf"
    for own in $(sed -n 's|.*= *@RUN_DIR@/secrets/\(.*\)\.key$|\1|p' "$file"); do key "$own"; done
    for own in $(sed -n 's|.*folder *= *@RUN_DIR@/\(.*\)$|\1|p' "$file"); do
        install -d -m 700 "$run_dir/$own"
    done
}

service() { "$bin_dir/halfsky-$1" --config "$run_dir/$1.conf" "${@:2}"; }

plans() {
    PGHOST=127.0.0.1 PGPORT=$postgres_port PGDATABASE=halfsky PGUSER=$1 \
        PGPASSFILE=$secrets/$1.pgpass "$HALFSKY_ROOT/tests/system/sql_plans.py" "$@"
}
# The statements of migrations run as another role and once.
plans_of() {
    mapfile -t files < <(find "$HALFSKY_ROOT/common/runtime/sql" "$HALFSKY_ROOT/services/$1/sql" \
        -maxdepth 1 -name '*.sql' ! -name migrate.sql | sort)
    plans "$1" "${files[@]}"
}
superuser() {
    PGPASSFILE=$secrets/postgres.pgpass psql -X -w -q -v ON_ERROR_STOP=1 -h 127.0.0.1 \
        -p "$postgres_port" -U postgres -d halfsky "$@"
}
fill() {
    superuser -v service="$1" -v small="$("$HALFSKY_ROOT/tests/system/sql_plans.py" --small)" \
        -f "$HALFSKY_ROOT/tests/system/sql_fill.sql"
}

# Functions that run with their owner's eyes, and who but the service may ask them.
looks_past_walls() {
    superuser -At -v service="$1" <<'END' | tee "$parent/said"
select p.oid::regprocedure from pg_proc p
where p.pronamespace = :'service'::regnamespace and p.prosecdef
  and exists (select from aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a
              where a.privilege_type = 'EXECUTE' and a.grantee <> p.proowner
                and a.grantee <> :'service'::regrole)
END
    [ ! -s "$parent/said" ]
}

answers() { curl -fs -m 5 -o /dev/null "http://127.0.0.1:$1/readyz"; }
answers_or_gone() { answers "$2" || ! kill -0 "${process[$1]}" 2>/dev/null; }
metrics_of() {
    # No function here: its shell would get the signal, and the service would live on.
    "$bin_dir/halfsky-$1" --config "$run_dir/$1.conf" >"$run_dir/$1.log" 2>&1 &
    process[$1]=$!
    env_await 60 answers_or_gone "$1" "$2" && answers "$2" || { tail "$run_dir/$1.log"; return 1; }
    curl -fs -m 10 "http://127.0.0.1:$2/metrics" >"$parent/metrics"
    kill -TERM "${process[$1]}"
    wait "${process[$1]}" || true
    unset "process[$1]"
    grep -q '^halfsky_units_committed_total' "$parent/metrics"
    promtool check metrics <"$parent/metrics"
}

prepare() {
    mkdir -p "$secrets"
    chmod 755 "$parent"
    "$postgres/cluster.sh" start "$run_dir" "$postgres_port" >/dev/null
    "$postgres/roles.sh" "$run_dir" "$postgres_port" "${services[@]}" >/dev/null
    key arrival
    (umask 077; cut -d: -f5 "$secrets/halfsky_migrate.pgpass" >"$secrets/halfsky_migrate.password")
}

# A statement that lost its right, a table that lost its index and a metric without a kind are seen.
checks_can_fail() {
    local name=${services[0]}
    printf '%s\n' '-- name: planted' 'select count(*) from ledger where body = $1' \
        >"$parent/planted.sql"
    check 'a statement without an index is found' refuses plans "$name" "$parent/planted.sql"
    printf '%s\n' '-- name: planted' 'select seq from ledger where kind = $1 and seq = $2' \
        >"$parent/planted.sql"
    check 'a condition that skips a column of its index is found' \
        refuses plans "$name" "$parent/planted.sql"
    superuser -c "revoke insert on $name.ledger from $name"
    superuser -c "create function $name.planted() returns int
        language sql security definer return 1"
    check 'a function that anybody may ask with its owner'"'"'s eyes is found' \
        refuses looks_past_walls "$name"
    check 'a right that a statement lacks is found' refuses service "$name" --check-sql
    superuser -c "grant insert on $name.ledger to $name"
    check 'a metric that Prometheus cannot read is found' \
        refuses promtool check metrics <<<'halfsky_planted_total{x=1} 1'
}

env_require_root
read -r postgres_port http_port <<<"$(env_free_ports 2)"
prepare
for name in "${services[@]}"; do
    configure "$name" "$http_port"
    check "$name: its schema can be made" service "$name" --migrate
    check "$name: every statement is prepared under its own role" \
        all_say 'statements prepared' service "$name" --check-sql
    check "$name: Prometheus reads its metrics" metrics_of "$name" "$http_port"
    check "$name: it alone asks what looks past the second wall" looks_past_walls "$name"
    check "$name: its tables are filled" fill "$name"
    check "$name: every plan has an index" all_say 'plans looked at' plans_of "$name"
done
checks_can_fail
say "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
