/* SPDX-License-Identifier: Apache-2.0
 *
 * Points in the protocol at which a process of a test build can be made to die, stand still, wait
 * or fail. A file mapped into memory (setting fault.file) holds the orders, so that they may change
 * while the process runs. Without HALFSKY_FAULT_POINTS nothing of this is in the program: a release
 * must never have it.
 */
#ifndef HALFSKY_RUNTIME_FAULT_H
#define HALFSKY_RUNTIME_FAULT_H

#include "base/err.h"

#include <stddef.h>
#include <stdint.h>

struct fault_point {
    const char *name;
};

#ifdef HALFSKY_FAULT_POINTS

enum { FAULT_ORDERS = 2, FAULT_ORDER_SIZE = 128 };

/* In a section of their own, the points list themselves. */
#define FAULT_HERE(name_)                                                                          \
    __extension__({                                                                                \
        static const struct fault_point here __attribute__((section("fault_points"), used)) = {    \
            name_};                                                                                \
        &here;                                                                                     \
    })
#define FP(name) fault_reach(FAULT_HERE(name))
/* Where a handler may fail: the error is a defect, of each event whose number the order picks. */
#define FP_ERR(name, number) fault_fail(FAULT_HERE(name), (number))

/* FAULT_ORDERS orders of FAULT_ORDER_SIZE bytes each, all zero where there is none:
 *   ID POINT COUNT kill | stop | delay MILLISECONDS   at the COUNTth time that it is reached
 *   ID POINT COUNT fail                               for numbers that COUNT divides
 * Another ID is another order, counted from 1 again. */
MUST_CHECK struct err *fault_listen(const char *file);
void fault_reach(const struct fault_point *point);
MUST_CHECK struct err *fault_fail(const struct fault_point *point, uint64_t number);
/* The at-th point of this program; NULL behind the last. A name may come more than once. */
const struct fault_point *fault_at(size_t at);

#else

#define FP(name) ((void)0)
#define FP_ERR(name, number) ((struct err *)NULL)

#endif
#endif
