/* SPDX-License-Identifier: Apache-2.0
 *
 * All that has been stated of a matter so far, as its assessment reads it: the newest word on each
 * thing, facts in force, what the dispute is about. Pure; nothing is filled in.
 */
#ifndef HALFSKY_TRIAGE_STATED_H
#define HALFSKY_TRIAGE_STATED_H

#include "base/arena.h"
#include "contracts/events.h"
#include "triage/map_statements.h"

struct stated {
    struct worker_profile worker;
    const char *region;                    /* of the station */
    uint64_t topics;                       /* of the matter and of its claims */
    struct fact_list facts;                /* in force: none of them is corrected by a later one */
    struct date filed_on;                  /* the day she came to the station */
    enum fast_track_reason officer_reason; /* an officer's choice for category 4; none: nobody's */
    struct id officer_approver;
};

/* A newer profile stands where it says something; what it leaves out stays as it was said. Which of
 * the three periods and whether any is one statement and is replaced as one. */
struct worker_profile profile_newer(const struct worker_profile *older,
                                    const struct worker_profile *newer);
/* Leaves out what a later fact corrects. */
struct fact_list facts_in_force(struct arena *arena, const struct fact_list *all);
struct fact_list facts_joined(struct arena *arena, const struct map_fact_list *kept,
                              const struct fact_list *further);
uint64_t topics_of_claims(const struct claim_list *claims);
/* As the map keeps it, without an officer's choice. */
struct stated stated_so_far(struct arena *arena, const struct map_matter *matter,
                            const struct map_fact_list *facts, const struct map_claim_list *claims);

#endif
