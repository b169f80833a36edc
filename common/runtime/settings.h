/* SPDX-License-Identifier: Apache-2.0
 *
 * The configuration keys that every service has, beside its own. A key is a row here and nowhere
 * else; --help prints them and docs/configuration.md is made from them.
 */
#ifndef HALFSKY_RUNTIME_SETTINGS_H
#define HALFSKY_RUNTIME_SETTINGS_H

#include "runtime/process.h"

/* The runtime's keys, the service's, and what only a build for tests knows. */
enum { SETTINGS_COMMON, SETTINGS_OWN, SETTINGS_TESTS, SETTINGS_GROUPS };
void settings_groups(const struct service *service, struct conf_group ret_groups[SETTINGS_GROUPS]);

/* How the service's role reaches its schema; how migrations reach it (PROBLEM_INVALID: no login is
 * configured). */
struct db_options settings_db(const struct service *service, const struct conf *conf);
MUST_CHECK struct err *settings_migrate(const struct service *service, const struct conf *conf,
                                        struct db_options *ret_options);
struct bus_options settings_bus(const struct service *service, const struct conf *conf);
/* The services of the suite, NULL-terminated: who may seal an identity for whom. */
extern const char *const settings_peers[];
MUST_CHECK struct err *settings_seals(struct arena *arena, const struct service *service,
                                      const struct conf *conf,
                                      const struct identity_keys **ret_keys);
/* Files of TLS and of documents are optional: "" is NULL. */
const char *settings_file(const struct conf *conf, const char *name);

#endif
