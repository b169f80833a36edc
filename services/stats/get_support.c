/* SPDX-License-Identifier: Apache-2.0
 *
 * GET /v1/stats/support: contacts, offers made and accepted, care asked for and given, of a region
 * and of each one below it. Offers and care are those of matters that the asker may see.
 */
#include "stats/stats.h"

/* The sum comes first, under the region that was asked for. */
static void answer_fill(struct arena *arena, const struct db_rows *found,
                        struct support_answer *ret_answer)
{
    const struct support_line *rows = found->rows;
    struct support_line *lines = ARENA_ARRAY(arena, struct support_line, found->count);
    for (size_t i = 0; i < found->count; i++) {
        lines[i] = rows[i];
        lines[i].zh = figures_region_name(arena, rows[i].region);
    }
    ret_answer->sum = &lines[0];
    ret_answer->items = (struct support_line_list){&lines[1], found->count - 1};
}

struct err *stats_get_support(struct work *work, const struct support_request *request,
                              const struct no_load *loads, struct support_answer *ret_answer)
{
    struct support_ask ask = {.region = NULL};
    struct db_rows found = {0};
    (void)loads;
    TRY(figures_region(work, request->region, &ask.region));
    ask.digits = figures_digits_below(ask.region);
    TRY(figures_stand(work, &ret_answer->waiting));
    TRY(work_query(work, &statement_support_count, &ask, 1, &found));
    if (found.count == 0)
        return err_of(PROBLEM_BUG, "the sum is missing");
    answer_fill(work_arena(work), &found, ret_answer);
    return NULL;
}
