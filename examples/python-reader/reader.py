#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
#
# A partner agency's consumer of Half Sky's topics, with confluent-kafka and the CloudEvents SDK and
# nothing of Half Sky's own code: one line an event. What a member is called and who may see it, it
# takes from the published contract (asyncapi.json). It reads and prints; it must never write to a
# topic.
"""Reads Half Sky's events as a partner agency and prints what an agency may see."""

import argparse
import json
import signal
import sys
from collections import Counter

from cloudevents.core.bindings.kafka import KafkaMessage, from_binary
from cloudevents.core.formats.json import JSONFormat
from confluent_kafka import OFFSET_BEGINNING, Consumer, KafkaError, KafkaException

REFUSED = 3  # the exit code where the broker does not let us in, or not read
SHOWN = ("open", "agency")  # the sensitivities that an agency may see; never "sealed"
REFUSALS = (KafkaError.TOPIC_AUTHORIZATION_FAILED, KafkaError.GROUP_AUTHORIZATION_FAILED,
            KafkaError.CLUSTER_AUTHORIZATION_FAILED, KafkaError._SSL)


class Contract:
    """The published contract: which topics there are, what each type is called and holds."""

    def __init__(self, path):
        with open(path, encoding="utf-8") as file:
            document = json.load(file)
        self.topics = [channel["address"] for channel in document["channels"].values()]
        self.messages = {message["name"]: message
                         for message in document["components"]["messages"].values()}
        self.schemas = document["components"]["schemas"]

    def label(self, event_type):
        return self.messages.get(event_type, {}).get("title", "未知类型")

    def shown(self, event_type, body):
        """The members of a body that an agency may see; of an unknown type none."""
        if event_type not in self.messages:
            return {}
        name = self.messages[event_type]["payload"]["$ref"].rsplit("/", 1)[-1]
        return members_shown(self.schemas[name], body)


def members_shown(schema, value):
    if isinstance(value, dict):
        known = schema.get("properties", {})
        return {name: members_shown(known[name], member) for name, member in value.items()
                if known.get(name, {}).get("x-halfsky-sensitivity", "open") in SHOWN
                and name in known}
    if isinstance(value, list):
        return [members_shown(schema.get("items", {}), item) for item in value]
    return value


class Reading:
    """What was read: how often each type, and how far each stream."""

    def __init__(self, contract):
        self.contract = contract
        self.counts = Counter()
        self.last = {}

    def take(self, message):
        headers = dict(message.headers() or [])
        event = from_binary(KafkaMessage(headers, message.key(), message.value()), JSONFormat())
        stream = (event.get_source(), event.get_subject())
        sequence = int(event.get_extension("sequence"))
        if sequence <= self.last.get(stream, 0):
            return  # a topic that was filled again says everything twice
        self.last[stream] = sequence
        self.counts[event.get_type()] += 1
        print(self.line(event, sequence), flush=True)

    def line(self, event, sequence):
        at = event.get_time()
        body = json.dumps(self.contract.shown(event.get_type(), event.get_data()),
                          ensure_ascii=False, separators=(",", ":"))
        return (f"{at:%Y-%m-%dT%H:%M:%S}.{at.microsecond // 1000:03d}Z  "
                f"{event.get_type()} {self.contract.label(event.get_type())}  "
                f"{event.get_extension('region')}  {event.get_subject()}#{sequence}  {body}")

    def summary(self):
        print(f"\n{sum(self.counts.values())} events of {len(self.counts)} types 共读取事件")
        for event_type, count in sorted(self.counts.items()):
            print(f"{count:7d}  {event_type} {self.contract.label(event_type)}")


class Ends:
    """With --once: how far each partition went when it was given to us."""

    def __init__(self):
        self.assigned = False
        self.open = {}

    def note(self, consumer, partitions):
        for partition in partitions:
            partition.offset = OFFSET_BEGINNING
            low, high = consumer.get_watermark_offsets(partition, timeout=10)
            if high > low:
                self.open[partition.topic, partition.partition] = high
        consumer.assign(partitions)
        self.assigned = True

    def passed(self, message):
        at = (message.topic(), message.partition())
        if message.offset() + 1 >= self.open.get(at, 0):
            self.open.pop(at, None)

    def reached(self):
        return self.assigned and not self.open


def arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--brokers", required=True, help="host:port, with commas")
    parser.add_argument("--ca", required=True, help="the authority's certificate (PEM)")
    parser.add_argument("--certificate", required=True, help="the partner's own (PEM)")
    parser.add_argument("--key", required=True, help="its key (PEM, PKCS#8)")
    parser.add_argument("--group", required=True, help="the partner's name")
    parser.add_argument("--contract", required=True, help="asyncapi.json")
    parser.add_argument("--topics", help="with commas; without it every topic of the contract")
    parser.add_argument("--once", action="store_true",
                        help="read everything from the start, keep no place, end")
    return parser.parse_args()


def consumer_of(options):
    return Consumer({
        "bootstrap.servers": options.brokers,
        "security.protocol": "ssl",
        "ssl.ca.location": options.ca,
        "ssl.certificate.location": options.certificate,
        "ssl.key.location": options.key,
        "group.id": options.group,
        "client.id": f"{options.group}-python-reader",
        "auto.offset.reset": "earliest",
        "enable.auto.commit": not options.once,
        "check.crcs": True,
        "log_level": 2,  # what goes wrong is said once, by us
        "error_cb": error_of_client,
    })


def is_refusal(error):
    """That the broker did not take our certificate is seen only as a TLS alert in the text."""
    return error.code() in REFUSALS or " alert " in error.str()


def error_of_client(error):
    """Runs inside poll(), which raises what is raised here. A broker that is away is waited for."""
    if error.fatal() or is_refusal(error):
        raise KafkaException(error)


def read(consumer, reading, ends, stop):
    while not stop and not (ends and ends.reached()):
        message = consumer.poll(0.5)
        if message is None:
            continue
        if message.error():
            raise KafkaException(message.error())
        reading.take(message)
        if ends:
            ends.passed(message)


def main():
    options = arguments()
    contract = Contract(options.contract)
    reading, ends, stop = Reading(contract), Ends() if options.once else None, []
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stop.append(True))
    topics = options.topics.split(",") if options.topics else contract.topics
    consumer = consumer_of(options)
    try:
        consumer.subscribe(topics, **({"on_assign": ends.note} if ends else {}))
        read(consumer, reading, ends, stop)
    except KafkaException as refusal:
        error = refusal.args[0]
        print(f"{options.group} is refused or cut off 被拒绝或中断: {error.str()}",
              file=sys.stderr)
        return REFUSED if is_refusal(error) else 1
    finally:
        consumer.close()
    reading.summary()
    return 0


if __name__ == "__main__":
    sys.exit(main())
