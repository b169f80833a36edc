/* SPDX-License-Identifier: Apache-2.0
 *
 * What stats' handlers are given and what they are called; service.c and routes.c put them into
 * tables. Each query has a file of its own; events of one source are heard alike and stand
 * together.
 */
#ifndef HALFSKY_STATS_STATS_H
#define HALFSKY_STATS_STATS_H

#include "stats/fact_statements.h"

/* --- loads */
#define FACT_LOADS(ONE, MANY, S)                                                                   \
    ONE(S, matter, stats_matter_put, facts_matter, "matter_id")                                    \
    MANY(S, tracks, track_row, facts_tracks, "matter_id")                                          \
    MANY(S, stages, stats_stage_put, facts_stages, "matter_id")                                    \
    MANY(S, items, stats_item_put, facts_items, "matter_id")
LOAD_SET(fact_loads, FACT_LOADS);

/* --- handlers */
MUST_CHECK struct err *stats_get_matter(struct work *work,
                                        const struct stats_matter_request *request,
                                        const struct fact_loads *loads,
                                        struct matter_facts *ret_answer);
MUST_CHECK struct err *stats_get_figures(struct work *work, const struct figures_request *request,
                                         const struct no_load *loads,
                                         struct figures_answer *ret_answer);
MUST_CHECK struct err *stats_get_comparisons(struct work *work,
                                             const struct comparison_list_request *request,
                                             const struct no_load *loads,
                                             struct comparison_list_answer *ret_answer);
MUST_CHECK struct err *stats_get_support(struct work *work, const struct support_request *request,
                                         const struct no_load *loads,
                                         struct support_answer *ret_answer);

/* Every event that stats hears: one line, and on_<event>.c has it. */
#define STATS_EVENTS(ON)                                                                           \
    ON(matter_registered, stats_on_matter_registered, no_load, .blind = true)                      \
    ON(access_granted, stats_on_access_granted, no_load, .blind = true)                            \
    ON(access_ended, stats_on_access_ended, no_load, .blind = true)                                \
    ON(matter_triaged, stats_on_matter_triaged, no_load, .blind = true)                            \
    ON(track_opened, stats_on_track_opened, no_load, .blind = true)                                \
    ON(track_closed, stats_on_track_closed, no_load, .blind = true)                                \
    ON(owner_changed, stats_on_owner_changed, no_load, .blind = true)                              \
    ON(aid_applied, stats_on_aid_applied, no_load, .blind = true)                                  \
    ON(aid_decided, stats_on_aid_decided, no_load, .blind = true)                                  \
    ON(aid_review_asked, stats_on_aid_review_asked, no_load, .blind = true)                        \
    ON(aid_assigned, stats_on_aid_assigned, no_load, .blind = true)                                \
    ON(aid_ended, stats_on_aid_ended, no_load, .blind = true)                                      \
    ON(aid_papers_asked, stats_on_aid_papers_asked, no_load, .blind = true)                        \
    ON(aid_papers_supplied, stats_on_aid_papers_supplied, no_load, .blind = true)                  \
    ON(aid_terminated, stats_on_aid_terminated, no_load, .blind = true)                            \
    ON(proceeding_begun, stats_on_proceeding_begun, no_load, .blind = true)                        \
    ON(proceeding_opened, stats_on_proceeding_opened, no_load, .blind = true)                      \
    ON(proceeding_ended, stats_on_proceeding_ended, no_load, .blind = true)                        \
    ON(award_made, stats_on_award_made, no_load, .blind = true)                                    \
    ON(judgment_made, stats_on_judgment_made, no_load, .blind = true)                              \
    ON(settlement_made, stats_on_settlement_made, no_load, .blind = true)                          \
    ON(offer_made, stats_on_offer_made, no_load, .blind = true)                                    \
    ON(offer_answered, stats_on_offer_answered, no_load, .blind = true)                            \
    ON(care_asked, stats_on_care_asked, no_load, .blind = true)                                    \
    ON(care_begun, stats_on_care_begun, no_load, .blind = true)                                    \
    ON(care_session_held, stats_on_care_session_held, no_load, .blind = true)                      \
    ON(care_ended, stats_on_care_ended, no_load, .blind = true)                                    \
    ON(contact_recorded, stats_on_contact_recorded, no_load, .blind = true)                        \
    ON(contact_became_matter, stats_on_contact_became_matter, no_load, .blind = true)
#define STATS_HEARS(event_, handler_, ...)                                                         \
    MUST_CHECK struct err *handler_(struct work *work, const struct event_ *event,                 \
                                    const struct no_load *loads);
STATS_EVENTS(STATS_HEARS)
#undef STATS_HEARS

/* Of `asked`, absent: the asker's own; PROBLEM_OUTSIDE_REGION for what is not within that. */
MUST_CHECK struct err *figures_region(struct work *work, const char *asked,
                                      const char **ret_region);
/* Digits of the codes one level below. */
struct count figures_digits_below(const char *region);
/* Its full name in Chinese; NULL: no such region. */
const char *figures_region_name(struct arena *arena, const char *code);
/* No figure is told while it is not filled yet: a problem then (503). `ret_waiting`: streams that
 * are not counted to their end; may be NULL. */
MUST_CHECK struct err *figures_stand(struct work *work, struct count *ret_waiting);

/* --- tables that service.c names */
extern const struct route_table stats_route_table;
extern const struct statement *const stats_statements[]; /* NULL-terminated; writes in this order */

#endif
