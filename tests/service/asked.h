/* SPDX-License-Identifier: Apache-2.0
 *
 * What a test asks of its private databases and does to them as the superuser. A test keeps one
 * connection for each database and schema, given back by its end: a new one each time costs more
 * than most questions. The text is SQL and must never come from elsewhere. A service never asks so:
 * it has its own prepared statements.
 */
#ifndef HALFSKY_TESTS_ASKED_H
#define HALFSKY_TESTS_ASKED_H

#include "adapters/db.h"

/* Runs the statements, in a session that remembers nothing of those before; fails the test with the
 * first error. */
void script_run(const struct db_options *options, const char *sql);

/* Whether the condition is true, after the PL/pgSQL statements of `before` in the same transaction.
 * Fails the test for one that cannot be asked; NULL counts as false. */
bool condition_holds(const struct db_options *options, const char *before, const char *condition);

/* One value as text, "" for NULL or no row; fails the test for an expression that cannot be asked.
 */
const char *value_asked(struct arena *arena, const struct db_options *options,
                        const char *expression);

#endif
