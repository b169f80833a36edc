/* SPDX-License-Identifier: Apache-2.0
 *
 * Numbers that differ by region and date: minimum wages with county tiers, average wages,
 * subsistence lines. They are absent until someone enters them with a source; an absent one makes
 * the answer unknown (SAFE-8).
 */
#ifndef HALFSKY_LAW_PARAMETER_H
#define HALFSKY_LAW_PARAMETER_H

#include "base/date.h"
#include "base/money.h"

#include <stddef.h>

#define PARAMETER_KIND_CODES(C)                                                                    \
    C(PARAMETER_MIN_WAGE, "min_wage", "monthly minimum wage", "月最低工资标准")                    \
    C(PARAMETER_AVG_WAGE_CITY, "avg_wage_city", "average monthly wage of the city, last year",     \
      "本市上年度职工月平均工资")                                                                  \
    C(PARAMETER_AVG_WAGE_PROVINCE, "avg_wage_prov", "average yearly wage of the province",         \
      "全省职工年平均工资")                                                                        \
    C(PARAMETER_SUBSISTENCE, "dibao", "monthly subsistence line", "月最低生活保障标准")

enum parameter_kind {
    PARAMETER_NONE,
#define PARAMETER_ENTRY(value, name, en, zh) value,
    PARAMETER_KIND_CODES(PARAMETER_ENTRY)
#undef PARAMETER_ENTRY
        PARAMETER_COUNT
};

struct parameter {
    enum parameter_kind kind;
    const char *region; /* GB/T 2260, 2 to 9 digits; the longest matching prefix counts */
    struct date from;
    struct date to; /* absent: still in force */
    int64_t fen;
    char status; /* V, S, M, P */
    const char *source;
};

struct parameters {
    const struct parameter *items;
    size_t count;
};

/* What data/law/parameters.tsv holds; empty until a source was verified. */
const struct parameters *parameters_builtin(void);
/* The row for the smallest region that contains `region` on the day; NULL when nobody entered one.
 */
const struct parameter *parameter_find(const struct parameters *parameters,
                                       enum parameter_kind kind, const char *region,
                                       struct date on);
const char *parameter_kind_name(enum parameter_kind kind);
const char *parameter_kind_zh(enum parameter_kind kind);

#endif
