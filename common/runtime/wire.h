/* SPDX-License-Identifier: Apache-2.0
 *
 * A ledger row as a record on the wire and back: CloudEvents 1.0.2, Kafka binary mode (protocol.md
 * L3). All that the record says but `incarnation` is in the ledger row, so a republished record is
 * byte-equal.
 */
#ifndef HALFSKY_RUNTIME_WIRE_H
#define HALFSKY_RUNTIME_WIRE_H

#include "adapters/bus.h"
#include "runtime/statements.h"

/* The record of one ledger row; everything in `arena`. */
struct bus_record wire_encode(struct arena *arena, const char *service, const char *topic,
                              const struct ledger_append *row, int64_t incarnation);
/* Copies the record into `arena`. topic, part, position and incarnation are always set;
 * PROBLEM_INVALID when its coordinates cannot be read or are not those of `topic_service`, whose
 * topic it came from (C8). A stream kind that this binary does not know is STREAM_NONE and success.
 */
MUST_CHECK struct err *wire_decode(struct arena *arena, const struct bus_record *record,
                                   const char *topic_service, struct wire_event *ret_event);
/* "halfsky.<service>.v1" */
const char *wire_topic(struct arena *arena, const char *service);
/* service/kind/id/seq: ce_id, causation and Halfsky-At. */
const char *wire_id(struct arena *arena, const char *service, enum stream kind, struct id id,
                    int64_t seq);

#endif
