/* SPDX-License-Identifier: Apache-2.0
 *
 * Early warning by numbers of the law (EW-2..EW-4): a mass layoff, wages unpaid to the degree of a
 * crime, the list of the dishonest. It warns an officer; it accuses nobody, and between the bounds
 * of an interpretation whose figure for the province was not verified it says neither yes nor no.
 */
#ifndef HALFSKY_LAW_WARNING_H
#define HALFSKY_LAW_WARNING_H

#include "base/money.h"
#include "base/record.h"
#include "law/explain.h"

struct layoff_facts {
    struct date on;       /* the day of the layoff */
    struct count persons; /* to go */
    struct count staff;   /* in all; not stated: only the number of persons is judged */
};
struct layoff_result {
    enum answer mass;
    int notice_days; /* to explain and report before it; 0 where it is not one */
    struct explained why;
};
/* EW-2, 劳动合同法 41. */
void layoff_assess(const struct law *law, const struct layoff_facts *facts,
                   struct layoff_result *ret_result);

struct wage_default_facts {
    struct date on;
    struct count months;  /* for which the one who waits longest is unpaid */
    struct money owed;    /* to that one */
    struct count workers; /* unpaid */
    struct money owed_all;
    enum answer ordered;  /* an authority ordered payment in writing and it was not made */
    enum answer incident; /* a mass or extreme incident for it */
};
struct wage_default_result {
    enum answer criminal; /* EW-3: the amount and the order that make it a case for the police */
    enum answer listed;   /* EW-4 */
    int listed_years;     /* 0 where not listed */
    struct explained why;
};
/* EW-3, EW-4; 拒不支付劳动报酬解释 3-4, 令45号 5, 11. */
void wage_default_assess(const struct law *law, const struct wage_default_facts *facts,
                         struct wage_default_result *ret_result);

#endif
