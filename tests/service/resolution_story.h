/* SPDX-License-Identifier: Apache-2.0
 *
 * The shared steps of resolution's tests: the real service as a process of its own, told of a
 * matter as triage tells it (follower_frame.h), and a proceeding carried as far as a test begins.
 */
#ifndef HALFSKY_TESTS_RESOLUTION_STORY_H
#define HALFSKY_TESTS_RESOLUTION_STORY_H

#include "follower_frame.h"

extern const struct triage_asker mediator_licheng, mediator_qingdao, mediator_union,
    arbitrator_licheng, arbitrator_qingdao, court_licheng, court_qingdao;
extern const char *const case_matter;

void resolution_begin(void);
/* A matter with its map, seen by her and the station, and by justice for mediation. */
void case_matter_hear(void);

/* "/<the newest proceeding><rest>". */
const char *case_one(const char *rest);

/* Steps: each takes the one before. */
void case_ask(void); /* to negotiate */
void case_talk(void);
void case_propose(void); /* mediation */
void case_yes_of(enum party_side side);
void case_open(void);  /* both yeses and the opening */
void case_apply(void); /* for arbitration */
void case_accept(void);
void case_award(void); /* heard and awarded */
void case_sue(void);
void case_try(void);   /* the suit accepted and heard */
void case_judge(void); /* the judgment of the instance it stands in */
extern const char case_her_yes[], case_their_yes[], case_award_body[], case_judgment_body[];

/* Every command with somebody who may, each on a proceeding of a state that admits it. */
enum { CASE_MOVES = 13 };
struct follower_move case_move_ready(size_t at);

#endif
