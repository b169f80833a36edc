/* SPDX-License-Identifier: Apache-2.0
 *
 * Reads and checks the tables of data/law: the same checks when the program is built, for
 * parameters entered in a running system and for a draft that is to be simulated. It names the line
 * and never repairs one.
 */
#ifndef HALFSKY_LAW_RULEBOOK_H
#define HALFSKY_LAW_RULEBOOK_H

#include "base/arena.h"
#include "base/err.h"
#include "law/calendar.h"
#include "law/parameter.h"
#include "law/rule.h"

/* A law, regulation or notice that rules may cite (data/law/sources.tsv). */
struct law_source {
    const char *key; /* the short name used in `source`, zh */
    const char *title;
    int articles; /* highest article number; 0: not numbered, or the number was not verified */
    enum rule_status status;
    struct date from; /* absent: not recorded */
    struct date to;
};

struct law_sources {
    const struct law_source *items;
    size_t count;
};

const struct law_sources *law_sources_builtin(void);

struct err *law_sources_parse(struct arena *arena, const char *tsv, struct law_sources *ret_sources)
    MUST_CHECK;
/*
 * Refuses: an unknown column count, kind, status or unit; a parameter without unit; a citation of a
 * law or an article that does not exist; a rule older than its source; two rows of one id in force
 * on one day; versions out of order. `known` fixes the ids (a draft may not invent a rule no code
 * applies); NULL takes the ids from the rows in order of appearance.
 */
struct err *rulebook_parse(struct arena *arena, const char *tsv, const struct law_sources *sources,
                           const struct rulebook *known, struct rulebook *ret_book) MUST_CHECK;
struct err *calendar_parse(struct arena *arena, const char *days_csv, const char *years_tsv,
                           struct calendar *ret_calendar) MUST_CHECK;
struct err *parameters_parse(struct arena *arena, const char *tsv,
                             struct parameters *ret_parameters) MUST_CHECK;

#endif
