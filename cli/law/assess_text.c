/* SPDX-License-Identifier: Apache-2.0
 *
 * An assessment for people, in Chinese or in English: by when, where, fast track, legal aid, what
 * is owed, and what else is open to her. Every sentence names its rule and article; what is not
 * known is said to be open, never left out.
 */
#include "cli/law/assess_out.h"
#include "cli/law/route_out.h"

#include "base/text.h"

static void heading(struct text *text, bool english, const char *zh, const char *en)
{
    text_add_printf(text, "\n【%s】\n", english ? en : zh);
}

static void say(struct text *text, const struct explained *why, bool english)
{
    const char *words = english ? why->en : why->zh;

    if (*words)
        text_add_printf(text, "  %s\n", words);
}

static void limitation_tell(struct text *text, const struct assessment *a, bool english)
{
    heading(text, english, "最迟何时申请（时效）", "By when to file (limitation)");
    if (a->claim_count == 0)
        text_add(text, english ? "  Open: what is claimed was not told.\n"
                               : "  尚不能计算。尚需了解：仲裁请求或者争议事项。\n");
    for (int i = 0; i < a->claim_count; i++) {
        const struct assess_claim *claim = &a->claims[i];

        text_add_printf(text, "- %s\n",
                        english ? code_en(&law_codes_topic, claim->topic)
                                : code_zh(&law_codes_topic, claim->topic));
        say(text, &claim->limitation.why, english);
    }
    if (a->has_defence)
        say(text, &a->defence_why, english);
}

static void sum_tell(struct text *text, const struct assess_sum *sum, bool english)
{
    text_add_printf(text, english ? "- %s: " : "- %s：",
                    english ? assess_sum_en(sum->kind) : assess_sum_zh(sum->kind));
    if (sum->kind == ASSESS_DAYS)
        text_add_printf(text, english ? "%s days\n" : "%s天\n", sum->sum.formula);
    else if (sum->sum.due == ANSWER_NO)
        text_add(text, english ? "not owed\n" : "不应支付\n");
    else if (!sum->sum.amount.stated)
        text_add(text, english ? "open\n" : "尚不能计算\n");
    else
        text_add_printf(text, english ? "%s%s yuan\n" : "%s%s元\n",
                        sum->sum.due != ANSWER_NONE ? ""
                        : english                   ? "if it is owed, "
                                                    : "如应支付，",
                        sum->sum.formula);
    say(text, &sum->sum.why, english);
}

static void sums_tell(struct text *text, const struct assessment *a, bool english)
{
    heading(text, english, "应得金额", "What is owed");
    if (a->sum_count == 0)
        text_add(text, english ? "  Nothing that can be computed was claimed.\n"
                               : "  没有可以计算的请求。\n");
    for (int i = 0; i < a->sum_count; i++)
        sum_tell(text, &a->sums[i], english);
}

static void doors_tell(struct text *text, const struct assess_route *r, bool english)
{
    heading(text, english, "到哪里办理", "Where to go");
    text_add_printf(text, "  %s",
                    !r->scope.door ? (english ? "not known yet" : "尚不能确定")
                    : english      ? code_en(&law_codes_door, r->scope.door)
                                   : code_zh(&law_codes_door, r->scope.door));
    if (r->scope.door == DOOR_ARBITRATION || r->scope.door == DOOR_PERSONNEL) {
        text_add(text, english ? ", committee of: " : "，受理的仲裁委员会：");
        committee_tell(text, r, english);
    }
    text_add_char(text, '\n');
    for (int door = 1; door < DOOR_COUNT; door++)
        if (r->scope.also & CODE_BIT(door))
            text_add_printf(text, english ? "  also: %s\n" : "  还可以：%s\n",
                            english ? code_en(&law_codes_door, door)
                                    : code_zh(&law_codes_door, door));
    say(text, &r->scope.why, english);
    say(text, &r->where, english);
}

static void agreement_tell(struct text *text, const struct agreement_result *r, bool english)
{
    static const char *const words_zh[] = {"视尚缺事实而定", "不能", "可以"};
    static const char *const words_en[] = {"depends on what is missing", "closed", "open"};

    heading(text, english, "调解协议的下一步", "What to do with the agreement");
    for (int i = 0; i < AGREEMENT_PATH_COUNT; i++)
        text_add_printf(text, english ? "- %s: %s\n" : "- %s：%s\n",
                        english ? agreement_path_en((enum agreement_path)i)
                                : agreement_path_zh((enum agreement_path)i),
                        (english ? words_en : words_zh)[r->ways[i].open]);
    say(text, &r->why, english);
}

static void offers_tell(struct text *text, const struct sweep_result *r, bool english)
{
    heading(text, english, "可以告诉她的帮助", "What may apply and was not offered yet");
    for (int i = 1; i < URGENCY_COUNT; i++)
        if (r->urgent_for & CODE_BIT(i))
            text_add_printf(text,
                            english ? "! Urgent, for a human the same day: %s\n"
                                    : "！情况紧急，请当日由工作人员处理：%s\n",
                            english ? code_en(&law_codes_urgency, i)
                                    : code_zh(&law_codes_urgency, i));
    for (int i = 0; i < r->offer_count; i++) {
        const struct sweep_offer *offer = &r->offers[i];

        text_add_printf(text, english ? "- %s (%s, %s)%s\n" : "- %s（%s，%s）%s\n",
                        english ? code_en(&law_codes_entitlement, offer->entitlement)
                                : code_zh(&law_codes_entitlement, offer->entitlement),
                        offer->rule->source, offer->rule->id,
                        english ? rule_status_en(offer->rule->status)
                                : rule_status_zh(offer->rule->status));
    }
}

static void clocks_tell(struct text *text, const struct assess_route *r, bool english)
{
    if (r->clock_count == 0)
        return;
    heading(text, english, "其他期限", "Other time limits");
    for (int i = 0; i < r->clock_count; i++)
        say(text, &r->clocks[i].why, english);
}

static void violated_tell(struct text *text, const struct protection_result *r, bool english)
{
    static const char *const zh[] = {"尚不能确定是否违法", "不违反三期保护的规定",
                                     "违反三期保护的规定"};
    static const char *const en[] = {"Whether it was lawful is open",
                                     "Not against the protection of the three periods",
                                     "Against the protection of the three periods"};

    text_add_printf(text, "  %s\n", (english ? en : zh)[r->violated]);
    if (r->fine_min.stated)
        text_add_printf(text, english ? "  Fine of the employer: %s to %s yuan\n"
                                      : "  对用人单位的罚款：%s元至%s元\n",
                        MONEY_TEXT(r->fine_min), MONEY_TEXT(r->fine_max));
    say(text, &r->why, english);
}

static void protection_tell(struct text *text, const struct assess_route *r, bool english)
{
    if (r->has_protection) {
        heading(text, english, "解除、终止是否合法（三期保护）", "Whether she could be dismissed");
        violated_tell(text, &r->protection, english);
    }
    if (r->has_night) {
        heading(text, english, "加班、夜班（三期保护）", "Overtime and night work");
        violated_tell(text, &r->night, english);
    }
    if (r->has_contract) {
        heading(text, english, "合同期满（三期顺延）", "Expiry of the contract");
        say(text, &r->contract.why, english);
    }
    if (r->has_nursing) {
        heading(text, english, "哺乳期", "Nursing");
        say(text, &r->nursing.why, english);
    }
}

static void award_tell(struct text *text, const struct assessment *a, bool english)
{
    heading(text, english, "裁决", "Award");
    say(text, &a->award.why, english);
    heading(text, english, "裁审比较", "Award and courts");
    say(text, &a->consistency.why, english);
}

/* The answer, then each of the four with its ground. */
static void fast_track_tell(struct text *text, const struct assessment *a, bool english)
{
    const struct fast_track_result *r = &a->fast_track;

    heading(text, english, "是否适用速裁", "Fast track");
    text_add_printf(text, "  %s\n", english ? r->en : r->zh);
    for (int i = 0; i < FAST_TRACK_CATEGORIES; i++)
        text_add_printf(text, "- %s\n", english ? r->categories[i].en : r->categories[i].zh);
}

static void money_now_tell(struct text *text, const struct assess_route *r, bool english)
{
    const struct advance_result *a = &r->advance;

    if (!a->enforcement && !a->preservation && !a->why.rule_count &&
        !a->preservation_why.rule_count)
        return;
    heading(text, english, "先予执行和财产保全", "Money now, assets kept");
    say(text, &a->why, english);
    say(text, &a->preservation_why, english);
}

static void legal_aid_tell(struct text *text, const struct assessment *a, bool english)
{
    heading(text, english, "法律援助", "Legal aid");
    say(text, &a->legal_aid.why, english);
}

static void leave_tell(struct text *text, const struct assessment *a, bool english)
{
    heading(text, english, "产假", "Maternity leave");
    say(text, &a->leave.why, english);
}

static void court_tell(struct text *text, const struct court_door_result *r, bool english)
{
    heading(text, english, "能否不经裁决直接起诉", "Court without an award");
    say(text, &r->why, english);
}

static void route_tell(struct text *text, const struct assessment *a, bool english)
{
    const struct assess_route *r = &a->route;

    doors_tell(text, r, english);
    protection_tell(text, r, english);
    if (r->has_agreement)
        agreement_tell(text, &r->agreement, english);
    money_now_tell(text, r, english);
    court_tell(text, &r->court, english);
    clocks_tell(text, r, english);
    offers_tell(text, &r->sweep, english);
}

void assessment_section_tell(struct text *text, const struct assessment *assessment,
                             const char *section, bool english)
{
    static const struct {
        const char *section;
        void (*tell)(struct text *text, const struct assessment *a, bool english);
    } parts[] = {{"limitation", limitation_tell},
                 {"award", award_tell},
                 {"compensate", sums_tell},
                 {"maternity", leave_tell},
                 {"legal-aid", legal_aid_tell},
                 {"fast-track", fast_track_tell},
                 {"route", route_tell}};

    for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++)
        if (text_equal(parts[i].section, section))
            parts[i].tell(text, assessment, english);
}

/* In the order in which a clerk asks. */
void assessment_tell(struct text *text, const struct assessment *a, bool english)
{
    limitation_tell(text, a, english);
    doors_tell(text, &a->route, english);
    fast_track_tell(text, a, english);
    legal_aid_tell(text, a, english);
    protection_tell(text, &a->route, english);
    sums_tell(text, a, english);
    if (a->has_leave)
        leave_tell(text, a, english);
    if (a->award_item_count > 0)
        award_tell(text, a, english);
    if (a->route.has_agreement)
        agreement_tell(text, &a->route.agreement, english);
    money_now_tell(text, &a->route, english);
    court_tell(text, &a->route.court, english);
    clocks_tell(text, &a->route, english);
    offers_tell(text, &a->route.sweep, english);
}
