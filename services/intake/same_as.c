/* SPDX-License-Identifier: Apache-2.0
 *
 * What is decided about same_as alike when it is said and when it is revoked.
 * Nothing is merged, so both stay as they are.
 */
#include "intake/same_as.h"

struct err *same_as_check(const struct person_same_request *request,
                          const struct person_pair_loads *loads)
{
    if (id_equal(request->person_id, request->same_as_id))
        return err_at(PROBLEM_INVALID, "/same_as_id", "a person is the same as herself anyway");
    if (!loads->person || !loads->other)
        return err_of(PROBLEM_NOT_FOUND, "one of the two is not there");
    return NULL;
}

bool same_as_holds(const struct person_pair_loads *loads, struct id same_as_id)
{
    for (size_t i = 0; i < loads->same.count; i++)
        if (id_equal(loads->same.items[i].same_as_id, same_as_id))
            return true;
    return false;
}
