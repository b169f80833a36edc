# SPDX-License-Identifier: Apache-2.0
#
# The load of the fault suite: people who register matters and go on with them through the gateway,
# a desk for each service, each with a log of what they asked and were answered, on the disk before
# the next step. A command without an answer is asked again under the same key until it has one. It
# never judges an answer; the checker does.
"""Commands over the gateway, with a log that outlives everything."""

import collections
import datetime
import hashlib
import http.client
import json
import os
import re
import secrets
import threading
import time

PATIENCE = 8  # seconds for one answer
AGAIN, AGAIN_MOST = 0.1, 1.0  # seconds before a command is asked again
AFTER_STOP = 120  # seconds for the commands under way, once no new ones begin
HELD = 4  # seconds that a desk waits for a stream that may be held, before it takes another
RETRIED = (0, 429, 502, 503, 504)
WAITING = ("not-here-yet", "catching-up", "under-way", "key-in-use")
PEOPLE = {  # name: role, region, agency
    "clerk": ("clerk", "370103", "labour"),
    "county": ("officer", "370103", "labour"),
    "taker": ("officer", "370103", "union"),
    "worker": ("worker", "370103", None),
}
IN_A_MONTH = (datetime.date.today() + datetime.timedelta(days=30)).isoformat()
NEWEST = 12  # matters that the desks go on with; older ones may be held for a redrive


class Log:
    """One line a step, on the disk when `write` returns."""

    def __init__(self, path):
        self.file = open(path, "a", encoding="utf-8")

    def write(self, **line):
        self.file.write(json.dumps(line, ensure_ascii=False) + "\n")
        self.file.flush()
        os.fsync(self.file.fileno())


def read_log(folder):
    lines = []
    for name in sorted(os.listdir(folder)):
        with open(os.path.join(folder, name), encoding="utf-8") as file:
            lines += [json.loads(line) for line in file if line.endswith("\n")]
    return lines


class Door:
    """A keep-alive connection to the gateway; a broken one is opened again at the next question."""

    def __init__(self, port):
        self.port, self.connection = port, None

    def ask(self, token, method, target, body, headers):
        headers = dict(headers, Authorization="Bearer " + token)
        if body is not None:
            headers["Content-Type"] = "application/json"
        try:
            if self.connection is None:
                self.connection = http.client.HTTPConnection("127.0.0.1", self.port,
                                                             timeout=PATIENCE)
            self.connection.request(method, target, body, headers)
            answer = self.connection.getresponse()
            text = answer.read().decode()
            return answer.status, text, answer.getheader("Halfsky-At", "")
        except (OSError, http.client.HTTPException, UnicodeDecodeError) as error:
            if self.connection is not None:
                self.connection.close()
            self.connection = None
            return 0, type(error).__name__, ""


def cause_of(status, answer):
    """Why an attempt ended without an answer that counts, in a word or two."""
    if status == 0:
        return answer
    kind = re.search(r'"type":"urn:halfsky:problem:([a-z-]+)"', answer)
    return f"{status} {kind[1] if kind else 'of no kind'}"


def people_make(port, operator_token):
    """Adds the clients; gives name: (token, account)."""
    door, made = Door(port), {}
    for name, (role, region, agency) in PEOPLE.items():
        token = "halfsky_" + secrets.token_urlsafe(32)
        body = {"token_hash": hashlib.sha256(token.encode()).hexdigest(), "role": role,
                "region": region, "label": name}
        if agency:
            body["agency"] = agency
        status, text, _ = door.ask(operator_token, "POST", "/v1/clients", json.dumps(body),
                                   {"Idempotency-Key": "fault-" + secrets.token_hex(8)})
        if status != 201:
            raise SystemExit(f"the client {name} was not added: {status} {text}")
        made[name] = (token, json.loads(text)["account_id"])
    made["operator"] = (operator_token, None)
    return made


class Held(Exception):
    """The stream waits for an operator; the command is asked again at the end."""


class Desk(threading.Thread):
    """One sequence of people who command one service, so that each has work whatever is down."""

    def __init__(self, load, number, turn):
        super().__init__(daemon=True, name=f"{turn.__name__}-{number}")
        self.load, self.number, self.turn = load, number, turn
        self.door, self.held, self.count, self.place = Door(load.port), [], 0, None
        self.log = Log(os.path.join(load.folder, f"{load.name}-{number}.jsonl"))

    def command(self, who, target, body, change=False):
        """The members of the 2xx answer, or None where it is refused."""
        self.count += 1
        key = f"{self.load.name}-{self.number}-{self.count}-{secrets.token_hex(4)}"
        text = json.dumps(body, ensure_ascii=False)
        headers = {"Idempotency-Key": key, "Halfsky-Correlation": key}
        if change:
            headers["If-Match"] = "*"
        self.log.write(what="asked", key=key, who=who, target=target, body=text)
        return self.insist((key, who, target, text, headers), HELD)

    def insist(self, asked, patience):
        """With as many attempts under the same key as it takes to get an answer."""
        key, who, target, text, headers = asked
        held_since, pause, why = None, AGAIN, "no attempt in time"
        while not self.load.is_over():
            status, answer, at = self.door.ask(self.load.people[who][0], "POST", target, text,
                                               headers)
            waits = status in (409, 503) and any(word in answer for word in WAITING)
            if not waits and status not in RETRIED:
                self.log.write(what="answered", key=key, status=status, answer=answer, at=at)
                return json.loads(answer) if 200 <= status < 300 else None
            why = cause_of(status, answer)
            self.load.retries[why] += 1
            held_since = (held_since or time.monotonic()) if waits else None
            if waits and time.monotonic() - held_since > patience:
                self.held.append(asked)
                raise Held(why)
            self.load.ended.wait(pause)
            pause = min(2 * pause, AGAIN_MOST)
        self.log.write(what="given up", key=key, why=why)
        return None

    # --- what the desks do, a turn each

    def file(self):
        filed = self.command("clerk", "/v1/matters", {
            "station_code": "S370103", "account_id": self.load.people["worker"][1],
            "topics": ["wage_arrears", "psych"], "worker": {"sex": "female"}})
        if filed:
            self.load.places.append("/v1/matters/" + filed["matter_id"])

    def hand_over(self):
        track = self.place + "/tracks/prevention"
        self.command("county", track + "/plan",
                     {"next_action": "follow_up", "next_by": IN_A_MONTH}, change=True)
        baton = self.command("county", track + "/baton",
                             {"to_agency": "union", "to_station": "S370103"}, change=True)
        if baton:
            self.command("taker", f"{self.place}/batons/{baton['baton_id']}/answer",
                         {"answer": "declined"}, change=True)

    def there_and_back(self, target, body, member):
        begun = self.command("worker", self.place + target, body)
        if begun:
            self.command("worker", f"{self.place}{target}/{begun[member]}/withdrawal", {},
                         change=True)

    def aid(self):
        self.there_and_back("/legal-aid", {"topics": ["wage_arrears"]}, "application_id")

    def care(self):
        self.there_and_back("/care", {"needs": ["counselling"]}, "plan_id")

    def arbitrate(self):
        self.there_and_back("/proceedings", {"track": "arbitration"}, "proceeding_id")

    def look(self):
        self.door.ask(self.load.people["county"][0], "GET",
                      self.place.replace("/v1", "/v1/stats"), None, {})

    def add_client(self):
        self.command("operator", "/v1/clients", {
            "token_hash": secrets.token_hex(32), "role": "clerk", "region": "370103",
            "agency": "labour", "label": "added"})

    def place_next(self, left):
        """One of the newest matters of which this desk has nothing under way."""
        open_places = [place for place in self.load.places[-NEWEST:] if place not in left]
        self.place = open_places[self.count % len(open_places)] if open_places else None
        return self.place

    def run(self):
        left = set()
        while not self.load.stopping.is_set():
            try:
                if self.turn in ANYWHERE or self.place_next(left):
                    self.turn(self)
                    self.load.turns += 1
            except Held:
                self.load.stuck += 1
                left.add(self.place)
            self.load.stopping.wait(self.load.pause)
        while self.held:
            try:
                self.insist(self.held.pop(0), 0)
            except Held:
                self.load.ended.wait(AGAIN)


ANYWHERE = (Desk.file, Desk.add_client)
TURNS = (Desk.file, Desk.add_client, Desk.hand_over, Desk.aid, Desk.care, Desk.arbitrate, Desk.look)


class Load:
    """All desks of one round; its counts are for people, its log is for the checker."""

    def __init__(self, name, port, folder, people, pause=0.3):
        self.name, self.port, self.folder, self.people = name, port, folder, people
        self.pause, self.stuck, self.turns, self.places = pause, 0, 0, []
        self.retries = collections.Counter()
        self.stopping, self.ended = threading.Event(), threading.Event()
        self.deadline, self.after_stop = None, AFTER_STOP
        os.makedirs(folder, exist_ok=True)
        self.desks = [Desk(self, number, turn) for number, turn in enumerate(TURNS)]

    def start(self):
        for desk in self.desks:
            desk.start()

    def is_over(self):
        """No attempt more: the commands under way stay without an answer, which is no lie."""
        return self.deadline is not None and time.monotonic() > self.deadline

    def stop(self, meanwhile):
        """No new turn; what is under way gets its answer, with the operator's work meanwhile."""
        self.deadline = time.monotonic() + self.after_stop
        self.stopping.set()
        while any(desk.is_alive() for desk in self.desks):
            meanwhile()
            self.ended.wait(1)
