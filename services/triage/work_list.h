/* SPDX-License-Identifier: Apache-2.0
 *
 * Lists of work with the reason of each entry in words, for an officer and for whoever asks what is
 * stuck. It words what the database found and leaves nothing out.
 */
#ifndef HALFSKY_TRIAGE_WORK_LIST_H
#define HALFSKY_TRIAGE_WORK_LIST_H

#include "triage/triage.h"

/* Asks `statement` (a work_page query) and words what it gives. */
MUST_CHECK struct err *work_list_ask(struct work *work, const struct statement *statement,
                                     const struct work_list_request *request,
                                     struct work_list *ret_list);

#endif
