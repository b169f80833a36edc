/* SPDX-License-Identifier: Apache-2.0
 *
 * One value of a test's private database as text, for fixtures. A service never asks so: it has its
 * own prepared statements.
 */
#ifndef HALFSKY_TESTS_ASKED_H
#define HALFSKY_TESTS_ASKED_H

#include "adapters/db.h"

/* "" for NULL or no row; fails the test for an expression that cannot be asked. */
const char *value_asked(struct arena *arena, const struct db_options *options,
                        const char *expression);

#endif
