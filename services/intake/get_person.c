/* SPDX-License-Identifier: Apache-2.0
 *
 * GET /v1/persons/{person_id}: that she exists, the version of her record, what the client may see
 * of hers; never who she is.
 */
#include "intake/intake.h"

struct err *intake_get_person(struct work *work, const struct person_request *request,
                              const struct person_loads *loads, struct person_view *ret_answer)
{
    struct arena *arena = work_arena(work);
    const struct person_seen *person = loads->person;
    if (!person)
        return err_of(PROBLEM_NOT_FOUND, "person %s", ID_TEXT(request->person_id));
    struct person_ref *same = ARENA_ARRAY(arena, struct person_ref, loads->same.count + 1);
    struct matter_ref *matters = ARENA_ARRAY(arena, struct matter_ref, loads->links.count + 1);
    for (size_t i = 0; i < loads->same.count; i++)
        same[i].person_id = loads->same.items[i].same_as_id;
    for (size_t i = 0; i < loads->links.count; i++)
        matters[i].matter_id = loads->links.items[i].matter_id;
    *ret_answer = (struct person_view){.person_id = person->person_id,
                                       .version = person->version,
                                       .erased = person->erased,
                                       .same_as = {same, loads->same.count},
                                       .matters = {matters, loads->links.count}};
    return NULL;
}
