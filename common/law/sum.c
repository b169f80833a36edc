/* SPDX-License-Identifier: Apache-2.0
 *
 * Fills a struct sum; see law/sum.h.
 * Rounding happens once, half up, at the end.
 */
#include "law/sum.h"

#include <stdarg.h>

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
