/* SPDX-License-Identifier: Apache-2.0
 *
 * What an event type is: a record about one stream, emitted by one service, with a stable name on
 * the wire. The list of a type's fields lives in <event>.def; events.h declares them all.
 */
#ifndef HALFSKY_CONTRACTS_EVENT_H
#define HALFSKY_CONTRACTS_EVENT_H

#include "contracts/codes.h"

struct event_type {
    const char *name;   /* C name: matter_registered */
    const char *type;   /* on the wire: halfsky.matter.registered.v1 */
    const char *source; /* the only service that may emit it */
    enum stream stream;
    const char *stream_field; /* the id field that names the stream */
    const struct record_type *record;
    const char *en;
    const char *zh;
};

/* The number behind ".v" in a type name, 0 when there is none; and the name before it. */
int event_major(const char *type);
/* NULL when no such type is known. */
const struct event_type *event_find(const char *type);
/* A known type with the same name and another major version. */
bool event_known_otherwise(const char *type);
extern const struct event_type *const event_types[]; /* NULL-terminated */

#endif
