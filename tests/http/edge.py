#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
#
# edge.py GATEWAY_PORT TRIAGE_PORT PROXY_PORT PROXY_CERTIFICATE
# Speaks to the gateway, past it to triage, and to the proxy before both, byte by byte. How many
# requests were handled is what the services count, not what comes back on the wire: a request that
# one of them reads as two shows only there. Ends with `N passed, N failed`.
"""The HTTP edge from outside."""

import os
import re
import socket
import ssl
import sys
import threading
import time
import urllib.request

import cases

PATIENCE = 20  # seconds without a byte
SILENCE = 2  # on a connection that stays open behind an answer
passed = failed = 0
lock = threading.Lock()


class Door:
    """Where a request is said: a port, with or without TLS, and whose counts tell what it did."""

    def __init__(self, name, port, counts_port, certificate=None):
        self.name, self.port, self.counts_port = name, port, counts_port
        self.tls = ssl.create_default_context(cafile=certificate) if certificate else None

    def connect(self):
        raw = socket.create_connection(("127.0.0.1", self.port), PATIENCE)
        raw.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        return self.tls.wrap_socket(raw, server_hostname="127.0.0.1") if self.tls else raw

    def handled(self):
        """Requests answered by the service, refused ones of its own routes among them."""
        text = urllib.request.urlopen(f"http://127.0.0.1:{self.counts_port}/metrics",
                                      timeout=PATIENCE).read().decode()
        return sum(int(n) for n in re.findall(r"^halfsky_requests_total\{.*\} (\d+)$", text, re.M))


def say(connection, data):
    """A peer that has closed already is no error: what it answered is still to be read."""
    try:
        connection.sendall(data)
    except OSError:
        pass


class Reader:
    """Answers off a connection, one by one."""

    def __init__(self, connection):
        self.connection, self.buffer = connection, b""

    def fill(self):
        try:
            data = self.connection.recv(65536)
        except ConnectionError:
            data = b""
        self.buffer += data
        return bool(data)

    def answer(self):
        """(status, head, body), or None at the end."""
        while b"\r\n\r\n" not in self.buffer:
            if not self.fill():
                return None
        head, self.buffer = self.buffer.split(b"\r\n\r\n", 1)
        match = re.search(rb"\r\ncontent-length: *(\d+)", head, re.I)
        size = int(match[1]) if match else 0
        while len(self.buffer) < size:
            if not self.fill():
                return None
        body, self.buffer = self.buffer[:size], self.buffer[size:]
        return int(head.split(b" ", 2)[1]), head, body

    def rest(self):
        """Every answer until the other side ends or, after the first, is silent for a while."""
        answers = []
        try:
            while True:
                answer = self.answer()
                if answer is None:
                    return answers
                answers.append(answer)
                self.connection.settimeout(SILENCE)
        except TimeoutError:
            return answers


def check(name, holds, detail=""):
    global passed, failed
    with lock:
        passed, failed = passed + bool(holds), failed + (not holds)
        if not holds:
            print(f"FAILED: {name}: {detail}", flush=True)


def exchange(door, data, has_ended=False):
    """Answers to what is said on one connection, and how many requests were handled for it."""
    before = door.handled()
    with door.connect() as connection:
        say(connection, data)
        if has_ended:
            with socket.socket(fileno=os.dup(connection.fileno())) as twin:
                twin.shutdown(socket.SHUT_WR)  # the TLS of Python cannot, its socket can
        answers = Reader(connection).rest()
    return [status for status, _, _ in answers], answers, door.handled() - before


def run_framing(door, direct):
    """Refused and not handled. Where the proxy reads in its own way, nothing is handled unheard."""
    for name, data, statuses in cases.FRAMING:
        told, _, handled = exchange(door, data)
        if direct:
            right = handled == 0 and set(told) <= set(statuses)
        elif name in cases.READ_BY_PROXY:
            right = handled <= len(told)
        else:
            right = handled == 0 and 200 not in told
        check(f"{door.name}: {name}", right, f"{told}, {handled} handled")
    for name, data in cases.ONE_AT_MOST:
        told, _, handled = exchange(door, data)
        check(f"{door.name}: {name}", handled <= 1 and sum(s < 400 for s in told) <= 1,
              f"{told}, {handled} handled")


def run_bodies(door):
    """400 with the problem's form, read once, and the connection goes on."""
    for name, body, word in cases.BODIES:
        before = door.handled()
        with door.connect() as connection:
            say(connection, cases.post(body) + cases.LAST)
            reader = Reader(connection)
            first, second = reader.answer(), reader.answer()
        right = first and first[0] == 400 and b"urn:halfsky:problem:" in first[2] and \
            word in first[2] and second and second[0] == 200
        check(f"{door.name}: {name}", right and door.handled() - before == 2,
              f"{first}, then {second and second[0]}, {door.handled() - before} handled")
    for name, body in cases.JUST_RIGHT:
        _, answers, _ = exchange(door, cases.post(body))
        check(f"{door.name}: {name}", answers and b"nested" not in answers[0][2]
              and b"values" not in answers[0][2] and answers[0][0] in (200, 400), f"{answers}")
    for name, data, statuses in cases.TOO_LARGE:
        told, _, handled = exchange(door, data)
        right = set(told[:1]) <= set(statuses) and handled == told[1:].count(200)
        check(f"{door.name}: {name}", right and (handled == 0 or door.tls),
              f"{told}, {handled} handled")


def run_order(door):
    """Pipelined requests, and a client that closes its half behind its request."""
    told, answers, handled = exchange(door, cases.GET + cases.post(cases.SOUND) + cases.LAST)
    check(f"{door.name}: pipelined requests are answered in order",
          told == [200] * 3 and handled == 3 and answers[0][2] == answers[2][2] != answers[1][2],
          f"{told}")
    for name, data in (("GET", cases.GET), ("POST", cases.post(cases.SOUND))):
        told, _, handled = exchange(door, data, True)
        # The gateway waits for another service meanwhile: libmicrohttpd may take the end of the
        # client's half for the client's end, and the answer is lost as on any broken connection.
        lost = door.name == "gateway" and not told and handled <= 1
        check(f"{door.name}: a {name} of a client that closes its half is handled once",
              lost or (told == [200] and handled == 1), f"{told}, {handled} handled")


def drip(door, name, before, drop, longest):
    """One drop each 100 ms until the other side ends it."""
    began = time.monotonic()
    with door.connect() as connection:
        say(connection, before)
        connection.settimeout(0.1)
        ended, told = False, b""
        while not ended and time.monotonic() - began < longest + 10:
            try:
                data = connection.recv(65536)
                told, ended = told + data, not data
            except TimeoutError:
                try:
                    connection.sendall(drop)
                except OSError:
                    ended = True
            except OSError:
                ended = True
    took = time.monotonic() - began
    check(f"{door.name}: {name} is cut", ended and took < longest and b" 200 " not in told,
          f"{took:.1f} s, {told[:100]}")


def run_drips(doors):
    """All at once: each takes as long as its deadline."""
    threads = []
    before = doors[0].handled()
    for door in doors:
        for name, head, drop, longest in cases.DRIPS:
            threads.append(threading.Thread(target=drip, args=(door, name, head, drop, longest)))
            threads[-1].start()
    for thread in threads:
        thread.join()
    check("nothing that dripped was handled", doors[0].handled() == before)


def hear(reader, other):
    """False: the connection ended instead. Silence is an answer of its own, and never right."""
    try:
        answer = reader.answer()
    except TimeoutError:
        answer = ("silence", b"", b"")
    if answer and answer[0] != 200:
        kind = answer[0], b"retry-after:" in answer[1].lower()
        other[kind] = other.get(kind, 0) + 1
    return answer is not None


def run_many(door, clients, request):
    """Each speaks for itself, then all at once, on connections they keep; each is answered. Of the
    proxy's a kept connection may end just as it is used, and then the client asks once more."""
    other, readers, ended = {}, [], 0
    for _ in range(clients):
        readers.append(Reader(door.connect()))
        say(readers[-1].connection, request)
        ended += not hear(readers[-1], other)
    for reader in readers:
        say(reader.connection, request)
    for reader in readers:
        is_heard = hear(reader, other)
        if not is_heard and door.tls:
            with door.connect() as again:
                say(again, request)
                is_heard = hear(Reader(again), other)
        ended += not is_heard
        reader.connection.close()
    allowed = {(503, True)} if door.tls else set()
    check(f"{door.name}: {clients} clients are answered, one by one and all at once",
          ended == 0 and set(other) <= allowed, f"{ended} ended, other answers: {other}")


def main():
    gateway_port, triage_port, proxy_port = map(int, sys.argv[1:4])
    gateway = Door("gateway", gateway_port, triage_port)
    service = Door("service", triage_port, triage_port)
    proxy = Door("proxy", proxy_port, triage_port, sys.argv[4])
    told, _, handled = exchange(gateway, cases.LAST)
    check("the counts count", told == [200] and handled == 1, f"{told}, {handled} handled")
    run_framing(gateway, True)
    run_framing(service, True)
    run_framing(proxy, False)
    for door in (gateway, proxy):
        run_bodies(door)
        run_order(door)
    run_drips([gateway, service, proxy])
    for clients in (128, 500, 2000):
        run_many(gateway, clients, cases.GET)
        run_many(proxy, clients, cases.GET)
    for path in (b"/metrics", b"/readyz", b"/healthz"):
        told, _, _ = exchange(proxy, cases.LAST.replace(cases.TARGET, path))
        check(f"proxy: {path.decode()} is not for the outside", told == [404], f"{told}")
    print(f"{passed} passed, {failed} failed")
    sys.exit(failed > 0)


main()
