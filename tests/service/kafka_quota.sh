#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# kafka_quota.sh RUN_DIR PORT USER BYTES_A_SECOND
# Makes the broker of a test slow for one user: a quota on what it may write, as an operator of a
# shared broker would set it (AlterClientQuotas, version 0).
set -euo pipefail
cd "$(dirname "$0")/../.."
. deploy/env.sh
. deploy/kafka/wire.sh

entity="$(wire_i32 1)$(wire_string user)$(wire_string "$3")"
rate=$(python3 -c 'import struct, sys; print(struct.pack(">d", float(sys.argv[1])).hex())' "$4")
operation="$(wire_i32 1)$(wire_string producer_byte_rate)$rate$(wire_i8 0)"
wire_as "$1" "$2"
answer=$(wire_call 49 0 "$(wire_i32 1)$entity$operation$(wire_i8 0)") ||
    fail "The broker on port $2 does not answer."
# throttle time, count of entities, then the error of the first
[ "${answer:16:4}" = 0000 ] || fail "The broker refuses the quota (error 0x${answer:16:4})."
