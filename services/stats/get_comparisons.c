/* SPDX-License-Identifier: Apache-2.0
 *
 * GET /v1/stats/comparisons: awards against judgments of the matters that the asker may see, by
 * matter, so many matters a page.
 */
#include "stats/comparison.h"

enum { PAGE_USUAL = 20, PAGE_MOST = 50 };

static size_t same_matter(const struct stats_item_put *items, size_t count)
{
    size_t same = 1;
    while (same < count && id_equal(items[same].matter_id, items[0].matter_id))
        same++;
    return same;
}

/* One matter more than the page takes says that there is a next one. */
static void answer_fill(struct arena *arena, const struct db_rows *found, int64_t most,
                        struct comparison_list_answer *ret_answer)
{
    const struct stats_item_put *items = found->rows;
    struct comparison *made =
        ARENA_ARRAY(arena, struct comparison, (size_t)most * COMPARISON_INSTANCES + 1);
    size_t count = 0;
    for (size_t at = 0, size = 0; at < found->count; at += size, most--) {
        if (most == 0) {
            ret_answer->next = items[at - 1].matter_id;
            break;
        }
        size = same_matter(&items[at], found->count - at);
        const struct comparison_list of = comparison_make(arena, &items[at], size);
        for (size_t i = 0; i < of.count; i++)
            made[count++] = of.items[i];
    }
    ret_answer->items = (struct comparison_list){made, count};
}

struct err *stats_get_comparisons(struct work *work, const struct comparison_list_request *request,
                                  const struct no_load *loads,
                                  struct comparison_list_answer *ret_answer)
{
    const int64_t most = request->limit.stated ? request->limit.value : PAGE_USUAL;
    const struct compared_page page = {request->after, count_of(most + 1)};
    struct count waiting;
    struct db_rows found = {0};
    (void)loads;
    if (most < 1 || most > PAGE_MOST)
        return err_at(PROBLEM_INVALID, "/limit", "from 1 to %d", PAGE_MOST);
    TRY(figures_stand(work, &waiting));
    TRY(work_query(work, &statement_compared_items, &page, 1, &found));
    answer_fill(work_arena(work), &found, most, ret_answer);
    return NULL;
}
