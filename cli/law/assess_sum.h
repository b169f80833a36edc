/* SPDX-License-Identifier: Apache-2.0
 *
 * The sums of an assessment. Private to assess.c.
 * It computes nothing itself.
 */
#ifndef HALFSKY_CLI_LAW_ASSESS_SUM_H
#define HALFSKY_CLI_LAW_ASSESS_SUM_H

#include "cli/law/assess.h"

/* Only those whose topic is in dispute; each says by itself when an input is missing. */
void assess_sums(const struct law *law, const struct facts *facts, struct assessment *assessment);

#endif
