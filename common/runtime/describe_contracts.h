/* SPDX-License-Identifier: Apache-2.0
 *
 * The contracts in the forms that others read: JSON Schema, AsyncAPI, OpenAPI and pages for people.
 * All of it is printed from the tables that the code runs on; what is committed under
 * docs/contracts/ is compared with it. JSON comes without white space; codec_pretty makes it
 * readable.
 */
#ifndef HALFSKY_RUNTIME_DESCRIBE_CONTRACTS_H
#define HALFSKY_RUNTIME_DESCRIBE_CONTRACTS_H

#include "runtime/service.h"

/* JSON Schema 2020-12 of an event's body, with $id urn:halfsky:schema:<type>. */
void describe_event_schema(const struct event_type *type, struct text *out);
/* One AsyncAPI 3.0 document: every topic, every event, the CloudEvents headers, mutual TLS. */
void describe_asyncapi(struct text *out);
/* OpenAPI 3.1 of one service's routes, NULL-terminated `tables` as its router has them; codec_merge
 * makes one document of several. */
void describe_openapi(const struct service *service, const struct route_table *const *tables,
                      struct text *out);
/* What the service is, hears, says, answers and does when due, with its OpenAPI: `--describe`. */
void describe_service(const struct service *service, const struct route_table *const *tables,
                      struct text *out);
/* What a request refused with this problem is answered with. */
int describe_problem_status(enum problem problem);
/* Markdown: every problem that a request may be answered with; every code set. */
void describe_problems(struct text *out);
void describe_codes(struct text *out);

#endif
