/* SPDX-License-Identifier: Apache-2.0
 *
 * Fills a struct sum; see law/sum.h.
 * Rounding happens once, half up, at the end.
 */
#include "law/sum.h"

#include "law/code.h"

#include <stdarg.h>

#define FACT(name) CODE_BIT(LAW_FACT_##name)

void sum_begin(struct sum *sum)
{
    sum->due = ANSWER_YES;
    sum->amount = (struct money){0};
    sum->exact = ANSWER_NONE;
    sum->tenths = 0;
    sum->formula[0] = '\0';
    explain_begin(&sum->why);
}

void sum_set(struct sum *sum, int64_t numerator, int64_t denominator)
{
    const int64_t twice = 2 * numerator + (numerator >= 0 ? denominator : -denominator);

    sum->amount = money_of_fen(twice / (2 * denominator));
    if (sum->exact == ANSWER_NONE)
        sum->exact = ANSWER_YES;
}

void sum_formula(struct sum *sum, const char *format, ...)
{
    va_list arguments;

    va_start(arguments, format);
    vsnprintf(sum->formula, sizeof(sum->formula), format, arguments);
    va_end(arguments);
}

/* What was granted last is owed. What was not, or whose relation is to be shown first (SC-2 to
 * SC-4, SC-8, SC-11 to SC-13), may not be, whatever else speaks for it. */
void sum_standing(struct sum *sum, const struct claim_standing *standing)
{
    explain_used(&sum->why, standing->granted, standing->decided_by);
    if (standing->granted == ANSWER_YES)
        sum->due = ANSWER_YES;
    if (standing->granted == ANSWER_YES || sum->due == ANSWER_NO)
        return;
    if (standing->granted == ANSWER_NO) {
        sum->due = ANSWER_NONE;
        sum->why.missing |= FACT(COURT_RESULT);
        explain_zh(&sum->why, "所述的最近一次裁决、判决没有支持该项或者结果不明，以生效裁判为准。");
        explain_en(&sum->why, "The last decision that is told did not grant it, or how it was "
                              "decided is not known: the one in effect counts. ");
    }
    if (standing->relation_open) {
        sum->due = ANSWER_NONE;
        sum->why.missing |= FACT(RELATION);
        explain_zh(&sum->why, "是否属于劳动关系尚未确定。");
        explain_en(&sum->why, "Whether the relation is one of labour is not settled. ");
    }
}

void sum_if_owed(struct sum *sum)
{
    if (sum->due != ANSWER_NONE)
        return;
    explain_zh(&sum->why, "是否应付尚不能确定，所列为应付时的数额。");
    explain_en(&sum->why, "Whether it is owed is open; this is the amount if it is. ");
}

bool sum_fail(struct sum *sum)
{
    sum->amount = (struct money){0};
    explain_zh(&sum->why, "尚不能计算。");
    explain_en(&sum->why, "It cannot be computed. ");
    explain_missing(&sum->why);
    return false;
}

void sum_end(struct sum *sum)
{
    explain_zh(&sum->why, "计算：%s（元）。", sum->formula);
    explain_en(&sum->why, "Formula: %s (yuan). ", sum->formula);
    explain_missing(&sum->why);
}
