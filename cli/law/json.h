/* SPDX-License-Identifier: Apache-2.0
 *
 * Reads one JSON text (RFC 8259) into a tree in an arena, strictly: no duplicate member, no
 * trailing text, bounded depth, well-formed UTF-8. Numbers stay text, so an amount of 11716.29 yuan
 * is exact fen and never a double. Errors carry the byte and a JSON pointer.
 */
#ifndef HALFSKY_CLI_LAW_JSON_H
#define HALFSKY_CLI_LAW_JSON_H

#include "base/arena.h"
#include "base/err.h"

#include <stdbool.h>
#include <stddef.h>

enum { JSON_DEPTH = 16, JSON_TOKENS = 20000 };

enum json_kind {
    JSON_NULL,
    JSON_FALSE,
    JSON_TRUE,
    JSON_NUMBER,
    JSON_STRING,
    JSON_ARRAY,
    JSON_OBJECT
};

struct json {
    enum json_kind kind;
    const char *name;   /* of a member; NULL elsewhere */
    const char *text;   /* string or number */
    struct json *first; /* array, object */
    struct json *next;  /* sibling */
};

struct err *json_parse(struct arena *arena, const char *text, size_t size,
                       const struct json **ret_json) MUST_CHECK;
/* NULL when `json` is NULL, no object, or has no such member; a member that is null is returned. */
const struct json *json_member(const struct json *json, const char *name);
/* NULL when absent, null or no string. */
const char *json_text(const struct json *json, const char *name);
bool json_is_null(const struct json *json); /* absent counts as null */
const char *json_kind_name(enum json_kind kind);

#endif
