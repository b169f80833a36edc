/* SPDX-License-Identifier: Apache-2.0
 *
 * Inside the runtime: what a unit of work is made of, and the one path that runs a batch of them in
 * one transaction (protocol.md U1–U8). Handlers see work.h only.
 */
#ifndef HALFSKY_RUNTIME_UNIT_H
#define HALFSKY_RUNTIME_UNIT_H

#include "base/conf.h"
#include "runtime/service.h"
#include "runtime/store.h"

enum {
    UNIT_ARENA_LIMIT = 64 << 20,
    UNIT_BODY_MOST = 900 << 10,
    UNIT_STREAMS_MOST = 16,
    UNIT_ATTEMPTS_MOST = 5
};

struct seal_keys;

/* What all units of a process share. */
struct unit_context {
    const struct service *service;
    const struct conf *conf;
    void *state;          /* service.h .open */
    const struct seal_keys *own_keys; /* this service's own: A5, what operators typed */
    const char *province; /* region code that events without a region of their own carry */
    int64_t (*now_ms)(void);
    void (*random)(void *ret_bytes, size_t size);
    int commit_deadline_ms;
    int64_t clock_offset_ms;           /* 0 but in tests (D1) */
    void (*after_commit)(void *waker); /* wakes the relay (R5); NULL: none */
    void *waker;
};

/* What the suite calls now, ms since 1970: the machine's clock, moved in tests (D1). */
static inline int64_t context_now_ms(const struct unit_context *context)
{
    return context->now_ms() + context->clock_offset_ms;
}

/* A head as this unit holds it; advanced in memory as events are emitted. */
struct held_head {
    struct head head;
    uint8_t hash[32];
    bool emitted; /* the ledger grew */
    bool moved;   /* emitted or applied: wakes what waits (C3) */
};

struct queued_write {
    const struct statement *statement;
    const void *row;
    struct queued_write *next;
};

enum unit_verdict {
    UNIT_RUN,       /* decide and apply */
    UNIT_ADVANCE,   /* apply without a handler: an event nobody here wants (C2, C6) */
    UNIT_DUPLICATE, /* drop */
    UNIT_PARK       /* wait, with reason and why */
};

/* Where key fields are looked up: event, request, derived record, due row. */
struct key_source {
    const struct record_type *type;
    const void *record;
};
enum { KEY_SOURCES_MOST = 3 };

struct work {
    struct arena *arena;
    const struct unit_context *context;
    struct store *store;
    int64_t now_ms;
    unsigned ids; /* made so far */
    struct identity identity;
    const char *actor;
    const char *correlation;
    const char *causation;   /* may be NULL */
    const char *traceparent; /* may be NULL */

    struct key_source sources[KEY_SOURCES_MOST];
    size_t source_count;
    const struct stream_ref *streams; /* besides an event's own */
    const struct load_set *loads;
    void *loaded;
    const struct load_set *finds;
    void *found;
    const struct record_type *derived_type;
    const void *derived;

    /* an event */
    const struct wire_event *wire;
    const struct event_handler *handler;
    const void *event;
    bool from_parked; /* run by a drain, which holds the waited-for head too */
    enum unit_verdict verdict;
    bool preset; /* verdict, reason and why were given: poison found on reading, or a defect seen
                    before */
    enum parked_reason reason;
    const char *why;
    struct stream_key waits_for; /* NOT_YET */
    struct count applied_seq;    /* of its stream, before it */

    /* a command or a due action */
    const struct route *route;
    void *answer;
    const struct due_action *due;
    const struct due_row *due_row;
    const char *upload_file;
    uint64_t upload_size;
    struct bytes upload_digest; /* SHA-256, as the client sent it and as it was found to be */
    bool
        may_query; /* authenticates or forwards: asks by itself, in a transaction that only reads */
    bool is_asking; /* that transaction is open */
    const char *answer_file;
    const char *answer_file_type;
    bool answer_file_once; /* removed when the answer has been taken, or none is given */
    struct err *(*decide)(struct work *work); /* calls the handler */
    struct err *(*after_heads)(struct work *work, bool *ret_end);
    struct err *(*before_commit)(struct work *work);
    void *hook_context;

    struct stream_key keys[UNIT_STREAMS_MOST]; /* the streams it holds */
    bool fresh[UNIT_STREAMS_MOST];
    size_t key_count;
    struct held_head *held[UNIT_STREAMS_MOST]; /* the same order */
    struct queued_write *first_write, *last_write;
    struct ledger_append *emitted; /* array of emitted_count, in order */
    size_t emitted_count, emitted_capacity;
    struct err *failure; /* what its handler said */
};

struct batch {
    const struct unit_context *context;
    struct store *store;
    struct arena *arena; /* what the batch itself needs; units have the same one or their own */
    struct work **works;
    size_t count;
    struct held_head *heads; /* sorted as U2 says */
    size_t head_count;
    const struct offset_move *offsets; /* moved last; NULL: none */
    size_t offset_count;
    bool again;        /* U2: what was found had changed, or a unique key was lost: run again */
    bool guard_failed; /* C1 */
};

/* A zeroed unit with its clock, correlation and actor; sources and input are the caller's to fill.
 */
struct work *work_new(const struct unit_context *context, struct store *store, struct arena *arena);
/* Works out which streams the unit holds, drawing fresh ids. Needs the finds done when streams name
 * them. */
MUST_CHECK struct err *work_streams(struct work *work);
/* Adds one stream; a second mention is one. */
MUST_CHECK struct err *work_hold(struct work *work, enum stream stream, struct id id, bool fresh);
struct held_head *work_head(const struct work *work, enum stream stream,
                            struct id id); /* NULL: not held */
/* As work_emit, on a stream given outright (verdicts). */
MUST_CHECK struct err *work_emit_on(struct work *work, const struct event_type *type,
                                    enum stream stream, struct id id, const void *event);
/* A2: what the second wall is told of who asks. */
struct scope work_scope(const struct work *work);
/* The field named `name` in the unit's sources; NULL when there is none. */
const struct field *work_field(const struct work *work, const char *name, const void **ret_record);
/* Drops what the handler queued and emitted. */
void work_forget(struct work *work);

/* loads.c: fills work->loaded (or ->found) of every unit that is to run, one statement a batch and
 * load. */
MUST_CHECK struct err *loads_run(struct batch *batch);
MUST_CHECK struct err *finds_run(struct work *work);
/* The id behind "member.field" of loaded or found rows; absent when there is no row. */
struct id loaded_id(const struct load_set *set, const void *loaded, const char *path);
/* A boot-time check: every key names a field that exists. */
MUST_CHECK struct err *loads_check(const struct load_set *set,
                                   const struct record_type *const *sources, size_t count);

/* ledger.c (L2). `previous` is 32 bytes or absent. */
MUST_CHECK struct err *ledger_hash(struct arena *arena, const char *service,
                                   const struct ledger_append *row, struct bytes previous,
                                   uint8_t ret_hash[32]);
/* The same over an event of another service, from what its record says. */
MUST_CHECK struct err *wire_hash(struct arena *arena, const struct wire_event *wire,
                                 struct bytes previous, uint8_t ret_hash[32]);

/* applied.c (C2): sets each event's verdict from what has been applied, and by what stands before
 * it in the batch. */
MUST_CHECK struct err *applied_classify(struct batch *batch);
/* The event at that place waits, so those of its stream behind it are held. */
void applied_hold_followers(struct batch *batch, size_t at);
/* The same event, whatever record brought it. */
bool wire_is_same(const struct wire_event *a, const struct wire_event *b);
/* Of one stream of one source, whichever place. */
bool wire_shares_stream(const struct wire_event *a, const struct wire_event *b);
/* An event that moves `applied`. */
bool work_is_applied(const struct work *work);

/* Runs the batch in one transaction and commits. On an error nothing happened (but see U8); with
 * more than one unit the caller runs them again one by one. `again` and `guard_failed` are answers,
 * not errors. */
MUST_CHECK struct err *batch_run(struct batch *batch);
/* A batch of one, as often as U2 and lost races ask, at most UNIT_ATTEMPTS_MOST times; `prepare`
 * makes the unit anew. */
#endif
