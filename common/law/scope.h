/* SPDX-License-Identifier: Apache-2.0
 *
 * Which door a dispute goes through (SC-1..SC-18) and which committee has it (JU-1, JU-2). It
 * routes and never refuses: where the law is open, a human decides; several doors may be open at
 * once.
 */
#ifndef HALFSKY_LAW_SCOPE_H
#define HALFSKY_LAW_SCOPE_H

#include "base/money.h"
#include "base/record.h"
#include "law/explain.h"

#define DOOR_CODES(C)                                                                              \
    C(DOOR_ARBITRATION, "arbitration", "labour arbitration", "劳动仲裁")                           \
    C(DOOR_PERSONNEL, "personnel_arbitration", "personnel arbitration", "人事争议仲裁")            \
    C(DOOR_COURT, "court", "the court", "人民法院")                                                \
    C(DOOR_ADMINISTRATIVE, "administrative", "administrative review or suit",                      \
      "行政复议或者行政诉讼")                                                                      \
    C(DOOR_REAPPRAISAL, "reappraisal", "re-appraisal", "再次鉴定")                                 \
    C(DOOR_INSPECTION, "inspection", "labour inspection", "劳动监察")                              \
    C(DOOR_COLLECTING, "collecting_agency", "the agency collecting contributions",                 \
      "社会保险费征收机构")                                                                        \
    C(DOOR_PEOPLES_MEDIATION, "peoples_mediation", "people's mediation", "人民调解")               \
    C(DOOR_ONE_STOP, "one_stop_mediation", "one-stop mediation for platform work",                 \
      "新就业形态一站式调解")                                                                      \
    C(DOOR_UNION, "union", "the union or 12338", "工会、妇联")                                     \
    C(DOOR_POLICE, "police", "the police", "公安机关")                                             \
    C(DOOR_PAYMENT_ORDER, "payment_order", "a payment order", "支付令")                            \
    C(DOOR_HUMAN, "human", "a human decides", "由工作人员判断")                                    \
    C(DOOR_OCCUPATIONAL, "occupational_injury", "occupational injury cover of platform work",      \
      "新就业形态职业伤害保障")

struct scope_facts {
    struct date on;      /* the facts of the dispute; may be partial or absent */
    uint64_t topics;     /* set of TOPIC_CODES; 0: not stated */
    int employment_form; /* EMPLOYMENT_FORM_CODES */
    int relation;        /* RELATION_CODES */
    enum answer platform;
    enum answer pension; /* draws a pension */
    struct count age;
    enum answer against_agency;  /* against the insurance agency, for benefits (SC-5) */
    enum answer against_grade;   /* against a grade or a diagnosis (SC-6) */
    enum answer contributions;   /* only to have contributions paid up (SC-7) */
    enum answer wage_note;       /* she has a signed wage note (SC-10) */
    enum answer employer_closed; /* SC-15 */
    enum answer subcontracted;   /* a contractor without capacity (SC-17) */
};

struct scope_result {
    int door;        /* DOOR_CODES: the first door; 0: not known */
    uint64_t also;   /* set of DOOR_CODES open beside it */
    bool stop;       /* SC-16: under sixteen, nothing else before her safety */
    bool co_parties; /* SC-14, SC-15, SC-17: further respondents are to be named */
    struct money
        fine_min; /* of the employer, where the rule names a range (SC-8); else not stated */
    struct money fine_max;
    const struct rule *rule; /* that opened the first door; NULL: no rule did */
    struct explained why;
};

void scope_assess(const struct law *law, const struct scope_facts *facts,
                  struct scope_result *ret_result);

/*
 * Whether arbitration is a door for these topics (0: not told), so that its limitation runs and its
 * review can be asked for. No: others alone are, and `ret_scope` says by which rule; none: whether
 * it is one, a human decides or what is missing would tell.
 */
enum answer scope_is_arbitrable(const struct law *law, const struct scope_facts *facts,
                                uint64_t topics, struct scope_result *ret_scope);

/*
 * Whether nobody settled that she works in a labour relation: it is contested, or of a kind that
 * has to be shown to be one (SC-2 to SC-4, SC-8, SC-11 to SC-13). What only such a relation gives
 * is then not owed for certain.
 */
bool scope_relation_is_open(const struct scope_facts *facts);

/* SC-10, CT-3: a wage note opens the court where unpaid wages are all that is in dispute; none:
 * what is claimed was not told. */
enum answer scope_wage_note_only(uint64_t topics, enum answer wage_note);

struct jurisdiction_facts {
    struct date on;
    const char *performed_in; /* region code of the actual workplace; NULL: unclear */
    const char *employer_in;  /* region code of the employer; NULL: not stated */
    bool filed_in_both;
};
/* The region whose committee has it; NULL when neither place is known, or no more than the
 * province. */
const char *jurisdiction_find(const struct law *law, const struct jurisdiction_facts *facts,
                              struct explained *ret_why);
/* The employer's place, where both are known and neither lies in the other: she may choose it
 * (调解仲裁法 21), unless both were asked already. NULL: there is nothing to choose. */
const char *jurisdiction_choice(const struct jurisdiction_facts *facts);

#endif
