/* SPDX-License-Identifier: Apache-2.0
 *
 * POST /v1/matters/{matter_id}/offers/{offer_id}/answer: she accepts or declines, herself or
 * through staff, which is kept with the answer. An accepted offer opens its track. Silence is no
 * answer.
 */
#include "triage/offer.h"
#include "triage/opening.h"

static struct err *answer_check(struct work *work, const struct map *map,
                                const struct offer_answer_request *request,
                                const struct transition **ret_transition)
{
    const bool accepts = request->answer == OFFER_STATE_ACCEPTED;
    const struct map_offer *offer = map_find_offer(map, request->offer_id);
    if (!map->matter || !offer)
        return err_of(PROBLEM_NOT_FOUND, "no such offer");
    if (!accepts && request->answer != OFFER_STATE_DECLINED)
        return err_at(PROBLEM_INVALID, "/answer", "the answer is accepted or declined");
    const struct fsm_ask ask = {(int)offer->state, accepts ? OFFER_MOVE_ACCEPT : OFFER_MOVE_DECLINE,
                                work_identity(work)->role, NULL};
    return fsm_step(&offer_states, &ask, ret_transition);
}

static bool is_open(const struct map *map, enum track track)
{
    const struct map_track *row = map_find_track(map, track);
    return row && row->state == TRACK_STATE_OPEN;
}

struct err *triage_do_offer_answer(struct work *work, const struct offer_answer_request *request,
                                   const struct map_loads *loads, struct offer_answer *ret_answer)
{
    const struct map map = MAP_OF(loads);
    const struct transition *transition = NULL;
    struct date on;
    TRY(answer_check(work, &map, request, &transition));
    TRY(map_day(&map, request->on, work_today(work), &on));
    struct story story = story_begin(work, map.matter->matter_id, map.matter->region, on);
    struct map_offer offer = *map_find_offer(&map, request->offer_id);
    const enum track track = offer_track(offer.kind);
    offer.state = (enum offer_state)transition->to;
    offer.answered_on = on;
    offer.answered_role = work_identity(work)->role;
    offer.answered_by = work_identity(work)->account_id;
    work_write(work, &statement_map_offer, &offer);
    TRY(story_offer_answered(&story, &offer));
    *ret_answer = (struct offer_answer){
        .matter_id = story.matter_id, .offer_id = offer.offer_id, .state = offer.state};
    if (offer.state != OFFER_STATE_ACCEPTED || track == TRACK_NONE || is_open(&map, track))
        return NULL;
    struct opening opening;
    TRY(opening_run(&story, &map, track, &opening));
    ret_answer->track = track;
    ret_answer->baton_id = opening.baton.baton_id;
    return NULL;
}
