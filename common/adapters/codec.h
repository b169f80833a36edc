/* SPDX-License-Identifier: Apache-2.0
 *
 * Records to and from JSON (jansson lives in codec*.c alone), and to JSON Schema. What is written
 * is canonical: fields in table order, no white space, absent fields left out; equal records give
 * equal bytes.
 */
#ifndef HALFSKY_ADAPTERS_CODEC_H
#define HALFSKY_ADAPTERS_CODEC_H

#include "base/arena.h"
#include "base/err.h"
#include "base/record.h"
#include "base/text.h"

enum codec_unknown {
    CODEC_UNKNOWN_REFUSED, /* requests: PROBLEM_UNKNOWN_MEMBER with its pointer */
    CODEC_UNKNOWN_IGNORED  /* events: a later minor version may say more */
};

/* A token is a value: object, array, string, number, true, false, null; member names are none.
 * Events and columns have passed a request's limit before and may say more than the request did, so
 * theirs is wider. */
enum { CODEC_DEPTH_MOST = 16, CODEC_TOKENS_MOST = 1000, CODEC_EVENT_TOKENS_MOST = 10000 };

/* Reads one JSON object into `ret_record` (zeroed by the caller, type->size bytes); texts and lists
 * are the arena's. Depth and tokens are counted before parsing, duplicate keys, invalid UTF-8,
 * U+0000, numbers outside the kind, unknown codes of a closed set, and limits are refused:
 * PROBLEM_INVALID, PROBLEM_MISSING_MEMBER or PROBLEM_UNKNOWN_MEMBER with the JSON pointer of the
 * first offender. An unknown code of an open set reads as absent where unknown members are ignored,
 * and is refused elsewhere. JSON null means absent. */
MUST_CHECK struct err *codec_read(struct arena *arena, const struct record_type *type,
                                  struct bytes json, enum codec_unknown unknown, void *ret_record);
/* Adds the record to `out`. A field that is set and more sensitive than `most`, a required field
 * that is absent, or a value outside its limits is PROBLEM_BUG: such a record never leaves. */
MUST_CHECK struct err *codec_write(const struct record_type *type, const void *record,
                                   enum sensitivity most, struct text *out);
/* Checks a record built in code against its table, as codec_write does, and writes nothing. */
MUST_CHECK struct err *codec_check(const struct record_type *type, const void *record,
                                   enum sensitivity most);

/* One value of a list or record field as JSON, for jsonb columns; and back. */
MUST_CHECK struct err *codec_write_field(const struct field *field, const void *record,
                                         struct text *out);
MUST_CHECK struct err *codec_read_field(struct arena *arena, const struct field *field,
                                        struct bytes json, void *ret_record);

/* JSON text helpers for the printers of contracts, logs and problems. */
void codec_add_string(struct text *out, const char *text); /* quoted and escaped */
/* The JSON Schema 2020-12 of a record, without $schema and $id; nested records inline. `unknown`
 * decides additionalProperties (false for requests, absent for events). */
void codec_add_schema(const struct record_type *type, enum codec_unknown unknown, struct text *out);
/* The same of one field alone, with its title, description, kind and sensitivity. */
void codec_add_field_schema(const struct field *field, enum codec_unknown unknown,
                            struct text *out);
/* What the step from the released schema of a record to the current one (both as codec_add_schema
 * prints them) takes away from readers or writers of the released one: one sentence a line, each
 * with its pointer; "" when nothing. Within a major version only optional fields are added, and
 * open sets gain codes; a limit stays, since a wider one is refused by whoever still reads the old.
 */
MUST_CHECK struct err *codec_schema_breaks(struct arena *arena, struct bytes released,
                                           struct bytes current, const char **ret_breaks);
/* One document of the objects that stand under `member` in each of several: objects are merged,
 * equal values stay, arrays that differ are joined; anything else that differs is PROBLEM_CONFLICT
 * with its pointer. */
MUST_CHECK struct err *codec_merge(struct arena *arena, const char *member,
                                   const struct bytes *documents, size_t count,
                                   const char **ret_json);
/* A sample body that passes codec_read, every optional field present (`full`) or only the required
 * ones; for golden bodies and fuzz seeds. Deterministic. */
MUST_CHECK struct err *codec_add_sample(const struct record_type *type, bool full,
                                        struct text *out);
/* Pretty JSON (2 spaces, keys as they stand) of any JSON text; for people and for committed
 * exports. */
MUST_CHECK struct err *codec_pretty(struct arena *arena, struct bytes json,
                                    const char **ret_pretty);

#endif
