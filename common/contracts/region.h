/* SPDX-License-Identifier: Apache-2.0
 *
 * Regions (行政区划), stations (维权工作站), agencies and hotlines, compiled in from data/,
 * read-only. Codes are GB/T 2260: 2 digits a province, 4 a city, 6 a county or zone, 9 a township;
 * a code begins with the code of everything it lies in. It knows no matter and no person, and it
 * guesses no place: a code that is not in the tables is not found. All pointers live as long as the
 * process.
 */
#ifndef HALFSKY_CONTRACTS_REGION_H
#define HALFSKY_CONTRACTS_REGION_H

#include "base/date.h"
#include "contracts/codes.h"

#include <stdbool.h>
#include <stddef.h>

struct arena;

enum region_level { REGION_NONE, REGION_PROVINCE, REGION_CITY, REGION_COUNTY, REGION_TOWNSHIP };
/* A zone (功能区) is counted beside the divisions without being one, and may host a station. */
enum region_kind { REGION_ADMINISTRATIVE, REGION_ZONE };

struct region_row {
    char code[10];
    char parent[7]; /* "" for a province */
    char name[64];
    enum region_level level;
    enum region_kind kind;
    struct date valid_from; /* absent: the published list does not say */
    struct date valid_to;   /* the last day; absent: still in force */
};

struct station_row {
    char code[11]; /* "S" and the region's code */
    char region[10];
    char name[96];
    char host_body[96];    /* the arbitration body it sits in */
    enum rule_mark status; /* how sure name and host are; P is our proposal */
};

struct hotline_row {
    char number[6];
    enum agency agency; /* who runs it */
    char name[48];
    char use_zh[96];
    char use_en[128];
    enum rule_mark agency_status;
    enum rule_mark use_status;
};

/* By the number of digits alone; REGION_NONE for NULL and anything that is no code. */
enum region_level region_level_of(const char *code);
/* NULL for NULL and for a code that is not in the table. */
const struct region_row *region_find(const char *code);
/* NULL for a province. */
const struct region_row *region_parent(const struct region_row *region);
/* Whether `code` is `ancestor` or lies in it, by their digits. Both must be well-formed, neither
 * need be in the table, so that a code of a later list stays in its province. False for NULL. */
bool region_within(const char *code, const char *ancestor);
/* The next region of `level` within `ancestor` (NULL: anywhere) in the order of codes; NULL starts,
 * NULL ends. The provinces are region_next(NULL or the last, NULL, REGION_PROVINCE). */
const struct region_row *region_next(const struct region_row *previous, const char *ancestor,
                                     enum region_level level);
/* Whether it was a region on that whole day, as far as the list says. */
bool region_valid_on(const struct region_row *region, struct date day);
/* "山东省济南市历下区", in the arena. */
const char *region_full_name(struct arena *arena, const struct region_row *region);

const struct station_row *station_find(const char *code);
/* The station of the region or, where it has none, of the nearest region above. NULL for an unknown
 * region. */
const struct station_row *station_for_region(const char *region);
/* The next station within a region; NULL starts, NULL ends. */
const struct station_row *station_next(const struct station_row *previous, const char *region);

struct agency_row {
    char region[7];
    enum agency agency;
    char name[80];         /* Chinese */
    enum rule_mark status; /* V: read in a document; P: made up by the standard way of naming */
};
/* The agency of the region or, where the data names none (townships, zones), of the nearest region
 * above. NULL for an unknown region and for AGENCY_NONE. */
const struct agency_row *agency_for_region(enum agency agency, const char *region);
/* Its name, or NULL. */
const char *agency_name(enum agency agency, const char *region);

/* "12333" and so on; NULL for any other number. */
const struct hotline_row *hotline_find(const char *number);

#endif
