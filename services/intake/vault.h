/* SPDX-License-Identifier: Apache-2.0
 *
 * What intake keeps closed: texts under the data key of their owner, keyed digests for exact
 * search, and where documents lie. Opened once at the start; keys never leave it.
 */
#ifndef HALFSKY_INTAKE_VAULT_H
#define HALFSKY_INTAKE_VAULT_H

#include "runtime/data_key.h"
#include "runtime/service.h"

struct vault {
    const struct seal_keys *person; /* wraps data keys */
    const struct seal_keys *search; /* keys digests */
    const char *folder;             /* of the document store */
};

/* service.h .open */
MUST_CHECK struct err *vault_open(struct arena *arena, const struct conf *conf, void **ret_state);
const struct vault *vault_of(const struct work *work);

/* The data key of a person, a party, a contact. */
struct data_key vault_key_of(struct work *work, const char *kind, struct id id,
                             const char *wrapped);
MUST_CHECK struct err *vault_key_new(struct work *work, const char *kind, struct id id,
                                     struct data_key *ret_key);

/* The keyed digest of a normalized value; `purpose` is the digest's kind. */
MUST_CHECK struct err *vault_digest(struct work *work, const char *purpose, const char *value,
                                    struct bytes *ret_digest);
/* The digests under every key of the file, as hex with commas between, so that what was digested
 * under an older key is still found; "" for an absent value. */
MUST_CHECK struct err *vault_digests(struct work *work, const char *purpose, const char *value,
                                     const char **ret_hex);
const char *vault_hex(struct work *work, struct bytes digest); /* "" for an absent one */

#endif
