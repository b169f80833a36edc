/* SPDX-License-Identifier: Apache-2.0
 *
 * Texts that a service keeps closed under the data key of whose they are, the data key itself
 * wrapped by the service's own. Without the wrapped key nothing opens. Which keys wrap and where
 * the sealed bytes lie is the service's.
 */
#ifndef HALFSKY_RUNTIME_DATA_KEY_H
#define HALFSKY_RUNTIME_DATA_KEY_H

#include "adapters/seal.h"
#include "runtime/work.h"

/* A data key and whose it is: "person/<id>", "plan/<id>". */
struct data_key {
    const struct seal_keys *keys; /* that wrap it */
    const char *owner;
    const char *wrapped; /* NULL: erased, nothing opens */
};
MUST_CHECK struct err *data_key_new(struct work *work, const struct seal_keys *keys,
                                    const char *owner, struct data_key *ret_key);
/* "fact/<id>" */
const char *data_key_field(struct work *work, const char *kind, struct id id);

/* `field` names the value within its owner: "name", "fact/<id>". A NULL text gives absent bytes. */
MUST_CHECK struct err *data_key_close(struct work *work, const struct data_key *key,
                                      const char *field, const char *text,
                                      struct bytes *ret_sealed);
/* Absent bytes and an erased key give NULL; what was altered or moved is an error. */
MUST_CHECK struct err *data_key_read(struct work *work, const struct data_key *key,
                                     const char *field, struct bytes sealed, const char **ret_text);

#endif
