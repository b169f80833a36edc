/* SPDX-License-Identifier: Apache-2.0
 *
 * The relay's state: the lease, the position and the gaps as the cursor row has them (protocol.md
 * R1, R2).
 */
#ifndef HALFSKY_RUNTIME_RELAY_PRIVATE_H
#define HALFSKY_RUNTIME_RELAY_PRIVATE_H

#include "runtime/process.h"
#include "runtime/relay_statements.h"

#include <stdatomic.h>

enum {
    RELAY_PAGE = 2000,
    RELAY_GAPS_MOST = 100000,
    RELAY_PARTS_MOST = 512,
    RELAY_LEASE_MS = 10000,
    RELAY_RENEW_MS = 3000,
    RELAY_ASK_MS = 3000
};

struct pool;

struct gap {
    int64_t id;
    int64_t xid; /* 0: not taken yet, so the gap stays whatever a snapshot says */
};

struct relay {
    struct process *process;
    struct pool *home;
    int wake_fd;
    struct store *store;
    struct bus_admin *admin;
    struct bus_producer *producer;
    struct arena *arena; /* one turn */
    uint64_t session;    /* of the store, when the lease was taken */
    bool leased;
    int64_t leased_until_ms; /* monotonic, reckoned from before the lease was asked for */
    int64_t paged_ms;        /* monotonic, when a page last had rows */
    int64_t epoch, hi, incarnation;
    char cluster[65]; /* "" none yet */
    char holder_text[80];
    struct gap gaps[RELAY_GAPS_MOST];
    size_t gap_count;
    int64_t last_offset[RELAY_PARTS_MOST]; /* -1: nothing delivered there */
};

/* One turn of relay_run: the lease, the comparison, one page. `ret_wait_ms`: how long nothing is to
 * be expected. After an error everything is taken up again from the row: relay_let_go. */
MUST_CHECK struct err *relay_turn(struct relay *relay, int *ret_wait_ms);
void relay_let_go(struct relay *relay);
/* Gives the lease back, where it still has it, and closes its store. */
void relay_end(struct relay *relay);
/* relay_check.c (R4): compares with the broker; begins again under a new incarnation, or says that
 * the log is forked. */
MUST_CHECK struct err *relay_check(struct relay *relay);
/* The broker's cluster is the one that was checked. */
MUST_CHECK struct err *relay_watch(struct relay *relay);
/* relay_page.c (R2, R3): one page from poll to cursor; `ret_count` rows were delivered. */
MUST_CHECK struct err *relay_page(struct relay *relay, size_t *ret_count);
/* relay.c (R1): asked whenever time may have passed, it speaks to the database when it is due. */
MUST_CHECK struct err *relay_renew_lease(struct relay *relay);
/* Receives a statement guarded by the epoch: PROBLEM_TRANSIENT when the lease is lost,
 * PROBLEM_FORKED when stopped. */
MUST_CHECK struct err *relay_receive_held(struct relay *relay);

#endif
