/* SPDX-License-Identifier: Apache-2.0
 *
 * What can be done with a mediation agreement (rules AG-A..AG-F, rules 8): who, by when, at which
 * door. Both joint paths start on the day the agreement took effect; arbitral review is put first.
 */
#ifndef HALFSKY_LAW_AGREEMENT_H
#define HALFSKY_LAW_AGREEMENT_H

#include "base/record.h"
#include "law/day.h"
#include "law/explain.h"
#include "law/scope.h"

enum agreement_path {
    AGREEMENT_REVIEW,        /* A: arbitral review, jointly, 15 days */
    AGREEMENT_CONFIRMATION,  /* B: judicial confirmation, jointly, 30 days */
    AGREEMENT_PAYMENT_ORDER, /* C: she alone, after default */
    AGREEMENT_ARBITRATION,   /* D: either, after default */
    AGREEMENT_SUIT,          /* E: she, agreement about pay only, after default */
    AGREEMENT_PATH_COUNT
};

struct agreement_facts {
    struct date effective_on; /* completion: signatures, mediator, seal */
    struct date today;        /* absent: not judged by date */
    uint64_t topics;          /* what it settles; 0: not stated */
    const struct scope_result *elsewhere; /* arbitration is no door for it, and why; NULL: it is */
    const struct scope_result *undecided; /* a human says whether it is; NULL: it is said */
    enum answer both_apply;   /* both sides apply together */
    enum answer defaulted;    /* it was not performed */
    enum answer confirmed;    /* judicially confirmed already */
};

struct agreement_way {
    enum answer open;   /* yes, no, or none: depends on what is missing */
    struct day_due due; /* joint paths */
    const struct rule *rule;
};

struct agreement_result {
    struct agreement_way ways[AGREEMENT_PATH_COUNT];
    struct explained why;
};

void agreement_assess(const struct law *law, const struct agreement_facts *facts,
                      struct agreement_result *ret_result);
/* 解释一 51(2): about labour pay alone, and not performed. */
enum answer agreement_is_unpaid_pay(uint64_t topics, enum answer defaulted);

#endif
