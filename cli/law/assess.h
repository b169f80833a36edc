/* SPDX-License-Identifier: Apache-2.0
 *
 * Everything that can be said about a matter, in one go: maps the documented facts to the questions
 * of common/law and keeps their answers. It decides nothing itself.
 */
#ifndef HALFSKY_CLI_LAW_ASSESS_H
#define HALFSKY_CLI_LAW_ASSESS_H

#include "cli/law/assess_route.h"
#include "cli/law/facts.h"
#include "law/award.h"
#include "law/compensation.h"
#include "law/fast_track.h"
#include "law/law.h"
#include "law/legal_aid.h"
#include "law/limitation.h"
#include "law/maternity.h"
#include "law/settlement.h"

enum { ASSESS_CLAIMS = 24, ASSESS_SUMS = 11 };

struct assess_claim {
    int topic;
    struct limitation_result limitation;
};

enum assess_sum_kind {
    ASSESS_SEVERANCE,
    ASSESS_ILLEGAL_DISMISSAL,
    ASSESS_DOUBLE_WAGE,
    ASSESS_DIFFERENCE,
    ASSESS_INJURY,
    ASSESS_DAYS,
    ASSESS_NOTICE_PAY,
    ASSESS_ANNUAL_LEAVE,
    ASSESS_LEAVE_PAY
};

struct assess_sum {
    enum assess_sum_kind kind;
    struct sum sum;
    struct date from; /* the dates that went in */
    struct date to;
    struct money first; /* the amounts that went in */
    struct money second;
    int days; /* ASSESS_DAYS */
};

struct assessment {
    struct fast_track_result fast_track;
    struct assess_claim claims[ASSESS_CLAIMS];
    int claim_count;
    enum answer in_time; /* of all claims together */
    bool claims_differ;  /* some are in time and some are not */
    uint64_t limitation_missing;
    bool has_defence;    /* whether limitation was raised in arbitration is told */
    enum answer defence; /* whether it may be raised in court (LIM-11) */
    struct explained defence_why;
    struct consistency_result consistency;
    int court_count;
    struct award_result award;
    int award_topics[AWARD_ITEMS];
    int award_item_count;
    struct count days_to_limit; /* to the nearest end that she can lose; not stated: none is known
                                   or all are past */
    struct legal_aid_result legal_aid;
    struct leave_result leave;
    bool has_leave; /* a birth, a miscarriage or a leave is told */
    struct settlement_view settlement;
    struct assess_sum sums[ASSESS_SUMS];
    int sum_count;
    struct assess_route route;
};

/* The rules of the province are asked only where the place of work lies in it. */
void assess(const struct law *law, const struct facts *facts, struct assessment *ret_assessment);
const char *assess_sum_name(enum assess_sum_kind kind);
const char *assess_sum_zh(enum assess_sum_kind kind);
const char *assess_sum_en(enum assess_sum_kind kind);
/* The last day of leave that is certain, whatever the place adds; absent where none is known. */
struct date assess_leave_end(const struct assessment *assessment);

/* Facts without NULLs: an absent part is an empty part. */
const struct worker *facts_worker(const struct facts *facts);
const struct employment *facts_employment(const struct facts *facts);
const struct procedure *facts_procedure(const struct facts *facts);
const struct award *facts_award(const struct facts *facts);
const struct agreement *facts_agreement(const struct facts *facts);
const struct maternity *facts_maternity(const struct facts *facts);
const struct injury *facts_injury(const struct facts *facts);
const struct aid *facts_aid(const struct facts *facts);
const struct officer *facts_officer(const struct facts *facts);
const struct numbers *facts_numbers(const struct facts *facts);
/* Of the matter and of every claim. */
uint64_t facts_topics(const struct facts *facts);
/* She has applied for arbitration, on whatever day. */
bool facts_has_filed(const struct facts *facts);
/* The same, or shown by what followed it: an acceptance, a refusal, an award, a suit. */
bool facts_has_applied(const struct facts *facts);
/* The last day on which that can have been, where its own day is not told; absent: no day is. */
struct date facts_applied_by(const struct facts *facts);
bool facts_award_is_told(const struct award *award);
/* What the award and the courts decided, as it is told. */
void assess_decisions(const struct facts *facts, struct consistency_facts *ret_decisions);
/* The filing if there was one, else the day of the question. */
struct date facts_asked_on(const struct facts *facts);
/* A regional number: entered with a source, else what the asker states, else not stated. */
struct money facts_number(const struct law *law, const struct facts *facts,
                          enum parameter_kind kind, struct date on);

#endif
