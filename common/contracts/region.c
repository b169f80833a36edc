/* SPDX-License-Identifier: Apache-2.0
 *
 * Answers contracts/region.h from the tables compiled in from data/: binary search by code, and the
 * tree from the digits of the codes. It owns no state and never allocates but in a caller's arena.
 */
#include "contracts/region.h"

#include "base/arena.h"
#include "contracts/region_table.h"

#include <stdlib.h>
#include <string.h>

enum { CODE_DIGITS_MAX = 9, ABOVE_COUNT = CODE_DIGITS_MAX + 1 };

/* How many digits the region one level up has. */
static const size_t digits_above[ABOVE_COUNT] = {[4] = 2, [6] = 4, [9] = 6};

struct code {
    char digits[CODE_DIGITS_MAX + 1];
};

struct agency_key {
    const char *region;
    enum agency agency;
};

static int compare_region(const void *key, const void *row)
{
    return strcmp(key, ((const struct region_row *)row)->code);
}

static int compare_station(const void *key, const void *row)
{
    return strcmp(key, ((const struct station_row *)row)->code);
}

/* The codes of stations are their regions' behind one letter: both orders are the same. */
static int compare_station_region(const void *key, const void *row)
{
    return strcmp(key, ((const struct station_row *)row)->region);
}

static int compare_hotline(const void *key, const void *row)
{
    return strcmp(key, ((const struct hotline_row *)row)->number);
}

static int compare_agency(const void *key, const void *row)
{
    const struct agency_key *wanted = key;
    const struct agency_row *held = row;
    int order = strcmp(wanted->region, held->region);
    return order ? order : (int)wanted->agency - (int)held->agency;
}

/* The code one level up; false above a province. */
static bool climb(struct code *code)
{
    size_t digits = digits_above[strlen(code->digits)];
    code->digits[digits] = '\0';
    return digits > 0;
}

/* Only a region of the table is climbed from: an unknown one must not get a neighbour's station. */
static bool climb_start(const char *region, struct code *ret_code)
{
    const struct region_row *row = region_find(region);
    if (!row)
        return false;
    *ret_code = (struct code){{0}};
    memcpy(ret_code->digits, row->code, strlen(row->code));
    return true;
}

enum region_level region_level_of(const char *code)
{
    static const enum region_level levels[] = {
        [2] = REGION_PROVINCE, [4] = REGION_CITY, [6] = REGION_COUNTY, [9] = REGION_TOWNSHIP};
    if (!code)
        return REGION_NONE;
    size_t digits = strspn(code, "0123456789");
    if (code[digits] != '\0' || digits > CODE_DIGITS_MAX)
        return REGION_NONE;
    return levels[digits];
}

const struct region_row *region_find(const char *code)
{
    if (region_level_of(code) == REGION_NONE)
        return NULL;
    return bsearch(code, region_rows, region_count, sizeof(region_rows[0]), compare_region);
}

const struct region_row *region_parent(const struct region_row *region)
{
    return region_find(region->parent);
}

bool region_within(const char *code, const char *ancestor)
{
    if (region_level_of(code) == REGION_NONE || region_level_of(ancestor) == REGION_NONE)
        return false;
    return strncmp(code, ancestor, strlen(ancestor)) == 0;
}

const struct region_row *region_next(const struct region_row *previous, const char *ancestor,
                                     enum region_level level)
{
    const struct region_row *end = region_rows + region_count;
    const struct region_row *row = ancestor ? region_find(ancestor) : region_rows;
    if (previous)
        row = previous + 1;
    for (; row && row < end; row++) {
        if (ancestor && !region_within(row->code, ancestor))
            return NULL;
        if (row->level == level)
            return row;
    }
    return NULL;
}

bool region_valid_on(const struct region_row *region, struct date day)
{
    if (!date_is_absent(region->valid_from) && date_compare(day, region->valid_from) < 0)
        return false;
    return date_is_absent(region->valid_to) || date_compare(day, region->valid_to) <= 0;
}

const char *region_full_name(struct arena *arena, const struct region_row *region)
{
    const struct region_row *above = region_parent(region);
    if (!above)
        return region->name;
    return arena_printf(arena, "%s%s", region_full_name(arena, above), region->name);
}

const struct station_row *station_find(const char *code)
{
    if (!code)
        return NULL;
    return bsearch(code, station_rows, station_count, sizeof(station_rows[0]), compare_station);
}

const struct station_row *station_for_region(const char *region)
{
    struct code at;
    if (!climb_start(region, &at))
        return NULL;
    const struct station_row *station = NULL;
    do
        station = bsearch(at.digits, station_rows, station_count, sizeof(station_rows[0]),
                          compare_station_region);
    while (!station && climb(&at));
    return station;
}

const struct station_row *station_next(const struct station_row *previous, const char *region)
{
    const struct station_row *end = station_rows + station_count;
    for (const struct station_row *row = previous ? previous + 1 : station_rows; row < end; row++) {
        if (region_within(row->region, region))
            return row;
    }
    return NULL;
}

const struct agency_row *agency_for_region(enum agency agency, const char *region)
{
    struct code at;
    if (!climb_start(region, &at))
        return NULL;
    const struct agency_key wanted = {at.digits, agency};
    const struct agency_row *row = NULL;
    do
        row = bsearch(&wanted, agency_rows, agency_count, sizeof(agency_rows[0]), compare_agency);
    while (!row && climb(&at));
    return row;
}

const char *agency_name(enum agency agency, const char *region)
{
    const struct agency_row *row = agency_for_region(agency, region);
    return row ? row->name : NULL;
}

const struct hotline_row *hotline_find(const char *number)
{
    if (!number)
        return NULL;
    return bsearch(number, hotline_rows, hotline_count, sizeof(hotline_rows[0]), compare_hotline);
}
