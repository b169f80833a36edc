/* SPDX-License-Identifier: Apache-2.0
 *
 * Taking the steps of a case's way (way.h) through the gateway, each by the role that takes it.
 * What stands there already is not taken again, so a run that was cut off goes on where it was.
 */
#include "base/clock.h"
#include "cli/play/play.h"
#include "contracts/legalaid_requests.h"
#include "contracts/resolution_requests.h"

#include <string.h>

enum { NOT_FOUND = 404, VERSION_MOVED = 412, READINGS_MOST = 40, PAUSE_MS = 50 };

/* Where a proceeding, or an application for legal aid, stands. */
struct standing {
    const char *version;
    struct id id; /* absent: there is none */
    int state;
    bool said_yes[PARTY_SIDE_COUNT];
    bool waits; /* a limit of it is over and not marked yet */
};

static const char *place_of(const struct journey *journey, enum track track)
{
    return arena_printf(journey->arena, "/v1/matters/%s/%s", ID_TEXT(journey->matter_id),
                        track == TRACK_LEGAL_AID ? "legal-aid" : "proceedings");
}

static struct actor *actor_of(struct journey *journey, enum role who)
{
    return who == ROLE_WORKER ? &journey->worker : &journey->play->staff[who];
}

/* What triage has said of the matter is on its way to the service: until then it is not there. */
static struct err *place_ask(struct journey *journey, struct actor *actor, const char *target,
                             struct session_reply *ret_reply)
{
    const struct session_ask ask = {.method = "GET", .target = target};
    const int64_t end = clock_monotonic_ms() + journey->play->wait_ms;
    for (;;) {
        struct err *err = actor_ask(journey->play, actor, journey->arena, &ask, ret_reply);
        if (!err || ret_reply->status != NOT_FOUND || clock_monotonic_ms() >= end)
            return err;
        err_ignore(err, "it is on its way");
        pause_ms(PAUSE_MS);
    }
}

/* --- reading */

static bool is_over(struct date due)
{
    return date_is_whole(due) && date_compare(due, date_of_instant(clock_now_ms())) < 0;
}

/* Awarded and judged, the limit is hers, and nobody marks it. */
static bool is_marked(enum proceeding_state state)
{
    return state == PROCEEDING_STATE_ASKED || state == PROCEEDING_STATE_TALKING ||
           state == PROCEEDING_STATE_PROPOSED || state == PROCEEDING_STATE_OPENED ||
           state == PROCEEDING_STATE_APPLIED || state == PROCEEDING_STATE_ACCEPTED ||
           state == PROCEEDING_STATE_HEARD || state == PROCEEDING_STATE_SUED;
}

static void proceeding_take(const struct proceeding_view *view, struct standing *standing)
{
    standing->id = view->proceeding_id;
    standing->state = (int)view->state;
    standing->waits =
        is_marked(view->state) && view->overdue != ANSWER_YES && is_over(view->due_legal);
    for (size_t i = 0; i < view->consents.count; i++)
        standing->said_yes[view->consents.items[i].side] =
            view->consents.items[i].answer == ANSWER_YES;
}

static struct err *proceedings_read(struct journey *journey, enum track track, struct bytes body,
                                    struct standing *standing)
{
    struct proceeding_chain chain = {.advice_zh = NULL};
    TRY(codec_read(journey->arena, &record_proceeding_chain, body, CODEC_UNKNOWN_IGNORED, &chain));
    for (size_t i = 0; i < chain.proceedings.count; i++)
        if (chain.proceedings.items[i].track == track)
            proceeding_take(&chain.proceedings.items[i], standing);
    return NULL;
}

static struct err *aid_read(struct journey *journey, struct bytes body, struct standing *standing)
{
    struct aid_chain chain = {.advice_zh = NULL};
    TRY(codec_read(journey->arena, &record_aid_chain, body, CODEC_UNKNOWN_IGNORED, &chain));
    for (size_t i = 0; i < chain.applications.count; i++) {
        const struct aid_view *view = &chain.applications.items[i];
        standing->id = view->application_id;
        standing->state = (int)view->state;
        standing->waits = view->overdue != ANSWER_YES && is_over(view->due_by) &&
                          (view->state == AID_STATE_APPLIED || view->state == AID_STATE_GRANTED);
    }
    return NULL;
}

static struct err *standing_read(struct journey *journey, const struct way_step *step,
                                 enum role who, struct standing *ret_standing)
{
    const int64_t end = clock_monotonic_ms() + journey->play->wait_ms;
    const char *target = place_of(journey, step->track);
    do {
        struct session_reply reply;
        struct standing standing = {.version = NULL};
        TRY(place_ask(journey, actor_of(journey, who), target, &reply));
        TRY(step->track == TRACK_LEGAL_AID
                ? aid_read(journey, reply.body, &standing)
                : proceedings_read(journey, step->track, reply.body, &standing));
        standing.version = reply.etag;
        *ret_standing = standing;
        if (!standing.waits)
            return NULL;
        pause_ms(PAUSE_MS);
    } while (clock_monotonic_ms() < end);
    return err_of(PROBLEM_CONFLICT, "%s: a limit that is over is not marked", journey->sample->id);
}

/* --- steps */

static bool is_taken(const struct way_step *step, const struct standing *standing)
{
    if (step->from == 0)
        return !id_is_absent(standing->id);
    return standing->state != step->from || (step->says_yes && standing->said_yes[step->says_yes]);
}

static struct err *step_post(struct journey *journey, const struct way_step *step,
                             const struct standing *standing, struct session_reply *ret_reply)
{
    struct arena *arena = journey->arena;
    const char *one =
        step->from ? arena_printf(arena, "/%s%s", ID_TEXT(standing->id), step->rest) : "";
    const char *name = arena_printf(arena, "%s %d%s %d", code_name(&codes_track, (int)step->track),
                                    step->from, step->rest, (int)step->says_yes);
    const struct session_ask ask = {
        .method = "POST",
        .target = arena_printf(arena, "%s%s", place_of(journey, step->track), one),
        .body = step->body,
        .if_match = step->from ? standing->version : NULL,
        .key = step_key(journey->play, arena, journey->sample->id, name)};
    return err_wrap(actor_ask(journey->play, actor_of(journey, step->who), arena, &ask, ret_reply),
                    "%s: %s", journey->sample->id, name);
}

/* She sees what was taken whoever took it and may see it no longer; who takes it now has to. */
static struct err *step_take(struct journey *journey, const struct way_step *step)
{
    for (int i = 0; i < READINGS_MOST; i++) {
        struct session_reply reply = {.status = 0};
        struct standing standing;
        TRY(standing_read(journey, step, ROLE_WORKER, &standing));
        if (is_taken(step, &standing))
            return NULL;
        TRY(standing_read(journey, step, step->who, &standing));
        struct err *err = step_post(journey, step, &standing, &reply);
        if (!err || reply.status != VERSION_MOVED)
            return err;
        err_ignore(err, "it has moved: it is read again");
    }
    return err_of(PROBLEM_CONFLICT, "%s: it moves without an end", journey->sample->id);
}

/* The days of one limit are marked before the next step, as they were in their time. */
static struct err *limit_await(struct journey *journey, const struct way_step *step)
{
    struct standing standing;
    return standing_read(journey, step, ROLE_WORKER, &standing);
}

struct err *journey_proceed(struct journey *journey)
{
    const struct way *way = &journey->sample->way;
    for (enum role who = 1; who < ROLE_COUNT; who++)
        journey->play->staff[who].arrival = NULL;
    for (size_t i = 0; i < way->count; i++) {
        TRY(step_take(journey, &way->steps[i]));
        if (way->steps[i].from == 0)
            TRY(limit_await(journey, &way->steps[i]));
    }
    return NULL;
}

struct err *journey_read_services(struct journey *journey, struct bytes *ret_proceedings,
                                  struct bytes *ret_aid)
{
    struct session_reply reply;
    TRY(place_ask(journey, &journey->worker, place_of(journey, TRACK_MEDIATION), &reply));
    *ret_proceedings = reply.body;
    TRY(place_ask(journey, &journey->worker, place_of(journey, TRACK_LEGAL_AID), &reply));
    *ret_aid = reply.body;
    return NULL;
}
