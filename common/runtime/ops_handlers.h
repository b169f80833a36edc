/* SPDX-License-Identifier: Apache-2.0
 *
 * The handlers of the operators' routes, for the table in ops.c.
 * Nobody else calls them.
 */
#ifndef HALFSKY_RUNTIME_OPS_HANDLERS_H
#define HALFSKY_RUNTIME_OPS_HANDLERS_H

#include "runtime/ops_statements.h"
#include "runtime/service.h"

MUST_CHECK struct err *ops_get_status(struct work *work, const struct nothing *request,
                                      const struct no_load *loads, struct ops_status *ret_answer);
MUST_CHECK struct err *ops_get_parked(struct work *work, const struct parked_list_ask *request,
                                      const struct no_load *loads, struct parked_page *ret_answer);
MUST_CHECK struct err *ops_get_parked_one(struct work *work, const struct parked_key *request,
                                          const struct no_load *loads,
                                          struct parked_full *ret_answer);
MUST_CHECK struct err *ops_do_redrive(struct work *work, const struct parked_redrive *request,
                                      const struct no_load *loads,
                                      struct parked_decided *ret_answer);
MUST_CHECK struct err *ops_do_adopt(struct work *work, const struct parked_decision *request,
                                    const struct no_load *loads, struct parked_decided *ret_answer);
MUST_CHECK struct err *ops_do_discard(struct work *work, const struct parked_decision *request,
                                      const struct no_load *loads,
                                      struct parked_decided *ret_answer);
MUST_CHECK struct err *ops_get_due_failed(struct work *work, const struct due_failed_ask *request,
                                          const struct no_load *loads,
                                          struct due_failed_answer *ret_answer);
MUST_CHECK struct err *ops_do_due_retry(struct work *work, const struct due_named *request,
                                        const struct no_load *loads,
                                        struct due_retried *ret_answer);
MUST_CHECK struct err *ops_do_relay_adopt(struct work *work, const struct relay_adopt_ask *request,
                                          const struct no_load *loads,
                                          struct relay_adopted *ret_answer);
MUST_CHECK struct err *ops_do_rebuild(struct work *work, const struct rebuild_ask *request,
                                      const struct no_load *loads,
                                      struct rebuild_answer *ret_answer);
MUST_CHECK struct err *ops_get_decisions(struct work *work, const struct decisions_ask *request,
                                         const struct no_load *loads,
                                         struct decisions_page *ret_answer);
MUST_CHECK struct err *ops_get_ledger(struct work *work, const struct ledger_ask *request,
                                      const struct no_load *loads, struct ledger_page *ret_answer);
MUST_CHECK struct err *ops_get_ledger_verify(struct work *work, const struct ledger_ask *request,
                                             const struct no_load *loads,
                                             struct ledger_verified *ret_answer);

/* `derive` of the decisions: holds the parked event's stream (U2), or the operator's where there is
 * none. */
MUST_CHECK struct err *ops_hold_redriven(struct work *work, const void *request, void *ret_derived);
MUST_CHECK struct err *ops_hold_decided(struct work *work, const void *request, void *ret_derived);
MUST_CHECK struct err *ops_hold_due(struct work *work, const void *request, void *ret_derived);
MUST_CHECK struct err *ops_hold_operator(struct work *work, const void *request, void *ret_derived);
MUST_CHECK struct err *ops_hold(struct work *work, enum stream kind, struct id id);
struct count ops_page_size(struct count limit); /* OPS_PAGE_MOST where nothing less is asked for */
struct id ops_operator(const struct work *work); /* the asker's client stream */

#endif
