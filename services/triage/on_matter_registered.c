/* SPDX-License-Identifier: Apache-2.0
 *
 * A matter was registered: it gets its map. Who may see it is said first, because with triage's
 * first word the registering station's own admission ends (protocol.md A3).
 */
#include "triage/hearing.h"
#include "triage/opening.h"
#include "triage/reassess.h"

static struct stated stated_at_first(struct arena *arena, const struct matter_registered *event)
{
    const struct worker_profile nobody = {0};
    return (struct stated){.worker = profile_newer(&nobody, event->worker),
                           .region = event->region,
                           .topics = event->topics | topics_of_claims(&event->claims),
                           .facts = facts_in_force(arena, &event->facts),
                           .filed_on = event->on};
}

static struct err *access_first(struct story *story, const struct matter_registered *event)
{
    struct map_access row = {.matter_id = event->matter_id,
                             .region = event->region,
                             .from_at = work_now_ms(story->work)};
    if (!id_is_absent(event->account_id)) {
        row.access_id = work_new_id(story->work);
        row.account_id = event->account_id;
        work_write(story->work, &statement_map_access, &row);
        TRY(story_access_granted(story, &row));
    }
    row.access_id = work_new_id(story->work);
    row.account_id = (struct id){{0}};
    row.agency = event->agency;
    work_write(story->work, &statement_map_access, &row);
    return story_access_granted(story, &row);
}

/* Prevention is whoever's registered her; the first thing is to settle the way with her. */
static struct err *prevention_open(struct story *story, const struct matter_registered *event)
{
    const struct post owner = {event->agency, event->station_code, event->region};
    const struct limits limits = limits_of(work_conf(story->work));
    const struct plan plan =
        plan_first(work_arena(story->work), TRACK_PREVENTION, event->region, event->on, &limits);
    const struct map_track bare = {.matter_id = event->matter_id,
                                   .track_id = work_new_id(story->work),
                                   .track = TRACK_PREVENTION,
                                   .state = TRACK_STATE_OPEN,
                                   .opened_on = event->on,
                                   .time_outs = count_of(0)};
    const struct map_track owned = track_owned(&bare, &owner);
    const struct map_track track = track_planned(&owned, &plan);
    const struct map nothing = {.matter = NULL};
    const struct map_track none = {.track = TRACK_PREVENTION};
    TRY(track_may(story->work, &nothing, &none, TRACK_MOVE_OPEN));
    track_keep(story->work, &track);
    TRY(story_track_opened(story, &track));
    return story_owner_changed(story, &track, OWNER_REASON_OPENED);
}

static struct map_matter matter_of(struct arena *arena, const struct matter_registered *event,
                                   const struct worker_profile *worker)
{
    return (struct map_matter){.matter_id = event->matter_id,
                               .region = event->region,
                               .station_code = event->station_code,
                               .agency = event->agency,
                               .account_id = event->account_id,
                               .channel = event->channel,
                               .contacted =
                                   id_is_absent(event->contact_id) ? ANSWER_NO : ANSWER_YES,
                               .on = event->on,
                               .topics = event->topics,
                               .worker = arena_copy(arena, worker, sizeof *worker),
                               .assessments = count_of(0)};
}

struct err *triage_on_matter_registered(struct work *work, const struct matter_registered *event,
                                        const struct no_load *loads)
{
    (void)loads;
    struct story story = story_begin(work, event->matter_id, event->region, event->on);
    const struct stated stated = stated_at_first(work_arena(work), event);
    const struct assessment assessment = assessment_of(work_arena(work), &stated);
    struct map_matter matter = matter_of(work_arena(work), event, &stated.worker);
    TRY(access_first(&story, event));
    TRY(assessment_keep(&story, &matter, &assessment, &matter));
    facts_keep(work, event->matter_id, &event->facts, 0);
    claims_keep(work, event->matter_id, &event->claims, 0);
    TRY(prevention_open(&story, event));
    return offers_put(&story, &assessment, &stated, NULL);
}
