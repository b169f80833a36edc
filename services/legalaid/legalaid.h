/* SPDX-License-Identifier: Apache-2.0
 *
 * What legalaid's handlers are given and what they are called; service.c and routes.c put them into
 * tables. Each handler has a file of its own; what several decide alike is in application.h.
 */
#ifndef HALFSKY_LEGALAID_LEGALAID_H
#define HALFSKY_LEGALAID_LEGALAID_H

#include "legalaid/aid_statements.h"

/* --- loads */
#define AID_LOADS(ONE, MANY, S)                                                                    \
    ONE(S, offer, aid_offer, aid_offer_seen, "matter_id")                                          \
    MANY(S, applications, aid_application, aid_applications, "matter_id")
LOAD_SET(aid_loads, AID_LOADS);
#define AID_VIEW_LOADS(ONE, MANY, S)                                                               \
    AID_LOADS(ONE, MANY, S)                                                                        \
    MANY(S, reports, aid_report_put, aid_reports, "matter_id")
LOAD_SET(aid_view_loads, AID_VIEW_LOADS);
/* A due row of legalaid names the matter as its stream. */
#define AID_DUE_LOADS(ONE, MANY, S)                                                                \
    MANY(S, applications, aid_application, aid_applications, "stream_id")
LOAD_SET(aid_due_loads, AID_DUE_LOADS);

/* --- handlers */
#define LEGALAID_HANDLER(name, request_, loads_, answer_)                                          \
    MUST_CHECK struct err *legalaid_##name(struct work *work, const struct request_ *request,      \
                                           const struct loads_ *loads, struct answer_ *ret_answer)
LEGALAID_HANDLER(get_aid, aid_request, aid_view_loads, aid_chain);
LEGALAID_HANDLER(get_applications, aid_list_request, no_load, aid_list);
LEGALAID_HANDLER(do_apply, aid_apply_request, aid_loads, aid_answer);
LEGALAID_HANDLER(do_withdraw, aid_move_request, aid_loads, aid_answer);
LEGALAID_HANDLER(do_decide, aid_decide_request, aid_loads, aid_answer);
LEGALAID_HANDLER(do_review_ask, aid_move_request, aid_loads, aid_answer);
LEGALAID_HANDLER(do_review_decide, aid_decide_request, aid_loads, aid_answer);
LEGALAID_HANDLER(do_assign, aid_assign_request, aid_loads, aid_answer);
LEGALAID_HANDLER(do_papers_ask, aid_papers_request, aid_loads, aid_answer);
LEGALAID_HANDLER(do_papers_supply, aid_move_request, aid_loads, aid_answer);
LEGALAID_HANDLER(do_papers_lapse, aid_move_request, aid_loads, aid_answer);
LEGALAID_HANDLER(do_terminate, aid_terminate_request, aid_loads, aid_answer);
LEGALAID_HANDLER(do_report, aid_report_request, aid_loads, aid_answer);

#define LEGALAID_HEARS(event_)                                                                     \
    MUST_CHECK struct err *legalaid_on_##event_(struct work *work, const struct event_ *event,     \
                                                const struct no_load *loads)
LEGALAID_HEARS(access_granted);
LEGALAID_HEARS(access_ended);
LEGALAID_HEARS(offer_made);
LEGALAID_HEARS(offer_answered);

MUST_CHECK struct err *legalaid_due_aid_papers_reminded(struct work *work,
                                                        const struct due_row *due,
                                                        const struct aid_due_loads *loads);
MUST_CHECK struct err *legalaid_due_aid_overdue(struct work *work, const struct due_row *due,
                                                const struct aid_due_loads *loads);

/* --- tables that service.c names */
extern const struct route_table legalaid_route_table;
extern const struct statement
    *const legalaid_statements[]; /* NULL-terminated; writes in this order */

#endif
