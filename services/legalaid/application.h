/* SPDX-License-Identifier: Apache-2.0
 *
 * An application for legal aid: finding it among what was loaded, asking its table, changing its
 * row. The row and its due row are written here alone.
 */
#ifndef HALFSKY_LEGALAID_APPLICATION_H
#define HALFSKY_LEGALAID_APPLICATION_H

#include "legalaid/legalaid.h"
#include "legalaid/limit.h"
#include "legalaid/states.h"

#define DUE_AID_OVERDUE "aid_overdue"
#define DUE_AID_PAPERS_REMINDED "aid_papers_reminded"

/* She is reminded so many days before her day to supply, the day after she was told at the
 * earliest. */
enum { PAPERS_REMIND_DAYS = 2 };

/* The one asked about; PROBLEM_NOT_FOUND where it is not there or not the asker's to see. */
MUST_CHECK struct err *application_take(const struct aid_application_list *all, struct id id,
                                        const struct aid_application **ret_application);
/* Whether one of them is open: applied, to be supplied, granted, assigned or in review. */
bool application_is_open(const struct aid_application_list *all);
/* Asks the table, with what the refusal would have. */
MUST_CHECK struct err *application_may(const struct work *work,
                                       const struct aid_application *application,
                                       enum aid_move move, enum aid_state *ret_state);
/* Sets the limit that runs from now on, an absent one too; what was overdue no longer is. */
void application_limit(struct aid_application *application, struct limit limit);
/* Writes the row and what watches its limit. A limit of hers is not watched. */
void application_keep(struct work *work, const struct aid_application *application);
/* The day since when aid is granted: a review's where there was one. */
struct date application_granted_on(const struct aid_application *application);
struct aid_answer application_answer(const struct aid_application *application);

#endif
