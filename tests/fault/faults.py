# SPDX-License-Identifier: Apache-2.0
#
# Every fault by name: one small function each, which does it and leaves everything running again
# (a load goes on meanwhile). What is chosen comes from the round's own seeded chance, never from
# elsewhere, so that a seed names the same faults again. What a fault did is one line.
"""The faults, and what they need."""

import signal
import subprocess
import time

from world import READY_SECONDS, await_true

# A point that is not reached within this has its process killed anyway. A relay waits 10 s for the
# lease of one that was killed, and so does a group for its member.
REACH_SECONDS = 14
VOLLEY = 10  # kills at points between two other faults
WIDE = 4  # services that are aimed at beside each other
RESTED_SECONDS = 10  # after which a process that was killed has its lease and its partitions again
LOOK_SECONDS = 0.02
ZOMBIE_SECONDS = 13  # beyond the relay's lease and the consumer's session, both 10 s
BROKER_DOWN_SECONDS = 5
STORM_REPLICAS = 6
SLOW_TIMES, SLOW_MS, SLOW_SECONDS = 6, 1200, 1.8
SLOW_POINTS = ("unit.before_heads", "unit.after_heads", "unit.after_ledger", "unit.before_commit")
REBUILDS, REBUILD_SECONDS = 4, 3
FEW = 4  # a point is hit at its first to fourth time
POISON = "event.decide 100 fail"  # one event in so many is poison until it is redriven
AIMED_POISON = "event.decide 3 fail"  # where it is parking that is to be reached
# What a process passes once, when it begins; and what needs something parked or due.
AT_START = ("relay.after_lease", "relay.before_check", "relay.after_check", "consumer.before_take",
            "consumer.after_take")
AT_DUE = ("due.before_claim", "due.after_claim", "drain.before_step", "drain.after_step")
AT_PARK = ("unit.before_park", "unit.after_park")
# The gateway hears nothing, and stats says nothing.
NO_EVENTS = AT_PARK + ("consumer.before_take", "consumer.after_take", "consumer.before_note",
                       "consumer.after_note", "unit.before_offset", "unit.after_offset",
                       "drain.before_step", "drain.after_step")
NO_LEDGER = ("unit.before_ledger", "unit.after_ledger", "relay.before_produce",
             "relay.after_produce", "relay.before_report", "relay.after_report",
             "relay.before_cursor", "relay.after_cursor")
# A stream without anything parked has its drain looked at and dropped.
DRAINS = """insert into due (due_id, kind, stream_kind, stream_id, subject_id, due_at)
    select gen_random_uuid(), 'drain', kind, stream_id, stream_id, 0
    from head where kind <> 'client' order by random() limit 8 on conflict do nothing"""
SWEEPS = "update due set due_at = 0 where stream_kind = '' and parked_why is null"


class Round:
    """What the faults of one round share; it brings back whatever it took away."""

    def __init__(self, world, chance, say, operate):
        self.world, self.chance, self.say, self.operate = world, chance, say, operate
        unreached = {"gateway": NO_EVENTS, "stats": NO_LEDGER}
        self.points = {name: [point for point in world.points(name)
                              if point not in unreached.get(name, ()) and point != "event.decide"]
                       for name in world.services}
        self.deck, self.never, self.reached = [], {}, {}
        self.kills = self.shuffled = 0
        self.replicas, self.killed_at = 0, {}

    def aim(self):
        """The next process and point, so that all have their turn; what was not reached twice has
        no further one."""
        if not self.deck:
            self.deck = [(name, point) for name in self.world.services
                         for point in self.points[name]
                         if self.never.get((name, point), 0) < 2]
            self.chance.shuffle(self.deck)
        name, point = self.deck.pop()
        once = point in AT_START + AT_DUE
        return name, point, 1 if once else self.chance.randint(1, FEW)

    def is_rested(self, name, point):
        """Else the point could only be reached after a time."""
        return point in AT_START or point.startswith("command.") or \
            time.monotonic() - self.killed_at.get(name, 0) > RESTED_SECONDS

    def revive(self, process):
        process.order(0, "")
        if not process.is_alive():
            process.start()
            await_true(READY_SECONDS, f"{process.name} is ready", process.is_ready)

    def new_replica(self, service):
        self.replicas += 1
        process = self.world.replica(service, self.replicas)
        process.start()
        return process


def poison(world, order):
    for process in world.processes.values():
        process.order(1, order)


def lead_to(round_, process, point):
    """What is needed for the point to be reached soon."""
    if point in AT_START:
        process.end()
        process.start()
    elif point in AT_DUE:
        round_.world.psql(process.service, "-c", SWEEPS, "-c", DRAINS)
    elif point in AT_PARK:
        process.order(1, AIMED_POISON)


def aim_at(round_, process, point, times, action):
    process.order(0, f"{point} {times} {action}")
    lead_to(round_, process, point)


def reaches(condition, seconds=REACH_SECONDS):
    deadline = time.monotonic() + seconds
    while not condition() and time.monotonic() < deadline:
        time.sleep(LOOK_SECONDS)
    return condition()


def next_of(round_, todo, busy):
    """The first of those aims whose process is free, and rested if there is one."""
    free = [aim for aim in todo if aim[0] not in busy]
    rested = [aim for aim in free if round_.is_rested(aim[0], aim[1])]
    return (rested or free or [None])[0]


def land(round_, name, point):
    """The process was killed at its point, or is killed now; it is started again at once."""
    process, at_point = round_.world.processes[name], not round_.world.processes[name].is_alive()
    book = round_.reached if at_point else round_.never
    book[name, point] = book.get((name, point), 0) + 1
    process.order(0, "")
    process.order(1, POISON)
    process.kill()
    round_.kills += 1
    round_.killed_at[name] = time.monotonic()
    process.start()
    return f"{name} at {point if at_point else 'any moment, not reached: ' + point}"


def kill_at_points(round_, count):
    """Some services at a time are aimed at, each at its own point, until so many are killed."""
    todo, flying, told = [round_.aim() for _ in range(count)], {}, []
    processes = round_.world.processes
    while todo or flying:
        aim = next_of(round_, todo, flying) if len(flying) < WIDE else None
        if aim:
            todo.remove(aim)
            name, point, times = aim
            await_true(READY_SECONDS, f"{name} is ready", processes[name].is_ready)
            aim_at(round_, processes[name], point, times, "kill")
            flying[name] = point, time.monotonic() + REACH_SECONDS
        for name, (point, deadline) in list(flying.items()):
            if not processes[name].is_alive() or time.monotonic() > deadline:
                told.append(land(round_, name, point))
                del flying[name]
        time.sleep(LOOK_SECONDS)
    for process in processes.values():
        await_true(READY_SECONDS, f"{process.name} is ready", process.is_ready)
    return f"{count} times kill -9: " + ", ".join(told)


def kill_postgres(round_):
    round_.world.postgres_kill()
    round_.kills += 1
    round_.world.postgres_start()
    return "kill -9 PostgreSQL"


def kill_kafka(round_):
    round_.world.kafka_kill()
    round_.kills += 1
    round_.world.kafka("start")
    return "kill -9 Kafka"


def broker_down(round_):
    """Who says something is killed meanwhile: what it had on its way it takes from the ledger."""
    round_.world.kafka("stop")
    time.sleep(BROKER_DOWN_SECONDS)
    names = [name for name in round_.world.services if name != "stats"]
    killed = round_.chance.sample(names, 3)
    for name in killed:
        round_.world.processes[name].kill()
        round_.kills += 1
        round_.killed_at[name] = time.monotonic()
        round_.revive(round_.world.processes[name])
    round_.world.kafka("start")
    return f"the broker is down for {BROKER_DOWN_SECONDS} s, meanwhile kill -9 {', '.join(killed)}"


def broker_wiped(round_):
    round_.world.kafka_kill()
    round_.kills += 1
    round_.world.kafka("wipe")
    round_.world.kafka("start")
    round_.world.topics_make()
    return "kill -9 Kafka and its disk wiped"


def zombie(round_, services, points):
    """A replica stands still at a point beyond its lease while another one takes over."""
    name = round_.chance.choice(services)
    point = round_.chance.choice(points)
    process, other = round_.world.processes[name], round_.new_replica(name)
    aim_at(round_, process, point, 1, "stop")
    at_point = reaches(process.is_stopped)
    if not at_point:
        process.signal(signal.SIGSTOP)
    time.sleep(ZOMBIE_SECONDS)
    process.order(0, "")
    process.signal(signal.SIGCONT)
    if round_.chance.random() < 0.5:
        other.end()
    else:
        other.kill()
        round_.kills += 1
    return f"{name} stood still for {ZOMBIE_SECONDS} s {'at' if at_point else 'near'} {point}"


def zombie_consumer(round_):
    hearers = [name for name in round_.points if name != "gateway"]
    return zombie(round_, hearers, ["unit.after_heads", "unit.before_offset", "unit.after_offset",
                                    "unit.before_commit", "unit.after_commit",
                                    "consumer.before_take"])


def zombie_relay(round_):
    return zombie(round_, ["intake", "triage", "legalaid", "care", "resolution"],
                  ["relay.before_produce", "relay.after_produce", "relay.before_report",
                   "relay.after_report", "relay.before_cursor", "relay.after_cursor"])


def rebalance_storm(round_):
    """Replicas of one service come and go before any has settled."""
    name = round_.chance.choice(["triage", "stats", "intake"])
    replicas = []
    for _ in range(STORM_REPLICAS):
        replicas.append(round_.new_replica(name))
        time.sleep(round_.chance.random())
        if len(replicas) > 2:
            gone = replicas.pop(round_.chance.randrange(len(replicas)))
            if round_.chance.random() < 0.5:
                gone.kill()
                round_.kills += 1
            else:
                gone.end()
    for process in replicas:
        process.end()
    return f"{STORM_REPLICAS} replicas of {name} came and went"


def offsets_reset(round_):
    """Every event once more to one subscriber, late."""
    name = round_.chance.choice([name for name in round_.world.services if name != "gateway"])
    process = round_.world.processes[name]
    process.kill()
    round_.kills += 1
    round_.world.psql(name, "-c", "update consumer_offset set next_offset = 0")
    round_.revive(process)
    return f"{name} hears everything again"


def delivered_again(round_):
    """Every record so far, twice and shuffled, on the real topics."""
    world = round_.world
    told = subprocess.run(
        [f"{world.bin}/tests/system/tool/redeliver", f"127.0.0.1:{world.ports['kafka']}",
         f"{world.run}/tls", str(round_.chance.randrange(1 << 30)), *world.services],
        stdin=subprocess.DEVNULL, capture_output=True, text=True, check=True, timeout=300).stdout
    round_.shuffled = True
    return "every record delivered twice more, shuffled: " + " ".join(told.split("\n")).strip()


def slow_units(round_):
    """A unit here and there stands still in its transaction; others overtake it."""
    names = [name for name in round_.world.services if name not in ("gateway", "stats")]
    for _ in range(SLOW_TIMES):
        for name in names:
            point = round_.chance.choice(SLOW_POINTS)
            round_.world.processes[name].order(
                0, f"{point} {round_.chance.randint(1, 2)} delay {SLOW_MS}")
        time.sleep(SLOW_SECONDS)
    for name in names:
        round_.world.processes[name].order(0, "")
    return f"{SLOW_TIMES} times units of each service stood still for {SLOW_MS} ms"


def rebuilt(round_):
    """What stats knows is emptied and heard again, by an operator and under load (C10)."""
    for _ in range(REBUILDS):
        round_.operate("stats/rebuild", {"why": "fault suite"})
        time.sleep(REBUILD_SECONDS)
    return f"stats was rebuilt {REBUILDS} times"


FAULTS = {
    "kill_postgres": kill_postgres,
    "kill_kafka": kill_kafka,
    "broker_down": broker_down,
    "broker_wiped": broker_wiped,
    "zombie_consumer": zombie_consumer,
    "zombie_relay": zombie_relay,
    "rebalance_storm": rebalance_storm,
    "offsets_reset": offsets_reset,
    "delivered_again": delivered_again,
    "slow_units": slow_units,
    "rebuilt": rebuilt,
}
