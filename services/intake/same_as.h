/* SPDX-License-Identifier: Apache-2.0
 *
 * Whether two records may be, and are, held to be one woman. Pure.
 * Pure: it reads what the handlers loaded.
 */
#ifndef HALFSKY_INTAKE_SAME_AS_H
#define HALFSKY_INTAKE_SAME_AS_H

#include "intake/intake.h"

/* Two different persons, both within the client's sight. */
MUST_CHECK struct err *same_as_check(const struct person_same_request *request,
                                     const struct person_pair_loads *loads);
bool same_as_holds(const struct person_pair_loads *loads, struct id same_as_id);

#endif
