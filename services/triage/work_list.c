/* SPDX-License-Identifier: Apache-2.0
 *
 * Why an entry is on somebody's list, in Chinese with English beside it.
 * The order is the database's: overdue first, then by day.
 */
#include "triage/work_list.h"

#include "contracts/region.h"
#include "triage/chain.h"

enum { WORK_USUAL = 100, WORK_MOST = 200 };

static const char *due_zh(struct arena *arena, const struct work_item *item)
{
    if (item->due == DUE_STATE_UNKNOWN)
        return arena_printf(arena, "期限未知：%s", item->next_by_unknown);
    return arena_printf(arena, "期限%s，%s", DATE_TEXT(item->next_by),
                        code_zh(&codes_due_state, (int)item->due));
}

static void entry_word(struct arena *arena, struct work_item *item)
{
    const char *station = item->station_code;
    const struct station_row *row = station_find(station);
    item->why_zh = arena_printf(
        arena, "%s环节由%s（%s）负责，下一步：%s；%s", code_zh(&codes_track, (int)item->track),
        unit_name(item->agency, item->region), row ? row->name : station,
        code_zh(&codes_action, (int)item->next_action), due_zh(arena, item));
    item->why = arena_printf(
        arena, "%s: %s, %s%s%s", code_en(&codes_track, (int)item->track),
        code_en(&codes_action, (int)item->next_action), code_en(&codes_due_state, (int)item->due),
        date_is_absent(item->next_by) ? "" : ", due ", DATE_TEXT(item->next_by));
}

struct err *work_list_ask(struct work *work, const struct statement *statement,
                          const struct work_list_request *request, struct work_list *ret_list)
{
    const int64_t most = request->limit.stated ? request->limit.value : WORK_USUAL;
    if (most < 1 || most > WORK_MOST)
        return err_at(PROBLEM_INVALID, "/limit", "1 to %d", WORK_MOST);
    const struct work_page page = {count_of(most + 1), request->track, work_today(work),
                                   work_now_ms(work)};
    struct db_rows rows = {0};
    TRY(work_query(work, statement, &page, 1, &rows));
    struct arena *arena = work_arena(work);
    const size_t count = rows.count > (size_t)most ? (size_t)most : rows.count;
    struct work_item *items = ARENA_ARRAY(arena, struct work_item, count + 1);
    for (size_t i = 0; i < count; i++) {
        items[i] = ((const struct work_item *)rows.rows)[i];
        entry_word(arena, &items[i]);
    }
    *ret_list = (struct work_list){{items, count}, rows.count > count ? ANSWER_YES : ANSWER_NO};
    return NULL;
}
