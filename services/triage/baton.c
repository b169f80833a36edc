/* SPDX-License-Identifier: Apache-2.0
 *
 * What a hand-over changes. A track is written before its hand-over, an access row before both
 * (map_statements.c); nothing is ever left without an owner in between.
 */
#include "triage/baton.h"

#include "triage/follow.h"

struct map_baton baton_of(const struct map_track *track, struct id baton_id,
                          const struct post *taker, int64_t answer_by_ms, struct date on)
{
    return (struct map_baton){.matter_id = track->matter_id,
                              .baton_id = baton_id,
                              .track = track->track,
                              .state = BATON_STATE_OFFERED,
                              .from_agency = track->agency,
                              .from_station = track->station_code,
                              .from_region = track->region,
                              .to_agency = taker->agency,
                              .to_station = taker->station_code,
                              .to_region = taker->region,
                              .answer_by = answer_by_ms,
                              .offered_on = on};
}

struct err *baton_offer(struct story *story, const struct map_baton *baton)
{
    const struct map_baton none = {.answer_by = baton->answer_by};
    TRY(baton_may(story->work, &none, BATON_MOVE_OFFER));
    work_write(story->work, &statement_map_baton, baton);
    WRITE(story->work, due_set, .due_id = work_new_id(story->work), .kind = DUE_BATON_TIMES_OUT,
          .stream_kind = STREAM_MATTER, .stream_id = baton->matter_id,
          .subject_id = baton->baton_id, .due_at = baton->answer_by);
    return story_baton_offered(story, baton);
}

struct err *baton_may(const struct work *work, const struct map_baton *baton, enum baton_move move)
{
    const struct baton_moment moment = {work_now_ms(work), baton->answer_by};
    const struct fsm_ask ask = {(int)baton->state, (int)move, work_identity(work)->role, &moment};
    const struct transition *transition = NULL;
    return fsm_step(&baton_states, &ask, &transition);
}

static struct err *settle(struct story *story, const struct map_baton *baton,
                          enum baton_state state)
{
    struct map_baton settled = *baton;
    settled.state = state;
    settled.settled_on = story->on;
    work_write(story->work, &statement_map_baton, &settled);
    WRITE(story->work, due_drop, .kind = DUE_BATON_TIMES_OUT, .subject_id = baton->baton_id);
    return story_baton_settled(story, &settled);
}

struct err *access_ensure(struct story *story, const struct map *map, const struct post *post,
                          enum track track)
{
    const enum track limit = track == TRACK_PREVENTION ? TRACK_NONE : track;
    if (map_find_access(map, post->agency, post->region, limit))
        return NULL;
    const struct map_access row = {.matter_id = story->matter_id,
                                   .access_id = work_new_id(story->work),
                                   .agency = post->agency,
                                   .region = post->region,
                                   .track = limit,
                                   .from_at = work_now_ms(story->work)};
    work_write(story->work, &statement_map_access, &row);
    return story_access_granted(story, &row);
}

/* Every row of an agency that has nothing to do here any more. */
static struct err *access_leave(struct story *story, const struct map *map, const struct post *post)
{
    for (size_t i = 0; i < map->access.count; i++) {
        struct map_access row = map->access.items[i];
        if (row.agency != post->agency || !text_equal(row.region, post->region))
            continue;
        row.until_at = work_now_ms(story->work);
        work_write(story->work, &statement_map_access, &row);
        TRY(story_access_ended(story, &row));
    }
    return NULL;
}

struct err *access_end_help(struct story *story, const struct map *map, enum track track)
{
    for (size_t i = 0; i < map->access.count; i++) {
        const struct map_access *row = &map->access.items[i];
        if (row->track != track || (track != TRACK_LEGAL_AID && track != TRACK_CARE))
            continue;
        WRITE(story->work, map_access_end, .access_id = row->access_id,
              .until_at = work_now_ms(story->work));
        TRY(story_access_ended(story, row));
    }
    return NULL;
}

/* Goes on with what another service asked for, whose day is the law's and does not wait for a
 * taker. */
static struct plan plan_again(struct story *story, const struct map *map, enum track track,
                              const char *region)
{
    const struct limits limits = limits_of(work_conf(story->work));
    const struct map_asked *asked = map_find_asked(map, track);
    if (asked)
        return follow_plan(asked);
    return plan_first(work_arena(story->work), track, region, story->on, &limits);
}

struct err *baton_accept(struct story *story, const struct map *map, const struct map_baton *baton)
{
    const struct map_track *track = map_find_track(map, baton->track);
    const struct post taker = {baton->to_agency, baton->to_station, baton->to_region};
    const struct post giver = track_owner(track);
    const struct plan plan = plan_again(story, map, baton->track, taker.region);
    TRY(track_may(story->work, map, track, TRACK_MOVE_TAKE_OVER));
    struct map_track taken = track_owned(track, &taker);
    taken.time_outs = count_of(0);
    taken = track_planned(&taken, &plan);
    TRY(access_ensure(story, map, &taker, baton->track));
    track_keep(story->work, &taken);
    TRY(settle(story, baton, BATON_STATE_ACCEPTED));
    TRY(story_owner_changed(story, &taken, OWNER_REASON_BATON));
    TRY(story_track_planned(story, &taken));
    if ((giver.agency == taker.agency && text_equal(giver.region, taker.region)) ||
        map_has_other_track(map, giver.agency, giver.region, baton->track))
        return NULL;
    return access_leave(story, map, &giver);
}

bool track_escalated(const struct map_track *track, struct map_track *ret_track)
{
    const struct station_row *above = plan_level_above(track->region);
    if (!above)
        return false;
    const struct post owner = {track->agency, above->code, above->region};
    *ret_track = track_owned(track, &owner);
    ret_track->time_outs = count_of(0);
    return true;
}

/* Nobody is left to be asked: a new plan each time would hide for ever that nobody takes it. */
static struct map_track plan_ended(const struct map_track *track, struct date today)
{
    const struct plan plan = {.next_action = track->next_action, .next_by = today};
    return track_planned(track, &plan);
}

struct err *baton_return(struct story *story, const struct map *map, const struct map_baton *baton,
                         enum baton_state state)
{
    const struct map_track *track = map_find_track(map, baton->track);
    const struct plan plan = plan_again(story, map, baton->track, track->region);
    struct map_track back = track_planned(track, &plan);
    bool escalated = false;
    TRY(track_may(story->work, map, track, TRACK_MOVE_FALL_BACK));
    back.time_outs = count_of(track->time_outs.value + 1);
    if (back.time_outs.value >= BATON_REFUSALS_MOST) {
        escalated = track_escalated(&back, &back);
        if (!escalated)
            back = plan_ended(&back, work_today(story->work));
    }
    if (escalated) {
        const struct post owner = track_owner(&back);
        TRY(access_ensure(story, map, &owner, baton->track));
    }
    track_keep(story->work, &back);
    TRY(settle(story, baton, state));
    if (escalated)
        TRY(story_owner_changed(story, &back, OWNER_REASON_ESCALATED));
    return story_track_planned(story, &back);
}
