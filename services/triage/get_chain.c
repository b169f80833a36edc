/* SPDX-License-Identifier: Apache-2.0
 *
 * GET /v1/matters/{matter_id}: the chain of a matter, for her in plain Chinese besides. Not there
 * and not yours look alike.
 */
#include "triage/chain.h"
#include "triage/sentences.h"
#include "triage/standing.h"

struct err *triage_get_chain(struct work *work, const struct chain_request *request,
                             const struct chain_loads *loads, struct chain_view *ret_answer)
{
    if (!loads->matter)
        return err_of(PROBLEM_NOT_FOUND, "matter %s", ID_TEXT(request->matter_id));
    struct arena *arena = work_arena(work);
    const struct date today = work_today(work);
    const struct stated stated = stated_so_far(arena, loads->matter, &loads->facts, &loads->claims);
    const struct day_due limit = standing_limit(arena, &stated);
    *ret_answer = chain_of(arena, loads, today);
    ret_answer->plain_zh = sentences_of(arena, ret_answer, &limit, today);
    return NULL;
}
