/* SPDX-License-Identifier: Apache-2.0
 *
 * POST /v1/persons/{person_id}/same-as: two records are one woman. Nothing is merged, so it can be
 * taken back.
 */
#include "intake/same_as.h"

struct err *intake_do_person_same_as(struct work *work, const struct person_same_request *request,
                                     const struct person_pair_loads *loads,
                                     struct person_same_answer *ret_answer)
{
    TRY(same_as_check(request, loads));
    if (!same_as_holds(loads, request->same_as_id)) {
        WRITE(work, person_same_put, .person_id = request->person_id,
              .same_as_id = request->same_as_id, .since = work_now_ms(work));
        TRY(EMIT(work, person_same_as, .person_id = request->person_id,
                 .same_as_id = request->same_as_id, .holds = ANSWER_YES));
    }
    *ret_answer = (struct person_same_answer){request->person_id, request->same_as_id, ANSWER_YES};
    return NULL;
}
