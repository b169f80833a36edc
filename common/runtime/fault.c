/* SPDX-License-Identifier: Apache-2.0
 *
 * Carrying out the orders of fault.h. An order is read anew each time that a point is reached, and
 * its first byte is written last, so none is seen half written. It must never do anything without
 * an order.
 */
#include "runtime/fault.h"

#ifdef HALFSKY_FAULT_POINTS

#include "base/log.h"
#include "base/text.h"

#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

struct order {
    char text[FAULT_ORDER_SIZE]; /* which the words are in */
    const char *id, *point, *action;
    int64_t count, ms;
};

/* How often the point of an order was reached under this order. */
struct progress {
    char id[FAULT_ORDER_SIZE];
    int64_t hits;
};

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static const volatile char *orders;
static struct progress progress[FAULT_ORDERS];

/* Weak: a program without points has no such section. */
extern const struct fault_point fault_first __asm__("__start_fault_points") __attribute__((weak));
extern const struct fault_point fault_last __asm__("__stop_fault_points") __attribute__((weak));

const struct fault_point *fault_at(size_t at)
{
    const struct fault_point *point = &fault_first + at;
    return &fault_first && point < &fault_last ? point : NULL;
}

struct err *fault_listen(const char *file)
{
    const int fd = open(file, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return err_of(PROBLEM_INVALID, "the file of fault orders cannot be read: %s", file);
    const void *mapped =
        mmap(NULL, (size_t)FAULT_ORDERS * FAULT_ORDER_SIZE, PROT_READ, MAP_SHARED, fd, 0);
    close(fd);
    if (mapped == MAP_FAILED)
        return err_of(PROBLEM_INVALID, "the file of fault orders cannot be mapped: %s", file);
    orders = mapped;
    return NULL;
}

static bool order_read(size_t at, struct order *ret_order)
{
    char *rest = NULL;
    if (!orders || orders[at * FAULT_ORDER_SIZE] == '\0')
        return false;
    for (size_t i = 0; i < sizeof ret_order->text; i++)
        ret_order->text[i] = orders[at * FAULT_ORDER_SIZE + i];
    ret_order->text[sizeof ret_order->text - 1] = '\0';
    ret_order->id = strtok_r(ret_order->text, " ", &rest);
    ret_order->point = strtok_r(NULL, " ", &rest);
    const char *count = strtok_r(NULL, " ", &rest);
    ret_order->action = strtok_r(NULL, " ", &rest);
    const char *ms = strtok_r(NULL, " ", &rest);
    ret_order->ms = 0;
    return ret_order->action && text_to_int64(count, &ret_order->count) &&
           (!ms || text_to_int64(ms, &ret_order->ms));
}

static bool is_due(size_t at, const struct order *order)
{
    pthread_mutex_lock(&lock);
    if (strcmp(progress[at].id, order->id) != 0) {
        snprintf(progress[at].id, sizeof progress[at].id, "%s", order->id);
        progress[at].hits = 0;
    }
    const bool due = ++progress[at].hits == order->count;
    pthread_mutex_unlock(&lock);
    return due;
}

static void carry_out(const struct order *order)
{
    LOG(LOG_WARNING, "a fault was ordered here", LOG_TEXT("point", order->point),
        LOG_TEXT("action", order->action));
    if (strcmp(order->action, "kill") == 0)
        (void)kill(getpid(), SIGKILL);
    else if (strcmp(order->action, "stop") == 0)
        (void)kill(getpid(), SIGSTOP);
    else
        (void)poll(NULL, 0, (int)order->ms);
}

void fault_reach(const struct fault_point *point)
{
    struct order order;
    for (size_t i = 0; i < FAULT_ORDERS; i++)
        if (order_read(i, &order) && strcmp(order.point, point->name) == 0 && is_due(i, &order))
            carry_out(&order);
}

struct err *fault_fail(const struct fault_point *point, uint64_t number)
{
    struct order order;
    for (size_t i = 0; i < FAULT_ORDERS; i++)
        if (order_read(i, &order) && strcmp(order.point, point->name) == 0 &&
            strcmp(order.action, "fail") == 0 && order.count > 0 &&
            number % (uint64_t)order.count == 0)
            return err_of(PROBLEM_BUG, "a fault was ordered at %s", point->name);
    return NULL;
}

#else

/* A file of the language has something in it. */
_Static_assert(sizeof(struct fault_point) > 0, "nothing of it is in a release");

#endif
