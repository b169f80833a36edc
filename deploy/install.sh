#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# install.sh [LIST…]
# Installs the packages of deploy/packages.txt, and of each further LIST, that are missing, and
# nothing else; with nothing missing it only looks. It must never leave a service running or
# enabled: PostgreSQL, prometheus and haproxy serve here as programs, not as daemons.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/env.sh"

lists=("$HALFSKY_ROOT/deploy/packages.txt" "$@")
log=$HALFSKY_ROOT/build/install.log
policy=/usr/sbin/policy-rc.d
cluster_conf=/etc/postgresql-common/createcluster.conf

package_names() { sed -e 's/#.*//' -e 's/[[:space:]]//g' -e '/^$/d' "${lists[@]}"; }

# 18 is Debian 12's; what is pinned in tests/contract/foreign runs with it and with later ones.
node_works() { node -e 'process.exit(process.versions.node.split(".")[0] < 18)' 2>/dev/null; }

missing_packages() {
    local installed name
    installed=" $(dpkg-query -W -f '${Package} ${db:Status-Status}\n' 2>/dev/null |
        awk '$2 == "installed" { print $1 }' | tr '\n' ' ') "
    for name in $(package_names); do
        [[ $installed == *" $name "* ]] && continue
        case $name in
            openjdk-*-jdk-*) javac -version >/dev/null 2>&1 && continue ;;
            openjdk-*) env_java >/dev/null && continue ;;
            maven)     mvn -v >/dev/null 2>&1 && continue ;;
            nodejs)    node_works && continue ;;
            npm)       npm --version >/dev/null 2>&1 && continue ;;
            python3-venv) python3 -m ensurepip --version >/dev/null 2>&1 && continue ;;
        esac
        say "$name"
    done
}

# Packages start their daemons when they are unpacked; a policy of 101 forbids it for the time of
# the installation.
forbid_daemons() {
    mkdir -p "$(dirname "$cluster_conf")"
    [ -e "$cluster_conf" ] || say 'create_main_cluster = false' >"$cluster_conf"
    [ -e "$policy" ] && return 0
    printf '#!/bin/sh\nexit 101\n' >"$policy"
    chmod 755 "$policy"
    trap 'rm -f "$policy"' EXIT
}

# Without this a machine with systemd would start them at its next boot.
disable_daemons() {
    local name
    for name in prometheus haproxy; do
        [[ " $* " == *" $name "* ]] || continue
        deb-systemd-helper disable "$name.service" >/dev/null 2>&1 || true
        update-rc.d "$name" disable >/dev/null 2>&1 || true
    done
}

install_failed() {
    local why
    why=$(grep -aE '^(E|Err|W):' "$log" | tail -n 1 || true)
    case $why in
        *'No space left'*)
            fail "The packages could not be installed because the disk is full:" \
                "free 2 GiB and try again." ;;
        *lock*)
            fail "The packages could not be installed because another apt or dpkg is running:" \
                "let it end and try again." ;;
        *)
            fail "The packages could not be installed (${why:-see $log}): see that the package" \
                "registry of /etc/apt/sources.list* can be reached from here, then try again;" \
                "all output is in $log." ;;
    esac
}

install_missing() {
    local options=(-y -q --no-install-recommends -o DPkg::Lock::Timeout=300)
    options+=(-o Dpkg::Options::=--force-confold)
    export DEBIAN_FRONTEND=noninteractive
    mkdir -p "$(dirname "$log")"
    say "Reading the package lists …"
    apt-get update -q >"$log" 2>&1 ||
        say "The package lists could not be renewed; going on with those that are here."
    say "Installing $# packages: $*"
    apt-get install "${options[@]}" "$@" 2>&1 </dev/null | tee -a "$log" | progress ||
        install_failed
}

progress() {
    awk '/^Need to get/ { print "  " $0; fflush() }
         /^(Setting up|Unpacking) / && ++n % 25 == 0 { print "  … " n " steps done"; fflush() }'
}

mapfile -t missing < <(missing_packages)
[ "${#missing[@]}" -eq 0 ] && { say "All packages are installed."; exit 0; }

env_require_root
env_require_clock
env_require_disk /usr 2000
forbid_daemons
install_missing "${missing[@]}"
disable_daemons "${missing[@]}"
mapfile -t missing < <(missing_packages)
[ "${#missing[@]}" -eq 0 ] ||
    fail "Still missing after the installation: ${missing[*]}; see $log, install them by hand and" \
        "try again."
say "All packages are installed."
