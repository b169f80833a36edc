#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# make.sh RUN_DIR [--services FILE] [NAME…]
# A private certificate authority and one certificate for each principal: the services (FILE, one
# name a line, or gateway intake triage), admin, broker, and every further NAME (a partner agency).
# The CN is the principal's name.
# RUN_DIR/tls/ca.pem, NAME.crt.pem, NAME.key.pem (PKCS#8, mode 0600). What is still valid stays as
# it is. It must never write a key that others can read, nor sign for a name that is not asked for.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/../env.sh"

run_dir=${1:?usage: make.sh RUN_DIR [--services FILE] [NAME…]}
shift
services='gateway intake triage'
if [ "${1:-}" = --services ]; then
    [ -r "${2:-}" ] ||
        fail "The list of services '${2:-}' cannot be read: give a file with one name a line."
    services=$(sed -e 's/#.*//' "$2")
    shift 2
fi
tls=$run_dir/tls
keep_seconds=$((30 * 86400))    # renewed when less than this is left

# still_valid CERTIFICATE: signed by this authority, begun, and not about to end.
still_valid() {
    openssl verify -CAfile "$tls/ca.pem" "$1" >/dev/null 2>&1 &&
        openssl x509 -noout -checkend "$keep_seconds" -in "$1" >/dev/null
}

new_key() {
    openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out "$1.new" 2>/dev/null
    chmod 600 "$1.new"
    mv "$1.new" "$1"
}

authority() {
    [ -s "$tls/ca.key.pem" ] && [ -s "$tls/ca.pem" ] && still_valid "$tls/ca.pem" && return 0
    if [[ $(openssl verify -CAfile "$tls/ca.pem" "$tls/ca.pem" 2>&1) == *'not yet valid'* ]]; then
        fail "The certificates in $tls begin in the future: the clock was set back; set it right," \
            "or remove that directory."
    fi
    rm -f "$tls/ca.pem"             # cut short here, the next call starts over
    new_key "$tls/ca.key.pem"
    openssl req -new -x509 -sha256 -days 3650 -key "$tls/ca.key.pem" \
        -subj "/CN=Half Sky private authority" \
        -addext 'keyUsage=critical,keyCertSign,cRLSign' -out "$tls/ca.pem.new"
    mv "$tls/ca.pem.new" "$tls/ca.pem"
}

certificate() {
    local name=$1 stem=$tls/$1
    [[ $name =~ ^[a-z][a-z0-9_-]{0,39}$ ]] ||
        fail "'$name' cannot name a certificate: use a small letter, then small letters, digits," \
            "- or _."
    [ -s "$stem.key.pem" ] && [ -s "$stem.crt.pem" ] && still_valid "$stem.crt.pem" && return 0
    rm -f "$stem.crt.pem"
    new_key "$stem.key.pem"
    openssl req -new -sha256 -key "$stem.key.pem" -subj "/CN=$name" |
        openssl x509 -req -sha256 -days 730 -CA "$tls/ca.pem" -CAkey "$tls/ca.key.pem" \
            -set_serial "0x00$(openssl rand -hex 15)" \
            -extfile <(certificate_extensions "$name") -out "$stem.crt.pem.new" 2>/dev/null
    mv "$stem.crt.pem.new" "$stem.crt.pem"
    made+=("$name")
}

certificate_extensions() {
    cat <<END
basicConstraints = critical, CA:FALSE
keyUsage = critical, digitalSignature
extendedKeyUsage = serverAuth, clientAuth
subjectAltName = DNS:localhost, DNS:$1, IP:127.0.0.1
END
}

command -v openssl >/dev/null || fail "openssl is not installed: run deploy/install.sh first."
env_require_clock
umask 077
mkdir -p "$run_dir" "$tls"
chmod 700 "$tls"
made=()
authority
for name in $services admin broker "$@"; do certificate "$name"; done
# Kafka reads key and chain from one file.
cat "$tls/broker.key.pem" "$tls/broker.crt.pem" "$tls/ca.pem" >"$tls/broker.keystore.pem"
[ "${#made[@]}" -gt 0 ] && say "Certificates made: ${made[*]}" || say "Certificates are in place."
