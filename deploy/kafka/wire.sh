#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# The few words of Kafka's protocol that a script needs (is the broker there, which cluster is it,
# make a topic), spoken through openssl, so that waiting for a broker costs no second Java. Sourced,
# never run; WIRE_* say whom to ask and as whom. Bytes are hexadecimal text here. Whatever carries
# events is done by the services themselves, never from here.

wire_i8()  { printf '%02x' "$1"; }
wire_i16() { printf '%04x' "$(($1 & 0xffff))"; }
wire_i32() { printf '%08x' "$(($1 & 0xffffffff))"; }
wire_string() { wire_i16 "${#1}"; printf '%s' "$1" | od -An -v -tx1 | tr -d ' \n'; }

# wire_as RUN_DIR PORT [PRINCIPAL]
wire_as() {
    WIRE_PORT=$2
    WIRE_OPTIONS=(-quiet -connect "127.0.0.1:$2" -CAfile "$1/tls/ca.pem" -verify_return_error)
    WIRE_OPTIONS+=(-cert "$1/tls/${3:-admin}.crt.pem" -key "$1/tls/${3:-admin}.key.pem")
}

# wire_call API VERSION BODY: prints the answer after its correlation id; fails when none comes
# within 5 seconds. Only inside $(…): it may end the shell it runs in.
wire_call() {
    local request length answer='' pid from to rc=0
    request="$(wire_i16 "$1")$(wire_i16 "$2")$(wire_i32 1)$(wire_string halfsky-deploy)$3"
    request="$(wire_i32 $((${#request} / 2)))$request"
    coproc WIRE { exec timeout 5 openssl s_client "${WIRE_OPTIONS[@]}" 2>/dev/null; }
    pid=$WIRE_PID
    # A substitution does not see a coprocess's own descriptors; a refused openssl may be gone
    # before this line.
    { exec {from}<&"${WIRE[0]}" {to}>&"${WIRE[1]}" || exit 1; } 2>/dev/null
    { printf "$(sed 's/../\\x&/g' <<<"$request")" >&"$to"; } 2>/dev/null || rc=1
    length=$(head -c 4 <&"$from" | od -An -v -tx1 | tr -d ' \n')
    [ "${#length}" -eq 8 ] &&
        answer=$(head -c $((16#$length)) <&"$from" | od -An -v -tx1 | tr -d ' \n') || rc=1
    exec {from}<&- {to}>&-
    kill "$pid" 2>/dev/null || true
    wait "$pid" 2>/dev/null || true
    [ "$rc" -eq 0 ] && [ "${#answer}" -ge 8 ] && printf '%s' "${answer:8}"
}

# wire_cluster: prints the cluster id once the broker has taken its place in the cluster (Metadata
# version 4, no topics).
wire_cluster() {
    local answer length
    answer=$(wire_call 3 4 "$(wire_i32 0)$(wire_i8 0)") || return 1
    [ "$((16#${answer:8:8}))" -ge 1 ] || return 1     # brokers known; the throttle time comes first
    answer=${answer:24}                               # and past the first broker's node id
    length=$((16#${answer:0:4}))
    answer=${answer:$((4 + length * 2 + 8))}          # past host and port
    [ "${answer:0:4}" = ffff ] && length=0 || length=$((16#${answer:0:4}))     # its rack
    answer=${answer:$((4 + length * 2))}
    length=$((16#${answer:0:4}))
    printf "$(sed 's/../\\x&/g' <<<"${answer:4:$((length * 2))}")\n"
}

# wire_create_topic NAME PARTITIONS: prints the broker's error code, 0 for done (CreateTopics
# version 2).
wire_create_topic() {
    local topic answer
    topic=$(wire_string "$1")$(wire_i32 "$2")$(wire_i16 1)$(wire_i32 0)$(wire_i32 0)
    answer=$(wire_call 19 2 "$(wire_i32 1)$topic$(wire_i32 10000)$(wire_i8 0)") || return 1
    answer=${answer:$((8 + 8 + 4 + 2 * ${#1}))}
    printf '%d\n' "$((16#${answer:0:4}))"
}
