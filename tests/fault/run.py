#!/usr/bin/env -S python3 -B
# SPDX-License-Identifier: Apache-2.0
#
# run.py --kills N --seed S [--round KILLS] [--faults each|few|NAME,…] RUN_DIR BIN_DIR ORDERS_DIR
# Rounds of faults on a suite that tests/fault/run.sh has started, under load; after each round all
# becomes quiet and is checked. A seed names the same faults again, though not the same moments. The
# last line is `kills=n violations=m`; violations come before it, each with its coordinates.
"""The runner of the fault suite."""

import argparse
import os
import random
import sys
import time

import checker
import driver
import evidence
import faults
import world as suite

BROKEN_SECONDS = 20  # a broken build may never become quiet, nor answer
SHOWN = 40  # violations printed of one round
SERVERS = ("kill_postgres", "kill_kafka")
started = time.monotonic()


def say(text):
    print(f"{time.monotonic() - started:7.1f} s  {text}", flush=True)


def counted(causes):
    return ", ".join(f"{count} {cause}" for cause, count in causes.most_common()) or "none"


def arguments_read():
    parser = argparse.ArgumentParser(allow_abbrev=False)
    parser.add_argument("--kills", type=int, default=30)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--round", type=int, default=15, help="kills between two checks")
    parser.add_argument("--faults", default="each")
    parser.add_argument("--evidence", default="build/fault")
    parser.add_argument("--until-violation", action="store_true",
                        help="of a broken build: one has to be found")
    parser.add_argument("run")
    parser.add_argument("bin")
    parser.add_argument("orders")
    return parser.parse_args()


def schedule(arguments, chance):
    """The faults of all rounds: by name, and as numbers the kills at points beside each other."""
    if arguments.faults == "each":
        others = [name for name in faults.FAULTS if name not in SERVERS]
    elif arguments.faults == "few":
        others = []  # the run of every build: the kills alone
    else:
        others = [name for name in arguments.faults.split(",") if name]
    rounds = []
    for first in range(0, arguments.kills, arguments.round):
        kills = min(arguments.round, arguments.kills - first)
        at_points = max(kills - len(SERVERS), 1)
        names = list(SERVERS[:kills - at_points])
        while at_points > 0:
            names.append(min(at_points, faults.VOLLEY))
            at_points -= faults.VOLLEY
        count = 2 if arguments.faults == "each" else len(others)
        names += [others[(2 * len(rounds) + i) % len(others)] for i in range(count) if others]
        chance.shuffle(names)
        rounds.append(names)
    return rounds


class Runner:
    """One run over one suite."""

    def __init__(self, arguments):
        ports = {name: int(os.environ["HALFSKY_PORT_BASE"]) + at
                 for at, name in enumerate(("gateway", "postgres", "kafka", "controller"))}
        root = os.path.realpath(os.path.join(os.path.dirname(__file__), "..", ".."))
        self.arguments = arguments
        self.chance = random.Random(arguments.seed)
        self.world = suite.World(root, arguments.run, arguments.bin, arguments.orders, ports)
        with open(f"{arguments.run}/secrets/operator.token", encoding="ascii") as file:
            self.token = file.read().strip()
        self.round = faults.Round(self.world, self.chance, say, lambda what, body: evidence.operate(
            self.world, self.token, what, body))
        self.log = f"{arguments.run}/client-log"
        self.people = driver.people_make(ports["gateway"], self.token)
        self.gateway = ports["gateway"]
        self.violations = self.redriven = 0
        self.counts = {}

    def carry_out(self, number, names):
        load = driver.Load(f"load{number}", self.gateway, self.log, self.people)
        if self.arguments.until_violation:
            load.after_stop = BROKEN_SECONDS
        load.start()
        faults.poison(self.world, faults.POISON)
        for name in names:
            if isinstance(name, int):
                say(faults.kill_at_points(self.round, name))
            else:
                say(faults.FAULTS[name](self.round))
                self.counts[name] = self.counts.get(name, 0) + 1
        faults.poison(self.world, "")
        for process in self.world.processes.values():
            self.round.revive(process)
        load.stop(self.redrive)
        return load

    def redrive(self):
        self.redriven += evidence.redrive(self.world, self.token)

    def check(self, number, load):
        say("every command under way has its answer")
        wanted = self.arguments.until_violation
        redriven, unquiet = evidence.become_quiet(
            self.world, self.token, BROKEN_SECONDS if wanted else evidence.QUIET_SECONDS)
        say("all is quiet")
        self.redriven += redriven
        found = [] if wanted else [f"unquiet: {line}" for line in unquiet]
        gathered = evidence.gather(self.world, self.log, self.round.shuffled)
        found += checker.check(gathered)
        asked, answered = evidence.asked_and_answered(gathered)
        rows = sum(len(service["ledger"]) for service in gathered["services"].values())
        say(f"round {number}: {load.turns} turns at the desks, {load.stuck} put aside for a time, "
            f"{asked} commands, {answered} answered 2xx, "
            f"without one {counted(evidence.unanswered(gathered))}; "
            f"asked again {counted(load.retries)}; "
            f"{rows} ledger rows, "
            f"{sum(len(topic) for topic in gathered['topics'].values())} records, "
            f"{self.redriven} redriven, {len(found)} violations")
        for line in found[:SHOWN]:
            say(f"VIOLATION {line}")
        if found:
            os.makedirs(self.arguments.evidence, exist_ok=True)
            path = f"{self.arguments.evidence}/seed{self.arguments.seed}-round{number}.json"
            evidence.keep(gathered, path)
            say(f"the evidence is kept in {path}")
        self.violations += len(found)

    def tell_points(self):
        points = sorted({point for _, point in self.round.reached})
        everything = {point for names in self.round.points.values() for point in names}
        say(f"killed at {len(self.round.reached)} places (process and point), "
            f"{len(points)} points: {' '.join(points)}")
        say(f"never killed at: {' '.join(sorted(everything - set(points)))}")
        say("faults: " + ", ".join(f"{name} {count}" for name, count in
                                   sorted(self.counts.items())))

    def run(self):
        self.world.history_begin()
        for number, names in enumerate(schedule(self.arguments, self.chance), 1):
            load = self.carry_out(number, names)
            self.check(number, load)
            if self.arguments.until_violation and self.violations > 0:
                break
        self.tell_points()
        print(f"kills={self.round.kills} violations={self.violations}", flush=True)
        if self.arguments.until_violation:
            return 0 if self.violations > 0 else 1
        return 0 if self.violations == 0 and self.round.kills >= self.arguments.kills else 1


if __name__ == "__main__":
    sys.exit(Runner(arguments_read()).run())
