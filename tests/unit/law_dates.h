/* SPDX-License-Identifier: Apache-2.0
 *
 * Days as the law's tests write them down, and as they expect them. A day that does not read fails
 * the test; it is absent only where the test says that it may be.
 */
#ifndef HALFSKY_TESTS_LAW_DATES_H
#define HALFSKY_TESTS_LAW_DATES_H

#include "base/date.h"
#include "base/text.h"

#include <criterion/criterion.h>

static inline struct date date_of(const char *text)
{
    struct date date = {0};

    cr_assert(date_parse(text, &date), "%s", text);
    return date;
}

/* "": absent. */
static inline struct date date_of_or_none(const char *text)
{
    return *text ? date_of(text) : (struct date){0};
}

#define EXPECT_DATE(date, text)                                                                    \
    cr_expect(text_equal(DATE_TEXT(date), text), "%s, not %s", DATE_TEXT(date), text)

#endif
