/* SPDX-License-Identifier: Apache-2.0
 *
 * What legalaid and resolution tell of a matter, for people to read beneath the map: each step with
 * its day, each decision item by item. It concludes nothing and fills in no day.
 */
#ifndef HALFSKY_CLI_COURSE_H
#define HALFSKY_CLI_COURSE_H

#include "contracts/legalaid_requests.h"
#include "contracts/resolution_requests.h"

struct course {
    struct proceeding_chain proceedings;
    struct aid_chain aid;
};

void course_print(struct arena *arena, const struct course *course);
/* "仲裁：已裁决；诉讼：二审已判决": how far it went, track by track; "" nowhere. In `arena`. */
const char *course_end(struct arena *arena, const struct course *course);

#endif
