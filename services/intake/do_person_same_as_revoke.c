/* SPDX-License-Identifier: Apache-2.0
 *
 * POST /v1/persons/{person_id}/same-as/revocations: they are two women after all. Both records are
 * as they were.
 */
#include "intake/same_as.h"

struct err *intake_do_person_same_as_revoke(struct work *work,
                                            const struct person_same_request *request,
                                            const struct person_pair_loads *loads,
                                            struct person_same_answer *ret_answer)
{
    TRY(same_as_check(request, loads));
    if (!same_as_holds(loads, request->same_as_id))
        return err_of(PROBLEM_CONFLICT, "they are not held to be the same");
    WRITE(work, person_same_drop, .person_id = request->person_id,
          .same_as_id = request->same_as_id);
    *ret_answer = (struct person_same_answer){request->person_id, request->same_as_id, ANSWER_NO};
    return EMIT(work, person_same_as, .person_id = request->person_id,
                .same_as_id = request->same_as_id, .holds = ANSWER_NO);
}
