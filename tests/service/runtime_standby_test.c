/* SPDX-License-Identifier: Apache-2.0
 *
 * U8 as a client sees it: the synchronous standby is lost, so a COMMIT hangs. The outcome is told
 * as unknown, no further backend is hung for it, and the same key finds out afterwards. The setting
 * holds for the whole cluster, so this program has one test.
 */
#include "tiny_story.h"

#include <criterion/criterion.h>

static void begin_impatient(void)
{
    const char *const settings[] = {"db.commit_deadline_ms=500", "http.threads=2", NULL};
    arena = arena_new(64 << 20);
    tiny_prepare();
    tiny = tiny_start(settings);
}
TestSuite(runtime_standby, .init = begin_impatient, .fini = story_end, .timeout = 120);

Test(runtime_standby, an_unknown_outcome_is_found_out_by_the_same_key)
{
    struct ask ask = write_ask;
    int status = 201;
    tiny_script("alter system set synchronous_standby_names = 'nobody'");
    tiny_script("select pg_reload_conf()");
    for (int i = 0; i < 500 && status == 201; i++) { /* it comes into force in its own time */
        ask.key = arena_printf(arena, "key-%d", i);
        status = ask_with(ask).status;
    }
    cr_assert_eq(status, 503);
    const char *key = ask.key;
    for (int i = 0; i < 6; i++) {
        ask.key = arena_printf(arena, "further-%d", i);
        const struct fetch_answer answer = ask_with(ask);
        cr_assert_eq(answer.status, 503, "%s", body_of(answer));
        cr_assert_not_null(fetch_header(&answer, "retry-after"));
    }
    cr_assert(
        tiny_holds("(select count(*) from pg_stat_activity where usename = 'tiny' and "
                   "wait_event = 'SyncRep') between 1 and 5"),
        "a store keeps its slot until its backend is gone: two threads, due, relay, consumer");
    tiny_script("alter system reset synchronous_standby_names");
    tiny_script("select pg_reload_conf()");
    ask.key = key;
    for (int i = 0; i < 500 && status != 201; i++)
        status = ask_with(ask).status;
    cr_assert_eq(status, 201);
    cr_assert(tiny_holds(arena_printf(arena,
                                      "(select count(*) from idempotency where key = '%s') "
                                      "= 1",
                                      key)));
    cr_assert(tiny_holds("(select count(*) from note) = (select count(*) from idempotency)"));
}
