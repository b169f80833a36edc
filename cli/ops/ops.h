/* SPDX-License-Identifier: Apache-2.0
 *
 * The operators' commands, for the dispatcher in main.c: how services stand, events that wait,
 * ledgers. They ask /v1/ops/<service>/… through the gateway and touch no database.
 */
#ifndef HALFSKY_CLI_OPS_H
#define HALFSKY_CLI_OPS_H

#include "cli/shared/session.h"
#include "runtime/ops_statements.h"

/* What was asked for: the words behind the group, the options, and where to say what came of it. */
struct ops_options {
    const char *verb; /* NULL: the group has one command */
    const char *what; /* the verb's object, where it takes one */
    struct session_options session;
    const char *service, *reason, *why, *kind, *id;
    const char *by, *region; /* figures */
    bool *ret_holds;         /* set false where a chain is broken */
};

/* parked.c: --service was given; a stream as lists show it. */
MUST_CHECK struct err *ops_service_check(const struct ops_options *options);
const char *ops_stream_text(struct arena *arena, enum stream kind, struct id id);

/* decisions.c: --why and --reason of a decision; without --reason it is `other`. */
MUST_CHECK struct err *ops_why_read(struct arena *arena, const struct ops_options *options,
                                    const char **ret_why, enum decision_reason *ret_reason);
/* What operators decided, the latest first. */
MUST_CHECK struct err *parked_decided_command(struct session *session,
                                              const struct ops_options *options);

MUST_CHECK struct err *status_command(struct session *session, const struct ops_options *options);
MUST_CHECK struct err *parked_list_command(struct session *session,
                                           const struct ops_options *options);
/* `what` is topic:partition:offset:incarnation as `parked list` prints it. */
MUST_CHECK struct err *parked_show_command(struct session *session,
                                           const struct ops_options *options);
/* The verb is the verdict: redrive, adopt, discard. */
MUST_CHECK struct err *parked_decide_command(struct session *session,
                                             const struct ops_options *options);
MUST_CHECK struct err *due_list_command(struct session *session, const struct ops_options *options);
/* `what` is the subject as `due list` prints it. */
MUST_CHECK struct err *due_retry_command(struct session *session,
                                         const struct ops_options *options);
MUST_CHECK struct err *relay_adopt_command(struct session *session,
                                           const struct ops_options *options);
MUST_CHECK struct err *ledger_verify_command(struct session *session,
                                             const struct ops_options *options);
MUST_CHECK struct err *ledger_export_command(struct session *session,
                                             const struct ops_options *options);
/* Has the figures built anew; they are told again when everything has been heard. */
MUST_CHECK struct err *stats_rebuild_command(struct session *session,
                                             const struct ops_options *options);
/* Matters counted, as the asker may see them. */
MUST_CHECK struct err *stats_figures_command(struct session *session,
                                             const struct ops_options *options);
/* Contacts, offers and care by region, of the same. */
MUST_CHECK struct err *stats_support_command(struct session *session,
                                             const struct ops_options *options);
/* What the programs beside this one declare; asks nobody. */
MUST_CHECK struct err *describe_command(struct arena *arena, const char *service);

#endif
