/* SPDX-License-Identifier: Apache-2.0
 *
 * Money before the award and assets kept from flight: advance enforcement (AE-1..AE-4) and
 * preservation (PR-1..PR-5). It proposes; tribunal and court decide.
 */
#ifndef HALFSKY_LAW_ADVANCE_H
#define HALFSKY_LAW_ADVANCE_H

#include "base/record.h"
#include "law/explain.h"

enum advance_stage { ADVANCE_BEFORE_FILING, ADVANCE_IN_ARBITRATION, ADVANCE_IN_COURT };

struct advance_facts {
    struct date on;
    enum advance_stage stage;
    uint64_t topics; /* set of TOPIC_CODES */
    enum answer rights_clear;
    enum answer life_affected;   /* life seriously affected without the money now */
    enum answer able_to_perform; /* in court */
    enum answer assets_moving;   /* closing, moving machines, nobody reachable, many creditors */
    enum answer fled;            /* evidence of flight from wages (欠薪逃匿) */
    enum answer hardship;        /* she is in real economic difficulty */
    enum answer rural;
};

enum advance_security {
    ADVANCE_SECURITY_UNKNOWN,
    ADVANCE_SECURITY_NONE,
    ADVANCE_SECURITY_REDUCED,
    ADVANCE_SECURITY_MAY_BE_ASKED,
    ADVANCE_SECURITY_REQUIRED
};

struct advance_result {
    enum answer enforcement; /* advance enforcement may be asked for */
    enum advance_security enforcement_security;
    enum answer preservation; /* preservation is proposed */
    enum advance_security preservation_security;
    int ruling_hours;     /* within which an urgent ruling is made; 0: no rule */
    int file_within_days; /* PR-2: to file after the measures; 0: not before filing */
    struct explained why; /* of the enforcement */
    struct explained preservation_why;
};

void advance_assess(const struct law *law, const struct advance_facts *facts,
                    struct advance_result *ret_result);

#endif
