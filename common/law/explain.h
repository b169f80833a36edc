/* SPDX-License-Identifier: Apache-2.0
 *
 * Why an answer is what it is: the rules with their versions, the facts used, the facts missing,
 * and the sentences a person reads. Every result of the law carries one; it must never name a rule
 * that was not applied.
 */
#ifndef HALFSKY_LAW_EXPLAIN_H
#define HALFSKY_LAW_EXPLAIN_H

#include "law/law.h"

#include <stdint.h>

enum { EXPLAIN_RULES = 10, EXPLAIN_TEXT = 1792 };

struct explained {
    const struct rule *rules[EXPLAIN_RULES];
    int rule_count;
    uint64_t used;    /* set of LAW_FACT_CODES */
    uint64_t missing; /* set of LAW_FACT_CODES: told, these would decide it */
    int16_t zh_used;
    int16_t en_used;
    char zh[EXPLAIN_TEXT];
    char en[EXPLAIN_TEXT];
};

/* Empties without touching the whole text. */
void explain_begin(struct explained *why);
void explain_zh(struct explained *why, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
void explain_en(struct explained *why, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
/* Adds the rule once and says its sentence, its id and its status. NULL is taken and adds nothing.
 */
void explain_rule(struct explained *why, const struct rule *rule);
/* The rule in force on the day, cited; NULL and nothing cited when there is none. */
const struct rule *explain_in_force(struct explained *why, const struct law *law, int number,
                                    struct date on);
/* The same without its sentence. */
void explain_cite(struct explained *why, const struct rule *rule);
/* A fact is used only where it was told. */
void explain_used(struct explained *why, bool told, uint64_t fact);
/* Ends with what is still needed. */
void explain_missing(struct explained *why);
/* Adds the rules, facts and texts of `part`. */
void explain_join(struct explained *why, const struct explained *part);

#endif
