/* SPDX-License-Identifier: Apache-2.0
 *
 * GET /v1/stats/matters/{matter_id}: what is counted of one matter, and its award against what
 * courts made of it. What no source has said is left out.
 */
#include "stats/comparison.h"

static struct track_fact_list tracks_of(struct arena *arena, const struct track_row_list *rows)
{
    struct track_fact *facts = ARENA_ARRAY(arena, struct track_fact, rows->count + 1);
    for (size_t i = 0; i < rows->count; i++) {
        const struct track_row *r = &rows->items[i];
        facts[i] = (struct track_fact){r->track,     r->state,  r->opened_on,
                                       r->closed_on, r->agency, r->station_code};
    }
    return (struct track_fact_list){facts, rows->count};
}

static struct stage_fact_list stages_of(struct arena *arena,
                                        const struct stats_stage_put_list *rows)
{
    struct stage_fact *facts = ARENA_ARRAY(arena, struct stage_fact, rows->count + 1);
    for (size_t i = 0; i < rows->count; i++) {
        const struct stats_stage_put *r = &rows->items[i];
        facts[i] = (struct stage_fact){r->subject_id, r->track,    r->state,
                                       r->ended,      r->begun_on, r->ended_on};
    }
    return (struct stage_fact_list){facts, rows->count};
}

struct err *stats_get_matter(struct work *work, const struct stats_matter_request *request,
                             const struct fact_loads *loads, struct matter_facts *ret_answer)
{
    struct arena *arena = work_arena(work);
    const struct stats_matter_put *matter = loads->matter;
    struct count waiting;
    TRY(figures_stand(work, &waiting));
    if (!matter)
        return err_of(PROBLEM_NOT_FOUND, "matter %s", ID_TEXT(request->matter_id));
    *ret_answer = (struct matter_facts){
        .matter_id = matter->matter_id,
        .region = matter->region,
        .registered_on = matter->registered_on,
        .agency = matter->agency,
        .channel = matter->channel,
        .category = matter->category,
        .tracks = tracks_of(arena, &loads->tracks),
        .stages = stages_of(arena, &loads->stages),
        .comparisons = comparison_make(arena, loads->items.items, loads->items.count)};
    return NULL;
}
