/* SPDX-License-Identifier: Apache-2.0
 *
 * What resolution's handlers are given and what they are called; service.c and routes.c put them
 * into tables. Each handler has a file of its own; what several decide alike is in proceeding.h.
 */
#ifndef HALFSKY_RESOLUTION_RESOLUTION_H
#define HALFSKY_RESOLUTION_RESOLUTION_H

#include "resolution/proceeding_statements.h"

/* --- loads */
#define PROCEEDING_LOADS(ONE, MANY, S)                                                             \
    ONE(S, matter, proceeding_matter, proceeding_matter_seen, "matter_id")                         \
    MANY(S, proceedings, proceeding, proceedings, "matter_id")
LOAD_SET(proceeding_loads, PROCEEDING_LOADS);
#define PROCEEDING_VIEW_LOADS(ONE, MANY, S)                                                        \
    PROCEEDING_LOADS(ONE, MANY, S)                                                                 \
    MANY(S, consents, consent_put, consents, "matter_id")                                          \
    MANY(S, items, award_item_put, award_items, "matter_id")                                       \
    MANY(S, sessions, session_put, sessions, "matter_id")
LOAD_SET(proceeding_view_loads, PROCEEDING_VIEW_LOADS);
/* A due row of resolution names the matter as its stream. */
#define PROCEEDING_DUE_LOADS(ONE, MANY, S)                                                         \
    MANY(S, proceedings, proceeding, proceedings, "stream_id")
LOAD_SET(proceeding_due_loads, PROCEEDING_DUE_LOADS);

/* --- handlers */
#define RESOLUTION_HANDLER(name, request_, loads_, answer_)                                        \
    MUST_CHECK struct err *resolution_##name(struct work *work, const struct request_ *request,    \
                                             const struct loads_ *loads,                           \
                                             struct answer_ *ret_answer)
RESOLUTION_HANDLER(get_matter, proceedings_request, proceeding_view_loads, proceeding_chain);
RESOLUTION_HANDLER(get_proceedings, proceeding_list_request, no_load, proceedings_answer);
RESOLUTION_HANDLER(do_begin, proceeding_begin_request, proceeding_loads, proceeding_answer);
RESOLUTION_HANDLER(do_reply, proceeding_reply_request, proceeding_loads, proceeding_answer);
RESOLUTION_HANDLER(do_consent, proceeding_consent_request, proceeding_loads, proceeding_answer);
RESOLUTION_HANDLER(do_open, proceeding_move_request, proceeding_loads, proceeding_answer);
RESOLUTION_HANDLER(do_session, proceeding_move_request, proceeding_loads, proceeding_answer);
RESOLUTION_HANDLER(do_accept, proceeding_accept_request, proceeding_loads, proceeding_answer);
RESOLUTION_HANDLER(do_award, proceeding_award_request, proceeding_loads, proceeding_answer);
RESOLUTION_HANDLER(do_judge, proceeding_judgment_request, proceeding_loads, proceeding_answer);
RESOLUTION_HANDLER(do_appeal, proceeding_move_request, proceeding_loads, proceeding_answer);
RESOLUTION_HANDLER(do_settle, proceeding_settlement_request, proceeding_loads, proceeding_answer);
RESOLUTION_HANDLER(do_withdraw, proceeding_move_request, proceeding_loads, proceeding_answer);
RESOLUTION_HANDLER(do_effect, proceeding_move_request, proceeding_loads, proceeding_answer);
RESOLUTION_HANDLER(do_end, proceeding_end_request, proceeding_loads, proceeding_answer);

#define RESOLUTION_HEARS(event_)                                                                   \
    MUST_CHECK struct err *resolution_on_##event_(struct work *work, const struct event_ *event,   \
                                                  const struct no_load *loads)
RESOLUTION_HEARS(access_granted);
RESOLUTION_HEARS(access_ended);
RESOLUTION_HEARS(matter_triaged);

MUST_CHECK struct err *resolution_due_proceeding_overdue(struct work *work,
                                                         const struct due_row *due,
                                                         const struct proceeding_due_loads *loads);

/* --- tables that service.c names */
extern const struct route_table resolution_route_table;
extern const struct statement
    *const resolution_statements[]; /* NULL-terminated; writes in this order */

#endif
