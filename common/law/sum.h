/* SPDX-License-Identifier: Apache-2.0
 *
 * Filling a struct sum. Private to the calculators.
 * A sum that cannot be computed has no amount, never a zero.
 */
#ifndef HALFSKY_LAW_SUM_H
#define HALFSKY_LAW_SUM_H

#include "law/compensation.h"

#include <stdio.h>

void sum_begin(struct sum *sum);
/* numerator / denominator in fen, rounded half up; the sum counts as exact unless said otherwise.
 */
void sum_set(struct sum *sum, int64_t numerator, int64_t denominator);
void sum_formula(struct sum *sum, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* Weighs `due` against what was decided and whether the relation is settled. */
void sum_standing(struct sum *sum, const struct claim_standing *standing);
/* Says that the amount is what it would be; nothing where it is owed. */
void sum_if_owed(struct sum *sum);
/* Says that it cannot be computed and what is missing; always false. */
bool sum_fail(struct sum *sum);
/* Says the formula and what could not be checked. */
void sum_end(struct sum *sum);

#endif
