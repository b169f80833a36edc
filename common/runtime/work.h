/* SPDX-License-Identifier: Apache-2.0
 *
 * The unit of work as a handler sees it (protocol.md U1–U7): time, identity, fresh ids, queued
 * writes and events. A handler decides, queues and emits; it never sees Kafka, sockets, JSON or a
 * transaction.
 */
#ifndef HALFSKY_RUNTIME_WORK_H
#define HALFSKY_RUNTIME_WORK_H

#include "adapters/db.h"
#include "base/arena.h"
#include "base/err.h"
#include "contracts/events.h"

struct work;

/* Who asks, from the sealed header (A1). Zeroed but for role for events and due actions
 * (ROLE_SERVICE). */
struct identity {
    struct id client_id;
    struct id account_id; /* opaque; the subject of access rows */
    enum agency agency;
    enum role role;
    const char *region;
};

int64_t work_now_ms(const struct work *work); /* one instant for the whole unit */
struct date work_today(const struct work *work);
/* The day of a step: `stated`, or today; PROBLEM_INVALID at /on for one to come, or before
 * `not_before` where there is one. */
MUST_CHECK struct err *work_day(const struct work *work, struct date stated, struct date not_before,
                                struct date *ret_on);
struct arena *work_arena(struct work *work);
const struct identity *work_identity(const struct work *work);
const char *work_correlation(const struct work *work);
/* A new id for a row of this unit. */
struct id work_new_id(struct work *work);
/* The id of the stream that the route creates ("+" in its stream list). */
struct id work_fresh(const struct work *work, enum stream stream);
/* Version of a stream this unit holds: the seq of its last event here; what ETag says. */
int64_t work_version(const struct work *work, enum stream stream, struct id id);
/* The last instant recorded on a held stream, ms UTC; 0 for a new one. */
const struct conf *work_conf(const struct work *work);
/* What the service opened at start (keys, caches): service.h `.open`. */
void *work_service_state(const struct work *work);

/* Queues one row of a WRITE statement. */
void work_write(struct work *work, const struct statement *statement, const void *row);
#define WRITE(work, statement, ...)                                                                \
    work_write((work), &statement_##statement, &(struct statement){__VA_ARGS__})

/* Queues an event onto the stream that its id field names; the unit must hold that stream's head,
 * and the event must be one the service emits. */
MUST_CHECK struct err *work_emit(struct work *work, const struct event_type *type,
                                 const void *event);
#define EMIT(work, event, ...) work_emit((work), &event_##event, &(struct event){__VA_ARGS__})

/* C4: this event has to wait until `stream` moves here. */
MUST_CHECK struct err *err_not_yet(struct work *work, enum stream stream, struct id id);

/* Only in handlers declared alone: asks the database inside the unit's transaction. */
MUST_CHECK struct err *work_query(struct work *work, const struct statement *statement,
                                  const void *params, size_t count, struct db_rows *ret_rows);

/* What a route's `derive` computed and what its `finds` found, by type; asking for another type is
 * a broken invariant. */
const void *work_derived(const struct work *work, const struct record_type *type);
#define DERIVED(work, record) ((const struct record *)work_derived((work), &record_##record))
const void *work_found(const struct work *work, const char *load_set);
#define FOUND(work, set) ((const struct set *)work_found((work), #set))

/* Commands only: an upload route's file and size; headers that a handler may need. */
const char *work_upload_file(const struct work *work);
uint64_t work_upload_size(const struct work *work);
struct bytes work_upload_digest(const struct work *work); /* SHA-256 of the document */
/* A GET that answers a file instead of a record. */
void work_answer_file(struct work *work, const char *file, const char *content_type);
/* The same with a file made for this answer alone: it is removed when the answer has been taken. */
void work_answer_once(struct work *work, const char *file, const char *content_type);

/* Due rows (D1). `due_set` replaces a row of the same kind and subject; `due_drop` takes it away.
 */
#define DUE_SET_FIELDS(F, R)                                                                       \
    F(R, id, due_id, _, required, 0, open, "The row", "编号")                                      \
    F(R, text, kind, _, required, 60, open, "Name of the due action", "到期动作")                  \
    F(R, code, stream_kind, stream, optional, 0, open,                                             \
      "Stream whose head it locks; none: a sweep", "事件流类型")                                   \
    F(R, id, stream_id, _, optional, 0, open, "That stream", "事件流编号")                         \
    F(R, id, subject_id, _, required, 0, open, "What it is about, unique in its kind", "对象编号") \
    F(R, time, due_at, _, required, 0, open, "When, ms UTC of PostgreSQL's clock", "到期时间")
STATEMENT_WRITE_DECLARE(due_set, DUE_SET_FIELDS);
#define DUE_DROP_FIELDS(F, R)                                                                      \
    F(R, text, kind, _, required, 60, open, "Name of the due action", "到期动作")                  \
    F(R, id, subject_id, _, required, 0, open, "What it was about", "对象编号")
STATEMENT_WRITE_DECLARE(due_drop, DUE_DROP_FIELDS);
/* What a due action's handler is given, and what its loads may take keys from. */
#define DUE_ROW_FIELDS(F, R)                                                                       \
    F(R, id, due_id, _, required, 0, open, "The row", "编号")                                      \
    F(R, text, kind, _, required, 60, open, "Name of the due action", "到期动作")                  \
    F(R, code, stream_kind, stream, optional, 0, open, "Stream whose head it locks", "事件流类型") \
    F(R, id, stream_id, _, optional, 0, open, "That stream", "事件流编号")                         \
    F(R, id, subject_id, _, required, 0, open, "What it is about", "对象编号")                     \
    F(R, time, due_at, _, required, 0, open, "When it was due", "到期时间")
RECORD(due_row, DUE_ROW_FIELDS);

#endif
