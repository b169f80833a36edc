# SPDX-License-Identifier: Apache-2.0
#
# What the checker judges: every bookkeeping row of every service, every record of every topic, the
# tables whose counts have to agree, and the clients' log. It waits until all is quiet, redrives
# what a fault made poison, reads, and judges nothing.
"""Gathering of the evidence once all is quiet."""

import collections
import json
import os
import subprocess
import time
import urllib.error
import urllib.request

import driver

QUIET_SECONDS = 60
LOOK_SECONDS = 0.5
PARTITIONS = 24
BOOKKEEPING = {
    "ledger": "select xmin::text as tx, id, kind, stream_id, seq, type, region, actor, "
              "recorded_at, correlation, causation, body, algorithm, hash from ledger order by id",
    "head": "select kind, stream_id, seq, hash from head",
    "applied": "select source, kind, stream_id, seq, hash from applied",
    "parked": "select topic, part, position, incarnation, source, kind, stream_id, seq, reason, "
              "why from parked",
    "offset": "select topic, part, next_offset, kinds from consumer_offset",
    "idempotency": "select key, route, status, answer from idempotency",
    "forked": "select forked from relay_cursor where forked is not null",
}
HISTORY = ("select source, kind, stream_id, before, after from fault.history "
           "where subscriber = '{0}' order by n")
TABLES = {
    "intake.matter": "select matter_id, region from matter",
    "triage.matter": "select matter_id, region from matter",
    "stats.matter": "select matter_id, region from matter",
    "triage.track": "select matter_id, track, state, agency, station_code from track",
    "stats.track": "select matter_id, track, state, agency, station_code from track",
    "triage.offer": "select offer_id, matter_id, kind, state from offer",
    "stats.offer": "select offer_id, matter_id, kind, state from offer",
}


def topic_ends(world):
    words = []
    for service in world.services:
        for part in range(PARTITIONS):
            words += ["-t", f"halfsky.{service}.v1:{part}:-1"]
    ends = []
    for line in world.kcat("-Q", *words).decode().splitlines():
        topic, part, _, end = line.replace("[", "").replace("]", "").split()
        ends.append(f"('{topic}', {int(part)}, {int(end)})")
    return ", ".join(ends)


def unquiet(world):
    """What is still on its way or waits, a line each."""
    try:
        with open(f"{world.run}/kafka/cluster_id", encoding="ascii") as file:
            cluster = file.read().strip()
        return world.psql("public", "-v", f"ends={topic_ends(world)}", "-v", f"cluster={cluster}",
                          "-f", f"{world.root}/tests/system/unquiet.sql").splitlines()
    except (RuntimeError, OSError, ValueError, subprocess.SubprocessError) as error:
        return [f"cannot be asked: {error}"]


def operate(world, token, what, body):
    """An operator's POST; whether it was done."""
    request = urllib.request.Request(
        f"http://127.0.0.1:{world.processes['gateway'].port()}/v1/ops/{what}",
        json.dumps(body).encode(), method="POST",
        headers={"Authorization": "Bearer " + token, "Content-Type": "application/json",
                 "Idempotency-Key": f"operator-{time.time_ns()}"})
    try:
        with urllib.request.urlopen(request, timeout=20):
            return True
    except urllib.error.HTTPError as error:
        if error.code not in (404, 409, 503):
            raise
        return False


def redrive(world, token):
    """What a fault made a defect is tried again, the way that an operator does it."""
    redriven = 0
    for service in world.services:
        for row in world.rows(service, BOOKKEEPING["parked"] + " where reason = 'defect'"):
            body = {name: row[name] for name in
                    ("topic", "part", "position", "incarnation", "kind", "stream_id")}
            redriven += operate(world, token, f"{service}/parked/redrive", body)
    return redriven


def become_quiet(world, token, seconds=QUIET_SECONDS):
    """(redriven, what is still unquiet at the end): when nothing has changed for so long."""
    deadline, redriven, before = time.monotonic() + seconds, 0, None
    while True:
        lines = unquiet(world)
        if any("parked, defect" in line for line in lines):
            redriven += redrive(world, token)
        if before is not None and lines != before:
            deadline = time.monotonic() + seconds
        before = lines
        if not lines or time.monotonic() > deadline:
            return redriven, lines
        time.sleep(LOOK_SECONDS)


def gather(world, folder, shuffled):
    services, topics = {}, {}
    for name in world.services:
        services[name] = {what: world.rows(name, query) for what, query in BOOKKEEPING.items()}
        services[name]["history"] = world.rows("fault", HISTORY.format(name))
        topics[name] = world.topic(name)
    tables = {place: world.rows(place.split(".")[0], query) for place, query in TABLES.items()}
    return {"services": services, "topics": topics, "tables": tables, "shuffled": shuffled,
            "log": driver.read_log(folder)}


def asked_and_answered(evidence):
    lines = evidence["log"]
    return (sum(line["what"] == "asked" for line in lines),
            sum(line["what"] == "answered" and 200 <= line["status"] < 300 for line in lines))


def unanswered(evidence):
    """Commands without a 2xx answer, by cause."""
    causes = {}
    for line in evidence["log"]:
        if line["what"] == "asked":
            causes[line["key"]] = "the runner ended"
        elif line["what"] == "given up":
            causes[line["key"]] = line["why"]
        elif line["what"] == "answered":
            causes[line["key"]] = None if 200 <= line["status"] < 300 else str(line["status"])
    return collections.Counter(cause for cause in causes.values() if cause)


def keep(evidence, path):
    """For whoever looks for the root of a violation."""
    with open(path, "w", encoding="utf-8") as file:
        json.dump({name: value for name, value in evidence.items() if name != "index"}, file)
    return os.path.getsize(path)
