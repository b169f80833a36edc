# SPDX-License-Identifier: Apache-2.0
#
# The load of the fault suite: people who register matters and carry them on through the gateway,
# each with a log of what they asked and were answered, on the disk before the next step. A command
# without an answer is asked again under the same key until it has one. It never judges an answer;
# the checker does.
"""Commands over the gateway, with a log that outlives everything."""

import datetime
import hashlib
import http.client
import json
import os
import secrets
import threading
import time

PATIENCE = 8  # seconds for one answer
AGAIN, AGAIN_MOST = 0.1, 1.0  # seconds before a command is asked again
AFTER_STOP = 120  # seconds for the commands under way, once no new ones begin
HELD = 4  # seconds that a carrier waits for a stream that may be held, before it takes another
RETRIED = (0, 429, 502, 503, 504)
WAITING = ("not-here-yet", "catching-up", "under-way", "key-in-use")
PEOPLE = {  # name: role, region, agency
    "clerk": ("clerk", "370103", "labour"),
    "county": ("officer", "370103", "labour"),
    "taker": ("officer", "370103", "union"),
    "worker": ("worker", "370103", None),
}
IN_A_MONTH = (datetime.date.today() + datetime.timedelta(days=30)).isoformat()
CLIENT_EVERY = 5  # matters, after which the operator adds a client


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
        except (OSError, http.client.HTTPException, UnicodeDecodeError):
            if self.connection is not None:
                self.connection.close()
            self.connection = None
            return 0, "", ""


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


class Carrier(threading.Thread):
    """One sequence of people at one desk: matter after matter, each a chain of commands."""

    def __init__(self, load, number):
        super().__init__(daemon=True, name=f"carrier-{number}")
        self.load, self.number, self.count = load, number, 0
        self.door, self.held = Door(load.port), []
        self.log = Log(os.path.join(load.folder, f"{load.name}-{number}.jsonl"))

    def command(self, who, target, body, change=True):
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
        held_since, pause = None, AGAIN
        while not self.load.is_over():
            status, answer, at = self.door.ask(self.load.people[who][0], "POST", target, text,
                                               headers)
            waits = status == 409 and any(word in answer for word in WAITING)
            if not waits and status not in RETRIED:
                self.log.write(what="answered", key=key, status=status, answer=answer, at=at)
                return json.loads(answer) if 200 <= status < 300 else None
            held_since = (held_since or time.monotonic()) if waits else None
            if waits and time.monotonic() - held_since > patience:
                self.held.append(asked)
                raise Held(answer)
            self.load.retries += 1
            self.load.ended.wait(pause)
            pause = min(2 * pause, AGAIN_MOST)
        self.log.write(what="given up", key=key)
        return None

    def matter(self):
        hers = self.load.people["worker"][1]
        filed = self.command("clerk", "/v1/matters", {
            "station_code": "S370103", "account_id": hers, "topics": ["wage_arrears"],
            "worker": {"sex": "female"}}, change=False)
        if not filed:
            return
        place = "/v1/matters/" + filed["matter_id"]
        self.command("county", place + "/tracks/prevention/plan",
                     {"next_action": "follow_up", "next_by": IN_A_MONTH})
        self.command("worker", place + "/legal-aid", {"topics": ["wage_arrears"]}, change=False)
        baton = self.command("county", place + "/tracks/prevention/baton",
                             {"to_agency": "union", "to_station": "S370103"})
        if baton:
            self.command("taker", place + "/batons/" + baton["baton_id"] + "/answer",
                         {"answer": "accepted"})
        self.command("worker", place + "/care", {"needs": ["counselling"]}, change=False)
        self.command("worker", place + "/proceedings", {"track": "negotiation"}, change=False)
        self.door.ask(self.load.people["county"][0], "GET", place.replace("/v1", "/v1/stats"),
                      None, {})
        if self.count % CLIENT_EVERY == 0:
            self.command("operator", "/v1/clients", {
                "token_hash": secrets.token_hex(32), "role": "clerk", "region": "370103",
                "agency": "labour", "label": "added"}, change=False)
        self.load.matters += 1

    def run(self):
        while not self.load.stopping.is_set():
            try:
                self.matter()
            except Held:
                self.load.stuck += 1
            self.load.stopping.wait(self.load.pause)
        for asked in self.held:
            self.insist(asked, float("inf"))


class Load:
    """All carriers of one round; its counts are for people, its log is for the checker."""

    def __init__(self, name, port, folder, people, carriers=6, pause=0.2):
        self.name, self.port, self.folder, self.people = name, port, folder, people
        self.pause, self.retries, self.stuck, self.matters = pause, 0, 0, 0
        self.stopping, self.ended = threading.Event(), threading.Event()
        self.deadline = None
        os.makedirs(folder, exist_ok=True)
        self.carriers = [Carrier(self, number) for number in range(carriers)]

    def start(self):
        for carrier in self.carriers:
            carrier.start()

    def is_over(self):
        """No attempt more: the commands under way stay without an answer, which is no lie."""
        return self.deadline is not None and time.monotonic() > self.deadline

    def stop(self, meanwhile):
        """No new matter; what is under way gets its answer, with the operator's work meanwhile."""
        self.deadline = time.monotonic() + AFTER_STOP
        self.stopping.set()
        while any(carrier.is_alive() for carrier in self.carriers):
            meanwhile()
            self.ended.wait(1)
