/* SPDX-License-Identifier: Apache-2.0
 *
 * What the award and the courts decided last about a claim. An award that was sued over did not
 * take effect (调解仲裁法 50, FA-8), and a judgment that was appealed neither, so the last decision
 * alone speaks; where it cannot be told, nothing was granted.
 */
#ifndef HALFSKY_LAW_DECISION_H
#define HALFSKY_LAW_DECISION_H

#include "law/award.h"

/* Yes: granted; no: not granted, or how is not known; none: nothing was decided about it. */
enum answer decision_last(const struct consistency_facts *facts, uint64_t topics,
                          bool suit_pending);

#endif
