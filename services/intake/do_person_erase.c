/* SPDX-License-Identifier: Apache-2.0
 *
 * POST /v1/persons/{person_id}/erasure: the wrapped key, every digest and every link go; what was
 * sealed opens nowhere any more, and the chains still verify, because nothing of her was in them.
 */
#include "intake/intake.h"

struct err *intake_do_person_erase(struct work *work, const struct person_erase_request *request,
                                   const struct person_erase_loads *loads,
                                   struct person_erased_answer *ret_answer)
{
    const struct person_seen *person = loads->person;
    if (!person)
        return err_of(PROBLEM_NOT_FOUND, "person %s", ID_TEXT(request->person_id));
    if (person->own == ANSWER_YES && request->reason != ERASURE_OWN_REQUEST)
        return err_at(PROBLEM_INVALID, "/reason", "she asks at her own request");
    *ret_answer = (struct person_erased_answer){request->person_id, ANSWER_YES};
    if (person->erased == ANSWER_YES)
        return NULL;
    WRITE(work, person_erasure, .person_id = request->person_id, .erased_at = work_now_ms(work),
          .reason = request->reason);
    return EMIT(work, person_erased, .person_id = request->person_id);
}
