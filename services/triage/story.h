/* SPDX-License-Identifier: Apache-2.0
 *
 * What a unit says of a matter: each thing said is an event on the matter's stream and, where a
 * person wants to read it, a row of its timeline under the same number. Rows of the map are written
 * by whoever decides; nothing is decided here.
 */
#ifndef HALFSKY_TRIAGE_STORY_H
#define HALFSKY_TRIAGE_STORY_H

#include "triage/assessment.h"
#include "triage/map_statements.h"

struct story {
    struct work *work;
    struct id matter_id;
    const char *region; /* of the matter */
    struct date on;     /* the day of what is told */
    int64_t seq;        /* of the last thing said */
};

/* The unit must hold the matter's head. */
struct story story_begin(struct work *work, struct id matter_id, const char *region,
                         struct date on);

MUST_CHECK struct err *story_access_granted(struct story *story, const struct map_access *access);
MUST_CHECK struct err *story_access_ended(struct story *story, const struct map_access *access);
MUST_CHECK struct err *story_triaged(struct story *story, const struct assessment *assessment,
                                     struct id assessment_id, int64_t number);
MUST_CHECK struct err *story_track_opened(struct story *story, const struct map_track *track);
MUST_CHECK struct err *story_track_planned(struct story *story, const struct map_track *track);
MUST_CHECK struct err *story_track_overdue(struct story *story, const struct map_track *track);
MUST_CHECK struct err *story_track_closed(struct story *story, const struct map_track *track);
MUST_CHECK struct err *story_owner_changed(struct story *story, const struct map_track *track,
                                           enum owner_reason reason);
/* Offers of one day, at least one. */
MUST_CHECK struct err *story_offers_made(struct story *story, struct made_offer_list offers);
MUST_CHECK struct err *story_offer_answered(struct story *story, const struct map_offer *offer);
MUST_CHECK struct err *story_baton_offered(struct story *story, const struct map_baton *baton);
MUST_CHECK struct err *story_baton_settled(struct story *story, const struct map_baton *baton);

#endif
