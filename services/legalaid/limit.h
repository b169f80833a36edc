/* SPDX-License-Identifier: Apache-2.0
 *
 * The limits of legal aid, from the law's rows: DL-LA-1 to DL-LA-5 (法律援助法 43, 44, 49;
 * 鲁法援条例 15, 16). They bind the authority, so the natural day counts (SAFE-4). Pure; no number
 * of the law stands here.
 */
#ifndef HALFSKY_LEGALAID_LIMIT_H
#define HALFSKY_LEGALAID_LIMIT_H

#include "contracts/codes.h"
#include "law/rule.h"

struct limit {
    struct date by;   /* absent: none runs, or the rule is off or not in force */
    const char *rule; /* NULL with an absent day */
    enum rule_mark mark;
};

/* The decision on an application of that day: the earlier of seven days and five working days; the
 * same day where aid has to come first (法律援助法 44). */
struct limit limit_of_decision(struct date applied_on, bool urgent);
/* The same after what was missing was supplied: the time from asking to supplying is not counted
 * (rules.md DL-LA-1: correction time). */
struct limit limit_of_decision_resumed(struct date applied_on, bool urgent, struct date asked_on,
                                       struct date supplied_on);
/* A provider is assigned (法律援助法 43). */
struct limit limit_of_assignment(struct date granted_on);
/* The bureau decides on an objection (法律援助法 49). */
struct limit limit_of_review(struct date asked_on);
/* She may object so long (鲁法援条例 16); told to her, and a later objection is still taken. */
struct limit limit_of_objection(struct date refused_on);

#endif
