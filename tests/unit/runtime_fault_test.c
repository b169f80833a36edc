/* SPDX-License-Identifier: Apache-2.0
 *
 * The points at which a test build can be made to fail: an order counts, is carried out once, and
 * another id is another order. What dies or stands still is a child; the orders are this test's own
 * file.
 */
#include "runtime/fault.h"

#include "base/clock.h"

#include <criterion/criterion.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { EVENT = 21, WAIT_MS = 200 };

static char file[64];

/* As the runner of the fault suite does it: the first byte last. */
static void order_at(int slot, const char *text)
{
    char bytes[FAULT_ORDER_SIZE] = "";
    memcpy(bytes, text, strlen(text));
    FILE *out = fopen(file, "r+");
    cr_assert_not_null(out);
    cr_assert_eq(fseek(out, (long)slot * FAULT_ORDER_SIZE + 1, SEEK_SET), 0);
    cr_assert_eq(fwrite(bytes + 1, 1, sizeof bytes - 1, out), sizeof bytes - 1);
    cr_assert_eq(fseek(out, (long)slot * FAULT_ORDER_SIZE, SEEK_SET), 0);
    cr_assert_eq(fwrite(bytes, 1, 1, out), 1);
    cr_assert_eq(fclose(out), 0);
}

static void begin(void)
{
    snprintf(file, sizeof file, "/tmp/halfsky-fault-test.%d", (int)getpid());
    FILE *out = fopen(file, "w");
    cr_assert_not_null(out);
    for (int i = 0; i < FAULT_ORDERS * FAULT_ORDER_SIZE; i++)
        cr_assert_eq(fputc(0, out), 0);
    cr_assert_eq(fclose(out), 0);
    cr_assert_null(fault_listen(file));
}

static void end(void) { (void)remove(file); }

TestSuite(fault, .init = begin, .fini = end, .timeout = 30);

static void reach_twice(void)
{
    FP("test.twice");
    FP("test.twice");
}

/* How a child ends that reaches the point `times` times; it exits with 7 by itself. */
static int child_end(int times, int options)
{
    const pid_t child = fork();
    cr_assert_geq(child, 0);
    for (int i = 0; child == 0 && i < times; i++)
        FP("test.child");
    if (child == 0)
        _exit(7);
    int status = 0;
    cr_assert_eq(waitpid(child, &status, options), child);
    if (WIFSTOPPED(status)) {
        cr_assert_eq(kill(child, SIGKILL), 0);
        int killed = 0;
        cr_assert_eq(waitpid(child, &killed, 0), child);
    }
    return status;
}

Test(fault, without_an_order_nothing_happens)
{
    reach_twice();
    cr_assert_null(FP_ERR("test.fail", 0));
    cr_assert_eq(WEXITSTATUS(child_end(3, 0)), 7);
}

Test(fault, a_kill_comes_at_the_nth_time)
{
    order_at(0, "1 test.child 3 kill");
    cr_assert_eq(WEXITSTATUS(child_end(2, 0)), 7);
    cr_assert_eq(WTERMSIG(child_end(3, 0)), SIGKILL);
}

Test(fault, a_stop_stops_the_process)
{
    order_at(1, "1 test.child 1 stop");
    const int status = child_end(1, WUNTRACED);
    cr_assert(WIFSTOPPED(status));
    cr_assert_eq(WSTOPSIG(status), SIGSTOP);
}

static int64_t reach_ms(void)
{
    const int64_t from = clock_monotonic_ms();
    reach_twice();
    return clock_monotonic_ms() - from;
}

Test(fault, an_order_is_carried_out_once_and_another_id_is_another_order)
{
    order_at(0, "1 test.twice 2 delay 200");
    cr_assert_geq(reach_ms(), WAIT_MS);
    cr_assert_lt(reach_ms(), WAIT_MS);
    order_at(0, "2 test.twice 1 delay 200");
    cr_assert_geq(reach_ms(), WAIT_MS);
    order_at(0, "");
    cr_assert_lt(reach_ms(), WAIT_MS);
}

Test(fault, a_failure_picks_by_number_and_is_a_defect)
{
    order_at(1, "1 test.fail 7 fail");
    const struct err *err = FP_ERR("test.fail", EVENT);
    cr_assert_not_null(err);
    cr_assert_eq(err->kind, ERR_BUG);
    cr_assert_null(FP_ERR("test.fail", EVENT + 1));
    cr_assert_null(FP_ERR("test.other", EVENT));
    order_at(1, "");
    cr_assert_null(FP_ERR("test.fail", EVENT));
}

Test(fault, what_is_no_order_is_none)
{
    order_at(0, "1 test.twice");
    order_at(1, "1 test.fail 0 fail");
    reach_twice();
    cr_assert_null(FP_ERR("test.fail", 0));
    const struct err *err = fault_listen("/tmp/halfsky-no-such-file");
    cr_assert_not_null(err);
}

/* What protocol and issue ask for, by name. */
Test(fault, the_points_list_themselves)
{
    static const char *const asked[] = {"test.twice", "test.child", "test.fail"};
    for (size_t a = 0; a < sizeof asked / sizeof asked[0]; a++) {
        size_t at = 0;
        while (fault_at(at) && strcmp(fault_at(at)->name, asked[a]) != 0)
            at++;
        cr_assert_not_null(fault_at(at), "%s is not listed", asked[a]);
    }
}
