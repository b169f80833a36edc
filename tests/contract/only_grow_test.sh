#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
#
# Proves that only_grow.sh can fail: in a repository of its own with a tagged release, a body that
# is changed, a body that is gone, a schema that is gone and one that breaks its promise are each
# found, and what grows passes. It leaves nothing behind.
#   only_grow_test.sh TOOL
set -eu

tool=$1
gate=$(dirname "$0")/only_grow.sh
there=$(mktemp -d)
trap 'rm -rf "$there"' EXIT
promised=$there/docs/contracts/released
body=halfsky.offer.made.v1.1.json
schema=halfsky.offer.made.v1.schema.json
passed=0

git_there() { git -C "$there" -c user.name=gate -c user.email=gate@localhost "$@" > /dev/null; }
restore() { git_there checkout --quiet -- . && git_there clean -fdq; }
expect() { # status, what was done
    status=0
    "$gate" "$tool" "$there" > "$there/.said" 2>&1 || status=$?
    if [ "$status" -ne "$1" ]; then
        echo "only_grow_test: $2: status $status, wanted $1" >&2
        cat "$there/.said" >&2
        exit 1
    fi
    passed=$((passed + 1))
    restore
}

git_there init --quiet
mkdir -p "$promised"
cp docs/contracts/released/"$body" docs/contracts/released/"$schema" "$promised"
git_there add -A
git_there commit --quiet -m "a release"
rm "$promised/$body"
expect 0 "nothing is promised before the first tag"

git_there tag v1.0.0
expect 0 "nothing changed"
cp "$promised/$body" "$promised/halfsky.offer.made.v1.9.json"
expect 0 "a body was added"
sed -i 's/2024/2025/' "$promised/$body"
expect 1 "a body was changed"
rm "$promised/$body"
expect 1 "a body is gone"
rm "$promised/$schema"
expect 1 "a schema is gone"
sed -i 's/"maxLength": 40/"maxLength": 39/' "$promised/$schema"
expect 1 "a schema narrowed a limit"
sed -i 's/"offer_id",/"offer_id", "rule_id",/' "$promised/$schema"
expect 1 "a schema requires what was optional"
echo "only_grow_test: $passed cases"
