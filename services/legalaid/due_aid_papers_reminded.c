/* SPDX-License-Identifier: Apache-2.0
 *
 * She is reminded of what is missing before her day is over (rules.md §5.2, a proposal of ours: the
 * law deems silence a withdrawal). It is said once; without it nobody can record a withdrawal.
 */
#include "legalaid/application.h"

struct err *legalaid_due_aid_papers_reminded(struct work *work, const struct due_row *due,
                                             const struct aid_due_loads *loads)
{
    const struct aid_application *found = NULL;
    for (size_t i = 0; i < loads->applications.count; i++)
        if (id_equal(loads->applications.items[i].application_id, due->subject_id))
            found = &loads->applications.items[i];
    if (!found || found->state != AID_STATE_TO_SUPPLY || !date_is_absent(found->reminded_on))
        return NULL;
    struct aid_application reminded = *found;
    TRY(application_may(work, found, AID_MOVE_REMIND, &reminded.state));
    reminded.reminded_on = work_today(work);
    application_keep(work, &reminded);
    return EMIT(work, aid_papers_reminded, .matter_id = reminded.matter_id,
                .region = reminded.region, .application_id = reminded.application_id,
                .on = reminded.reminded_on, .papers = reminded.papers,
                .papers_by = reminded.papers_by);
}
