/* SPDX-License-Identifier: Apache-2.0
 *
 * The settlement mirror: what an agreement gives against what the law gives for the things it is
 * about. It says below or not below only where that holds whatever is still open, and it never
 * advises to refuse.
 */
#ifndef HALFSKY_LAW_SETTLEMENT_H
#define HALFSKY_LAW_SETTLEMENT_H

#include "law/compensation.h"

enum { SETTLEMENT_ITEMS = 64 };

/* One thing that the agreement settles. */
struct settlement_item {
    const struct sum *sum;     /* as computed; NULL: no rule computes it */
    const struct sum *instead; /* 2N instead of N where both are settled (CP-5); NULL: not both */
    bool twice;           /* she may ask 2N instead of the sum: her protection was broken (MP-2) */
    bool in_part;         /* the sum is not all that may be owed of it */
    struct money claimed; /* what she asks for it; not stated: not told */
};

struct settlement_facts {
    bool is_about_told; /* no: the items are all that is in dispute, and it may be about some */
    struct money agreed;
    struct settlement_item items[SETTLEMENT_ITEMS];
    int item_count;
};

struct settlement_view {
    struct money least; /* what is certainly owed of it */
    struct money most;  /* and what at the most; not stated: some of it has no amount */
    struct money agreed;
    int percent;       /* agreed / baseline, rounded down; 0 where there is no one baseline */
    enum answer below; /* yes: less than is certainly owed; no: not less than may be owed */
    struct explained why;
};

void settlement_compare(const struct settlement_facts *facts, struct settlement_view *ret_view);

#endif
