/* SPDX-License-Identifier: Apache-2.0
 *
 * Judges what comes out of a reader as a consumer would (protocol.md C2): within a stream each seq
 * once and none before the one below it. Twice is allowed, a consumer drops it. It keeps what it
 * saw, so that in the end the ledger tells what never came.
 */
#include "order.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

enum { SEQS_MOST = 20000 };

struct seen {
    int64_t next; /* every seq below it has come */
    size_t reordered;
    int64_t early, missed; /* the first that came before another */
    size_t twice;
    uint8_t came[SEQS_MOST];
};
static struct seen streams[STREAMS_MOST];
static size_t came_count;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

static int number_of(struct id id) { return id.bytes[14] * 256 + id.bytes[15]; }

void sink_empty(void)
{
    memset(streams, 0, sizeof streams);
    for (int i = 0; i < STREAMS_MOST; i++)
        streams[i].next = 1;
    came_count = 0;
}

void sink_take(struct id id, int64_t seq)
{
    struct seen *seen = &streams[number_of(id)];
    if (seq < 1 || seq >= SEQS_MOST)
        must(err_of(PROBLEM_BUG, "a stream has grown to %" PRId64 " events", seq));
    pthread_mutex_lock(&lock);
    if (seen->came[seq]) {
        seen->twice++;
    } else {
        seen->came[seq] = 1;
        came_count++;
        if (seq > seen->next && seen->reordered++ == 0) {
            seen->early = seq;
            seen->missed = seen->next;
        }
        while (seen->next < SEQS_MOST && seen->came[seen->next])
            seen->next++;
    }
    pthread_mutex_unlock(&lock);
}

size_t sink_count(void)
{
    pthread_mutex_lock(&lock);
    const size_t count = came_count;
    pthread_mutex_unlock(&lock);
    return count;
}

struct tally sink_compare(struct store *store, int from, int to)
{
    struct tally tally = {0};
    const struct order_from all = {count_of(0), count_of(0), count_of(ROWS_MOST)};
    struct db_rows rows = {0};
    size_t came = 0, known = 0;
    ARENA_SCOPED arena = arena_new(256 << 20);
    must(store_run(store, arena, (struct db_call){&statement_order_above, &all, 1}, &rows));
    const struct order_row *row = rows.rows;
    for (size_t i = 0; i < rows.count; i++) {
        const int s = number_of(row[i].stream_id);
        const int64_t seq = row[i].seq.value;
        if (s < from || s >= to)
            continue;
        tally.written++;
        known += streams[s].came[seq];
        if (!streams[s].came[seq] && tally.lost++ == 0)
            snprintf(tally.first, sizeof tally.first, "stream %d: seq %" PRId64 " was never read",
                     s, seq);
    }
    for (int s = from; s < to; s++) {
        tally.reordered += streams[s].reordered;
        tally.twice += streams[s].twice;
        for (int64_t seq = 1; seq < SEQS_MOST; seq++)
            came += streams[s].came[seq];
        if (streams[s].reordered && !*tally.first)
            snprintf(tally.first, sizeof tally.first,
                     "stream %d: seq %" PRId64 " was read before seq %" PRId64, s, streams[s].early,
                     streams[s].missed);
    }
    tally.strange = came - known;
    return tally;
}
