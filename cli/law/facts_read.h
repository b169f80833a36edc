/* SPDX-License-Identifier: Apache-2.0
 *
 * Reads the facts of a matter from JSON by their field tables, and writes the JSON Schema of the
 * same tables. A member that is not documented or has the wrong shape is refused with its JSON
 * pointer.
 */
#ifndef HALFSKY_CLI_LAW_FACTS_READ_H
#define HALFSKY_CLI_LAW_FACTS_READ_H

#include "base/text.h"
#include "cli/law/facts.h"
#include "cli/law/json.h"

struct err *facts_read(struct arena *arena, const struct json *json, struct facts *ret_facts)
    MUST_CHECK;
void facts_schema(struct text *out);

#endif
