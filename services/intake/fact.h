/* SPDX-License-Identifier: Apache-2.0
 *
 * What may be said of dated facts, and which of them stand: pure. A wrong date is refused with its
 * place; an early, a missing or a partial one never is.
 */
#ifndef HALFSKY_INTAKE_FACT_H
#define HALFSKY_INTAKE_FACT_H

#include "intake/matter_statements.h"

/* Each fact lies not in the future and does not end before it begins, as far as the dates say, and
 * is about no negative amount. PROBLEM_INVALID at "/facts/<n>/…". */
MUST_CHECK struct err *facts_check(const struct fact_stated_list *facts, struct date today);
/* Each corrected fact is one of `known`, stands, and is corrected once. PROBLEM_INVALID where it is
 * not one of them, PROBLEM_CONFLICT where another stands in its place. */
MUST_CHECK struct err *facts_correct(const struct fact_stated_list *facts,
                                     const struct fact_seen_list *known);
/* The day something is said or happens: `stated`, or today. PROBLEM_INVALID at "/on" for a later
 * one. */
MUST_CHECK struct err *day_of(struct date stated, struct date today, struct date *ret_day);

#endif
