/* SPDX-License-Identifier: Apache-2.0
 *
 * Stages as a table. While she considers an award or a judgment no office's limit runs; her own day
 * is told as a day to be safe by and never as a bar (SAFE-1, SAFE-4).
 */
#include "triage/stage.h"

bool stage_goes_on(enum proceeding_state state)
{
    switch (state) {
    case PROCEEDING_STATE_ASKED:
    case PROCEEDING_STATE_TALKING:
    case PROCEEDING_STATE_PROPOSED:
    case PROCEEDING_STATE_OPENED:
    case PROCEEDING_STATE_APPLIED:
    case PROCEEDING_STATE_ACCEPTED:
    case PROCEEDING_STATE_HEARD:
    case PROCEEDING_STATE_AWARDED:
    case PROCEEDING_STATE_SUED:
    case PROCEEDING_STATE_JUDGED:
    case PROCEEDING_STATE_APPEALED:
        return true;
    case PROCEEDING_STATE_NONE:
    case PROCEEDING_STATE_DECLINED:
    case PROCEEDING_STATE_AGREED:
    case PROCEEDING_STATE_FAILED:
    case PROCEEDING_STATE_NOT_ACCEPTED:
    case PROCEEDING_STATE_WITHDRAWN:
    case PROCEEDING_STATE_FINAL:
    case PROCEEDING_STATE_MEDIATED:
    case PROCEEDING_STATE_JUDGED_FINALLY:
    case PROCEEDING_STATE_COUNT:
        break;
    }
    return false;
}

bool stage_leads_nowhere(enum proceeding_state state)
{
    return state == PROCEEDING_STATE_DECLINED || state == PROCEEDING_STATE_FAILED ||
           state == PROCEEDING_STATE_NOT_ACCEPTED;
}

static enum action action_of(const struct stage *stage)
{
    const bool is_suit = stage->track == TRACK_LITIGATION;
    switch (stage->state) {
    case PROCEEDING_STATE_ASKED:
        return ACTION_CONTACT_EMPLOYER;
    case PROCEEDING_STATE_TALKING:
        return ACTION_NEGOTIATE;
    case PROCEEDING_STATE_PROPOSED:
        return ACTION_START_MEDIATION;
    case PROCEEDING_STATE_OPENED:
        return ACTION_MEDIATE;
    case PROCEEDING_STATE_APPLIED:
        return ACTION_DECIDE_ACCEPTANCE;
    case PROCEEDING_STATE_SUED:
        return ACTION_DECIDE_FILING;
    case PROCEEDING_STATE_ACCEPTED:
    case PROCEEDING_STATE_HEARD:
        return is_suit ? ACTION_TRY_CASE : ACTION_HEAR_AND_AWARD;
    case PROCEEDING_STATE_APPEALED:
        return ACTION_TRY_CASE;
    case PROCEEDING_STATE_AWARDED:
    case PROCEEDING_STATE_JUDGED:
        return ACTION_EXPLAIN_DECISION;
    case PROCEEDING_STATE_NONE:
    case PROCEEDING_STATE_DECLINED:
    case PROCEEDING_STATE_AGREED:
    case PROCEEDING_STATE_FAILED:
    case PROCEEDING_STATE_NOT_ACCEPTED:
    case PROCEEDING_STATE_WITHDRAWN:
    case PROCEEDING_STATE_FINAL:
    case PROCEEDING_STATE_MEDIATED:
    case PROCEEDING_STATE_JUDGED_FINALLY:
    case PROCEEDING_STATE_COUNT:
        break;
    }
    return ACTION_FOLLOW_UP;
}

static const char *waiting_for_her(struct arena *arena, const struct stage *stage)
{
    const char *what = stage->state == PROCEEDING_STATE_AWARDED ? "起诉" : "上诉";
    const struct date safe = date_is_absent(stage->due_safe) ? stage->due_by : stage->due_safe;
    if (date_is_absent(safe))
        return arena_printf(arena, "等待双方决定是否%s；收到裁判文书的日期未载，期限尚不能推算",
                            what);
    return arena_printf(arena, "等待双方决定是否%s，本人要%s的，最迟在%d年%d月%d日提出", what, what,
                        safe.year, safe.month, safe.day);
}

struct map_asked stage_asked(struct arena *arena, const struct stage *stage)
{
    struct map_asked asked = follow_asked(stage->track, action_of(stage), stage->due_by);
    if (asked.next_action == ACTION_EXPLAIN_DECISION) {
        asked.next_by = (struct date){0};
        asked.next_by_unknown = waiting_for_her(arena, stage);
    } else if (date_is_absent(asked.next_by)) {
        asked.next_by_unknown = stage->due_rule ? "起算日期未载或者不完整，期限无法推算"
                                                : "没有适用的法定期限，进度随程序确定";
    }
    return asked;
}
