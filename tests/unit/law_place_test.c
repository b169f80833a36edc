/* SPDX-License-Identifier: Apache-2.0
 *
 * The province's rules end at its border: what is switched off elsewhere, what stays without the
 * province's articles and numbers, and what of a matter is answered otherwise. Where nobody told
 * the place, what the two would answer differently stays open.
 */
#include "cli/law/assess.h"
#include "cli/law/facts_read.h"
#include "law/place.h"
#include "law/rule_id.h"
#include "law/rulebook.h"

#include "base/text.h"

#include <criterion/criterion.h>
#include <string.h>

static struct arena *arena;

static void setup(void) { arena = arena_new(64 << 20); }
static void teardown(void) { arena_free(arena); }

TestSuite(place, .init = setup, .fini = teardown, .timeout = 20);

static const struct date day = {2026, 5, 1};

static const struct rule *here(int number)
{
    return rule_in_force(law_of_place(law_builtin(), "370112")->rules, number, day);
}

static const struct rule *elsewhere(int number)
{
    return rule_in_force(law_of_place(law_builtin(), "110105")->rules, number, day);
}

Test(place, a_place_that_is_not_told_is_neither_inside_nor_outside)
{
    cr_expect_eq(place_in_shandong("37"), ANSWER_YES);
    cr_expect_eq(place_in_shandong("370102001"), ANSWER_YES);
    cr_expect_eq(place_in_shandong("3"), ANSWER_NO);
    cr_expect_eq(place_in_shandong("110105"), ANSWER_NO);
    cr_expect_eq(place_in_shandong(NULL), ANSWER_NONE);
}

Test(place, a_law_without_an_elsewhere_holds_everywhere)
{
    struct law law = *law_builtin();

    cr_expect_eq(law_of_place(&law, "370112"), &law);
    cr_expect_eq(law_of_place(&law, "110105"), law.elsewhere);
    cr_expect_eq(law_of_place(&law, NULL), law.elsewhere);
    law.elsewhere = NULL;
    cr_expect_eq(law_of_place(&law, "110105"), &law);
}

Test(place, rules_that_rest_on_the_province_alone_are_off_elsewhere)
{
    static const int provincial[] = {RULE_SIM_B2,   RULE_DL_ARB_14, RULE_DL_LA_4, RULE_DL_UNI_1,
                                     RULE_DL_EMP_4, RULE_TRB_3,     RULE_AE_2,    RULE_LA_8,
                                     RULE_LA_9,     RULE_LA_11,     RULE_LA_13,   RULE_MP_9,
                                     RULE_MP_15,    RULE_EW_6};

    for (size_t i = 0; i < sizeof(provincial) / sizeof(provincial[0]); i++) {
        cr_expect(here(provincial[i]), "%zu", i);
        cr_expect_null(elsewhere(provincial[i]), "%zu", i);
    }
}

Test(place, other_rules_lose_the_articles_and_the_number_of_the_province)
{
    cr_expect_str_eq(here(RULE_SC_1)->source, "调解仲裁法 2; 办案规则 2(1); 鲁仲裁条例 2");
    cr_expect_str_eq(elsewhere(RULE_SC_1)->source, "调解仲裁法 2; 办案规则 2(1)");
    cr_expect_str_eq(elsewhere(RULE_DL_LA_1)->source, "法律援助法 43");
    cr_expect(rule_param_find(here(RULE_DL_LA_1), "shandong"));
    cr_expect_null(rule_param_find(elsewhere(RULE_DL_LA_1), "shandong"));
    cr_expect_eq(rule_param(elsewhere(RULE_DL_LA_1), "length"), 7);
    cr_expect_str_eq(elsewhere(RULE_LIM_1)->source, here(RULE_LIM_1)->source);
    for (size_t i = 0; i < rulebook_builtin_elsewhere()->count; i++) {
        const struct rule *rule = &rulebook_builtin_elsewhere()->rules[i];

        cr_expect(!rule->on || !strstr(rule->source, "鲁"), "%s", rule->id);
    }
}

#define HEAD "id\tversion\tkind\tp\ta\tfrom\tto\tstatus\tswitch\tsource\trepeals\tzh\ten\n"
#define ROW(id, params, source)                                                                    \
    id "\t1\tdeadline\t" params "\t\t2021-01-01\t\tV\ton\t" source "\t\t甲\ta\n"

#define SAID(id, zh, en)                                                                           \
    id "\t1\tdeadline\tlength=5:CD\t\t2021-01-01\t\tV\ton\t民法典 201; 鲁仲裁条例 2\t\t" zh        \
       "\t" en "\n"

/* A draft that is simulated ends at the border as the rows compiled in do. */
Test(place, a_draft_has_an_elsewhere_too)
{
    static const char rows[] = HEAD ROW("XX-1", "length=5:CD shandong=3:WD most=9:CD",
                                        "民法典 201; 鲁仲裁条例 2, 4; 民诉法 85")
        ROW("XX-2", "length=6:CD", "鲁仲裁条例 2; 民法典 201")
            ROW("XX-3", "length=7:CD", "民法典 201")
                SAID("XX-4", "甲（山东：五日）乙", "a (Shandong: five) b")
                    SAID("XX-5", "甲（山东", "a");
    const struct rule *rules;
    struct rulebook book;
    struct rulebook outside;
    const struct err *err = rulebook_parse(arena, rows, law_sources_builtin(), NULL, &book);

    cr_assert_null(err, "%s", err ? err->message : "");
    rulebook_elsewhere(arena, &book, &outside);
    rules = outside.rules;
    cr_expect_eq(outside.count, 5);
    cr_expect_str_eq(rules[3].zh, "甲乙");
    cr_expect_str_eq(rules[3].en, "a b");
    cr_expect_str_eq(rules[4].zh, "甲（山东", "a bracket that is not closed is left");
    cr_expect_str_eq(rules[0].source, "民法典 201; 民诉法 85");
    cr_expect_eq(rules[0].param_count, 2);
    cr_expect_eq(rule_param(&rules[0], "length"), 5);
    cr_expect_eq(rule_param(&rules[0], "most"), 9);
    cr_expect(!rules[1].on && rules[2].on);
    cr_expect_str_eq(rules[2].source, "民法典 201");
    cr_expect_eq(book.rules[0].param_count, 3, "the draft itself stays as it was");
    cr_expect(book.rules[1].on);
}

/* --- a whole matter -----------------------------------------------------------------------------
 */

static const struct assessment *of(const char *region, const char *members)
{
    struct assessment *assessment = ARENA_NEW(arena, struct assessment);
    const char *text = arena_printf(arena, "{%s%s%s%s}", region ? "\"region\":\"" : "",
                                    region ? region : "", region ? "\"," : "", members);
    const struct json *json;
    struct facts facts;

    cr_assert_null(json_parse(arena, text, strlen(text), &json));
    cr_assert_null(facts_read(arena, json, &facts));
    assess(law_builtin(), &facts, assessment);
    return assessment;
}

/* 鲁仲裁条例 40: in Shandong ten with a common claim never have the simple procedure. */
static const char collective[] =
    "\"today\":\"2026-05-01\",\"procedure\":{\"accepted_on\":\"2026-04-30\",\"workers\":12,"
    "\"both_agree_simple\":true,\"respondent_unreachable\":false}";

Test(place, a_collective_matter_may_be_simple_elsewhere_and_is_open_without_a_place)
{
    const struct simple_result *open = &of(NULL, collective)->route.simple;

    cr_expect_eq(of("370112", collective)->route.simple.eligible, ANSWER_NO);
    cr_expect_eq(of("110105", collective)->route.simple.eligible, ANSWER_YES);
    cr_expect_eq(open->eligible, ANSWER_NONE);
    cr_expect(open->why.missing & CODE_BIT(LAW_FACT_REGION));
    cr_expect_eq(open->arbitrators, 3, "three of them sit in both");
}

Test(place, a_single_worker_needs_no_place_for_the_simple_procedure)
{
    static const char single[] =
        "\"today\":\"2026-05-01\",\"procedure\":{\"accepted_on\":\"2026-04-30\",\"workers\":1,"
        "\"both_agree_simple\":true,\"respondent_unreachable\":false}";

    cr_expect_eq(of(NULL, single)->route.simple.eligible, ANSWER_YES);
    cr_expect_eq(of(NULL, single)->route.clock_count, 1, "the thirty days are Shandong's");
    cr_expect_eq(of("370112", single)->route.clock_count, 2);
}

Test(place, means_are_measured_by_the_provinces_line_in_the_province_alone)
{
    static const char poor[] =
        "\"today\":\"2026-05-01\",\"topics\":[\"wage_arrears\"],\"worker\":{\"household_income\":"
        "200000,\"household_size\":2},\"numbers\":{\"subsistence\":100000}";

    cr_expect_eq(of("370112", poor)->legal_aid.outlook, LEGAL_AID_LIKELY);
    cr_expect_eq(of("110105", poor)->legal_aid.outlook, LEGAL_AID_NEEDS_OFFICER);
    cr_expect_eq(of(NULL, poor)->legal_aid.means_met, ANSWER_NONE);
    for (int i = 0; i < 2; i++) {
        const struct sweep_result *sweep = &of(i ? "370112" : "110105", poor)->route.sweep;
        bool offered = false;

        for (int k = 0; k < sweep->offer_count; k++)
            offered |= sweep->offers[k].entitlement == ENTITLEMENT_LEGAL_AID &&
                       sweep->offers[k].rule->number == (i ? RULE_LA_8 : RULE_LA_5);
        cr_expect(offered, "aid is offered everywhere, %d", i);
    }
}
