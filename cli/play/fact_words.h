/* SPDX-License-Identifier: Apache-2.0
 *
 * From the words of a dated event to the kinds of facts that the suite knows (docs/cli.md has the
 * table for people). One event may tell several facts; what no word tells stays "other".
 */
#ifndef HALFSKY_CLI_FACT_WORDS_H
#define HALFSKY_CLI_FACT_WORDS_H

#include "contracts/codes.h"

/* A set of CODE_BIT(enum fact_kind), never empty. */
uint64_t fact_kinds_of(const char *words);

#endif
