/* SPDX-License-Identifier: Apache-2.0
 *
 * Matters as the tests of triage tell them: one registered, its version, its offers by kind, a step
 * taken with the version that was read. A step that fails fails the test that took it.
 */
#ifndef HALFSKY_TESTS_TRIAGE_STORY_H
#define HALFSKY_TESTS_TRIAGE_STORY_H

#include "triage_fixture.h"

/* The matter every test begins with: a pregnant worker of Licheng, dismissed. */
extern const char *const matter_one, *const matter_two;
/* Registers it, filed on `on`, with further members of the event behind a comma; "" for none. */
void matter_hear(const char *matter_id, const char *on, const char *further);
void matter_supplement(const char *matter_id, int seq, const char *members);

/* "/v1/matters/<matter_one><rest>". */
const char *matter_path(const char *rest);
/* The chain as this asker sees it. */
const char *chain_get(struct triage_asker who);
/* POST with the version that triage's ledger has now; the answer's body. */
const char *matter_post(struct triage_asker who, const char *rest, const char *body, int status);
/* So many days after today in Shanghai, and a plan until then. */
const char *day_ahead(int days);
const char *plan_body(int days);
/* Registers it today. */
void matter_hear_today(void);

/* Each command of triage with somebody who may, on a matter that admits all of them in this order.
 */
struct matter_move {
    const char *rest, *body;
    const char *other; /* another body, as well-formed */
    struct triage_asker who;
};
enum { MATTER_MOVES = 8 };
void matter_moves(struct matter_move ret_moves[MATTER_MOVES]);
/* The version of matter_one in triage as an ETag. */
const char *matter_version(void);

/* The id of matter_one's offer of this kind, of its open hand-over of this track. */
const char *offer_id(const char *kind);
const char *baton_id(const char *track);
/* Accepts an offer as she would. */
void offer_accept(const char *kind);
/* Answers the open hand-over of a track. */
void baton_answer(struct triage_asker who, const char *track, const char *answer, int status);

#endif
