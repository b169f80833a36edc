/* SPDX-License-Identifier: Apache-2.0
 *
 * Reads one published case in the sample format into the facts of a matter
 * (docs/law/sample-mapping.md). It reads the fields and the usual words of such reports; it never
 * reads `expected` or `calc_checks`. What a report does not mention at all counts as not holding on
 * the stated facts; what it mentions without deciding stays open.
 */
#ifndef HALFSKY_CLI_LAW_SAMPLE_H
#define HALFSKY_CLI_LAW_SAMPLE_H

#include "cli/law/facts.h"
#include "cli/law/json.h"

struct err *sample_read(struct arena *arena, const struct json *json, struct facts *ret_facts)
    MUST_CHECK;

#endif
