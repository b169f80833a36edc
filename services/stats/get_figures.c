/* SPDX-License-Identifier: Apache-2.0
 *
 * GET /v1/stats/figures: matters counted by one thing, of a region and all in it, of a period, a
 * category, a track. It counts what the asker may see; nothing here goes to partners or the public.
 */
#include "stats/stats.h"

#include <string.h>

static const char *code_word(const struct code_set *set, const char *key)
{
    return code_zh(set, code_parse(set, key));
}

/* Whose words the states of a stage are. */
static const struct code_set *states_of(int track)
{
    if (track == TRACK_LEGAL_AID)
        return &codes_aid_state;
    return track == TRACK_CARE ? &codes_care_state : &codes_proceeding_state;
}

/* "arbitration.awarded" */
static const char *stage_word(struct arena *arena, const char *key)
{
    const char *dot = strchr(key, '.');
    if (!dot)
        return NULL;
    const char *name = arena_text_n(arena, key, (size_t)(dot - key));
    const char *track = code_word(&codes_track, name);
    const char *state = code_word(states_of(code_parse(&codes_track, name)), dot + 1);
    return track && state ? arena_printf(arena, "%s：%s", track, state) : NULL;
}

static const char *word_of(struct arena *arena, enum figure by, const char *key)
{
    switch (by) {
    case FIGURE_REGION:
        return figures_region_name(arena, key);
    case FIGURE_CATEGORY:
        return code_word(&codes_category, key);
    case FIGURE_TRACK:
        return code_word(&codes_track, key);
    case FIGURE_STAGE:
        return stage_word(arena, key);
    case FIGURE_MONTH:
    case FIGURE_NONE:
    case FIGURE_COUNT:
        break;
    }
    return NULL;
}

/* The sum comes first, under the empty key. */
static void answer_fill(struct arena *arena, const struct db_rows *found,
                        struct figures_answer *ret_answer)
{
    const struct figure_row *rows = found->rows;
    struct figure_count *counts = ARENA_ARRAY(arena, struct figure_count, found->count + 1);
    ret_answer->matters = rows[0].matters;
    for (size_t i = 1; i < found->count; i++)
        counts[i - 1] = (struct figure_count){
            rows[i].key, word_of(arena, ret_answer->by, rows[i].key), rows[i].matters};
    ret_answer->items = (struct figure_count_list){counts, found->count - 1};
}

struct err *stats_get_figures(struct work *work, const struct figures_request *request,
                              const struct no_load *loads, struct figures_answer *ret_answer)
{
    const char *region = NULL;
    struct db_rows found = {0};
    (void)loads;
    TRY(figures_region(work, request->region, &region));
    const struct figures_ask ask = {.by = request->by,
                                    .region = region,
                                    .digits = figures_digits_below(region),
                                    .from = request->from,
                                    .until = request->until,
                                    .category = request->category,
                                    .track = request->track};
    *ret_answer = (struct figures_answer){.by = request->by, .region = region};
    TRY(figures_stand(work, &ret_answer->waiting));
    TRY(work_query(work, &statement_figures_count, &ask, 1, &found));
    if (found.count == 0)
        return err_of(PROBLEM_BUG, "the sum is missing");
    answer_fill(work_arena(work), &found, ret_answer);
    return NULL;
}
