# SPDX-License-Identifier: Apache-2.0
#
# The suite that is made to fail: its processes by name, how each is killed, stopped and started
# again, orders at fault points, and what is read of its tables and topics. It never ends a process
# that is not this suite's, and writes into a database only the history that the checker reads.
"""Processes, orders, tables and topics of one running suite."""

import json
import os
import re
import signal
import subprocess
import time
import urllib.request

ORDER_SIZE, ORDERS = 128, 2
END_SECONDS = 60
READY_SECONDS = 400
HISTORY = """
create schema fault;
create table fault.history (
    n bigint generated always as identity, subscriber text, source text, kind text, stream_id uuid,
    before bigint, after bigint);
create function fault.note() returns trigger language plpgsql security definer as $$
begin
    insert into fault.history (subscriber, source, kind, stream_id, before, after)
    values (tg_table_schema, coalesce(new.source, old.source), coalesce(new.kind, old.kind),
            coalesce(new.stream_id, old.stream_id), old.seq, new.seq);
    return null;
end $$;
"""


def await_true(seconds, what, condition, every=0.05):
    deadline = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > deadline:
            raise TimeoutError(f"{what}: not within {seconds} s")
        time.sleep(every)


def stat_of(pid):
    """(state, parent) of a process, or None."""
    try:
        with open(f"/proc/{pid}/stat", encoding="ascii", errors="replace") as file:
            fields = file.read().rsplit(")", 1)[1].split()
        return fields[0], int(fields[1])
    except (OSError, IndexError):
        return None


def has_ended(pid):
    """With all its threads: the first may be a zombie while others still hold the port."""
    state = stat_of(pid)
    try:
        return state is None or (state[0] == "Z" and len(os.listdir(f"/proc/{pid}/task")) <= 1)
    except OSError:
        return True


class Process:
    """One replica of a service; its orders are a file that it has mapped."""

    def __init__(self, world, name, service, conf, orders, pid=None):
        self.world, self.name, self.service, self.conf = world, name, service, conf
        self.orders, self.pid, self.child, self.order_id = orders, pid, None, 0

    def is_alive(self):
        if self.child is not None and self.child.poll() is not None:
            return False
        return self.pid is not None and not has_ended(self.pid)

    def is_stopped(self):
        state = stat_of(self.pid)
        return state is not None and state[0] in "Tt"

    def start(self):
        log = open(f"{self.world.run}/logs/{self.name}.log", "ab")
        self.child = subprocess.Popen(
            [f"{self.world.bin}/halfsky-{self.service}", "--config", self.conf],
            stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True)
        log.close()
        self.pid = self.child.pid
        with open(f"{self.world.run}/pids/{self.name}", "w", encoding="ascii") as file:
            file.write(f"{self.pid}\n")

    def signal(self, number):
        if self.is_alive():
            os.kill(self.pid, number)

    def kill(self):
        self.signal(signal.SIGKILL)
        await_true(END_SECONDS, f"{self.name} ends", lambda: not self.is_alive())

    def end(self):
        self.signal(signal.SIGTERM)
        await_true(END_SECONDS, f"{self.name} ends", lambda: not self.is_alive())

    def order(self, slot, text):
        """Whole, the first byte last; an empty text takes the order back."""
        if text:
            self.order_id += 1
            text = f"{os.getpid() % 1000}.{self.order_id} {text}"
        data = text.encode().ljust(ORDER_SIZE, b"\0")
        with open(self.orders, "r+b", buffering=0) as file:
            os.pwrite(file.fileno(), b"\0", slot * ORDER_SIZE)
            os.pwrite(file.fileno(), data[1:], slot * ORDER_SIZE + 1)
            os.pwrite(file.fileno(), data[:1], slot * ORDER_SIZE)

    def port(self):
        with open(self.conf, encoding="utf-8") as file:
            return int(re.search(r"^http\.port = (\d+)$", file.read(), re.M)[1])

    def is_ready(self):
        if not self.is_alive():
            raise RuntimeError(f"{self.name} ended by itself: see its log")
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port()}/readyz", timeout=2):
                return True
        except OSError:
            return False


class World:
    """Everything of one run directory."""

    def __init__(self, root, run, binaries, faults, ports):
        self.root, self.run, self.bin, self.faults, self.ports = root, run, binaries, faults, ports
        with open(f"{run}/services", encoding="ascii") as file:
            self.services = sorted(file.read().split())
        self.processes = {}
        for service in self.services:
            with open(f"{run}/pids/{service}", encoding="ascii") as file:
                self.processes[service] = Process(self, service, service,
                                                  f"{run}/conf/{service}.conf",
                                                  f"{faults}/{service}", int(file.read()))

    # --- replicas

    def replica(self, service, number):
        """Another process of a service: its own port and orders, the same everything else."""
        name = f"{service}.{number}"
        conf, orders = f"{self.run}/conf/{name}.conf", f"{self.faults}/{name}"
        with open(f"{self.run}/conf/{service}.conf", encoding="utf-8") as file:
            text = re.sub(r"^http\.port = .*$", "http.port = 0", file.read(), flags=re.M)
        text = re.sub(r"^fault\.file = .*$", f"fault.file = {orders}", text, flags=re.M)
        with open(conf, "w", encoding="utf-8") as file:
            os.chmod(conf, 0o600)
            file.write(text)
        with open(orders, "wb") as file:
            file.write(bytes(ORDER_SIZE * ORDERS))
        return Process(self, name, service, conf, orders)

    def points(self, service):
        told = subprocess.run([f"{self.bin}/halfsky-{service}", "--describe"], check=True,
                              capture_output=True, text=True).stdout
        return json.loads(told)["faults"]

    # --- servers

    def tool(self, *words, check=True):
        done = subprocess.run(words, stdin=subprocess.DEVNULL, capture_output=True, text=True)
        if check and done.returncode != 0:
            raise RuntimeError(f"{' '.join(words)}: {done.stdout[-300:]}{done.stderr[-300:]}")
        return done

    def kafka(self, action, *more):
        words = [str(self.ports["kafka"]), str(self.ports["controller"])]
        self.tool(f"{self.root}/deploy/kafka/broker.sh", action, self.run,
                  *(words if action == "start" else ()), *more)

    def kafka_kill(self):
        with open(f"{self.run}/kafka/pid", encoding="ascii") as file:
            pid = int(file.read())
        os.kill(pid, signal.SIGKILL)
        await_true(END_SECONDS, "Kafka ends", lambda: has_ended(pid))

    def topics_make(self):
        """A broker that has just begun may take longer than the tool waits."""
        words = f"{self.bin}/halfsky-topology", "--config", f"{self.run}/conf/topology.conf"
        await_true(READY_SECONDS, "topics and access lists are made",
                   lambda: self.tool(*words, check=False).returncode == 0)

    def postgres_start(self):
        """After a kill its recovery may take longer than the tool waits."""
        words = (f"{self.root}/deploy/postgres/cluster.sh", "start", self.run,
                 str(self.ports["postgres"]))
        await_true(READY_SECONDS, "PostgreSQL is back",
                   lambda: self.tool(*words, check=False).returncode == 0)

    def postgres_kill(self):
        """The postmaster and every backend at once: nothing is said, nothing is flushed."""
        with open(f"{self.run}/postgres/data/postmaster.pid", encoding="ascii") as file:
            master = int(file.readline())
        family = [master] + [int(pid) for pid in os.listdir("/proc") if pid.isdigit()
                             and (stat_of(pid) or ("", 0))[1] == master]
        for pid in family:
            try:
                os.kill(pid, signal.SIGKILL)
            except ProcessLookupError:
                pass
        await_true(END_SECONDS, "PostgreSQL ends", lambda: all(has_ended(pid) for pid in family))

    # --- what stands in tables and topics

    def psql(self, schema, *words, script=None):
        environment = dict(os.environ, PGPASSFILE=f"{self.run}/secrets/postgres.pgpass",
                           PGOPTIONS=f"-c search_path={schema} -c statement_timeout=0")
        done = subprocess.run(
            ["psql", "-XAtqw", "-v", "ON_ERROR_STOP=1", "-h", "127.0.0.1", "-p",
             str(self.ports["postgres"]), "-U", "postgres", "-d", "halfsky", *words],
            env=environment, input=script, capture_output=True, text=True)
        if done.returncode != 0:
            raise RuntimeError(f"{schema}: {done.stderr[-400:]}")
        return done.stdout

    def rows(self, schema, query):
        text = self.psql(schema, script=f"select row_to_json(t) from ({query}) t;")
        return [json.loads(line) for line in text.splitlines()]

    def history_begin(self):
        """Once a suite; a suite that was kept has it. A build that is broken on purpose draws from
        the ledger's sequence by itself; nothing else does."""
        if self.psql("public", "-c", "select to_regnamespace('fault')").strip():
            return
        self.psql("public", script=HISTORY + "".join(
            f"create trigger fault_note after insert or update or delete on {service}.applied "
            "for each row execute function fault.note();"
            f"grant usage on sequence {service}.ledger_id_seq to {service};"
            for service in self.services))

    def kcat(self, *words):
        tls = f"{self.run}/tls"
        return subprocess.run(
            ["kcat", "-b", f"127.0.0.1:{self.ports['kafka']}", "-X", "security.protocol=ssl",
             "-X", f"ssl.ca.location={tls}/ca.pem",
             "-X", f"ssl.certificate.location={tls}/admin.crt.pem",
             "-X", f"ssl.key.location={tls}/admin.key.pem", *words],
            stdin=subprocess.DEVNULL, capture_output=True, timeout=300, check=True).stdout

    def topic(self, service):
        """Every record of a service's topic, from its beginning, partition by partition."""
        records = []
        for line in self.kcat("-C", "-t", f"halfsky.{service}.v1", "-o", "beginning", "-e", "-q",
                              "-J").splitlines():
            told = json.loads(line)
            pairs = told.get("headers") or []
            records.append({"part": told["partition"], "offset": told["offset"],
                            "key": told["key"], "body": told["payload"],
                            "headers": dict(zip(pairs[::2], pairs[1::2]))})
        return sorted(records, key=lambda record: (record["part"], record["offset"]))
