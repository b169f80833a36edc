/* SPDX-License-Identifier: Apache-2.0
 *
 * A plan of care: finding it among what was loaded, asking its table, changing its row and its
 * team. Rows of plans and teams are written here alone.
 */
#ifndef HALFSKY_CARE_PLAN_H
#define HALFSKY_CARE_PLAN_H

#include "care/care.h"
#include "care/states.h"

/* The one asked about; PROBLEM_NOT_FOUND where it is not there or not the asker's to see. */
MUST_CHECK struct err *plan_take(const struct care_plan_list *all, struct id id,
                                 const struct care_plan **ret_plan);
/* Whether one of them is asked for or under way. */
bool plan_is_open(const struct care_plan_list *all);
/* Asks the table; `notes` and `records` are what the guard on records looks at. */
MUST_CHECK struct err *plan_may(const struct work *work, const struct care_plan *plan,
                                enum care_move move, const struct care_moment *moment,
                                enum care_state *ret_state);
/* Where nothing is written down. */
extern const struct care_moment plan_without_notes;
/* She consents to records: what she said last counts, and silence is no consent. */
enum answer plan_records(const struct care_consent_put_list *said, struct id plan_id);
/* The team from now on in place of the one before; PROBLEM_INVALID for nobody, or one named twice.
 */
MUST_CHECK struct err *plan_staff(struct work *work, const struct care_plan *plan,
                                  const struct care_member_list *team);
/* The two ends. */
MUST_CHECK struct err *plan_end(struct work *work, const struct care_move_request *request,
                                const struct care_plan_list *all, enum care_move move,
                                struct care_answer *ret_answer);
void plan_keep(struct work *work, const struct care_plan *plan);
struct care_answer plan_answer(const struct care_plan *plan);

#endif
