/* SPDX-License-Identifier: Apache-2.0
 *
 * The shared steps of legalaid's tests: the real service as a process of its own, told of a matter
 * as triage tells it (follower_frame.h), and an application carried as far as a test begins.
 */
#ifndef HALFSKY_TESTS_LEGALAID_STORY_H
#define HALFSKY_TESTS_LEGALAID_STORY_H

#include "follower_frame.h"

extern const struct triage_asker aid_licheng, aid_qingdao, lawyer_one, lawyer_two;
extern const char *const aid_matter;

void legalaid_begin(void);
/* A matter with its offer of legal aid, seen by her, the station and the justice body. */
void aid_matter_hear(void);

const char *aid_today(void);
/* "/<the newest application><rest>". */
const char *aid_one(const char *rest);

/* Steps: each takes the one before. */
void aid_apply(void);
void aid_grant(void);
void aid_assign(const struct triage_asker *provider);
void aid_refuse(void);
void aid_object(void);
void aid_ask_papers(const char *on, const char *by); /* `on` NULL: today */
void aid_terminate(void);
extern const char aid_refusal_body[], aid_uphold_body[], aid_termination_body[];

/* Every command with somebody who may, each on an application of a state that admits it. */
enum { AID_MOVES = 11 };
struct follower_move aid_move_ready(size_t at);

#endif
