# SPDX-License-Identifier: Apache-2.0
#
# The judge of the fault suite: invariants I1 to I8 of docs/protocol.md over what was gathered (see
# evidence.py) after all had become quiet. It is pure: evidence in, violations with their
# coordinates out, so that checker_test can show that each is found. It believes no service: hashes
# are computed anew, applications are counted by the database's own history.
"""I1 to I8 over gathered evidence."""

import collections
import hashlib
import json

ALGORITHMS = {1: "sha256", 2: "sm3"}


class Violations(list):
    def add(self, invariant, place, what):
        self.append(f"{invariant} {place}: {what}")


def stream_of(row):
    return row["kind"], row["stream_id"]


def place_of(source, row, seq=None):
    return f"{source}/{row['kind']}/{row['stream_id']}/{row['seq'] if seq is None else seq}"


def by_stream(rows):
    streams = collections.defaultdict(list)
    for row in rows:
        streams[stream_of(row)].append(row)
    for of_one in streams.values():
        of_one.sort(key=lambda row: row["seq"])
    return streams


def heard_of(service):
    """source: the kinds of stream that a subscriber follows, by its offset rows."""
    kinds = collections.defaultdict(set)
    for row in service["offset"]:
        source = row["topic"].removeprefix("halfsky.").removesuffix(".v1")
        kinds[source].update(row["kinds"].replace(",", " ").split())
    return kinds


# --- commands ------------------------------------------------------------------------------------


def own_rows(evidence):
    """key: service: the ledger rows that the command itself made."""
    rows = collections.defaultdict(lambda: collections.defaultdict(list))
    for name, service in evidence["services"].items():
        for row in service["ledger"]:
            if row["causation"] is None and row["actor"].startswith("client/"):
                rows[row["correlation"]][name].append(row)
    return rows


def answers_of(evidence):
    """key: the lines of its 2xx answers."""
    told = collections.defaultdict(list)
    for line in evidence["log"]:
        if line["what"] == "answered" and 200 <= line["status"] < 300:
            told[line["key"]].append(line)
    return told


def check_commands(evidence, found):
    """I1: every 2xx is in its owner's tables and ledger."""
    kept = collections.defaultdict(list)
    for name, service in evidence["services"].items():
        for row in service["idempotency"]:
            kept[row["key"]].append((name, row))
    rows = own_rows(evidence)
    matters = {name: {row["matter_id"] for row in evidence["tables"][name + ".matter"]}
               for name in ("intake", "triage")}
    for key, lines in answers_of(evidence).items():
        line = lines[0]
        if len(kept[key]) != 1:
            found.add("I1", key, f"{len(kept[key])} services keep an answer of this 2xx")
            continue
        name, row = kept[key][0]
        if row["status"] != line["status"] or row["answer"] != line["answer"]:
            found.add("I1", f"{name} {key}", "the answer that is kept is not the one given")
        if not rows[key][name]:
            found.add("I1", f"{name} {key}", "no ledger row of this 2xx")
        check_arrival(evidence, line, found)
        matter = json.loads(line["answer"]).get("matter_id")
        for owner, there in matters.items():
            if matter and matter not in there:
                found.add("I1", f"{owner} {key}", f"matter {matter} is not in its table")


def check_arrival(evidence, line, found):
    """Halfsky-At: source/kind/id/seq, then a tag."""
    said = line["at"].split(";")[0].split("/")
    if len(said) != 4:
        return
    source, kind, stream, seq = said
    if (kind, stream, int(seq)) not in evidence["index"][source]:
        found.add("I1", line["at"], "Halfsky-At names what the ledger does not have")


def check_keys(evidence, found):
    """I7: one key, one 2xx answer, one effect."""
    for key, lines in answers_of(evidence).items():
        if len({(line["status"], line["answer"]) for line in lines}) > 1:
            found.add("I7", key, "two different 2xx answers")
    asked = {line["key"] for line in evidence["log"] if line["what"] == "asked"}
    for key, owners in own_rows(evidence).items():
        effects = {(name, row["tx"]) for name, rows in owners.items() for row in rows}
        if key in asked and len(effects) > 1:
            found.add("I7", key, f"{len(effects)} effects: {sorted(effects)}")


def check_answers(evidence, found):
    """Every command of the load was a right one: whatever refuses it in the end is wrong."""
    for line in evidence["log"]:
        if line["what"] == "answered" and 400 <= line["status"] < 600 and \
                line["status"] not in (429, 502, 503, 504):
            found.add("answer", line["key"], f"{line['status']} {line['answer'][:200]}")


# --- ledgers and topics --------------------------------------------------------------------------


def field(data):
    return len(data).to_bytes(8, "big") + data


def hash_of(source, row, previous):
    parts = [str(row["algorithm"]), source, row["kind"], row["stream_id"], str(row["seq"]),
             row["type"], row["region"] or "", row["actor"] or "", str(row["recorded_at"]),
             row["body"]]
    data = b"".join(field(part.encode()) for part in parts) + field(previous)
    return hashlib.new(ALGORITHMS[row["algorithm"]], data).digest()


def bytes_of(text):
    """PostgreSQL's spelling of bytes."""
    return bytes.fromhex(text[2:]) if text else b""


def check_chains(evidence, found):
    """I5: seq 1, 2, 3 …, each hash follows, and the head is the last."""
    for name, service in evidence["services"].items():
        streams = by_stream(service["ledger"])
        heads = {stream_of(row): row for row in service["head"]}
        for stream, rows in streams.items():
            previous = b""
            for number, row in enumerate(rows, 1):
                if row["seq"] != number:
                    found.add("I5", place_of(name, row), f"stands where {number} should")
                    break
                if hash_of(name, row, previous) != bytes_of(row["hash"]):
                    found.add("I5", place_of(name, row), "its hash does not follow")
                previous = bytes_of(row["hash"])
            head = heads.get(stream)
            if not head or head["seq"] != rows[-1]["seq"] or bytes_of(head["hash"]) != previous:
                found.add("I5", place_of(name, rows[-1]), "is not what the head says")
        for stream, head in heads.items():
            if head["seq"] > 0 and stream not in streams:
                found.add("I5", place_of(name, head), "a head without a ledger row")


def record_id(name, row):
    return place_of(name, row), f"{row['algorithm']}:{row['hash'][2:]}"


def check_topics(evidence, found):
    """I2 and I3: ledger and topic have the same events, byte for byte, each stream in order."""
    for name, service in evidence["services"].items():
        rows = {record_id(name, row): row for row in service["ledger"]}
        seen, reached = set(), collections.Counter()
        for record in evidence["topics"][name]:
            headers = record["headers"]
            identity = headers.get("ce_id"), headers.get("ce_ledgerhash")
            at = f"halfsky.{name}.v1 {record['part']} {record['offset']} {identity[0]}"
            row = rows.get(identity)
            if row is None:
                found.add("I3", at, "a record without its ledger row")
                continue
            if record["body"] != row["body"] or headers.get("ce_type") != row["type"] or \
                    record["key"] != row["stream_id"]:
                found.add("I3", at, "the record is not what its ledger row says")
            if row["seq"] > reached[stream_of(row)] + 1 and not evidence["shuffled"]:
                found.add("I2", at, f"published after {reached[stream_of(row)]}")
            reached[stream_of(row)] = max(reached[stream_of(row)], row["seq"])
            seen.add(identity)
        for identity in rows.keys() - seen:
            found.add("I2", identity[0], "the ledger row is not in Kafka")
        for forked in service["forked"]:
            found.add("R4", name, f"the relay stopped: {forked['forked']}")


# --- subscribers ---------------------------------------------------------------------------------


def check_applied(evidence, found):
    """I4: every subscriber applied each event once, in order, to the end."""
    for name, service in evidence["services"].items():
        applied = {(row["source"], *stream_of(row)): row for row in service["applied"]}
        waiting = {(row["source"], *stream_of(row)) for row in service["parked"]}
        for source, kinds in heard_of(service).items():
            for stream, rows in by_stream(evidence["services"][source]["ledger"]).items():
                if stream[0] not in kinds:
                    continue
                row = applied.get((source, *stream))
                place = f"{name} of {place_of(source, rows[-1])}"
                if (row["seq"] if row else 0) < rows[-1]["seq"]:
                    if (source, *stream) not in waiting:
                        found.add("I4", place, f"applied to {row['seq'] if row else 0}")
                elif evidence["index"][source].get((*stream, row["seq"])) != row["hash"]:
                    found.add("I4", place, "what was applied last is not the ledger's")
        check_history(name, service, applied, found)


def check_history(name, service, applied, found):
    """Each step of an applied row begins where the one before ended."""
    reached = {}
    for step in service["history"]:
        stream = (step["source"], *stream_of(step))
        at = reached.get(stream)
        if step["before"] != at or (step["after"] is not None and step["after"] <= (at or 0)):
            found.add("I4", f"{name} of {'/'.join(stream)}",
                      f"applied from {step['before']} to {step['after']} after {at}")
        reached[stream] = step["after"]
    for stream, row in applied.items():
        if reached.get(stream) != row["seq"]:
            found.add("I4", f"{name} of {'/'.join(stream)}", f"{row['seq']} was never applied")


def check_effects(evidence, found):
    """I4: what an event made happen here was made by one transaction, and the event exists."""
    for name, service in evidence["services"].items():
        made = collections.defaultdict(set)
        for row in service["ledger"]:
            if row["causation"]:
                made[row["causation"]].add(row["tx"])
        for cause, transactions in made.items():
            source, kind, stream, seq = cause.split("/")
            if len(transactions) > 1:
                found.add("I4", f"{name} of {cause}", f"its effect was made {len(transactions)} "
                                                      "times")
            if (kind, stream, int(seq)) not in evidence["index"].get(source, {}):
                found.add("I3", f"{name} of {cause}", "its cause is in no ledger")


def check_received(evidence, found):
    """I8: parked + applied = received."""
    for name, service in evidence["services"].items():
        kinds = heard_of(service)
        received = {(row["headers"]["ce_id"]) for source in kinds
                    for row in evidence["topics"][source]
                    if row["headers"].get("ce_id", "/").split("/")[1] in kinds[source]}
        has = {place_of(row["source"], row, seq) for row in service["applied"]
               if row["kind"] in kinds[row["source"]] for seq in range(1, row["seq"] + 1)}
        for row in service["parked"]:
            if row["seq"] is None:
                found.add("I8", f"{name} {row['topic']} {row['position']}", "unreadable")
            elif place_of(row["source"], row) in has:
                found.add("I8", f"{name} of {place_of(row['source'], row)}", "applied and parked")
        has |= {place_of(row["source"], row) for row in service["parked"] if row["seq"]}
        for place in received - has:
            found.add("I8", f"{name} of {place}", "received, and neither applied nor parked")
        for place in has - received:
            found.add("I8", f"{name} of {place}", "applied or parked, and never received")


def check_counts(evidence, found):
    """I6: stats has the matters, tracks and offers that there are, each as it stands."""
    tables = evidence["tables"]
    for what, left, right in (("matter", "intake.matter", "triage.matter"),
                              ("matter", "triage.matter", "stats.matter"),
                              ("track", "triage.track", "stats.track"),
                              ("offer", "triage.offer", "stats.offer")):
        rows = [collections.Counter(json.dumps(row, sort_keys=True) for row in tables[side])
                for side in (left, right)]
        for row in rows[0] - rows[1]:
            found.add("I6", f"{right} lacks the {what} of {left}", row)
        for row in rows[1] - rows[0]:
            found.add("I6", f"{right} has a {what} that {left} has not", row)


CHECKS = (check_answers, check_commands, check_keys, check_chains, check_topics, check_applied,
          check_effects, check_received, check_counts)


def check(evidence):
    """Every violation, as a line with its coordinates."""
    found = Violations()
    evidence["index"] = {
        name: {(*stream_of(row), row["seq"]): row["hash"] for row in service["ledger"]}
        for name, service in evidence["services"].items()}
    for one in CHECKS:
        one(evidence, found)
    return found
