/* SPDX-License-Identifier: Apache-2.0
 *
 * Keyset pages: how many rows a list asks for, one more than it shows, so that it knows whether to
 * point on. Pure.
 */
#ifndef HALFSKY_INTAKE_PAGE_H
#define HALFSKY_INTAKE_PAGE_H

#include "base/err.h"
#include "base/money.h"

#include <stddef.h>

enum { PAGE_USUAL = 50, PAGE_MOST = 100 };

/* PROBLEM_INVALID at "/limit" outside 1 to PAGE_MOST. */
MUST_CHECK struct err *page_limit(struct count stated, size_t *ret_limit);

#endif
