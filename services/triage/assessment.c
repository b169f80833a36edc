/* SPDX-License-Identifier: Apache-2.0
 *
 * Turns what was stated into the facts that the law asks for, and its answer into the event's form.
 * Which day counts and what a date proves is decided here and nowhere else; the categories
 * themselves are decided in common/law.
 */
#include "triage/assessment.h"

#include "law/fast_track.h"
#include "triage/period.h"
#include "triage/public.h"
#include "triage/standing.h"

enum { REASON_MOST = 400, REASON_EN_MOST = 600, NAMES_MOST = 400, SUMMARY_MOST = 640 };
enum { RULES_MOST = FAST_TRACK_CATEGORIES + STANDINGS_MOST };

_Static_assert((int)LAW_HIT == (int)OUTCOME_HIT && (int)LAW_NOT == (int)OUTCOME_NOT &&
                   (int)LAW_UNKNOWN == (int)OUTCOME_UNKNOWN &&
                   (int)LAW_NEEDS_OFFICER == (int)OUTCOME_NEEDS_OFFICER,
               "outcomes of the law are those of the event");
/* FAST_TRACK_CODES: 1 to 4, none, unknown, in the order of the categories. */
_Static_assert(CATEGORY_THREE_PERIODS == 1 && CATEGORY_SPECIAL == 4 && CATEGORY_NOT_FAST == 5 &&
                   CATEGORY_UNKNOWN == 6,
               "categories of the law are those of the event");

/* Names of a set, comma separated. */
static const char *names_of(struct arena *arena, uint64_t set)
{
    struct text names;
    text_init(&names, arena);
    for (int value = 1; value < LAW_FACT_COUNT; value++) {
        const char *name = code_name(&codes_law_fact, value);
        if ((set & CODE_BIT(value)) && names.size + 1 < NAMES_MOST - 40)
            text_add_printf(&names, "%s%s", names.size ? "," : "", name);
    }
    return names.size ? text_get(&names) : NULL;
}

/* At most so many code points, never half of one. */
static const char *shortened(struct arena *arena, const char *text, size_t most)
{
    size_t bytes = 0;
    for (size_t points = 0; text[bytes] && points < most; points++) {
        do
            bytes++;
        while (((unsigned char)text[bytes] & 0xC0) == 0x80);
    }
    return arena_text_n(arena, text, bytes);
}

struct assessed_rule assessed_rule_of(struct arena *arena, const struct explained *why,
                                      const struct rule *rule, enum outcome outcome)
{
    return (struct assessed_rule){
        .rule_id = rule->id,
        .version = arena_printf(arena, "%d", rule->version),
        .status = rule_mark_of(rule),
        .outcome = outcome,
        .reason = shortened(arena, why->zh, REASON_MOST),
        .reason_en = shortened(arena, why->en, REASON_EN_MOST),
        .facts_used = names_of(arena, why->used),
        .missing = names_of(arena, why->missing),
    };
}

static struct assessed_rule rule_of(struct arena *arena, const struct fast_track_answer *answer)
{
    return (struct assessed_rule){
        .rule_id = answer->rule->id,
        .version = arena_printf(arena, "%d", answer->rule->version),
        .status = rule_mark_of(answer->rule),
        .outcome = (enum outcome)answer->outcome,
        .reason = shortened(arena, answer->zh, REASON_MOST),
        .reason_en = shortened(arena, answer->en, REASON_EN_MOST),
        .facts_used = names_of(arena, answer->used),
        .missing = names_of(arena, answer->missing),
    };
}

static struct fast_track_facts law_facts_of(const struct stated *stated)
{
    const struct worker_profile *worker = &stated->worker;
    struct fast_track_facts facts = {
        .sex = (int)worker->sex,
        .three_period = worker->three_period,
        .rural = worker->rural_household,
        .employment_form = (int)worker->employment_form,
        .platform = worker->platform_work,
        .relation = (int)worker->relation,
        .topics = stated->topics,
        .act_on = period_act_on(stated),
        .filed_on = period_filed_on(stated),
        .officer_reason = (int)stated->officer_reason,
        .officer_approver = stated->officer_reason ? "approved" : NULL,
    };
    facts.period_count = periods_of(stated, facts.act_on, facts.periods);
    return facts;
}

struct assessment assessment_of(struct arena *arena, const struct stated *stated)
{
    const struct fast_track_facts facts = law_facts_of(stated);
    struct fast_track_result *result = ARENA_NEW(arena, struct fast_track_result);
    struct assessed_rule *rules = ARENA_ARRAY(arena, struct assessed_rule, RULES_MOST);
    size_t count = 0;
    fast_track_assess(&facts, result);
    for (size_t i = 0; i < FAST_TRACK_CATEGORIES; i++)
        if (result->categories[i].rule)
            rules[count++] = rule_of(arena, &result->categories[i]);
    count += standings_of(arena, stated, rules + count);
    return (struct assessment){
        .category = (enum category)result->primary,
        .also = result->also,
        .rules = {rules, count},
        .summary = shortened(arena, result->zh, SUMMARY_MOST),
        .summary_en = shortened(arena, result->en, SUMMARY_MOST),
    };
}

bool assessment_holds(const struct assessment *assessment, enum category category)
{
    return assessment->category == category || (assessment->also & CODE_BIT(category));
}
