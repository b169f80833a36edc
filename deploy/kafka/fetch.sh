#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# fetch.sh [LIBS_DIR]
# Brings Apache Kafka's jars into LIBS_DIR (HALFSKY_KAFKA_LIBS, else build/kafka/libs) with Maven
# and this machine's own Maven settings, and compares each with SHA256SUMS. It must never leave a
# directory there that was not compared.
# fetch.sh --pin LIBS_DIR writes SHA256SUMS anew from a directory, after a change of version in
# pom.xml.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/../env.sh"

sums=$HALFSKY_ROOT/deploy/kafka/SHA256SUMS
pom=$HALFSKY_ROOT/deploy/kafka/pom.xml

# Every jar that is listed, and no other.
jars_match() {
    [ -d "$1" ] && [ "$(find "$1" -name '*.jar' | wc -l)" -eq "$(wc -l <"$sums")" ] &&
        (cd "$1" && sha256sum --check --quiet --status "$sums" 2>/dev/null)
}

fetch_failed() {
    local why
    why=$(grep -a 'ERROR' "$1" | head -n 1 | cut -c 1-300 || true)
    if grep -qa 'No space left' "$1"; then
        fail "Kafka could not be fetched because the disk is full: free 300 MiB and try again."
    fi
    fail "Kafka could not be fetched with Maven (${why:-see $1}): see that the Maven repository" \
        "of this machine's settings" \
        "(~/.m2/settings.xml) can be reached from here, then try again; all output is in $1."
}

if [ "${1:-}" = --pin ]; then
    (cd "${2:?usage: fetch.sh --pin LIBS_DIR}" && sha256sum ./*.jar | sed 's| \./| |') >"$sums"
    exit
fi
libs=${1:-${HALFSKY_KAFKA_LIBS:-$HALFSKY_ROOT/build/kafka/libs}}
if jars_match "$libs"; then say "Kafka's jars are in place."; exit 0; fi

command -v mvn >/dev/null || fail "Maven is not installed: run deploy/install.sh first."
env_require_disk "$libs" 300
if [ -d "$libs" ] && [ -n "$(find "$libs" -mindepth 1 ! -name '*.jar' -print -quit)" ]; then
    fail "$libs holds more than jars, so it is not replaced: name another directory for Kafka's" \
        "jars."
fi
mkdir -p "$(dirname "$libs")"
exec 9>>"$(dirname "$libs")/fetch.lock"
flock -w 600 9 ||
    fail "Another command has been fetching Kafka into $libs for 10 minutes: end it and try again."
if jars_match "$libs"; then say "Kafka's jars are in place."; exit 0; fi
new=$(mktemp -d "$(dirname "$libs")/fetch.XXXXXX")
trap 'rm -rf "$new"' EXIT
log=$(dirname "$libs")/fetch.log
say "Fetching Apache Kafka with Maven ($(wc -l <"$sums") jars, 43 MB) …"
mvn -B -f "$pom" dependency:copy-dependencies -DoutputDirectory="$new" >"$log" 2>&1 </dev/null ||
    fetch_failed "$log"
first_difference() { cd "$new" && sha256sum --check --quiet "$sums" 2>&1 | head -n 1 || true; }
jars_match "$new" ||
    fail "What Maven fetched differs from deploy/kafka/SHA256SUMS ($(first_difference)):" \
        "it is not used; see which repository it came from."
rm -rf "$libs"
chmod 755 "$new"
mv -T "$new" "$libs"
say "Kafka's jars are in $libs."
