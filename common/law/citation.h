/* SPDX-License-Identifier: Apache-2.0
 *
 * Checks what a rule cites: "解释一 49(1); 民诉法 104(2)". Each part is the short name of a known
 * source and articles of it. Private to the readers of tables.
 */
#ifndef HALFSKY_LAW_CITATION_H
#define HALFSKY_LAW_CITATION_H

#include "law/row.h"
#include "law/rulebook.h"

struct err *citation_check(const struct row_reader *reader, const struct law_sources *sources,
                           const struct rule *rule) MUST_CHECK;

#endif
