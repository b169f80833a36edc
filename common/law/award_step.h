/* SPDX-License-Identifier: Apache-2.0
 *
 * The steps that an award leads to. Private to award.c.
 * They follow whether it is final; they never decide that.
 */
#ifndef HALFSKY_LAW_AWARD_STEP_H
#define HALFSKY_LAW_AWARD_STEP_H

#include "law/award.h"

void award_steps_find(const struct law *law, const struct award_facts *facts,
                      struct award_result *result);

#endif
