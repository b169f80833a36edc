/* SPDX-License-Identifier: Apache-2.0
 *
 * Employers and other parties of a registration: found by credit code or registered, and kept for
 * this matter as she put them, under her key.
 */
#ifndef HALFSKY_INTAKE_PARTIES_H
#define HALFSKY_INTAKE_PARTIES_H

#include "intake/filing.h"

/* The keys of statement party_found. PROBLEM_INVALID where two parties have one credit code. */
MUST_CHECK struct err *parties_look(struct work *work, const struct party_stated_list *stated,
                                    struct registration_derived *derived);
MUST_CHECK struct err *parties_write(const struct filing *filing,
                                     const struct party_stated_list *stated,
                                     const struct registration_finds *found,
                                     struct party_ref_list *ret_parties);
/* A party as she put it; everything absent where her key is gone. */
MUST_CHECK struct err *party_open(struct work *work, const struct data_key *key,
                                  const struct party_seen *seen, struct party_words *ret_words);

#endif
