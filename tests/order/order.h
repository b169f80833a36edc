/* SPDX-License-Identifier: Apache-2.0
 *
 * What the order test is made of: a world (one PostgreSQL with the runtime's own tables), writers
 * that go through a transaction step by step, readers of the ledger (our relay as it is in
 * production, and six strategies known to be bad), and the sink, which judges what comes out of
 * them as a consumer would. A broken machine ends the program; only a strategy may fail.
 */
#ifndef HALFSKY_TESTS_ORDER_H
#define HALFSKY_TESTS_ORDER_H

#include "runtime/relay_private.h"

#include <pthread.h>

enum {
    WRITERS = 24,
    LOAD_STREAMS = 40,  /* streams 0 to 39 are the load's */
    PLACED_FIRST = 100, /* from here on each schedule has streams of its own */
    STREAMS_MOST = 300,
    HEADS_MOST = 4,
    DRAWN_MOST = 8,
    READERS_MOST = 2,
    ROWS_MOST = 100000
};

/* Ends the program with the error's sentence. */
void must(struct err *err);

/* --- dice: a seed's numbers */
struct dice {
    uint64_t state;
};
uint32_t dice_roll(struct dice *dice, uint32_t sides); /* 0 to sides - 1 */
bool dice_percent(struct dice *dice, uint32_t percent);

/* --- statements.c */
#define ORDER_FROM_FIELDS(F, R)                                                                    \
    F(R, count, id, _, required, 0, open, "Above this id", "起点")                                 \
    F(R, count, xid, _, required, 0, open, "Of this transaction", "事务号")                        \
    F(R, count, most, _, required, 0, open, "At most so many", "上限")
RECORD(order_from, ORDER_FROM_FIELDS);
#define ORDER_ROW_FIELDS(F, R)                                                                     \
    F(R, count, id, _, required, 0, open, "Ledger id", "账本编号")                                 \
    F(R, count, xid, _, required, 0, open, "Its transaction", "事务号")                            \
    F(R, id, stream_id, _, required, 0, open, "Stream", "事件流")                                  \
    F(R, count, seq, _, required, 0, open, "Place in the stream", "序号")
RECORD(order_row, ORDER_ROW_FIELDS);
#define ORDER_APPEND_AS_FIELDS(F, R)                                                               \
    F(R, count, id, _, required, 0, open, "Ledger id drawn before", "账本编号")                    \
    LEDGER_APPEND_FIELDS(F, R)
STATEMENT_WRITE_DECLARE(order_append_as, ORDER_APPEND_AS_FIELDS);
extern const struct statement statement_order_above, statement_order_below_horizon,
    statement_order_by_xid, statement_order_claim, statement_order_sent, statement_order_draw,
    statement_order_xid, statement_order_waiting, statement_order_gaps, statement_order_steal;
/* One number asked for or told. */
int64_t order_number(struct store *store, struct arena *arena, const struct statement *statement,
                     int64_t number);

/* --- world.c */
struct world_place {
    int port;
    const char *secrets; /* folder of the password files */
};
void world_open(const struct world_place *place);
/* An empty ledger and a relay that has read nothing. */
void world_empty(bool has_outbox);
/* As service_run fills it; with `expired`, a gap's xid is taken as strategy 4 does. */
struct process *world_process(bool expired);
struct store *world_store(const struct process *process);
void world_pause(int ms);
struct id stream_id(int number);

/* --- sink.c: what was read, in the order in which it came out */
struct tally {
    size_t written, lost, reordered, twice, strange;
    char first[160]; /* in words, what was wrong first; "" nothing */
};
void sink_empty(void);
void sink_take(struct id stream, int64_t seq);
size_t sink_count(void); /* different events so far */
/* Compares with the ledger, streams from..to-1. */
struct tally sink_compare(struct store *store, int from, int to);

/* --- log_bus.c: adapters/bus.h in memory, under our relay */
void log_bus_empty(void);
/* The next record that is produced waits until `hook` has come back. */
void log_bus_before_next(void (*hook)(void *context), void *context);
/* From now on one record in `sides` ends its producer; 0: none. */
void log_bus_fail(uint32_t sides, uint64_t seed);

/* --- writer.c: one transaction, step by step, by the runtime's own statements */
struct writer {
    struct store *store;
    struct arena *arena;
    bool id_first; /* strategy 6 */
    struct head heads[HEADS_MOST];
    uint8_t hashes[HEADS_MOST][32];
    bool moved[HEADS_MOST];
    size_t head_count;
    int64_t drawn[DRAWN_MOST];
    size_t drawn_count, drawn_used;
};
void writer_open(struct writer *writer, const struct process *process, bool id_first);
void writer_close(struct writer *writer);
void writer_begin(struct writer *writer);
/* Strategy 6 alone: `count` ids, in a transaction that has no xid yet. */
void writer_draw(struct writer *writer, size_t count);
/* One statement (U2): in stream order; the transaction has its xid from the first head on (U3). */
void writer_lock(struct writer *writer, const int *streams, size_t count);
/* The next event of a held stream; here the ledger's id is drawn, unless it was before. */
void writer_append(struct writer *writer, int stream);
void writer_commit(struct writer *writer);
void writer_rollback(struct writer *writer);
/* All of it: one event of one stream. */
void writer_say(struct writer *writer, int stream);

/* --- reader.c */
enum reader_how { READER_RELAY, READER_CURSOR, READER_CLAIM };
struct strategy {
    const char *name;
    enum reader_how how;
    const struct statement *statement; /* of READER_CURSOR */
    bool expired, id_first;            /* strategies 4 and 6 */
    size_t readers;
    int breaks_at; /* the schedule made for it; -1: none may break it */
};
struct reader {
    const struct strategy *strategy;
    const struct process *process;
    struct relay *relay;
    struct store *store;
    struct arena *arena;
    int64_t id, xid;
    struct db_rows rows;
};
void reader_open(struct reader *reader, const struct strategy *strategy, struct process *process);
void reader_close(struct reader *reader);
/* Takes a page of at most `most` rows; our relay does all of it in reader_publish. */
void reader_fetch(struct reader *reader, int64_t most);
void reader_publish(struct reader *reader);

/* --- schedule.c: a pause placed where a strategy breaks */
struct scene {
    const struct strategy *strategy;
    struct process *process;
    struct store *store; /* what schedules ask for themselves */
    struct arena *arena;
    struct writer writers[3];
    struct reader readers[READERS_MOST];
    int next_stream;
};
void scene_open(struct scene *scene, const struct strategy *strategy);
void scene_close(struct scene *scene);
/* Reads until nothing more comes. */
void scene_settle(struct scene *scene);
struct schedule {
    const char *name;
    void (*play)(struct scene *scene, int stream); /* streams stream, +1 and +2 are its own */
};
enum { SCHEDULES = 7 };
extern const struct schedule schedules[SCHEDULES];
struct tally schedule_play(struct scene *scene, const struct schedule *schedule);

/* --- crowd.c: 24 writers and the scene's readers, until it is ended */
struct crowd;
void crowd_open(void); /* connects the writers, once */
void crowd_close(void);
struct crowd *crowd_begin(struct scene *scene, uint64_t seed);
/* While it is held, nobody is within a transaction or a page. */
void crowd_hold(struct crowd *crowd);
void crowd_go_on(struct crowd *crowd);
void crowd_end(struct crowd *crowd);

#endif
