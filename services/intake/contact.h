/* SPDX-License-Identifier: Apache-2.0
 *
 * Contacts as values: which channel belongs to whom, and how a row is shown. Pure.
 * It never opens what was said.
 */
#ifndef HALFSKY_INTAKE_CONTACT_H
#define HALFSKY_INTAKE_CONTACT_H

#include "intake/intake.h"
#include "intake/vault.h"

/* A worker writes online; a hotline or window is answered by staff. PROBLEM_INVALID at "/channel".
 */
MUST_CHECK struct err *contact_channel_check(enum role role, enum channel channel);
struct contact_view contact_view_of(const struct contact_seen *contact);
/* Under whose key its words lie: its own while it is anonymous, else the person's. */
struct data_key contact_key(struct work *work, const struct contact_seen *contact);

#endif
