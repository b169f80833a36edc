/* SPDX-License-Identifier: Apache-2.0
 *
 * A track after an event of another service. What cannot be done to it just now is kept and done
 * by whoever takes the track over; an event is never refused.
 */
#include "triage/follow.h"

#include "triage/limits.h"
#include "triage/offer.h"
#include "triage/opening.h"

struct err *follow_begin(struct work *work, const struct map_loads *loads, struct id matter_id,
                         struct date on, struct follow *ret_follow)
{
    const struct map map = MAP_OF(loads);
    if (!map.matter)
        return err_not_yet(work, STREAM_MATTER, matter_id);
    *ret_follow = (struct follow){map, story_begin(work, matter_id, map.matter->region, on)};
    return NULL;
}

struct plan follow_plan(const struct map_asked *asked)
{
    return (struct plan){asked->next_action, asked->next_by, asked->next_by_unknown};
}

struct map_asked follow_asked(enum track track, enum action action, struct date by)
{
    return (struct map_asked){.track = track,
                              .next_action = action,
                              .next_by = by,
                              .next_by_unknown =
                                  date_is_absent(by) ? "没有可适用的期限规则，期限无法推算" : NULL};
}

struct map_asked follow_refused(struct arena *arena, struct date until)
{
    const char *by =
        date_is_absent(until) ? "" : arena_printf(arena, "，最迟宜在%s", DATE_TEXT(until));
    return (struct map_asked){
        .track = TRACK_LEGAL_AID,
        .next_action = ACTION_EXPLAIN_REFUSAL,
        .next_by_unknown = arena_printf(arena, "等待本人决定是否提出异议%s；逾期仍可提交", by)};
}

static bool is_open(const struct map_track *track)
{
    return track && track->state == TRACK_STATE_OPEN;
}

static struct err *plan_track(struct follow *follow, const struct map_track *track,
                              const struct plan *plan)
{
    struct work *work = follow->story.work;
    struct map_track planned = track_planned(track, plan);
    TRY(track_may(work, &follow->map, track, TRACK_MOVE_PLAN));
    const bool is_over = track_keep_marked(work, &planned);
    TRY(story_track_planned(&follow->story, &planned));
    return is_over ? story_track_overdue(&follow->story, &planned) : NULL;
}

static void asked_keep(struct follow *follow, const struct map_asked *asked)
{
    struct map_asked kept = *asked;
    kept.matter_id = follow->story.matter_id;
    work_write(follow->story.work, &statement_map_asked, &kept);
}

struct err *follow_track(struct follow *follow, const struct map_asked *asked, bool opens)
{
    const struct map_track *track = map_find_track(&follow->map, asked->track);
    const struct plan plan = follow_plan(asked);
    struct opening opening;
    asked_keep(follow, asked);
    if (is_open(track) && !map_open_baton(&follow->map, asked->track))
        return plan_track(follow, track, &plan);
    if (is_open(track) || !opens)
        return NULL;
    return opening_run_planned(&follow->story, &follow->map, asked->track, &plan, &opening);
}

/* An event is never refused: what cannot be accepted any more (accepted, withdrawn) stays. */
static struct err *accept(struct follow *follow, const struct map_offer *offer)
{
    const struct transition *transition =
        offer ? fsm_find(&offer_states, (int)offer->state, OFFER_MOVE_ACCEPT) : NULL;
    if (!transition)
        return NULL;
    const struct fsm_ask ask = {(int)offer->state, OFFER_MOVE_ACCEPT, ROLE_SERVICE, NULL};
    TRY(fsm_step(&offer_states, &ask, &transition));
    struct map_offer accepted = *offer;
    accepted.state = (enum offer_state)transition->to;
    accepted.answered_on = follow->story.on;
    accepted.answered_role = ROLE_WORKER;
    accepted.answered_by = (struct id){{0}};
    work_write(follow->story.work, &statement_map_offer, &accepted);
    return story_offer_answered(&follow->story, &accepted);
}

struct err *follow_accept(struct follow *follow, struct id offer_id)
{
    return accept(follow, map_find_offer(&follow->map, offer_id));
}

struct err *follow_accept_track(struct follow *follow, enum track track)
{
    for (size_t i = 0; i < follow->map.offers.count; i++)
        if (offer_track(follow->map.offers.items[i].kind) == track)
            return accept(follow, &follow->map.offers.items[i]);
    return NULL;
}

struct err *follow_close(struct follow *follow, enum track track_asked)
{
    struct work *work = follow->story.work;
    const struct map_track *track = map_find_track(&follow->map, track_asked);
    if (is_open(track) && map_open_baton(&follow->map, track_asked)) {
        const struct map_asked ended = {.track = track_asked,
                                        .next_action = ACTION_FOLLOW_UP,
                                        .next_by_unknown = "该程序已经结束，接手后即可办结"};
        asked_keep(follow, &ended);
        return NULL;
    }
    WRITE(work, map_asked_drop, .matter_id = follow->story.matter_id, .track = track_asked);
    if (!is_open(track))
        return NULL;
    TRY(track_may(work, &follow->map, track, TRACK_MOVE_CLOSE));
    struct story story = follow->story;
    struct map_track closed = *track;
    if (date_compare(story.on, track->opened_on) < 0)
        story.on = track->opened_on;
    closed.state = TRACK_STATE_CLOSED;
    closed.overdue = ANSWER_NO;
    closed.closed_on = story.on;
    track_keep(work, &closed);
    TRY(story_track_closed(&story, &closed));
    TRY(access_end_help(&story, &follow->map, track_asked));
    follow->story.seq = story.seq;
    return NULL;
}

struct err *follow_choose(struct follow *follow)
{
    struct work *work = follow->story.work;
    const struct map_track *track = map_find_track(&follow->map, TRACK_PREVENTION);
    const struct limits limits = limits_of(work_conf(work));
    struct opening opening;
    if (!is_open(track))
        return opening_run(&follow->story, &follow->map, TRACK_PREVENTION, &opening);
    if (map_open_baton(&follow->map, TRACK_PREVENTION))
        return NULL;
    const struct plan plan =
        plan_first(work_arena(work), TRACK_PREVENTION, track->region, work_today(work), &limits);
    return plan_track(follow, track, &plan);
}
