/* SPDX-License-Identifier: Apache-2.0
 *
 * A proceeding is under way, was accepted, or an appeal was brought: what comes next follows, by
 * the law's day. A track that is closed stays so.
 */
#include "triage/stage.h"

struct err *triage_on_proceeding_opened(struct work *work, const struct proceeding_opened *event,
                                        const struct map_loads *loads)
{
    const struct stage stage = STAGE_OF(event, event->state);
    const struct map_asked asked = stage_asked(work_arena(work), &stage);
    struct follow follow;
    TRY(follow_begin(work, loads, event->matter_id, work_today(work), &follow));
    return follow_track(&follow, &asked, false);
}
