/* SPDX-License-Identifier: Apache-2.0
 *
 * What all figures have in common: the region they are of, and whether they can be told at all.
 * While projections are filled or built anew a count would be wrong and look right, so nobody is
 * given one.
 */
#include "contracts/region.h"
#include "stats/stats.h"

struct err *figures_region(struct work *work, const char *asked, const char **ret_region)
{
    const char *own = work_identity(work)->region;
    const char *region = asked ? asked : own;
    if (!region || !own || !region_within(region, own))
        return err_at(PROBLEM_OUTSIDE_REGION, "/region", "figures are of your own region");
    *ret_region = region;
    return NULL;
}

struct count figures_digits_below(const char *region)
{
    static const int64_t digits[] = {[REGION_NONE] = 2,
                                     [REGION_PROVINCE] = 4,
                                     [REGION_CITY] = 6,
                                     [REGION_COUNTY] = 9,
                                     [REGION_TOWNSHIP] = 9};
    return count_of(digits[region_level_of(region)]);
}

const char *figures_region_name(struct arena *arena, const char *code)
{
    return region_find(code) ? region_full_name(arena, region_find(code)) : NULL;
}

struct err *figures_stand(struct work *work, struct count *ret_waiting)
{
    const struct nothing none = {0};
    struct db_rows rows = {0};
    TRY(work_query(work, &statement_figures_standing, &none, 1, &rows));
    const struct figures_standing_row *row = rows.rows;
    if (rows.count != 1 || row->rebuilding == ANSWER_YES)
        return err_of(PROBLEM_REBUILDING, "what was said before is being heard again");
    *ret_waiting = row->waiting;
    return NULL;
}
