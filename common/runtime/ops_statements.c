/* SPDX-License-Identifier: Apache-2.0
 *
 * The tables behind ops_statements.h.
 * Nothing else may be here.
 */
#include "runtime/ops_statements.h"

#include "runtime/ops.h"

RECORD_DEFINE(ops_status_row, OPS_STATUS_ROW_FIELDS);
RECORD_DEFINE(ops_status, OPS_STATUS_FIELDS);
RECORD_DEFINE(ops_waiting, OPS_WAITING_FIELDS);
RECORD_DEFINE(parked_key, PARKED_KEY_FIELDS);
RECORD_DEFINE(parked_row, PARKED_ROW_FIELDS);
RECORD_DEFINE(parked_full, PARKED_FULL_FIELDS);
RECORD_DEFINE(parked_list_ask, PARKED_LIST_ASK_FIELDS);
RECORD_DEFINE(parked_page_ask, PARKED_PAGE_ASK_FIELDS);
RECORD_DEFINE(parked_page, PARKED_PAGE_FIELDS);
RECORD_DEFINE(parked_redrive, PARKED_REDRIVE_FIELDS);
RECORD_DEFINE(parked_decision, PARKED_DECISION_FIELDS);
RECORD_DEFINE(parked_decided, PARKED_DECIDED_FIELDS);
RECORD_DEFINE(parked_free, PARKED_FREE_FIELDS);
RECORD_DEFINE(verdict_row, VERDICT_ROW_FIELDS);
RECORD_DEFINE(due_named, DUE_NAMED_FIELDS);
RECORD_DEFINE(due_failed, DUE_FAILED_FIELDS);
RECORD_DEFINE(due_failed_ask, DUE_FAILED_ASK_FIELDS);
RECORD_DEFINE(due_failed_answer, DUE_FAILED_LIST_FIELDS);
RECORD_DEFINE(due_retried, DUE_RETRIED_FIELDS);
RECORD_DEFINE(relay_adopt_ask, RELAY_ADOPT_FIELDS);
RECORD_DEFINE(relay_adopted, RELAY_ADOPTED_FIELDS);
RECORD_DEFINE(relay_position, RELAY_POSITION_FIELDS);
RECORD_DEFINE(rebuild_patience, REBUILD_PATIENCE_FIELDS);
RECORD_DEFINE(rebuild_ask, REBUILD_ASK_FIELDS);
RECORD_DEFINE(rebuild_row, REBUILD_ROW_FIELDS);
RECORD_DEFINE(rebuild_answer, REBUILD_ANSWER_FIELDS);
RECORD_DEFINE(decision_put, DECISION_PUT_FIELDS);
RECORD_DEFINE(decision_row, DECISION_ROW_FIELDS);
RECORD_DEFINE(decisions_ask, DECISIONS_ASK_FIELDS);
RECORD_DEFINE(decisions_page, DECISIONS_PAGE_FIELDS);
RECORD_DEFINE(decision_age, DECISION_AGE_FIELDS);
RECORD_DEFINE(ledger_ask, LEDGER_ASK_FIELDS);
RECORD_DEFINE(ledger_page_ask, LEDGER_PAGE_ASK_FIELDS);
RECORD_DEFINE(ledger_entry, LEDGER_ENTRY_FIELDS);
RECORD_DEFINE(ledger_link, LEDGER_LINK_FIELDS);
RECORD_DEFINE(ledger_page, LEDGER_PAGE_FIELDS);
RECORD_DEFINE(ledger_break, LEDGER_BREAK_FIELDS);
RECORD_DEFINE(ledger_verified, LEDGER_VERIFIED_FIELDS);

STATEMENT_QUERY_DEFINE(ops_status, nothing, ops_status_row);
STATEMENT_QUERY_DEFINE(ops_waiting, nothing, ops_waiting);
STATEMENT_QUERY_DEFINE(ops_parked, parked_page_ask, parked_row);
STATEMENT_QUERY_DEFINE(ops_parked_one, parked_key, parked_full);
STATEMENT_QUERY_DEFINE(ops_parked_free, parked_free, nothing);
STATEMENT_QUERY_DEFINE(ops_parked_delete, parked_key, nothing);
STATEMENT_QUERY_DEFINE(ops_verdict, verdict_row, nothing);
STATEMENT_QUERY_DEFINE(ops_relay_adopt, nothing, relay_position);
STATEMENT_QUERY_DEFINE(ops_ledger, ledger_page_ask, ledger_link);
STATEMENT_QUERY_DEFINE(ops_due_failed, due_failed_ask, due_failed);
STATEMENT_QUERY_DEFINE(ops_due_retry, due_named, due_named);
STATEMENT_QUERY_DEFINE(ops_decision_put, decision_put, nothing);
STATEMENT_QUERY_DEFINE(ops_decisions, decisions_ask, decision_put);
STATEMENT_QUERY_DEFINE(ops_decisions_old, decision_age, nothing);

const struct statement statement_ops_rebuild_patience = {
    "ops_rebuild_patience", STATEMENT_QUERY, &record_rebuild_patience, NULL};

const struct statement *const ops_statements[] = {
    &statement_ops_status,      &statement_ops_parked,        &statement_ops_parked_one,
    &statement_ops_parked_free, &statement_ops_parked_delete, &statement_ops_verdict,
    &statement_ops_relay_adopt, &statement_ops_ledger,        &statement_ops_waiting,
    &statement_ops_due_failed,  &statement_ops_due_retry,     &statement_ops_rebuild_patience,
    &statement_ops_decision_put, &statement_ops_decisions,    &statement_ops_decisions_old,
    NULL,
};
