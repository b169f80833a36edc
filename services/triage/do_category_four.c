/* SPDX-License-Identifier: Apache-2.0
 *
 * POST /v1/matters/{matter_id}/category-four: an officer finds that she deserves special
 * protection, with a reason and another person's approval (FT-4). The machine only ever proposes
 * it.
 */
#include "triage/map.h"
#include "triage/reassess.h"

struct err *triage_do_category_four(struct work *work, const struct category_four_request *request,
                                    const struct reassess_loads *loads,
                                    struct category_four_answer *ret_answer)
{
    const struct identity *who = work_identity(work);
    if (!loads->matter)
        return err_of(PROBLEM_NOT_FOUND, "no such matter");
    if (id_is_absent(who->account_id) || id_equal(request->approver, who->account_id))
        return err_at(PROBLEM_INVALID, "/approver", "another person has to approve it");
    struct story story =
        story_begin(work, loads->matter->matter_id, loads->matter->region, work_today(work));
    struct stated stated =
        stated_so_far(work_arena(work), loads->matter, &loads->facts, &loads->claims);
    stated.officer_reason = request->reason_code;
    stated.officer_approver = request->approver;
    const struct assessment assessment = assessment_of(work_arena(work), &stated);
    struct map_matter matter = *loads->matter;
    matter.officer_reason = request->reason_code;
    matter.officer_id = who->account_id;
    matter.officer_approver = request->approver;
    TRY(assessment_keep(&story, &matter, &assessment, &matter));
    TRY(offers_put(&story, &assessment, &stated, &loads->offers));
    *ret_answer = (struct category_four_answer){story.matter_id, assessment.category,
                                                assessment.also, matter.assessments};
    return NULL;
}
