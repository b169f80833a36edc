/* SPDX-License-Identifier: Apache-2.0
 *
 * Halfsky-At (protocol.md A4): how far a client's own change has to have travelled before another
 * service may answer her. `source/kind/id/seq;key.tag`, the tag over that and the client, under a
 * key that all services share.
 */
#ifndef HALFSKY_RUNTIME_ARRIVAL_H
#define HALFSKY_RUNTIME_ARRIVAL_H

#include "adapters/seal.h"
#include "contracts/codes.h"

#define ARRIVAL_HEADER "Halfsky-At"
#define ARRIVAL_HEADER_LOWER "halfsky-at"

struct arrival {
    const char *source;
    enum stream kind;
    struct id id;
    int64_t seq;
};

MUST_CHECK struct err *arrival_print(const struct seal_keys *keys, struct arena *arena,
                                     const struct arrival *arrival, struct id client,
                                     const char **ret_text);
/* False: not of this form, or its tag does not hold for this client; such a header is ignored. */
bool arrival_read(const struct seal_keys *keys, struct arena *arena, const char *text,
                  struct id client, struct arrival *ret_arrival);

#endif
