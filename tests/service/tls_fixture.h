/* SPDX-License-Identifier: Apache-2.0
 *
 * Real certificates for the tests of one program, made with openssl in a folder of their own that
 * goes with the program: an authority, a server, a client, and a stranger whom another authority
 * signed.
 * Private keys of tests never leave that folder.
 */
#ifndef HALFSKY_TESTS_TLS_FIXTURE_H
#define HALFSKY_TESTS_TLS_FIXTURE_H

/* Makes them, once. */
void tls_files_make(void);
void tls_files_remove(void);
/* "ca.pem", "server.pem", "server.key", "client.pem", "client.key", "expired.pem", "expired.key",
 * "elsewhere.pem" (another host's), "elsewhere.key", "stranger-ca.pem", "stranger.pem",
 * "stranger.key". Alive to the end of the program. */
const char *tls_file(const char *name);

#endif
