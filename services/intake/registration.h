/* SPDX-License-Identifier: Apache-2.0
 *
 * The registration of a matter: by itself or as one step from a contact. One unit makes the matter,
 * finds or makes the person and the parties, and tells the suite codes, dates and money.
 */
#ifndef HALFSKY_INTAKE_REGISTRATION_H
#define HALFSKY_INTAKE_REGISTRATION_H

#include "intake/intake.h"

MUST_CHECK struct err *registration_run(struct work *work,
                                        const struct matter_register_request *request,
                                        const struct registration_loads *loads,
                                        struct matter_answer *ret_answer);

/* Pure: whose account the matter is. A worker files for herself; others may name her account.
 * PROBLEM_FORBIDDEN where a worker names another. */
MUST_CHECK struct err *registration_account(const struct identity *who, struct id stated,
                                            struct id *ret_account);
/* Pure: dates, and that a first statement corrects nothing. */
MUST_CHECK struct err *registration_check(const struct matter_register_request *request,
                                          struct date today);

#endif
