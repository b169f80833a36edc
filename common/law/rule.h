/* SPDX-License-Identifier: Apache-2.0
 *
 * Rules are data: each row of data/law/rules.tsv is a rule in one version, with its parameters,
 * validity, source article and how far that source was read. No number of the law stands in code;
 * code names a rule by its number (law/rule_id.h, generated from the same rows) and asks for the
 * row in force on a day.
 */
#ifndef HALFSKY_LAW_RULE_H
#define HALFSKY_LAW_RULE_H

#include "base/date.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* How the source was read: V the article itself, S secondary, M memory, P a proposal that is not
 * law. */
enum rule_status {
    RULE_STATUS_V = 'V',
    RULE_STATUS_S = 'S',
    RULE_STATUS_M = 'M',
    RULE_STATUS_P = 'P'
};

enum rule_kind {
    RULE_KIND_NONE,
    RULE_KIND_COUNTING,     /* DC: how days are counted */
    RULE_KIND_DEADLINE,     /* DL: a clock */
    RULE_KIND_LIMITATION,   /* LIM */
    RULE_KIND_SCOPE,        /* SC: which door */
    RULE_KIND_PROCEDURE,    /* SIM, tribunal, recusal */
    RULE_KIND_FAST_TRACK,   /* FT */
    RULE_KIND_COURT,        /* CT: court without arbitration */
    RULE_KIND_AWARD,        /* FA */
    RULE_KIND_ADVANCE,      /* AE, PR */
    RULE_KIND_LEGAL_AID,    /* LA */
    RULE_KIND_PROTECTION,   /* MP */
    RULE_KIND_COMPENSATION, /* CP */
    RULE_KIND_AGREEMENT,    /* AG: what to do with a mediation agreement */
    RULE_KIND_WARNING,      /* EW */
    RULE_KIND_CARE,         /* CA */
    RULE_KIND_COUNT
};

enum rule_unit {
    RULE_UNIT_NONE,
    RULE_UNIT_WD,  /* working days */
    RULE_UNIT_CD,  /* calendar days */
    RULE_UNIT_M,   /* months */
    RULE_UNIT_Y,   /* years */
    RULE_UNIT_H,   /* hours */
    RULE_UNIT_FEN, /* money */
    RULE_UNIT_PERSONS,
    RULE_UNIT_PERCENT,
    RULE_UNIT_TIMES,  /* a factor */
    RULE_UNIT_TENTHS, /* a factor in tenths: 15 is 1.5 */
    RULE_UNIT_HUNDREDTHS,
    RULE_UNIT_COUNT
};

/* What may move a running clock; anything else is told and leaves it where it is. */
enum rule_allows {
    RULE_ALLOWS_EXTEND =
        1, /* by approval or agreement, at most `extension` where the row has one */
    RULE_ALLOWS_SUSPEND = 2,
    RULE_ALLOWS_RESTART = 4,
    RULE_ALLOWS_INTERRUPT = 8,
    RULE_ALLOWS_BACKWARD = 16, /* counted back from an event */
    RULE_ALLOWS_AGREED = 32,   /* the parties set the length */
    RULE_ALLOWS_DUTY = 64,     /* binds an authority or the other side: she is not told to hurry */
    RULE_ALLOWS_STRICT = 128,  /* ends on its natural day, a holiday or not */
    RULE_ALLOWS_EARLIEST = 256 /* nobody is late: from the day after its end on it may be done */
};

enum { RULE_PARAMS = 12 };

struct rule_param {
    const char *name;
    int32_t value;
    enum rule_unit unit;
};

struct rule {
    const char *id; /* "DL-ARB-13" */
    int number;     /* enum rule_id; rows of one id differ in version */
    int version;
    enum rule_kind kind;
    enum rule_status status;
    unsigned allows;     /* set of enum rule_allows */
    bool on;             /* S, M and P rules can be switched off (SAFE-9) */
    struct date from;    /* first day in force */
    struct date to;      /* last day in force; absent: still in force */
    const char *source;  /* the article, zh */
    const char *repeals; /* source whose row this one ends, zh; NULL */
    const char *zh;      /* the rule in a sentence a person understands */
    const char *en;
    size_t param_count;
    struct rule_param params[RULE_PARAMS];
};

/* The rows sorted by number, then `from`; first[n] is where number n starts, first[id_count] the
 * row count. */
struct rulebook {
    const struct rule *rules;
    size_t count;
    const char *const *ids; /* [number] */
    const uint16_t *first;
    int id_count;
};

/* The rules compiled into the program. */
const struct rulebook *rulebook_builtin(void);
/* The same outside the province (place.h), with the same numbers. */
const struct rulebook *rulebook_builtin_elsewhere(void);

/*
 * The row of `number` in force on the day of the fact, if it is switched on; NULL otherwise. A
 * partial date finds a row only when one row covers all it may mean. An absent date finds the row
 * only when the rule has never changed: law that changed cannot be applied to a fact without a day.
 */
const struct rule *rule_in_force(const struct rulebook *book, int number, struct date on);
/* A parameter of a row by name; the row is known to have it (the build checked), so a misspelt name
 * aborts. */
int32_t rule_param(const struct rule *rule, const char *name);
/* The parameter with its unit; NULL when the row has none of that name. */
const struct rule_param *rule_param_find(const struct rule *rule, const char *name);
/* -1 when no rule has this id. */
int rule_number(const struct rulebook *book, const char *id);

const char *rule_kind_name(enum rule_kind kind);
const char *rule_unit_name(enum rule_unit unit);
const char *rule_unit_zh(enum rule_unit unit);
/* The word of `1 << place` in enum rule_allows, from 0 on; NULL past the last, where it ends. */
const char *rule_allows_name(int place);
/* "本条依据为内部建议，并非法律规定" and the like; "" for V. */
const char *rule_status_zh(enum rule_status status);
const char *rule_status_en(enum rule_status status);

#endif
