/* SPDX-License-Identifier: Apache-2.0
 *
 * An officer ended legal aid before its end: it is hers to object, as to a refusal, and the track
 * stays open for that. No office's limit runs meanwhile.
 */
#include "triage/follow.h"

struct err *triage_on_aid_terminated(struct work *work, const struct aid_terminated *event,
                                     const struct map_loads *loads)
{
    struct follow follow;
    TRY(follow_begin(work, loads, event->matter_id, event->on, &follow));
    const struct map_asked aid = follow_refused(work_arena(work), event->due_by);
    return follow_track(&follow, &aid, false);
}
