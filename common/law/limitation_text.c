/* SPDX-License-Identifier: Apache-2.0
 *
 * What a person is told of limitation; see limitation_text.h.
 * Whatever the state, the last word is that she may file (SAFE-1).
 */
#include "law/limitation_text.h"

static const struct {
    const char *zh;
    const char *zh_end;
    const char *en;
} spreads[] = {
    [LIMITATION_SPREAD_START] =
        {"起算日只说到年或者月，以上按其最早一日计算；按其最晚一日计算至", "。",
         "Only the month or the year of the start is told: that is from its first day; from its "
         "last day until "},
    [LIMITATION_SPREAD_PAY] = {"如该请求属于劳动报酬，自劳动关系终止起算，可主张至", "。",
                               "If it is pay, counted from the end of employment, until "},
    [LIMITATION_SPREAD_EVENTS] = {"如所述中断、中止均能证明，可主张至", "，请保存证据。",
                                  "If all that is claimed is shown (keep the evidence), until "},
    [LIMITATION_SPREAD_STANDING] = {"所述障碍尚未消除，如能证明，至少可主张至", "，请保存证据。",
                                    "The obstacle has not ended; if it is shown, at the least "
                                    "until "},
};

void limitation_months_say(struct limitation_result *result)
{
    const struct limitation_months *m = &result->months;

    if (m->count == 0)
        return;
    explain_zh(&result->why,
               "二倍工资按月计算，共%d个月，未说明发薪日，各月自其最后一日起算：最早一个月的时效%s届满，"
               "最后一个月的时效%s届满。",
               m->count, DATE_TEXT(m->first), DATE_TEXT(m->last));
    explain_en(&result->why,
               "The second wage is counted by the month, %d in all, each from its last day, as the "
               "pay day is not told: the first ends on %s, the last on %s. ",
               m->count, DATE_TEXT(m->first), DATE_TEXT(m->last));
}

void limitation_dates_say(const struct law *law, enum limitation_spread spread,
                          struct limitation_result *result)
{
    struct explained *why = &result->why;

    if (date_is_whole(result->strict.natural)) {
        char text[DAY_TEXT_SIZE];

        day_explain_zh(law->calendar, &result->strict, text);
        explain_zh(why, "按已证明的事实：%s", text);
        day_explain_en(law->calendar, &result->strict, text);
        explain_en(why, "On what is proven: %s ", text);
    }
    if (date_is_whole(result->arguable.natural) &&
        !date_equal(result->arguable.natural, result->strict.natural)) {
        explain_zh(why, "%s%s%s", spreads[spread].zh, DATE_TEXT(result->arguable.natural),
                   spreads[spread].zh_end);
        explain_en(why, "%s%s. ", spreads[spread].en, DATE_TEXT(result->arguable.natural));
    }
}

void limitation_door_say(const struct limitation_facts *facts, struct limitation_result *result)
{
    struct explained *why = &result->why;

    explain_rule(why, facts->scope->rule);
    why->used |= facts->scope->why.used;
    if (facts->door == LIMITATION_DOOR_ELSEWHERE) {
        explain_zh(why, "该请求不经劳动仲裁，不按劳动仲裁的一年时效计算；所走途径的期限另行判断，"
                        "请尽早办理。");
        explain_en(why, "It does not go to arbitration, whose year is not counted; the other door "
                        "has its own time: go early. ");
        return;
    }
    explain_zh(why, "该请求是否经劳动仲裁尚不能确定，以下按劳动仲裁时效计算，供尽早办理。");
    explain_en(why, "Whether it goes to arbitration is open; its limitation is counted so that she "
                    "goes early. ");
}

void limitation_promise_say(struct date on, struct limitation_result *result)
{
    if (date_is_absent(on))
        return;
    explain_zh(&result->why,
               "对方在上述期间届满后（%s）同意履行的，请保存证据，对方能否再以时效抗辩由仲裁委员会、"
               "人民法院判断（民法典 192-193）。",
               DATE_TEXT(on));
    explain_en(&result->why,
               "The other side promised to perform after that (%s): keep the evidence; whether it "
               "can still raise limitation is for the committee and the court. ",
               DATE_TEXT(on));
}

void limitation_late_say(struct date on, struct limitation_result *result)
{
    if (date_is_absent(on))
        return;
    explain_zh(&result->why, "%s的主张、投诉或者申请在上述期间届满之后，不能使时效中断。",
               DATE_TEXT(on));
    explain_en(&result->why, "What was done on %s came after that: nothing to interrupt. ",
               DATE_TEXT(on));
}

static const struct {
    const char *zh;
    const char *en;
} states[LIMITATION_STATE_COUNT] = {
    [LIMITATION_UNKNOWN] = {"是否超过时效尚不能确定，仍可申请。",
                            "Whether limitation has passed is not known; filing stays open. "},
    [LIMITATION_NOT_RUNNING] = {"时效尚未起算，可以申请。", "Limitation is not running. "},
    [LIMITATION_IN_TIME] = {"在时效期间内。", "In time. "},
    [LIMITATION_URGENT] = {"时效即将届满，请立即申请；申请本身中断时效，并可先行获得法律援助。",
                           "About to end: file at once; aid comes first. "},
    [LIMITATION_STRICTLY_PASSED_ARGUABLE] =
        {"按最不利的算法已过时效，按其他算法尚未过；仍可申请，请提交能证明起算日和中断、中止的证据"
         "。",
         "Passed on the strictest reading and not on another; file with the evidence. "},
    [LIMITATION_APPARENTLY_PASSED] =
        {"看来已过时效；时效须由对方提出抗辩，仍可申请，不得拒收。",
         "It appears to have passed; only the other side can raise it. "},
};

/* Some of the months have passed strictly and some have not: neither is said of the whole. */
static bool months_differ(const struct limitation_result *result)
{
    return result->months.passed > 0 && result->months.passed < result->months.count;
}

void limitation_state_say(struct limitation_result *result)
{
    if (months_differ(result) && result->state == LIMITATION_STRICTLY_PASSED_ARGUABLE) {
        explain_zh(&result->why,
                   "按最不利的算法，其中%d个月已过时效，其余%d个月尚未过；按其他算法均可能未过；请尽快申请"
                   "，并提交能证明起算日和中断、中止的证据。",
                   result->months.passed, result->months.count - result->months.passed);
        explain_en(&result->why,
                   "On the strictest reading %d of the months have passed and %d have not, on "
                   "another perhaps none: file soon, with the evidence. ",
                   result->months.passed, result->months.count - result->months.passed);
        return;
    }
    explain_zh(&result->why, "%s", states[result->state].zh);
    explain_en(&result->why, "%s", states[result->state].en);
}

void limitation_hurry_say(int days, struct limitation_result *result)
{
    explain_zh(&result->why, "按可主张的算法也只剩%d天，请立即申请；申请本身中断时效，并可先行获得"
                             "法律援助。",
               days);
    explain_en(&result->why, "On the other reading %d days are left: file at once; aid comes "
                             "first. ",
               days);
}

const char *limitation_state_name(enum limitation_state state)
{
    static const char *const names[LIMITATION_STATE_COUNT] = {
        "UNKNOWN",           "NOT_RUNNING", "IN_TIME", "URGENT", "STRICTLY_PASSED_ARGUABLE",
        "APPARENTLY_PASSED",
    };

    return names[state];
}

void limitation_allowance_say(const struct rule *rule, struct limitation_result *result)
{
    if (!rule)
        return;
    explain_cite(&result->why, rule);
    explain_zh(&result->why, "生育津贴是否属于劳动报酬有不同意见，从严按一般时效计算（%s）%s。",
               rule->id, rule_status_zh(rule->status));
    explain_en(&result->why,
               "Whether the maternity allowance is pay is disputed; strictly the general year is "
               "counted (%s)%s. ",
               rule->id, rule_status_en(rule->status));
}
