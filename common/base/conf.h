/* SPDX-License-Identifier: Apache-2.0
 *
 * One table of configuration keys per program: printed by --help, exported to
 * docs/configuration.md, read from one file of `key = value` lines (# at the start of a line or
 * after a blank starts a comment) and from --set key=value, which wins. An unknown key, a missing
 * required one or a value outside its bounds stops the program with a sentence.
 */
#ifndef HALFSKY_BASE_CONF_H
#define HALFSKY_BASE_CONF_H

#include "base/arena.h"
#include "base/err.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum conf_type { CONF_TEXT, CONF_NUMBER, CONF_FLAG, CONF_PATH, CONF_SECRET_PATH, CONF_TYPE_COUNT };

struct conf_key {
    const char *name; /* dotted, lower case: "http.port" */
    enum conf_type type;
    const char *fallback; /* NULL: required; "" for a path: none */
    int64_t least, most;  /* CONF_NUMBER */
    const char *unit;     /* "ms", "bytes", "" */
    const char *meaning;  /* one sentence */
};

struct conf;

struct conf_group {
    const struct conf_key *keys;
    size_t count;
};

struct conf_setting { /* from the command line */
    const char *name;
    const char *value;
};

/* `groups` are key tables that together make the program's configuration. */
struct conf_input {
    const struct conf_group *groups;
    size_t group_count;
    const char *file;                    /* NULL: none */
    const struct conf_setting *settings; /* the last one of a name counts */
    size_t setting_count;
};

/* All from `arena`. */
MUST_CHECK struct err *conf_load(struct arena *arena, const struct conf_input *input,
                                 struct conf **ret_conf);
/* Asking for a key that is not in the tables is a broken invariant. */
const char *conf_text(const struct conf *conf, const char *name);
int64_t conf_number(const struct conf *conf, const char *name);
bool conf_flag(const struct conf *conf, const char *name);
/* Prints the table for --help. */
void conf_print(const struct conf_group *groups, size_t group_count);
/* Prints the same as a Markdown table for docs/configuration.md. */
void conf_export(const struct conf_group *groups, size_t group_count);

#endif
