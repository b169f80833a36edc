/* SPDX-License-Identifier: Apache-2.0
 *
 * What care's handlers are given and what they are called; service.c and routes.c put them into
 * tables. Each handler has a file of its own; what several decide alike is in plan.h, what is
 * closed in note.h.
 */
#ifndef HALFSKY_CARE_CARE_H
#define HALFSKY_CARE_CARE_H

#include "care/care_statements.h"

/* --- loads */
#define CARE_LOADS(ONE, MANY, S)                                                                   \
    ONE(S, offer, care_offer, care_offer_seen, "matter_id")                                        \
    MANY(S, plans, care_plan, care_plans, "matter_id")
LOAD_SET(care_loads, CARE_LOADS);
#define CARE_SESSION_LOADS(ONE, MANY, S)                                                           \
    CARE_LOADS(ONE, MANY, S)                                                                       \
    MANY(S, consents, care_consent_put, care_consents, "matter_id")                                \
    MANY(S, keys, care_key_put, care_keys, "matter_id")
LOAD_SET(care_session_loads, CARE_SESSION_LOADS);
#define CARE_NOTE_LOADS(ONE, MANY, S)                                                              \
    CARE_SESSION_LOADS(ONE, MANY, S)                                                               \
    MANY(S, sessions, care_session_put, care_sessions, "matter_id")                                \
    ONE(S, note, care_note_put, care_note_seen, "session_id")
LOAD_SET(care_note_loads, CARE_NOTE_LOADS);
#define CARE_VIEW_LOADS(ONE, MANY, S)                                                              \
    CARE_LOADS(ONE, MANY, S)                                                                       \
    MANY(S, consents, care_consent_put, care_consents, "matter_id")                                \
    MANY(S, team, care_team_put, care_team, "matter_id")                                           \
    MANY(S, sessions, care_session_put, care_sessions, "matter_id")                                \
    MANY(S, traces, care_trace, care_traces, "matter_id")
LOAD_SET(care_view_loads, CARE_VIEW_LOADS);

/* --- handlers */
#define CARE_HANDLER(name, request_, loads_, answer_)                                              \
    MUST_CHECK struct err *care_##name(struct work *work, const struct request_ *request,          \
                                       const struct loads_ *loads, struct answer_ *ret_answer)
CARE_HANDLER(get_care, care_request, care_view_loads, care_chain);
CARE_HANDLER(get_plans, care_list_request, no_load, care_list);
CARE_HANDLER(get_note, care_note_request, care_note_loads, care_note);
CARE_HANDLER(do_ask, care_ask_request, care_loads, care_answer);
CARE_HANDLER(do_begin, care_team_request, care_loads, care_answer);
CARE_HANDLER(do_staff, care_team_request, care_loads, care_answer);
CARE_HANDLER(do_consent, care_consent_request, care_loads, care_answer);
CARE_HANDLER(do_session, care_session_request, care_session_loads, care_answer);
CARE_HANDLER(do_end, care_move_request, care_loads, care_answer);
CARE_HANDLER(do_withdraw, care_move_request, care_loads, care_answer);

#define CARE_HEARS(event_)                                                                         \
    MUST_CHECK struct err *care_on_##event_(struct work *work, const struct event_ *event,         \
                                            const struct no_load *loads)
CARE_HEARS(access_granted);
CARE_HEARS(access_ended);
CARE_HEARS(offer_made);
CARE_HEARS(offer_answered);
CARE_HEARS(matter_person_erased);

/* --- tables that service.c names */
extern const struct route_table care_route_table;
extern const struct statement *const care_statements[]; /* NULL-terminated; writes in this order */

#endif
