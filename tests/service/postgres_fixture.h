/* SPDX-License-Identifier: Apache-2.0
 *
 * A private PostgreSQL 15 cluster for the tests of one program: made before the first test, gone
 * after the last one or when the program dies. A test links postgres_fixture.c and uses the
 * functions below; nothing else is needed. It never touches another cluster. fsync is off here and
 * nowhere else.
 */
#ifndef HALFSKY_TESTS_POSTGRES_FIXTURE_H
#define HALFSKY_TESTS_POSTGRES_FIXTURE_H

#include "adapters/db.h"

/* Any role of the cluster has this password file: roles made by tests say
 * `create role x login password 'fixture'`. */
extern const char postgres_password[];
/* The superuser's options with short timeouts, database "postgres", no schema; a test changes what
 * it needs. The texts live as long as the program. */
struct db_options postgres_options(void);
int postgres_port(void);
/* The server's certificate, made for 127.0.0.1 and signed by itself: db_options.tls_ca. */
const char *postgres_certificate(void);
/* The cluster's directory, for a test's own files; it goes with the cluster. */
const char *postgres_directory(void);

#endif
