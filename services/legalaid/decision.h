/* SPDX-License-Identifier: Apache-2.0
 *
 * What the two decisions on an application share, the aid body's and the bureau's on review: the
 * shape of a refusal and what is said of either. A refusal without reason and way does not get past
 * it.
 */
#ifndef HALFSKY_LEGALAID_DECISION_H
#define HALFSKY_LEGALAID_DECISION_H

#include "legalaid/application.h"

/* PROBLEM_INVALID for a refusal without reason or with another way of review than `review`, and for
 * a grant with either. An end that is upheld has its ground already and needs no reason. */
MUST_CHECK struct err *decision_check(const struct aid_application *application,
                                      const struct aid_decide_request *request,
                                      enum aid_review review);
/* Takes decision, reason and way into the row. */
void decision_take(struct aid_application *application, const struct aid_decide_request *request);
MUST_CHECK struct err *decision_say(struct work *work, const struct aid_application *application,
                                    enum aid_instance instance, struct date on);

#endif
