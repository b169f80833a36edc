/* SPDX-License-Identifier: Apache-2.0
 *
 * How arbitration proceeds: completeness of the application, simple procedure, tribunal,
 * representatives, recusal, and the warning of a collective dispute. It recommends; the committee
 * decides.
 */
#ifndef HALFSKY_LAW_PROCEDURE_H
#define HALFSKY_LAW_PROCEDURE_H

#include "base/money.h"
#include "base/record.h"
#include "law/explain.h"

struct simple_facts {
    struct date on;              /* acceptance, or today */
    enum answer facts_clear;     /* SIM-G1 */
    struct money amount;         /* of all claims; not stated: open */
    struct money average_yearly; /* of the province, last year; not stated: open */
    enum answer both_agree;      /* SIM-G3 */
    enum answer unreachable;     /* SIM-B1 */
    struct count workers;        /* with the common claim */
    enum answer collective_contract;
    enum answer public_interest; /* SIM-B3 */
    enum answer major_or_difficult;
};

struct simple_result {
    enum answer eligible;      /* any ground and no bar; none: open */
    enum answer collective;    /* ten or more with a common claim */
    int arbitrators;           /* 1 or 3; 0: not known yet */
    int representatives_least; /* 0: none needed */
    int representatives_most;
    bool priority; /* filed and heard first */
    struct explained why;
};

void simple_assess(const struct law *law, const struct simple_facts *facts,
                   struct simple_result *ret_result);
/* Most agents of one party; 0 when the rule is not in force. */
int agents_most(const struct law *law, struct date on);

enum warning_level { WARNING_NONE, WARNING_WATCH, WARNING_ALERT, WARNING_COLLECTIVE };
/* EW-8, EW-1: women of one employer with the same topic in the window. */
enum warning_level warning_assess(const struct law *law, int women, struct date on,
                                  struct explained *ret_why);
int warning_window_days(const struct law *law, struct date on);

#define RECUSAL_CODES(C)                                                                           \
    C(RECUSAL_KIN, "kin", "near relative of a party or agent", "当事人或者代理人的近亲属")         \
    C(RECUSAL_INTEREST, "interest", "interest in the case", "与本案有利害关系")                    \
    C(RECUSAL_RELATION, "relation", "another relation that may affect fairness",                   \
      "其他可能影响公正的关系")                                                                    \
    C(RECUSAL_MEETING, "meeting", "private meeting or gifts", "私自会见或者接受请客送礼")
/* yes: a ground of 调解仲裁法 33; no: none of them. */
enum answer recusal_assess(const struct law *law, int ground, struct date on,
                           struct explained *ret_why);

/* What an application needs (AP-1); a set of (1 << value). */
enum application_part {
    APPLICATION_WORKER_NAME,
    APPLICATION_WORKER_SEX,
    APPLICATION_WORKER_BIRTH,
    APPLICATION_WORKER_ID,
    APPLICATION_WORKER_ADDRESS,
    APPLICATION_WORKER_PHONE,
    APPLICATION_EMPLOYER_NAME,
    APPLICATION_EMPLOYER_ADDRESS,
    APPLICATION_EMPLOYER_PHONE,
    APPLICATION_EMPLOYER_HEAD,
    APPLICATION_CLAIMS,
    APPLICATION_FACTS,
    APPLICATION_EVIDENCE,
    APPLICATION_WITNESSES,
    APPLICATION_COPIES,
    APPLICATION_PART_COUNT
};
/* The one list of everything missing, in zh and en; it refuses nothing. Returns how many are
 * missing. */
int application_check(const struct law *law, uint32_t given, struct date on,
                      struct explained *ret_why);

#endif
