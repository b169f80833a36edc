/* SPDX-License-Identifier: Apache-2.0
 *
 * POST /v1/matters/{matter_id}/tracks/{track}/baton: the owner offers a track to another unit.
 * Until that unit accepts, the owner has it; one open hand-over a track.
 */
#include "triage/baton.h"

static struct err *taker_of(const struct map_track *track,
                            const struct baton_offer_request *request, struct post *ret_taker)
{
    const struct station_row *station = station_find(request->to_station);
    if (!station)
        return err_at(PROBLEM_INVALID, "/to_station", "there is no such station");
    const struct post owner = track_owner(track);
    const struct post taker = {request->to_agency, station->code, station->region};
    if (post_equal(&owner, &taker))
        return err_at(PROBLEM_INVALID, "/to_agency", "this unit has the track already");
    *ret_taker = taker;
    return NULL;
}

struct err *triage_do_baton_offer(struct work *work, const struct baton_offer_request *request,
                                  const struct map_loads *loads, struct baton_answer *ret_answer)
{
    const struct map map = MAP_OF(loads);
    const struct map_track *track = NULL;
    struct post taker;
    struct date on;
    TRY(map_take_track(&map, request->track, &track));
    TRY(track_may(work, &map, track, TRACK_MOVE_HAND_OVER));
    TRY(taker_of(track, request, &taker));
    TRY(map_day(&map, request->on, work_today(work), &on));
    struct story story = story_begin(work, track->matter_id, map.matter->region, on);
    const int64_t answer_by = limit_after_hours(calendar_builtin(), work_now_ms(work),
                                                limits_of(work_conf(work)).answer_hours);
    const struct map_baton baton = baton_of(track, work_new_id(work), &taker, answer_by, on);
    const struct plan plan = plan_take_over(answer_by);
    const struct map_track handed = track_planned(track, &plan);
    track_keep(work, &handed);
    TRY(baton_offer(&story, &baton));
    *ret_answer = (struct baton_answer){baton.matter_id, baton.baton_id, baton.track, baton.state,
                                        baton.answer_by};
    return story_track_planned(&story, &handed);
}
