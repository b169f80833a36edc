/* SPDX-License-Identifier: Apache-2.0
 *
 * A draft of the rules beside those compiled in: the whole of it, and the rules as they are with
 * one rule of the draft alone, so that what an answer changes by can be named. It refuses what the
 * build would refuse.
 */
#ifndef HALFSKY_CLI_LAW_DRAFT_H
#define HALFSKY_CLI_LAW_DRAFT_H

#include "base/arena.h"
#include "base/err.h"
#include "law/law.h"

/* A rule book and what it is outside the province; `law` points into itself, so it does not move.
 */
struct draft_law {
    struct law law;
    struct law elsewhere;
    struct rulebook book;
    struct rulebook book_elsewhere;
};

struct draft_change {
    const char *id;
    struct draft_law alone; /* the rules compiled in, with the draft's rows of this rule */
};

struct draft {
    struct draft_law whole;
    struct draft_change *changes; /* a change of the sentences alone is none */
    size_t change_count;
};

struct err *draft_read(struct arena *arena, const char *rules_tsv, struct draft **ret_draft)
    MUST_CHECK;

#endif
