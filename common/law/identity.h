/* SPDX-License-Identifier: Apache-2.0
 *
 * Checks of numbers: citizen identity numbers (GB 11643-1999) and unified social credit codes
 * (GB 32100-2015), written from the standards. They say whether a number can be right, never whose
 * it is.
 */
#ifndef HALFSKY_LAW_IDENTITY_H
#define HALFSKY_LAW_IDENTITY_H

#include "base/date.h"

#include <stdbool.h>

struct identity {
    struct date birth_on;
    bool female;    /* the 17th digit is even */
    char region[7]; /* the first six digits: where it was issued, perhaps long abolished */
};

/* 18 characters, a day of birth that exists, the check character of ISO 7064 MOD 11-2; 'x' counts
 * as 'X'. */
bool identity_read(const char *number, struct identity *ret_identity);
/* 18 characters of the standard's set (no I, O, S, V, Z), the check character of MOD 31-3. */
bool credit_code_is_valid(const char *code);

#endif
