#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
#
# Follows the walk-through of CONTRIBUTING.md to the letter: clones this tree as it is committed
# into a scratch folder, runs the page's sh blocks there one by one, as they stand, and stops at
# the first that fails. It changes nothing here. The transcript goes to standard output.
#   docs/proof/walk-through.sh SCRATCH-FOLDER
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
scratch=${1:?usage: walk-through.sh SCRATCH-FOLDER}
git clone -q "$root" "$scratch"
cd "$scratch"
echo "commit $(git rev-parse --short HEAD)"
awk -v folder=.git '
    /^## / { inside = /walk-through/ }
    /^```/ { file = inside && /^```sh/ ? sprintf("%s/block-%02d", folder, ++n) : ""; next }
    file { print > file }' CONTRIBUTING.md
for block in .git/block-*; do
    printf '\n== step %d\n' "$((10#${block##*-}))"
    # What goes into files stands in CONTRIBUTING.md; of the compiler only the complaints are shown.
    awk '/<<.END.$/ { print; inside = 1 } inside { inside = !/^END$/; next } { print }' "$block" |
        cut -c 1-96 | sed 's/^/$ /'
    bash -euo pipefail "$block" 2>&1 | grep -vE '^  (CC|LINK) |^(ccache |gcc |build/obj|ar )' ||
        [ "${PIPESTATUS[0]}" -eq 0 ]
done
printf '\n'
git status --short --untracked-files=all
echo "followed to the end"
