/* SPDX-License-Identifier: Apache-2.0
 *
 * Mutual TLS of the HTTP server: certificate, key and authority from files, and the demand that
 * every client shows a certificate of that authority. libmicrohttpd only asks for one; the
 * handshake itself must fail without it. The key's text is wiped once the library has read it.
 */
#include "adapters/http_private.h"

#include "adapters/seal.h"

#include <errno.h>
#include <fcntl.h>
#include <gnutls/gnutls.h>
#include <microhttpd.h>
#include <string.h>
#include <unistd.h>

enum { PEM_MOST = 64 * 1024 };

static struct err *pem_read(struct arena *arena, const char *file, const char **ret_pem)
{
    const int fd = open(file, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return err_of(PROBLEM_INVALID, "%s cannot be read: %s", file, strerror(errno));
    char *const pem = arena_alloc(arena, PEM_MOST + 1);
    size_t size = 0;
    ssize_t got;
    while ((got = read(fd, pem + size, PEM_MOST - size)) > 0)
        size += (size_t)got;
    (void)close(fd);
    if (got < 0 || size == 0 || size == PEM_MOST)
        return err_of(PROBLEM_INVALID, "%s is empty, larger than %d bytes or not a file", file,
                      PEM_MOST);
    *ret_pem = pem;
    return NULL;
}

struct err *http_tls_read(struct arena *arena, const struct http_options *options,
                          struct http_tls *ret_tls)
{
    struct http_tls tls = {0};
    if (!options->tls_key)
        return NULL;
    TRY(pem_read(arena, options->tls_ca, &tls.ca));
    TRY(pem_read(arena, options->tls_certificate, &tls.certificate));
    TRY(pem_read(arena, options->tls_key, &tls.key));
    *ret_tls = tls;
    return NULL;
}

void http_tls_wipe(struct http_tls *tls)
{
    if (tls->key)
        seal_wipe((void *)(uintptr_t)tls->key, PEM_MOST);
}

void http_tls_require_certificate(struct MHD_Connection *mhd)
{
    const union MHD_ConnectionInfo *const info =
        MHD_get_connection_info(mhd, MHD_CONNECTION_INFO_GNUTLS_SESSION);
    gnutls_session_t const session = info->tls_session;
    gnutls_certificate_server_set_request(session, GNUTLS_CERT_REQUIRE);
    gnutls_session_set_verify_cert(session, NULL, 0);
}
