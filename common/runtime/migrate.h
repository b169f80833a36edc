/* SPDX-License-Identifier: Apache-2.0
 *
 * Brings a service's schema to what its binary needs: the runtime's migrations first, then the
 * service's own, each once and in its own transaction, in a session of the role <service>_owner. A
 * migration that was applied may never change. Migrations of a newer release, unknown to this
 * binary, are accepted: release N runs on N+1's schema.
 */
#ifndef HALFSKY_RUNTIME_MIGRATE_H
#define HALFSKY_RUNTIME_MIGRATE_H

#include "adapters/db.h"

/* One file migrations/NNNN_name.sql, embedded by the build. */
struct migration {
    int number;
    const char *name;
    const char *sql;
};
struct migration_list {
    const struct migration *migrations; /* by number, upwards */
    size_t count;
};

struct migrate_result {
    size_t applied; /* by this call */
    size_t present; /* of this binary's, before it */
};

/* `options` is a login that may SET ROLE to <service>_owner; schema and role of the options are set
 * here, and the schema <service> exists and belongs to that role. Two calls at once wait for each
 * other, at most the lock timeout (then PROBLEM_TRANSIENT). A changed, missing or late-numbered
 * migration is PROBLEM_BUG with a sentence, and nothing is applied behind it. The statement timeout
 * does not hold here: a migration takes what it takes. */
MUST_CHECK struct err *migrate_run(const struct db_options *options, const char *service,
                                   const struct migration_list *runtime,
                                   const struct migration_list *own,
                                   struct migrate_result *ret_result);

#endif
