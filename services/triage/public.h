/* SPDX-License-Identifier: Apache-2.0
 *
 * What the answers to public questions share: the law's explanations, days and marks in the form of
 * the contracts, and the bounds within which the calculators are asked. Pure; it keeps nothing.
 */
#ifndef HALFSKY_TRIAGE_PUBLIC_H
#define HALFSKY_TRIAGE_PUBLIC_H

#include "contracts/public_requests.h"
#include "law/day.h"
#include "law/parameter.h"
#include "triage/triage.h"

/* The members that every answer carries. `why` lives as long as the answer. */
#define LAW_WHY(arena, why)                                                                        \
    .rules = law_rules_of(arena, why), .facts_used = (why)->used, .missing = (why)->missing,       \
    .zh = law_text((why)->zh), .en = law_text((why)->en)

/* What holds where she works; without a place, what holds everywhere. */
const struct law *public_law(const char *region);
struct law_rule law_rule_of(const struct rule *rule);
struct law_rule_list law_rules_of(struct arena *arena, const struct explained *why);
/* NULL for "": what is not said is left out. */
const char *law_text(const char *text);
const struct law_due *law_due_of(struct arena *arena, const struct day_due *due);
enum law_answer law_answer_of(enum answer answer);
enum rule_mark rule_mark_of(const struct rule *rule);
/* The day of the question: what was said, else today. */
struct date asked_on(const struct work *work, struct date said);
/* A number of the place: what was entered with a source, else what the asker says (SAFE-8). */
struct money number_of_place(enum parameter_kind kind, const char *region, struct date on,
                             struct money said);
/* Money from 0 to 10^13 fen, counts from 0 to 10^6: PROBLEM_INVALID with the pointer otherwise. */
MUST_CHECK struct err *within_bounds(const struct record_type *type, const void *record);

#endif
