/* SPDX-License-Identifier: Apache-2.0
 *
 * The assessment of a matter: the fast-track rules FT-1 to FT-4 (notice 四(三)), and how it stands
 * besides (standing.h), asked of what was stated, each with how it came out, the facts used and
 * what is missing. Pure. It proposes and explains; an officer confirms and can correct it (SAFE-6),
 * and it refuses nothing.
 */
#ifndef HALFSKY_TRIAGE_ASSESSMENT_H
#define HALFSKY_TRIAGE_ASSESSMENT_H

#include "law/explain.h"
#include "triage/stated.h"

struct assessment {
    enum category category;
    uint64_t also; /* further categories that hold */
    struct assessed_rule_list rules;
    const char *summary, *summary_en; /* the whole in a sentence or two */
};

/* Everything in the arena. */
struct assessment assessment_of(struct arena *arena, const struct stated *stated);
/* Whether this category holds, as the first or beside another. */
bool assessment_holds(const struct assessment *assessment, enum category category);

/* An explanation in the event's form, under the rule that decided. */
struct assessed_rule assessed_rule_of(struct arena *arena, const struct explained *why,
                                      const struct rule *rule, enum outcome outcome);

#endif
