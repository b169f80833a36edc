/* SPDX-License-Identifier: Apache-2.0
 *
 * A JSON document being written from top to bottom, for the printers of contracts: it puts the
 * commas and the quotes. It knows no contract; records go through adapters/codec.h, never through
 * this.
 */
#ifndef HALFSKY_RUNTIME_DRAFT_H
#define HALFSKY_RUNTIME_DRAFT_H

#include "base/text.h"

/* The comma that is due and, in an object, the name; the caller writes the value. NULL: an element.
 */
void draft_name(struct text *out, const char *name);
void draft_open_object(struct text *out, const char *name);
void draft_open_array(struct text *out, const char *name);
void draft_close_object(struct text *out);
void draft_close_array(struct text *out);
void draft_string(struct text *out, const char *name, const char *value);
void draft_number(struct text *out, const char *name, long long value);
void draft_bool(struct text *out, const char *name, bool value);
/* JSON that is well-formed already. */
void draft_json(struct text *out, const char *name, const char *json);
/* {"$ref":"#/components/<part>/<key>"} */
void draft_ref(struct text *out, const char *name, const char *part, const char *key);

#endif
