/* SPDX-License-Identifier: Apache-2.0
 *
 * Waiting until everything has arrived everywhere: what a service has on its ledger is on its
 * topic, nothing that was heard waits, and no ledger grows. It asks operators' routes and changes
 * nothing.
 */
#include "base/clock.h"
#include "cli/play/play.h"
#include "cli/shared/status.h"

enum { ASK_EVERY_MS = 100, CALM_TIMES = 4, SCRATCH_MOST = 8 << 20 };

static struct err *quiet_ask(const struct play *play, int64_t *ledgers, bool *ret_is_calm)
{
    struct status_all all;
    ARENA_SCOPED scratch = arena_new(SCRATCH_MOST);
    TRY(status_ask(play->operator_session, scratch, &all));
    const int64_t sum = status_ledgers(&all);
    *ret_is_calm = status_is_settled(&all) && sum == *ledgers;
    *ledgers = sum;
    return NULL;
}

struct err *quiet_wait(const struct play *play, int64_t most_ms, bool *ret_is_quiet)
{
    const int64_t end = clock_monotonic_ms() + most_ms;
    int64_t ledgers = -1;
    int calm = 0;
    while (calm < CALM_TIMES && clock_monotonic_ms() < end) {
        bool is_calm = false;
        TRY(quiet_ask(play, &ledgers, &is_calm));
        calm = is_calm ? calm + 1 : 0;
        pause_ms(ASK_EVERY_MS);
    }
    *ret_is_quiet = calm == CALM_TIMES;
    return NULL;
}
