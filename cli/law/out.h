/* SPDX-License-Identifier: Apache-2.0
 *
 * Writes JSON into a text: the answers of halfsky-law. It puts the commas; the caller opens and
 * closes. Nothing here knows what an answer means.
 */
#ifndef HALFSKY_CLI_LAW_OUT_H
#define HALFSKY_CLI_LAW_OUT_H

#include "base/money.h"
#include "base/record.h"
#include "law/day.h"
#include "law/explain.h"

struct out {
    struct text text;
    bool first; /* nothing was written in the innermost object or array yet */
};

void out_begin(struct out *out, struct arena *arena);
/* name may be NULL inside an array. */
void out_open(struct out *out, const char *name, char bracket);
void out_close(struct out *out, char bracket);
void out_string(struct out *out, const char *name, const char *value); /* NULL writes null */
void out_integer(struct out *out, const char *name, int64_t value);
void out_bool(struct out *out, const char *name, bool value);
void out_money(struct out *out, const char *name, struct money money); /* fen, or null */
void out_date(struct out *out, const char *name, struct date date);    /* or null */
/* yes, no or unknown */
void out_answer(struct out *out, const char *name, enum answer answer);
/* An array of the names of a set of codes. */
void out_codes(struct out *out, const char *name, const struct code_set *set, uint64_t codes);
void out_due(struct out *out, const char *name, const struct day_due *due);
/* rules, facts_used, missing, zh, en: what every answer carries. */
void out_why(struct out *out, const struct explained *why);
void out_rule(struct out *out, const char *name, const struct rule *rule);
const char *answer_word(enum answer answer);

#endif
