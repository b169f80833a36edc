/* SPDX-License-Identifier: Apache-2.0
 *
 * Limitation of a claim (LIM-1..LIM-12, 调解仲裁法 27). Two dates: `strict` counts only what is
 * proven, from the earliest plausible start; `arguable` counts everything claimed. It warns; it
 * never refuses a filing (SAFE-1), and a fact that is not known never becomes a yes or a no.
 */
#ifndef HALFSKY_LAW_LIMITATION_H
#define HALFSKY_LAW_LIMITATION_H

#include "base/record.h"
#include "law/day.h"
#include "law/explain.h"
#include "law/scope.h"

enum { LIMITATION_EVENTS = 24 };

struct interruption {
    int kind;       /* INTERRUPTION_CODES */
    struct date on; /* may be partial */
    enum answer proven;
    uint64_t told_as; /* set of LAW_FACT_CODES it was told by; 0: as an interruption */
};

struct suspension {
    struct date from;
    struct date to; /* the day the obstacle ended */
};

/* Whether what is claimed goes to arbitration (scope.h), whose limitation alone is counted here. */
enum limitation_door {
    LIMITATION_DOOR_ARBITRATION,
    LIMITATION_DOOR_OPEN,     /* a human decides whether it does: counted, neither yes nor no */
    LIMITATION_DOOR_ELSEWHERE /* it does not: nothing is counted */
};

struct limitation_facts {
    int topic;                  /* TOPIC_CODES; what is claimed */
    enum limitation_door door;
    const struct scope_result *scope; /* why; NULL with LIMITATION_DOOR_ARBITRATION */
    bool civil_servant;         /* LIM-10 */
    struct date known_on;       /* may be partial or absent */
    struct date entry_on;       /* may be partial or absent; of the second wage (LIM-6) */
    struct date signed_on;      /* the same */
    struct date employment_end; /* may be partial or absent */
    enum answer still_employed;
    struct interruption interruptions[LIMITATION_EVENTS];
    int interruption_count;
    struct suspension suspensions[LIMITATION_EVENTS];
    int suspension_count;
    struct date asked_on; /* the filing, or today; may be partial or absent */
    bool filed;           /* `asked_on` is the day she filed: nothing is left to hurry for */
    bool filed_before;    /* with `filed`: on that day or on an earlier one that nobody told */
};

enum limitation_state {
    LIMITATION_UNKNOWN,
    LIMITATION_NOT_RUNNING,
    LIMITATION_IN_TIME,
    LIMITATION_URGENT,
    LIMITATION_STRICTLY_PASSED_ARGUABLE,
    LIMITATION_APPARENTLY_PASSED,
    LIMITATION_STATE_COUNT
};

/* LIM-6: the months of the second wage, each with an end of its own. */
struct limitation_months {
    int count;         /* 0: not counted by the month */
    int passed;        /* of them strictly, on the day asked about */
    struct date first; /* natural end of the first, and of the last */
    struct date last;
};

struct limitation_result {
    enum limitation_state state;
    enum answer in_time; /* yes or no only when every reading of the facts agrees */
    struct day_due strict; /* of the second wage: of the month that goes next */
    struct day_due arguable;
    struct limitation_months months;
    int days_left; /* to the safe day of `strict`, 0 from there to its rolled last day; only where
                      the day asked about is whole and is not the filing */
    bool has_days_left;
    struct count days_arguable; /* to the safe day of `arguable` where `strict` has passed */
    bool may_file; /* always true (SAFE-1) */
    struct explained why;
};

void limitation_assess(const struct law *law, const struct limitation_facts *facts,
                       struct limitation_result *ret_result);
/* Which door the claim of `topic` has by `scope`; fills `ret_scope`, which must outlive `facts`. */
void limitation_door_find(const struct law *law, const struct scope_facts *scope,
                          struct limitation_facts *facts, struct scope_result *ret_scope);
/* Whether this is a claim that limitation runs on, and not a mere tag of a matter. */
bool limitation_is_of(int topic);
/* LIM-11: a limitation defence first raised in court. no: not supported; none: before 2025-09-01,
 * or new evidence. */
enum answer limitation_defence_in_court(const struct law *law, struct date on,
                                        enum answer raised_in_arbitration, enum answer new_evidence,
                                        struct explained *ret_why);
/* LIM-8: may she file again? */
enum answer limitation_refile(const struct law *law, struct date on,
                              enum answer treated_as_withdrawn, struct explained *ret_why);
/* LIM-12: which reminder falls on this many days before the end: 90, 30, 15, 7, 3, 1; 0 for none.
 */
int limitation_reminder(const struct law *law, int days_left);
const char *limitation_state_name(enum limitation_state state);

#endif
