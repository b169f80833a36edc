/* SPDX-License-Identifier: Apache-2.0
 *
 * Whether each item of an award is final (FA-1..FA-9), who may do what, where and until when, and
 * whether the courts decided as the award did. A number nobody entered (the local minimum wage)
 * leaves an item open.
 */
#ifndef HALFSKY_LAW_AWARD_H
#define HALFSKY_LAW_AWARD_H

#include "base/money.h"
#include "base/record.h"
#include "law/day.h"
#include "law/explain.h"

enum { AWARD_ITEMS = 24, AWARD_STEPS = 6, AWARD_COURTS = 4 };

struct award_item {
    int topic;           /* TOPIC_CODES */
    int result;          /* ITEM_RESULT_CODES */
    struct money amount; /* awarded, for one worker (FA-1 tests each item by what was awarded) */
    enum answer national_standard; /* hours, rest, insurance by a national standard (FA-4) */
};

struct award_facts {
    int result;               /* ARBITRATION_RESULT_CODES; 0: not told */
    struct date made_on;      /* may be partial or absent */
    struct date received_on;  /* may be partial or absent */
    struct date today;        /* absent: nothing is said to have passed */
    struct money min_wage;    /* monthly, of the place on the day of the award; not stated: open */
    enum answer stated_final; /* what the award says of itself (FA-7) */
    struct award_item items[AWARD_ITEMS];
    int item_count;
};

enum award_step_kind {
    AWARD_STEP_WORKER_SUES,
    AWARD_STEP_EMPLOYER_SUES,
    AWARD_STEP_EMPLOYER_SETS_ASIDE,
    AWARD_STEP_WORKER_ENFORCES
};

struct award_step {
    enum award_step_kind kind;
    enum answer final; /* of a mixed award: the final items or the others; none: the whole award */
    bool if_unsued; /* it takes effect only where nobody sues (FA-8) */
    const struct rule *rule;
    struct day_due due;      /* of a start that is not told to the day: none */
    struct day_due earliest; /* then this range, whose end may not be known */
    struct day_due latest;
    const char *where_zh;
    const char *where_en;
};

struct award_result {
    enum answer final_items[AWARD_ITEMS]; /* yes final, no not, none: open */
    enum answer final; /* of all granted items: yes all, no none of them, none: open or mixed */
    bool mixed;        /* some are final and some are not: separate documents (FA-6) */
    struct award_step steps[AWARD_STEPS];
    int step_count;
    struct explained why;
};

/* Whether arbitration ended otherwise than by an award: mediated, settled, withdrawn, refused. */
bool award_is_absent(int result);
void award_assess(const struct law *law, const struct award_facts *facts,
                  struct award_result *ret_result);
const char *award_step_name(enum award_step_kind kind);

/* --- the award against the courts ---------------------------------------------------------------
 */

enum consistency {
    CONSISTENCY_UNKNOWN,
    CONSISTENCY_YES,
    CONSISTENCY_PARTLY, /* the same side won, the sum differs, or some items agree and some do not
                         */
    CONSISTENCY_NO
};

struct court_facts {
    int instance; /* COURT_INSTANCE_CODES */
    int result;   /* COURT_RESULT_CODES */
    struct award_item items[AWARD_ITEMS];
    int item_count;
};

struct consistency_facts {
    int award_result; /* ARBITRATION_RESULT_CODES; 0: no award known */
    struct award_item items[AWARD_ITEMS];
    int item_count;
    struct court_facts courts[AWARD_COURTS];
    int court_count;
};

struct consistency_result {
    enum consistency whole; /* the last decided instance */
    enum consistency by_court[AWARD_COURTS];
    struct explained why;
};

void consistency_assess(const struct consistency_facts *facts,
                        struct consistency_result *ret_result);
const char *consistency_name(enum consistency consistency);

/* --- court without arbitration (CT-1..CT-7) ------------------------------------------------------
 */

struct court_door_facts {
    struct date on;
    bool another_door;                /* what comes first is not arbitration (SC-2..SC-13) */
    bool applied;                     /* for arbitration */
    bool awarded;                     /* an award is told, with its day or without */
    bool closed;                      /* it was mediated, settled or withdrawn: no award comes */
    struct date award_on;             /* absent: when is not told */
    uint64_t topics;                  /* what is claimed; 0: not told */
    enum answer wage_note;            /* she has a signed wage note */
    enum answer refused;              /* not accepted, or no decision in time */
    enum answer award_overdue;        /* after the rolled last day (clock_has_lapsed) */
    enum answer exception;            /* an exception of 解释一 12 holds */
    enum answer agreement_pay_only;   /* unpaid mediation agreement about pay only */
    uint64_t agreement_missing;       /* LAW_FACT_CODES: what would say whether there is one */
    enum answer order_on_agreement;   /* a payment order on a mediation agreement has ended */
    enum answer confirmation_refused; /* judicial confirmation refused */
    enum answer advance_award;        /* against an advance-enforcement award: never a suit */
};

struct court_door_result {
    enum answer open;
    struct explained why;
};

void court_door_assess(const struct law *law, const struct court_door_facts *facts,
                       struct court_door_result *ret_result);

#endif
