#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# run.sh up | stop | status | forget
# What `make run`, `make stop` and `make clean-run` do: packages, Kafka's jars, build, the suite in
# run/ (or HALFSKY_RUN_DIR), the 24 sample matters carried along the chain and printed. Every step
# says what it does and how long it took; what fails ends in one sentence. It must never leave a
# half-made thing that the next run would trip over.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/env.sh"

action=${1:?usage: run.sh up | stop | status | forget}
run_dir=$(realpath -m "${HALFSKY_RUN_DIR:-$HALFSKY_ROOT/run}")
bin_dir=$HALFSKY_ROOT/build/release/bin
suite=$HALFSKY_ROOT/deploy/suite.sh
samples=$HALFSKY_ROOT/data/samples/cases.jsonl

step() { say ""; say "== $1  ($SECONDS s)"; }

# The packages' programs are not here yet at this point: bash and coreutils only.
preflight() {
    env_require_root
    env_require_clock
    env_require_disk "$run_dir" 1500
    mkdir -p "$run_dir"
    env_lock "$run_dir"
}

build() {
    local log=$HALFSKY_ROOT/build/build.log
    mkdir -p "$HALFSKY_ROOT/build"
    make -C "$HALFSKY_ROOT" --no-print-directory -j"$(nproc)" V=release build 2>&1 | tee "$log" |
        awk '/^  CC/ && ++n % 40 == 0 { print "  … " n " files"; fflush() }
             /error:|warning:|\*\*\*/' ||
        fail "The build failed ($(grep -m 1 -E 'error:|\*\*\*' "$log")): see $log."
}

# Kafka comes over the network while the compiler works.
fetch_and_build() {
    local log=$HALFSKY_ROOT/build/kafka.log
    mkdir -p "$HALFSKY_ROOT/build"
    "$HALFSKY_ROOT/deploy/kafka/fetch.sh" >"$log" 2>&1 &
    local fetching=$!
    build
    wait "$fetching" || fail "$(tail -n 1 "$log")"
    tail -n 1 "$log"
}

# A clerk's token for the reader's own questions.
visitor() {
    [ -s "$run_dir/secrets/clerk.token" ] ||
        "$bin_dir/halfsky" client add --config "$run_dir/halfsky.conf" --role clerk \
            --agency labour --region 370103 --label 市中区窗口 \
            --token-out "$run_dir/secrets/clerk.token" >/dev/null
}

farewell() {
    local url token ask
    url=http://127.0.0.1:$(env_port gateway)
    token=$run_dir/secrets/clerk.token
    ask="curl -s -H \"Authorization: Bearer \$(cat $token)\""
    cat <<END

Half Sky 半边天 is running 正在运行 ($SECONDS s): $url
  configuration, logs, secrets 配置、日志、密钥: $run_dir
  command line 命令行:  $bin_dir/halfsky --help

Three things to try 试一试:
  who am I 当前身份
    $ask $url/v1/whoami | jq
  what is to be done, by when and why 待办事项、期限与依据
    $ask $url/v1/work | jq '.items[:3]'
  the stations of Jinan 济南市各工作站
    $ask '$url/v1/stations?region=3701' | jq '.items[:3]'

make stop  ends it and keeps the data 停止并保留数据;  make clean-run  forgets it 清除全部数据
END
}

up() {
    preflight
    step "packages 软件包"
    "$HALFSKY_ROOT/deploy/install.sh"
    step "Kafka and build 获取Kafka并编译"
    fetch_and_build
    step "certificates, PostgreSQL, Kafka, services 证书、数据库、消息与服务"
    "$suite" start "$run_dir" "$bin_dir"
    step "24 sample matters 办理样例事项"
    "$bin_dir/halfsky" play "$samples" --config "$run_dir/halfsky.conf" \
        --keys "$run_dir/secrets/play.key" ||
        fail "The sample matters were not carried to the end: see the line above and" \
            "$run_dir/logs, then run make run again; nothing is doubled."
    visitor
    farewell
}

case $action in
    up)     up ;;
    stop)   mkdir -p "$run_dir"; env_lock "$run_dir"; "$suite" stop "$run_dir" ;;
    status) "$suite" status "$run_dir" ;;
    forget) mkdir -p "$run_dir"; env_lock "$run_dir"; "$suite" forget "$run_dir"
            rm -rf "$run_dir" ;;
    *)      fail "usage: run.sh up | stop | status | forget" ;;
esac
