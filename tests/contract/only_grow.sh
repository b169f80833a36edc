#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
#
# What the latest tagged release (v*) promised in docs/contracts/released/ is still there: bodies
# byte for byte, schemas replaced only by ones that break nothing. Without a tag nothing has been
# promised yet, and it says so.
#   only_grow.sh TOOL REPOSITORY
set -eu

tool=$1 repository=$2
promised=docs/contracts/released
if ! git -C "$repository" rev-parse --git-dir > /dev/null 2>&1; then
    echo "only_grow: no history here, so what was released before cannot be compared"
    exit 0
fi
tag=$(git -C "$repository" describe --tags --abbrev=0 --match 'v[0-9]*' 2> /dev/null || true)
if [ -z "$tag" ]; then
    echo "only_grow: no release is tagged yet"
    exit 0
fi

before=$(mktemp)
trap 'rm -f "$before"' EXIT
failed=0
for name in $(git -C "$repository" ls-tree -r --name-only "$tag" -- "$promised"); do
    git -C "$repository" show "$tag:$name" > "$before"
    case $name in
    *.schema.json)
        if [ ! -f "$repository/$name" ]; then
            echo "$name was released in $tag and is gone" >&2
            failed=1
        elif ! "$tool" breaks "$before" "$repository/$name"; then
            echo "$name no longer keeps what $tag promised" >&2
            failed=1
        fi
        ;;
    *.json)
        if ! cmp -s "$before" "$repository/$name"; then
            echo "$name was released in $tag and is changed or gone: released bodies stay" >&2
            failed=1
        fi
        ;;
    esac
done
exit $failed
