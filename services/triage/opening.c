/* SPDX-License-Identifier: Apache-2.0
 *
 * Decides owner, first action and hand-over of a track that opens.
 * A track that was closed keeps its id and begins anew.
 */
#include "triage/opening.h"

struct post opening_giver(const struct map *map)
{
    const struct map_track *prevention = map_find_track(map, TRACK_PREVENTION);
    if (prevention && prevention->state == TRACK_STATE_OPEN)
        return track_owner(prevention);
    const struct map_matter *matter = map->matter;
    return (struct post){matter->agency, matter->station_code, matter->region};
}

static struct map_track fresh_track(const struct story *story, const struct map *map,
                                    enum track track, const struct post *owner)
{
    const struct map_track *before = map_find_track(map, track);
    const struct map_track row = {.matter_id = story->matter_id,
                                  .track_id = before ? before->track_id : work_new_id(story->work),
                                  .track = track,
                                  .state = TRACK_STATE_OPEN,
                                  .opened_on = story->on,
                                  .overdue = ANSWER_NO,
                                  .time_outs = count_of(0)};
    return track_owned(&row, owner);
}

static struct opening opening_decide(const struct story *story, const struct map *map,
                                     enum track track, const struct plan *first)
{
    const struct post giver = opening_giver(map);
    const struct limits limits = limits_of(work_conf(story->work));
    const enum agency agency = plan_agency(track);
    const struct post taker = {agency, giver.station_code, giver.region};
    struct opening opening = {.track = fresh_track(story, map, track, &giver),
                              .hands_over = agency != AGENCY_NONE && !post_equal(&taker, &giver)};
    struct plan plan =
        first ? *first
              : plan_first(work_arena(story->work), track, giver.region, story->on, &limits);
    if (opening.hands_over) {
        const int64_t answer_by =
            limit_after_hours(calendar_builtin(), work_now_ms(story->work), limits.answer_hours);
        opening.baton =
            baton_of(&opening.track, work_new_id(story->work), &taker, answer_by, story->on);
        plan = plan_take_over(answer_by);
    }
    opening.track = track_planned(&opening.track, &plan);
    return opening;
}

struct err *opening_run(struct story *story, const struct map *map, enum track track,
                        struct opening *ret_opening)
{
    return opening_run_planned(story, map, track, NULL, ret_opening);
}

struct err *opening_run_planned(struct story *story, const struct map *map, enum track track,
                                const struct plan *plan, struct opening *ret_opening)
{
    const struct map_track none = {.track = track};
    const struct map_track *before = map_find_track(map, track);
    const struct post giver = opening_giver(map);
    if (!map->whole)
        return err_of(PROBLEM_FORBIDDEN, "who sees one track opens no other");
    TRY(track_may(story->work, map, before ? before : &none, TRACK_MOVE_OPEN));
    struct opening opening = opening_decide(story, map, track, plan);
    TRY(access_ensure(story, map, &giver, track));
    const bool is_over = track_keep_marked(story->work, &opening.track);
    TRY(story_track_opened(story, &opening.track));
    TRY(story_owner_changed(story, &opening.track, OWNER_REASON_OPENED));
    if (is_over)
        TRY(story_track_overdue(story, &opening.track));
    if (opening.hands_over)
        TRY(baton_offer(story, &opening.baton));
    *ret_opening = opening;
    return NULL;
}
