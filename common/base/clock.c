/* SPDX-License-Identifier: Apache-2.0
 *
 * The machine's time and randomness, read here and nowhere else, so that whatever decides can be
 * run again with the same time and the same ids. It must never cache: a test may move the clock.
 */
#include "base/clock.h"

#include <assert.h>
#include <errno.h>
#include <sys/random.h>
#include <time.h>

static int64_t clock_read_us(clockid_t which)
{
    struct timespec now;
    const int failed = clock_gettime(which, &now);
    assert(!failed);
    return (int64_t)now.tv_sec * 1000000 + now.tv_nsec / 1000;
}

int64_t clock_now_ms(void) { return clock_read_us(CLOCK_REALTIME) / 1000; }
int64_t clock_monotonic_ms(void) { return clock_read_us(CLOCK_MONOTONIC) / 1000; }
int64_t clock_monotonic_us(void) { return clock_read_us(CLOCK_MONOTONIC); }

void clock_random(void *ret_bytes, size_t size)
{
    unsigned char *const bytes = ret_bytes;
    for (size_t filled = 0; filled < size;) {
        const ssize_t got = getrandom(bytes + filled, size - filled, 0);
        assert(got > 0 || errno == EINTR); /* keys and ids: no randomness, no service */
        if (got > 0)
            filled += (size_t)got;
    }
}
