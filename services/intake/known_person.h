/* SPDX-License-Identifier: Apache-2.0
 *
 * The person that a contact or a registration speaks of: looked for by keyed digests, found again
 * or registered, and what was stated of her kept. What a worker says online of herself finds nobody
 * else's record: only her account does.
 */
#ifndef HALFSKY_INTAKE_KNOWN_PERSON_H
#define HALFSKY_INTAKE_KNOWN_PERSON_H

#include "intake/intake.h"
#include "intake/vault.h"

/* What she may be found by. */
struct person_look {
    const struct person_stated *stated; /* may be NULL */
    struct id account_id, contact_id;   /* may be absent */
};
/* The key of statement person_found, with a fresh candidate id. */
MUST_CHECK struct err *person_look_key(struct work *work, const struct person_look *look,
                                       const char **ret_key);

struct known_person {
    struct id person_id;
    bool is_new;
    struct data_key key;
};
/* Makes the data key of a new one. */
MUST_CHECK struct err *known_person_of(struct work *work, const struct person_found *found,
                                       struct known_person *ret_person);
/* The four values under her key. */
struct sealed_person {
    struct bytes name, phone, id_number, address;
};
MUST_CHECK struct err *person_close(struct work *work, const struct data_key *key,
                                    const char *place, const struct person_stated *stated,
                                    struct sealed_person *ret_sealed);
MUST_CHECK struct err *person_open(struct work *work, const struct data_key *key, const char *place,
                                   const struct sealed_person *sealed,
                                   struct person_stated *ret_stated);
/* Queues her rows and, for a new one, her event; digests also for one who was known. */
MUST_CHECK struct err *known_person_write(struct work *work, const struct known_person *person,
                                          const struct person_look *look, const char *region);
/* The digests of what was stated; a clerk's are anchors. */
MUST_CHECK struct err *person_digests_write(struct work *work, struct id person_id,
                                            const struct person_stated *stated);
/* L4: the trace of a purposeful reading on her stream. */
MUST_CHECK struct err *person_read_note(struct work *work, struct id person_id,
                                        enum purpose purpose, struct id matter_id);

#endif
