/* SPDX-License-Identifier: Apache-2.0
 *
 * The shared steps of care's tests: the real service as a process of its own, told of a matter as
 * triage tells it (follower_frame.h), and a plan carried as far as a test begins.
 */
#ifndef HALFSKY_TESTS_CARE_STORY_H
#define HALFSKY_TESTS_CARE_STORY_H

#include "follower_frame.h"

/* Two helpers of one county, of the union and the women's federation; one of another city; the
 * officer who names teams. */
extern const struct triage_asker helper_one, helper_two, helper_qingdao, federation_licheng;

void care_begin(void);
/* A matter with its offer of care, seen by her, the station and the women's federation. */
void care_matter_hear(void);
/* "/<the newest plan><rest>". */
const char *care_one(const char *rest);
/* "/<the newest plan>/sessions/<the newest session>". */
const char *care_last_note(void);

/* Steps: each takes the one before. */
void care_ask(void);
void care_staff(const char *step, const struct triage_asker *helper); /* "/beginning", "/team" */
void care_run(void);                                                  /* begun, with helper_one */
void care_consent(bool consents);
void care_note(const char *content);
/* {"team":[{"account_id":…}]} */
const char *care_team_of(const struct triage_asker *helper);

/* Every command with somebody who may, each on a plan of a state that admits it. */
enum { CARE_MOVES = 7 };
struct follower_move care_move_ready(size_t at);

#endif
