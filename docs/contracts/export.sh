#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
#
# Writes the contracts as others read them: schemas, asyncapi.json, problems.md, codes.md, fuzz
# seeds, and openapi.json from the services' own --describe. It writes below the folders it is given
# and nowhere else.
#   export.sh TOOL FOLDER SEEDS [SERVICE-BINARY...]
set -eu

if [ $# -lt 3 ]; then
    echo "usage: export.sh TOOL FOLDER SEEDS [SERVICE-BINARY...]" >&2
    exit 2
fi
tool=$1 folder=$2 seeds=$3
shift 3

mkdir -p "$folder/events" "$folder/released"
"$tool" export "$folder"
"$tool" types | while read -r type; do
    mkdir -p "$seeds/$type"
done
"$tool" seeds "$seeds"

[ $# -gt 0 ] || exit 0
said=$(mktemp -d)
trap 'rm -rf "$said"' EXIT
for service in "$@"; do
    "$service" --describe > "$said/${service##*/}.json"
done
"$tool" openapi "$said"/*.json > "$folder/openapi.json.part"
mv "$folder/openapi.json.part" "$folder/openapi.json"
