#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# install.sh readers | tools
# Makes what the tests of others' programs run, under build/foreign, from pinned lists only: the two
# example readers, and the validators and linters. What stands there and was made from the same
# lists stays as it is. It must never run an install script of a package, nor take a version or an
# archive that is not pinned.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/../../../deploy/env.sh"

usage='usage: install.sh readers | tools'
into=$HALFSKY_ROOT/build/foreign
here=$HALFSKY_ROOT/tests/contract/foreign
examples=$HALFSKY_ROOT/examples

# made NAME COMMAND FILE…: COMMAND makes into/NAME anew unless it was made from these very FILEs.
made() {
    local name=$1 command=$2 stamp log=$into/$1.log
    stamp=$(cat "${@:3}" | sha256sum | cut -c 1-64)
    [ "$(cat "$into/$name/stamp" 2>/dev/null)" = "$stamp" ] && return 0
    say "Installing $name for the tests …"
    rm -rf "${into:?}/$name"
    mkdir -p "$into/$name"
    "$command" "$into/$name" >"$log" 2>&1 </dev/null ||
        fail "$name could not be installed ($(grep -aiE 'error|differs' "$log" | head -n 1 |
            cut -c 1-300)): see $log, and that this machine's package registries can be reached."
    say "$stamp" >"$into/$name/stamp"
}

venv() { # REQUIREMENTS FOLDER
    python3 -m venv "$2/venv"
    "$2/venv/bin/pip" install --quiet --disable-pip-version-check --only-binary :all: \
        --require-hashes -r "$1"
}
python_reader() { venv "$examples/python-reader/requirements.txt" "$1"; }
python_tools() { venv "$here/requirements.txt" "$1"; }

java_reader() {
    mvn -q -B -f "$examples/java-reader/pom.xml" -Dmaven.repo.local="$into/maven" \
        -Dreader.build="$1" package
    [ "$(find "$1/lib" -name '*.jar' | wc -l)" -eq "$(wc -l <"$examples/java-reader/SHA256SUMS")" ]
    (cd "$1/lib" && sha256sum --check --quiet "$examples/java-reader/SHA256SUMS")
}

node_tools() {
    cp "$here/package.json" "$here/package-lock.json" "$1"
    npm ci --prefix "$1" --ignore-scripts --no-audit --no-fund
}

mkdir -p "$into"
exec 9>>"$into/lock"
flock -w 600 9 || fail "Another test has been installing into $into for 10 minutes: end it."
"$HALFSKY_ROOT/deploy/install.sh" "$HALFSKY_ROOT/deploy/packages-foreign.txt"
case ${1:?$usage} in
    readers)
        made python-reader python_reader "$examples/python-reader/requirements.txt"
        made java-reader java_reader "$examples/java-reader/pom.xml" \
            "$examples/java-reader/SHA256SUMS" "$examples"/java-reader/src/main/java/halfsky/*.java
        ;;
    tools)
        made python-tools python_tools "$here/requirements.txt"
        made node-tools node_tools "$here/package.json" "$here/package-lock.json"
        ;;
    *) fail "$usage" ;;
esac
