/* SPDX-License-Identifier: Apache-2.0
 *
 * Asks for figures and prints them as tables. They show what stats answered; a way of differing
 * that no item has is left out.
 */
#include "cli/shared/figures.h"

#include "base/id.h"
#include "cli/shared/print.h"

#include <inttypes.h>
#include <stdio.h>

const char *figures_target(struct arena *arena, const char *by, const char *region)
{
    return arena_printf(arena, "/v1/stats/figures?by=%s%s%s", by, region ? "&region=" : "",
                        region ? region : "");
}

const char *support_target(struct arena *arena, const char *region)
{
    return arena_printf(arena, "/v1/stats/support%s%s", region ? "?region=" : "",
                        region ? region : "");
}

static const char *number(struct arena *arena, struct count count)
{
    return arena_printf(arena, "%" PRId64, count.value);
}

static void waiting_print(struct count waiting)
{
    if (waiting.value > 0)
        printf("另有 %" PRId64 " 个事件流尚未计完 streams still wait\n", waiting.value);
}

struct err *figures_show(const struct figures_source *source, const char *by, const char *region)
{
    struct figures_answer answer = {.by = FIGURE_NONE};
    struct print_table table;
    TRY(source->get(source->context, figures_target(source->arena, by, region),
                    &record_figures_answer, &answer));
    print_table_init(&table, source->arena, 3);
    PRINT_ROW(&table, code_zh(&codes_figure, (int)answer.by), "", "事项数 matters");
    for (size_t i = 0; i < answer.items.count; i++) {
        const struct figure_count *count = &answer.items.items[i];
        PRINT_ROW(&table, count->key, count->zh ? count->zh : "",
                  number(source->arena, count->matters));
    }
    print_table_show(&table);
    printf("合计 in all: %" PRId64 "（%s）\n", answer.matters.value, answer.region);
    waiting_print(answer.waiting);
    return NULL;
}

static void support_row(struct print_table *table, struct arena *arena,
                        const struct support_line *line)
{
    PRINT_ROW(table, line->region, line->zh ? line->zh : "", number(arena, line->contacts),
              number(arena, line->contacts_led), number(arena, line->offers_made),
              number(arena, line->offers_accepted), number(arena, line->offers_declined),
              number(arena, line->care_asked), number(arena, line->care_begun),
              number(arena, line->care_sessions));
}

struct err *support_show(const struct figures_source *source, const char *region)
{
    struct support_answer answer = {.sum = NULL};
    struct print_table table;
    TRY(source->get(source->context, support_target(source->arena, region), &record_support_answer,
                    &answer));
    print_table_init(&table, source->arena, 10);
    PRINT_ROW(&table, "区划 region", "", "接待 contacts", "转事项 led", "告知 offered",
              "接受 accepted", "谢绝 declined", "申请帮扶 care", "已帮扶 begun", "次数 sessions");
    for (size_t i = 0; i < answer.items.count; i++)
        support_row(&table, source->arena, &answer.items.items[i]);
    support_row(&table, source->arena, answer.sum);
    print_table_show(&table);
    waiting_print(answer.waiting);
    return NULL;
}

static void comparisons_print(struct arena *arena, const size_t items[ITEM_CHANGE_COUNT])
{
    struct print_table table;
    print_table_init(&table, arena, 3);
    PRINT_ROW(&table, "裁审比较 award and judgment", "", "项数 items");
    for (int change = 1; change < ITEM_CHANGE_COUNT; change++)
        if (items[change])
            PRINT_ROW(&table, code_name(&codes_item_change, change),
                      code_zh(&codes_item_change, change),
                      arena_printf(arena, "%zu", items[change]));
    print_table_show(&table);
}

struct err *comparisons_show(const struct figures_source *source)
{
    size_t items[ITEM_CHANGE_COUNT] = {0};
    const char *target = "/v1/stats/comparisons";
    while (target) {
        struct comparison_list_answer page = {.next = {{0}}};
        TRY(source->get(source->context, target, &record_comparison_list_answer, &page));
        for (size_t i = 0; i < page.items.count; i++)
            for (size_t j = 0; j < page.items.items[i].items.count; j++)
                items[page.items.items[i].items.items[j].change]++;
        target =
            id_is_absent(page.next)
                ? NULL
                : arena_printf(source->arena, "/v1/stats/comparisons?after=%s", ID_TEXT(page.next));
    }
    comparisons_print(source->arena, items);
    return NULL;
}
