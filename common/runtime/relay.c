/* SPDX-License-Identifier: Apache-2.0
 *
 * The relay (protocol.md R1–R5): one owner a service, by a leased epoch; it alone brings the ledger
 * to the broker. Whatever goes wrong, the producer is purged and everything is taken up again from
 * the cursor row: what was sent twice falls away by seq at the consumers.
 */
#include "runtime/relay_private.h"

#include "base/clock.h"
#include "base/log.h"
#include "base/pool.h"
#include "runtime/fault.h"

#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <sys/eventfd.h>
#include <unistd.h>

enum {
    BUSY_MS = 5,
    PACE_MS = 30, /* from page to page while woken at every commit: a record that comes alone goes
                     at once, a crowd shares its statements, requests and commits */
    IDLE_MS = 250,
    STANDBY_MS = 1000,
    BACK_OFF_LEAST_MS = 100,
    BACK_OFF_MOST_MS = 3000
};

struct err *relay_new(struct process *process, struct relay **ret_relay)
{
    struct pool *home = pool_new(sizeof(struct relay), 1);
    struct relay *relay = pool_take(home);
    uint8_t random[10];
    process->context.random(random, sizeof random);
    relay->home = home;
    relay->process = process;
    relay->wake_fd = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    snprintf(relay->holder_text, sizeof relay->holder_text, "%s",
             ID_TEXT(id_v7(process->context.now_ms(), random)));
    if (relay->wake_fd < 0) {
        relay_free(relay);
        return err_of(PROBLEM_BUG, "no descriptor to wake the relay");
    }
    *ret_relay = relay;
    return NULL;
}

void relay_free(struct relay *relay)
{
    if (!relay)
        return;
    if (relay->wake_fd >= 0)
        close(relay->wake_fd);
    struct pool *home = relay->home;
    pool_give(home, relay);
    pool_free(home);
}

void relay_wake(void *context)
{
    const struct relay *relay = context;
    const uint64_t one = 1;
    const ssize_t written = write(relay->wake_fd, &one, sizeof one);
    (void)written; /* full means that it is awake */
}

static void wait_woken(struct relay *relay, int most_ms)
{
    const int64_t early_ms = relay->paged_ms + PACE_MS - clock_monotonic_ms();
    if (early_ms > 0)
        (void)poll(NULL, 0, (int)early_ms);
    struct pollfd woken = {.fd = relay->wake_fd, .events = POLLIN};
    if (poll(&woken, 1, most_ms) > 0) {
        uint64_t count = 0;
        const ssize_t got = read(relay->wake_fd, &count, sizeof count);
        (void)got; /* another read may have been first */
    }
}

/* R1: gaps and offsets as the row has them; xids are taken anew, so no gap closes too early. */
static struct err *read_position(struct relay *relay, const struct relay_cursor *cursor)
{
    const struct relay_from all = {count_of(0)};
    struct db_rows gaps = {0}, parts = {0};
    TRY(store_run(relay->store, relay->arena, (struct db_call){&statement_relay_gaps_read, &all, 1},
                  &gaps));
    TRY(store_run(relay->store, relay->arena,
                  (struct db_call){&statement_relay_parts_read, &all, 1}, &parts));
    const struct relay_gap *gap = gaps.rows;
    const struct relay_part *part = parts.rows;
    relay->gap_count = 0;
    for (size_t i = 0; i < gaps.count && i < RELAY_GAPS_MOST; i++)
        relay->gaps[relay->gap_count++] = (struct gap){gap[i].id.value, 0};
    for (int p = 0; p < RELAY_PARTS_MOST; p++)
        relay->last_offset[p] = -1;
    for (size_t i = 0; i < parts.count; i++)
        if (part[i].part.value < RELAY_PARTS_MOST)
            relay->last_offset[part[i].part.value] = part[i].last_offset.value;
    relay->epoch = cursor->epoch.value;
    relay->hi = cursor->hi.value;
    relay->incarnation = cursor->incarnation.value;
    snprintf(relay->cluster, sizeof relay->cluster, "%s", cursor->cluster ? cursor->cluster : "");
    return NULL;
}

/* The gaps that were open before get an xid taken now. */
static struct err *renew_gap_xids(struct relay *relay)
{
    if (relay->gap_count == 0)
        return NULL;
    struct relay_gap_id *ids = ARENA_ARRAY(relay->arena, struct relay_gap_id, relay->gap_count);
    for (size_t i = 0; i < relay->gap_count; i++)
        ids[i].id = count_of(relay->gaps[i].id);
    struct db_rows rows = {0};
    TRY(store_begin(relay->store, false));
    TRY(store_run(relay->store, relay->arena,
                  (struct db_call){&statement_relay_gaps_add, ids, relay->gap_count}, &rows));
    TRY(store_commit(relay->store, relay->process->context.commit_deadline_ms));
    const struct relay_gap *row = rows.rows; /* in id order, as they were sent */
    for (size_t i = 0; i < rows.count; i++)
        relay->gaps[i] = (struct gap){row[i].id.value, row[i].xid.value};
    return NULL;
}

static struct err *take_lease(struct relay *relay)
{
    const struct relay_lease ask = {relay->holder_text, count_of(RELAY_LEASE_MS)};
    const int64_t asked_ms = clock_monotonic_ms();
    struct db_rows rows = {0};
    TRY(store_ready(relay->store));
    TRY(store_run(relay->store, relay->arena, (struct db_call){&statement_relay_take, &ask, 1},
                  &rows));
    const struct relay_cursor *cursor = rows.rows;
    atomic_store(&relay->process->forked, cursor->forked != NULL);
    if (cursor->mine != ANSWER_YES || cursor->forked) {
        atomic_store(&relay->process->checked,
                     true); /* the holder has compared, or an operator has to decide */
        return NULL;
    }
    FP("relay.after_lease");
    TRY(read_position(relay, cursor));
    TRY(renew_gap_xids(relay));
    relay->session = store_session(relay->store);
    relay->leased_until_ms = asked_ms + RELAY_LEASE_MS;
    relay->leased = true;
    return NULL;
}

static bool lease_holds(const struct relay *relay)
{
    return relay->leased && relay->session == store_session(relay->store) &&
           clock_monotonic_ms() < relay->leased_until_ms;
}

static bool renewal_due(const struct relay *relay)
{
    return relay->leased_until_ms - clock_monotonic_ms() <= RELAY_LEASE_MS - RELAY_RENEW_MS;
}

struct err *relay_renew_lease(struct relay *relay)
{
    if (!renewal_due(relay))
        return NULL;
    const struct relay_epoch epoch = {count_of(relay->epoch), count_of(RELAY_LEASE_MS)};
    const int64_t asked_ms = clock_monotonic_ms();
    TRY(store_send(relay->store, &statement_relay_renew, &epoch, 1));
    TRY(relay_receive_held(relay));
    relay->leased_until_ms = asked_ms + RELAY_LEASE_MS;
    return NULL;
}

/* R4: before every new producer. */
static struct err *ensure_producer(struct relay *relay)
{
    if (relay->producer)
        return NULL;
    TRY(relay->admin ? NULL : bus_admin_open(&relay->process->bus, &relay->admin));
    FP("relay.before_check");
    TRY(relay_check(relay));
    FP("relay.after_check");
    metric_set(METRIC_BROKER_REACHED, 1);
    atomic_store(&relay->process->checked, true);
    return bus_producer_open(&relay->process->bus, &relay->producer);
}

void relay_let_go(struct relay *relay)
{
    if (relay->store)
        store_rollback(relay->store);
    bus_producer_close(relay->producer);
    bus_admin_close(relay->admin);
    relay->producer = NULL;
    relay->admin = NULL;
    relay->leased = false;
    metric_set(METRIC_RELAY_LEASED, 0);
}

struct err *relay_turn(struct relay *relay, int *ret_wait_ms)
{
    if (!relay->store)
        TRY(process_store(relay->process, &relay->store));
    if (!lease_holds(relay)) {
        relay_let_go(relay);
        TRY(take_lease(relay));
    }
    metric_set(METRIC_RELAY_LEASED, relay->leased);
    if (!relay->leased) {
        *ret_wait_ms = STANDBY_MS;
        return NULL;
    }
    TRY(ensure_producer(relay));
    if (renewal_due(relay)) {
        TRY(relay_renew_lease(relay));
        TRY(relay_watch(relay));
    }
    size_t count = 0;
    const int64_t began_ms = clock_monotonic_ms();
    TRY(relay_page(relay, &count));
    if (count > 0)
        relay->paged_ms = began_ms;
    *ret_wait_ms = count == RELAY_PAGE    ? 0
                   : count > 0            ? BUSY_MS
                   : relay->gap_count > 0 ? BUSY_MS * 4
                                          : IDLE_MS;
    return NULL;
}

static int back_off(struct relay *relay, const struct err *err, int before_ms)
{
    if (err->problem != PROBLEM_FORKED)
        LOG(LOG_WARNING, "the relay waits", LOG_ERR(err));
    metric_set(METRIC_BROKER_REACHED, 0);
    atomic_store(&relay->process->checked, true); /* a broker that is down does not delay units */
    relay_let_go(relay);
    const int next = before_ms ? 2 * before_ms : BACK_OFF_LEAST_MS;
    return next > BACK_OFF_MOST_MS ? BACK_OFF_MOST_MS : next;
}

static void give_lease(struct relay *relay)
{
    if (!lease_holds(relay))
        return;
    const struct relay_epoch epoch = {count_of(relay->epoch), count_of(0)};
    struct db_rows none = {0};
    err_ignore(store_run(relay->store, relay->arena,
                         (struct db_call){&statement_relay_give, &epoch, 1}, &none),
               "it runs out by itself");
}

void relay_end(struct relay *relay)
{
    give_lease(relay);
    relay_let_go(relay);
    store_close(relay->store);
    relay->store = NULL;
}

void relay_run(struct process *process)
{
    struct relay *relay = process->relay;
    ARENA_SCOPED arena = arena_new(UNIT_ARENA_LIMIT);
    relay->arena = arena;
    int error_ms = 0;
    while (!atomic_load(&process->stopping)) {
        int wait_ms = 0;
        struct err *err = relay_turn(relay, &wait_ms);
        error_ms = err ? back_off(relay, err, error_ms) : 0;
        arena_reset(arena);
        if (err)
            process_pause(process, error_ms);
        else if (wait_ms > 0)
            wait_woken(relay, wait_ms);
    }
    relay_end(relay);
}
