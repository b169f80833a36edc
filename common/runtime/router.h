/* SPDX-License-Identifier: Apache-2.0
 *
 * Finds the route of a request: path templates cut into segments once, at boot. A literal segment
 * wins over a parameter. `{service}` in a template is this service's name.
 */
#ifndef HALFSKY_RUNTIME_ROUTER_H
#define HALFSKY_RUNTIME_ROUTER_H

#include "adapters/http.h"
#include "runtime/service.h"

struct router;
enum { ROUTER_SEGMENTS_MOST = 12 };

/* `tables` is NULL-terminated. PROBLEM_BUG: a template that cannot be, two alike, a path parameter
 * that the request has no field for, a route that no role may use, or one that changes something
 * and asks for no token. */
MUST_CHECK struct err *router_new(struct arena *arena, const char *service,
                                  const struct route_table *const *tables,
                                  struct router **ret_router);

struct router_match {
    const struct route *route; /* NULL: none */
    const char *allow;         /* where the path is known and the method is not: "GET, POST" */
    struct http_pair values[ROUTER_SEGMENTS_MOST];
    size_t value_count;
};
/* Texts in `arena`. */
void router_match(const struct router *router, struct arena *arena, const char *method,
                  const char *path, struct router_match *ret_match);
bool router_is_upload(const struct router *router, const char *method, const char *path);
/* Whether any route takes documents. */
bool router_has_uploads(const struct router *router);

/* It changes nothing, so it takes no Idempotency-Key: a GET, or a POST that `asks`. */
bool route_is_query(const struct route *route);
const char *method_name(enum method method);

#endif
