/* SPDX-License-Identifier: Apache-2.0
 *
 * An officer decided on legal aid: after a grant a provider is assigned by the law's day, after a
 * refusal it is hers to object, and a refusal that was upheld ends the track. It decides nothing of
 * the aid itself.
 */
#include "triage/follow.h"

/* No office's limit runs while she considers; a late objection is taken too (DL-LA-4). */
static struct map_asked refusal_told(struct arena *arena, const struct aid_decided *event)
{
    const char *until = date_is_absent(event->due_by)
                            ? ""
                            : arena_printf(arena, "，最迟宜在%s", DATE_TEXT(event->due_by));
    return (struct map_asked){
        .track = TRACK_LEGAL_AID,
        .next_action = ACTION_EXPLAIN_REFUSAL,
        .next_by_unknown = arena_printf(arena, "等待本人决定是否提出异议%s；逾期仍可提交", until)};
}

struct err *triage_on_aid_decided(struct work *work, const struct aid_decided *event,
                                  const struct map_loads *loads)
{
    struct follow follow;
    TRY(follow_begin(work, loads, event->matter_id, event->on, &follow));
    const bool refused = event->decision == AID_DECISION_REFUSED;
    if (refused && event->instance == AID_INSTANCE_JUSTICE_BUREAU)
        return follow_close(&follow, TRACK_LEGAL_AID);
    const struct map_asked aid =
        refused ? refusal_told(work_arena(work), event)
                : follow_asked(TRACK_LEGAL_AID, ACTION_ASSIGN_LEGAL_AID, event->due_by);
    return follow_track(&follow, &aid, false);
}
