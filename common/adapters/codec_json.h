/* SPDX-License-Identifier: Apache-2.0
 *
 * Private to the codec: where in a document something stands, what is measured before parsing, and
 * which values a field takes. The readers of JSON and the writers of records ask the same limits,
 * so what one side writes the other reads. Nothing outside codec*.c includes this file.
 */
#ifndef HALFSKY_ADAPTERS_CODEC_JSON_H
#define HALFSKY_ADAPTERS_CODEC_JSON_H

#include "adapters/codec.h"

#include <jansson.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Integers that every JSON reader keeps exact (RFC 8259 section 6). */
#define CODEC_INTEGER_MOST INT64_C(9007199254740991)

/* One step down into a document; a chain on the stack, so that a pointer costs nothing until it is
 * needed. */
struct codec_step {
    const struct codec_step *up; /* NULL: just under the root */
    const char *name;            /* NULL: an element */
    size_t name_size;
    size_t index;
};
struct codec_pointer {
    char text[ERR_POINTER_SIZE];
};
struct codec_step codec_member(const struct codec_step *up, const char *name);
struct codec_step codec_element(const struct codec_step *up, size_t index);
/* RFC 6901; what does not fit is cut. NULL is the root, "". */
struct codec_pointer codec_pointer(const struct codec_step *at);

struct codec_size {
    size_t tokens; /* values: objects, arrays, strings, numbers, true, false, null; member names are
                      none */
    size_t depth;  /* objects and arrays within one another */
};
/* One pass without parsing; exact for well-formed text. Stops counting where a limit is passed. */
struct codec_size codec_measure(struct bytes json);
/* The pointer of the member or element that the byte before `offset` belongs to, for parser
 * complaints. */
struct codec_pointer codec_pointer_of_offset(struct bytes json, size_t offset);

/* Parsed within the limits above, or the complaint with its pointer. */
MUST_CHECK struct err *codec_parse(struct bytes json, size_t tokens_most, size_t flags,
                                   json_t **ret_json);
/* Any JSON text, without those limits: our own exports and schemas, never a body from outside. */
MUST_CHECK struct err *codec_load(struct bytes json, json_t **ret_json);
void codec_dump(const json_t *json, size_t flags, struct text *out);
void codec_json_release(json_t **json);
#define CODEC_JSON_SCOPED __attribute__((cleanup(codec_json_release))) json_t *

/* What is wrong with the value that is set in this field, as the end of "it must be …"; NULL when
 * nothing is. Looks at the field alone, not into records and list elements. */
const char *codec_value_fault(const struct field *field, const void *record);

/* " (limit 60 characters)", as a sentence about the field ends; empty where its kind has none. */
struct codec_limit {
    char text[40];
};
struct codec_limit codec_limit_text(const struct field *field);

#endif
