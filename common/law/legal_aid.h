/* SPDX-License-Identifier: Apache-2.0
 *
 * Whether legal aid is likely (LA-1..LA-13, 法律援助法). It recommends to an officer and never says
 * no (SAFE-2): at the least there is advice now, free, for anyone and any matter.
 */
#ifndef HALFSKY_LAW_LEGAL_AID_H
#define HALFSKY_LAW_LEGAL_AID_H

#include "base/money.h"
#include "base/record.h"
#include "law/explain.h"

enum legal_aid_outlook {
    LEGAL_AID_UNKNOWN,
    LEGAL_AID_LIKELY,
    LEGAL_AID_NEEDS_OFFICER,
    LEGAL_AID_ADVICE_ONLY_NOW,
    LEGAL_AID_OUTLOOK_COUNT
};

struct legal_aid_facts {
    struct date on;              /* the application, or today */
    uint64_t topics;             /* set of TOPIC_CODES; 0: not stated */
    enum answer rural;           /* 进城务工人员 */
    enum answer no_fixed_income; /* disabled, elderly, minor … without fixed income */
    enum answer disabled;
    enum answer social_assistance; /* 社会救助, 司法救助, 优抚 */
    enum answer domestic_violence;
    enum answer serious_illness;
    enum answer judicial_relief;   /* LA-11 */
    enum answer paid_agent;        /* LA-12 */
    enum answer already_granted;   /* an office has decided */
    struct money household_income; /* monthly, of the whole household */
    struct count household_size;
    struct money subsistence;       /* monthly line per person of the place; not stated: open */
    enum answer needs_preservation; /* immediate 保全, 证据保全, 先予执行 */
    struct count days_to_limit;     /* to the nearest limit that she can lose */
};

struct legal_aid_result {
    enum legal_aid_outlook outlook;
    uint64_t in_scope;        /* topics that article 31 lists */
    uint64_t for_officer;     /* topics it does not list literally */
    enum answer means_waived; /* LA-6, LA-7, LA-11 */
    enum answer means_met;    /* LA-8 */
    bool provide_first;       /* LA-10 */
    struct explained why;
};

void legal_aid_assess(const struct law *law, const struct legal_aid_facts *facts,
                      struct legal_aid_result *ret_result);
const char *legal_aid_outlook_name(enum legal_aid_outlook outlook);

#endif
