/* SPDX-License-Identifier: Apache-2.0
 *
 * The fast track of the notice (四(三)): which of its four categories a dispute falls under, from
 * dates and evidence states, never from a tick alone. The tests are proposals (status P) and say
 * so. The machine never finds category 4: an officer does, with a reason and an approver; here it
 * can only be proposed. A hit opens the green channel; it lifts no bar of the simple procedure
 * (rules SIM-B).
 */
#ifndef HALFSKY_LAW_FAST_TRACK_H
#define HALFSKY_LAW_FAST_TRACK_H

#include "base/date.h"
#include "base/record.h"
#include "law/rule.h"

#include <stdint.h>

enum { FAST_TRACK_PERIODS = 8, FAST_TRACK_TEXT = 640, FAST_TRACK_CATEGORIES = 4 };

/* Same order as FAST_TRACK_OUTCOME_CODES of law/codes.h. */
enum law_outcome {
    LAW_OUTCOME_NONE,
    LAW_HIT,
    LAW_NOT,
    LAW_UNKNOWN,
    LAW_NEEDS_OFFICER,
    LAW_OUTCOME_COUNT
};

/* A time of pregnancy, maternity leave, nursing or after a miscarriage. */
struct fast_track_period {
    int kind;               /* THREE_PERIOD_CODES */
    struct date from;       /* may be partial or absent */
    struct date to;         /* last day; absent: not ended when it was told */
    enum answer at_dispute; /* yes: stated to hold when the dispute arose, without dates */
    int evidence;           /* EVIDENCE_STATE_CODES; 0 counts as declared */
};

/* Zero means "not stated" in every member. */
struct fast_track_facts {
    int sex;                  /* SEX_CODES */
    enum answer three_period; /* no: known that she is in none; none: not stated */
    struct fast_track_period periods[FAST_TRACK_PERIODS];
    int period_count;
    struct count month_hundredths; /* of a miscarriage, as certified (MP-8) */
    enum answer rural;            /* 农民工, self-declared is enough */
    int employment_form;          /* EMPLOYMENT_FORM_CODES */
    enum answer platform;         /* works through a platform or its partner */
    int relation;                 /* RELATION_CODES */
    uint64_t topics;              /* set of TOPIC_CODES; 0: not stated */
    struct date act_on;           /* the disputed act; may be partial or absent */
    struct date filed_on;         /* may be partial or absent */
    bool not_filed;               /* `filed_on` is the day of the question: it would be that day */
    int officer_reason;           /* FAST_TRACK_REASON_CODES: the officer's choice for category 4 */
    const char *officer_approver; /* who approved it; NULL: nobody yet */
    uint64_t circumstances;       /* set of FAST_TRACK_REASON_CODES stated of her; only proposed */
    const struct rulebook *rules; /* NULL: the rules compiled in */
};

struct fast_track_answer {
    enum law_outcome outcome;
    const struct rule *rule; /* id, version, status; NULL when no row was in force or on */
    uint64_t used;           /* set of LAW_FACT_CODES */
    uint64_t missing;        /* set of LAW_FACT_CODES: told, these would decide it */
    char zh[FAST_TRACK_TEXT];
    char en[FAST_TRACK_TEXT];
};

struct fast_track_result {
    int primary;       /* FAST_TRACK_CODES: 1..4, then none, unknown */
    uint8_t also;      /* bit (1 << category) for further categories that hold */
    uint64_t proposed; /* FAST_TRACK_REASON_CODES an officer may want to look at */
    struct fast_track_answer categories[FAST_TRACK_CATEGORIES]; /* [category - 1] */
    uint64_t missing;         /* of all categories that stay open */
    char zh[FAST_TRACK_TEXT]; /* the whole, for her and for the clerk */
    char en[FAST_TRACK_TEXT];
};

/* Pure and total: every input has a result. */
void fast_track_assess(const struct fast_track_facts *facts, struct fast_track_result *ret_result);

#endif
