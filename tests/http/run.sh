#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# run.sh
# The HTTP edge from outside: a real gateway before a real triage on a private PostgreSQL (no broker
# is there), and the shipped proxy before both. edge.py speaks to them byte by byte. It takes free
# ports and a directory of its own, leaves nothing and ends with `N passed, N failed`.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/../../deploy/env.sh"

bin_dir=${HALFSKY_TEST_BIN:-$HALFSKY_ROOT/build/asan/bin}
postgres=$HALFSKY_ROOT/deploy/postgres
parent=$(mktemp -d "${TMPDIR:-/tmp}/halfsky-http.XXXXXX")
run_dir=$parent/run
secrets=$run_dir/secrets
processes=()

clean_up() {
    [ "${#processes[@]}" -eq 0 ] || kill -TERM "${processes[@]}" 2>/dev/null || true
    wait
    "$postgres/cluster.sh" stop "$run_dir" >/dev/null 2>&1 || true
    "$postgres/cluster.sh" wipe "$run_dir" >/dev/null 2>&1 || true
    rm -rf "$parent"
}
trap clean_up EXIT

key() { (umask 077; printf 'key-1 %s\n' "$(openssl rand -hex 32)" >"$secrets/$1.key"); }

# configure NAME PORT: what every service needs; more comes from the input.
configure() {
    local own
    (umask 077; cut -d: -f5 "$secrets/$1.pgpass" >"$secrets/$1.password")
    key "$1.idempotency"
    cat - >"$run_dir/$1.conf" <<END
province = 37
http.port = $2
db.port = $postgres_port
db.password_file = $secrets/$1.password
db.migrate_password_file = $secrets/halfsky_migrate.password
bus.brokers = 127.0.0.1:1
keys.idempotency = $secrets/$1.idempotency.key
keys.arrival = $secrets/arrival.key
END
    cat >>"$run_dir/$1.conf"
}

gateway_settings() {
    local other
    install -d -m 700 "$run_dir/uploads"
    cat <<END
routes.file = $HALFSKY_ROOT/deploy/gateway/routes.txt
http.upload_folder = $run_dir/uploads
http.connections = 4000
http.queue = 4000
anonymous.per_second = 100000
anonymous.burst = 1000000
anonymous.all_per_second = 100000
anonymous.all_burst = 1000000
END
    for other in $(cd "$HALFSKY_ROOT/services" && ls -d -- */service.c | sed 's|/.*||'); do
        [ "$other" = gateway ] || printf 'upstream.%s = http://127.0.0.1:%s\nseal.to.%s = %s\n' \
            "$other" "$([ "$other" = triage ] && say "$triage_port" || say 1)" "$other" \
            "$secrets/gateway-triage.key"
    done
}

launch() { "$@" >"$run_dir/$(basename "$1").log" 2>&1 & processes+=($!); }
answers() { curl -fs -m 5 -o /dev/null "http://127.0.0.1:$1/readyz"; }
proxied() { curl -s -m 5 -o /dev/null --cacert "$run_dir/proxy.crt" "https://127.0.0.1:$1/"; }

certificate() {
    openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 \
        -subj /CN=127.0.0.1 -addext subjectAltName=IP:127.0.0.1 -keyout "$run_dir/proxy.key" \
        -out "$run_dir/proxy.crt" 2>/dev/null
    (umask 077; cat "$run_dir/proxy.crt" "$run_dir/proxy.key" >"$run_dir/proxy.pem")
}

env_require_root
read -r postgres_port gateway_port triage_port proxy_port <<<"$(env_free_ports 4)"
mkdir -p "$secrets"
chmod 755 "$parent"
"$postgres/cluster.sh" start "$run_dir" "$postgres_port" >/dev/null
"$postgres/roles.sh" "$run_dir" "$postgres_port" gateway triage >/dev/null
(umask 077; cut -d: -f5 "$secrets/halfsky_migrate.pgpass" >"$secrets/halfsky_migrate.password")
key arrival
key gateway-triage
configure triage "$triage_port" <<<"seal.keys.gateway = $secrets/gateway-triage.key"
gateway_settings | configure gateway "$gateway_port"
certificate
for name in triage gateway; do
    "$bin_dir/halfsky-$name" --config "$run_dir/$name.conf" --migrate >/dev/null
    (ulimit -Sn 1024; exec "$bin_dir/halfsky-$name" --config "$run_dir/$name.conf") \
        >"$run_dir/$name.log" 2>&1 &
    processes+=($!)
done
HALFSKY_PROXY_BIND=127.0.0.1:$proxy_port HALFSKY_PROXY_CERTIFICATE=$run_dir/proxy.pem \
    HALFSKY_PROXY_GATEWAY=127.0.0.1:$gateway_port HALFSKY_PROXY_EACH=4000 HALFSKY_PROXY_IDLE=600s \
    haproxy -db -f "$HALFSKY_ROOT/deploy/proxy/haproxy.cfg" >"$run_dir/proxy.log" 2>&1 &
processes+=($!)
env_await 30 answers "$triage_port" && env_await 30 answers "$gateway_port" &&
    env_await 10 proxied "$proxy_port" || { tail -n 5 "$run_dir"/*.log; exit 1; }
"$HALFSKY_ROOT/tests/http/edge.py" "$gateway_port" "$triage_port" "$proxy_port" \
    "$run_dir/proxy.crt"
