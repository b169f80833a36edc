#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# What every script under deploy/ and every system test asks of the machine: who we are, which ports
# are free and who holds the others, disk, clock, a Java, and the lock that keeps two runs of one
# directory apart. Sourced, never run. It owns no state but the lock file and the short list of
# ports handed to tests.

[ -n "${HALFSKY_ENV_LOADED:-}" ] && return 0
HALFSKY_ENV_LOADED=1

HALFSKY_ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
HALFSKY_PORT_BASE_DEFAULT=27100
HALFSKY_PORT_SPAN=20          # ports a run takes from its base on
HALFSKY_LIVE_SECONDS=120      # how long a port handed to a test is not handed out again

say()  { printf '%s\n' "$*"; }
fail() { printf '%s\n' "$*" >&2; exit 1; }

# A daemon that inherits the lock's descriptor would keep the lock as long as it lives.
env_close_descriptors() {
    local link descriptor
    for link in /proc/self/fd/*; do
        descriptor=${link##*/}
        [ "$descriptor" -gt 2 ] && eval "exec $descriptor>&-" 2>/dev/null
    done
    return 0
}

env_require_root() {
    [ "$(id -u)" -eq 0 ] ||
        fail "This must run as root, because it installs packages and starts PostgreSQL as the" \
        "user postgres: run it again with sudo or from a root shell."
}

# env_require_clock: a wrong year breaks certificates and package signatures, and dates decide
# rights here.
env_require_clock() {
    local year
    year=$(date +%Y)
    [ "$year" -ge 2026 ] && [ "$year" -lt 2100 ] ||
        fail "The clock of this machine says the year $year, which cannot be right: set it (date" \
            "-s, or NTP) and try again."
}

# env_require_disk DIRECTORY MEBIBYTES
env_require_disk() {
    local directory=$1 needed=$2 free
    while [ ! -d "$directory" ]; do directory=$(dirname "$directory"); done
    free=$(df -Pm "$directory" | awk 'NR == 2 { print $4 }')
    [ "$free" -ge "$needed" ] ||
        fail "The disk that holds $directory has $free MiB left, and $needed MiB are needed: free" \
            "some space and try again."
}

# env_port_holder PORT: prints who listens there ("java (process 42)"), nothing when the port is
# free.
env_port_holder() {
    local line
    if ! command -v ss >/dev/null; then
        (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null &&
            say "a process that cannot be named before iproute2 is installed"
        return 0
    fi
    line=$(ss -Hltnp "sport = :$1" | head -n 1)
    [ -z "$line" ] && return 0
    if [[ $line =~ \(\(\"([^\"]+)\",pid=([0-9]+) ]]; then
        say "${BASH_REMATCH[1]} (process ${BASH_REMATCH[2]})"
    else
        say "a process of another user"
    fi
}

# env_require_port NAME PORT
env_require_port() {
    local holder
    [[ $2 =~ ^[0-9]+$ ]] && [ "$2" -ge 1024 ] && [ "$2" -le 65535 ] ||
        fail "'$2' is no port for $1: give a number from 1024 to 65535."
    holder=$(env_port_holder "$2")
    [ -z "$holder" ] ||
        fail "Port $2, wanted for $1, is taken by $holder: stop it, or set HALFSKY_PORT_BASE to" \
            "another" \
        "number (now ${HALFSKY_PORT_BASE:-$HALFSKY_PORT_BASE_DEFAULT}) and try again."
}

# env_port NAME [INDEX]: the port of a part of `make run`; services are numbered in the order they
# are declared.
env_port() {
    local base=${HALFSKY_PORT_BASE:-$HALFSKY_PORT_BASE_DEFAULT} offset
    local most=$((65535 - HALFSKY_PORT_SPAN))
    [[ $base =~ ^[0-9]+$ ]] && [ "$base" -ge 1024 ] && [ "$base" -le "$most" ] ||
        fail "HALFSKY_PORT_BASE is '$base': give a number from 1024 to" \
            "$((65535 - HALFSKY_PORT_SPAN))."
    case $1 in
        gateway)    offset=0 ;;
        postgres)   offset=1 ;;
        kafka)      offset=2 ;;
        controller) offset=3 ;;
        service)    offset=$((4 + ${2:?env_port service needs the number of the service})) ;;
        *)  fail "There is no port named '$1':" \
                "use gateway, postgres, kafka, controller or service N." ;;
    esac
    [ "$offset" -lt "$HALFSKY_PORT_SPAN" ] ||
        fail "Service number $2 has no port: raise HALFSKY_PORT_SPAN in deploy/env.sh."
    say $((base + offset))
}

# env_free_ports COUNT: prints COUNT free loopback ports on one line, below the range the kernel
# hands out by itself (from 32768), and remembers them for two minutes, so that tests side by side
# do not choose the same.
env_free_ports() {
    local count=$1 memory=${TMPDIR:-/tmp}/halfsky-ports.$(id -u)
    (
        flock -w 30 9 ||
            fail "The list of handed out ports ($memory) stays locked: see who holds it with" \
                "fuser, then try again."
        _env_choose_ports "$count" "$memory"
    ) 9>>"$memory.lock"
}

_env_choose_ports() {
    local count=$1 memory=$2 now port chosen=() tries=0 busy recent=''
    now=$(date +%s)
    busy=" $(ss -Hltn | awk '{ sub(/.*:/, "", $4); print $4 }' | tr '\n' ' ') "
    [ -f "$memory" ] &&
        recent=$(awk -v since=$((now - HALFSKY_LIVE_SECONDS)) '$1 >= since' "$memory")
    busy+="$(awk '{ print $2 }' <<<"$recent" | tr '\n' ' ') "
    while [ "${#chosen[@]}" -lt "$count" ]; do
        tries=$((tries + 1))
        [ "$tries" -le 5000 ] ||
            fail "No $count free ports between 20000 and 32000: stop what listens there and try" \
                "again."
        port=$((20000 + RANDOM % 12000))
        [[ $busy == *" $port "* ]] && continue
        [ "$port" -ge "$HALFSKY_PORT_BASE_DEFAULT" ] &&
            [ "$port" -lt $((HALFSKY_PORT_BASE_DEFAULT + HALFSKY_PORT_SPAN)) ] && continue
        busy+="$port "
        chosen+=("$port")
        recent+=$'\n'"$now $port"
    done
    printf '%s\n' "$recent" | sed '/^$/d' >"$memory"
    say "${chosen[*]}"
}

# env_lock RUN_DIR: held until this shell ends; a second run of the same directory stops with a
# sentence.
env_lock() {
    mkdir -p "$1"
    exec {HALFSKY_LOCK_DESCRIPTOR}>>"$1/lock"
    flock -n "$HALFSKY_LOCK_DESCRIPTOR" ||
        fail "Another command is working in $1 (process $(tail -n 1 "$1/lock")): wait for it to" \
            "end, then try again."
    say $$ >"$1/lock"
}

# env_java: prints the path of a Java 17 or later.
env_java() {
    local candidate version
    for candidate in "${JAVA_HOME:-/nowhere}/bin/java" "$(command -v java || true)" \
        /usr/lib/jvm/java-{21,17}-openjdk-*/bin/java; do
        [ -x "$candidate" ] || continue
        version=$("$candidate" -version 2>&1 | sed -n 's/.* version "\([0-9]*\).*/\1/p' | head -n 1)
        [ "${version:-0}" -ge 17 ] && { say "$candidate"; return 0; }
    done
    return 1
}

# env_has_argument PID TEXT: whether that process lives and was started with TEXT; so a pid file
# that outlived its process, and whose number another one has now, deceives nobody.
env_has_argument() {
    local arguments argument
    mapfile -d '' arguments 2>/dev/null <"/proc/$1/cmdline" || return 1
    for argument in "${arguments[@]}"; do [ "$argument" != "$2" ] || return 0; done
    return 1
}

# env_await SECONDS COMMAND…: asks until COMMAND succeeds; fails after SECONDS.
env_await() {
    local deadline=$((SECONDS + $1))
    shift
    until "$@"; do
        [ "$SECONDS" -lt "$deadline" ] || return 1
        sleep 0.1
    done
}
