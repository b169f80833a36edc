/* SPDX-License-Identifier: Apache-2.0
 *
 * Databases of services for a test: roles as deploy makes them (password: the fixture's), schemas,
 * migrations. Migrated once in the cluster of a test program and copied for each of its tests: a
 * copy costs a fraction. It never touches a database of another name than it is given.
 */
#ifndef HALFSKY_TESTS_MIGRATED_H
#define HALFSKY_TESTS_MIGRATED_H

#include "runtime/migrate.h"

/* A service that has a schema, and its own migrations; the runtime's come before. */
struct migrated_service {
    const char *name;
    const struct migration_list *own;
};
/* Makes `database` with the schemas of `services`, in their order; at most two. Fails the test with
 * the first error. */
void migrated_make(const char *database, const struct migrated_service *services, size_t count);

#endif
