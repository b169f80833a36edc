/* SPDX-License-Identifier: Apache-2.0
 *
 * The rolled last day of a limit is over. A negotiation without reply, or whose agreed term is
 * over, has failed by law (协商调解规定 10, DL-NEG-2); a mediation is marked and said, goes on as
 * long as both want, and she may arbitrate (调解仲裁法 14(3)). Nothing is opened by it.
 */
#include "resolution/proceeding.h"

static const struct proceeding *found_due(const struct proceeding_list *all, struct id id,
                                          struct date today)
{
    for (size_t i = 0; i < all->count; i++) {
        const struct proceeding *row = &all->items[i];
        if (id_equal(row->proceeding_id, id) && !date_is_absent(row->due_legal) &&
            row->overdue != ANSWER_YES && date_compare(row->due_legal, today) < 0 &&
            fsm_find(states_of(row->track), (int)row->state, PROCEEDING_MOVE_FALL_DUE))
            return row;
    }
    return NULL;
}

static struct err *marked(struct work *work, struct proceeding *overdue)
{
    overdue->overdue = ANSWER_YES;
    proceeding_keep(work, overdue);
    return EMIT(
        work, proceeding_overdue, .matter_id = overdue->matter_id, .region = overdue->region,
        .proceeding_id = overdue->proceeding_id, .track = overdue->track, .on = work_today(work),
        .state = overdue->state, .due_rule = overdue->due_rule, .due_mark = overdue->due_mark,
        .due_by = overdue->due_by, .due_legal = overdue->due_legal, .due_safe = overdue->due_safe);
}

/* It failed with the last day, however late that is noticed; the limit it rests on stays. */
static struct err *failed(struct work *work, struct proceeding *overdue)
{
    overdue->ended_on = overdue->due_legal;
    proceeding_keep(work, overdue);
    return proceeding_say_ended(work, overdue);
}

struct err *resolution_due_proceeding_overdue(struct work *work, const struct due_row *due,
                                              const struct proceeding_due_loads *loads)
{
    const struct proceeding *found =
        found_due(&loads->proceedings, due->subject_id, work_today(work));
    if (!found)
        return NULL;
    struct proceeding overdue = *found;
    TRY(proceeding_may(work, found, PROCEEDING_MOVE_FALL_DUE, PARTY_SIDE_NONE, &overdue.state));
    return overdue.state == PROCEEDING_STATE_FAILED ? failed(work, &overdue)
                                                    : marked(work, &overdue);
}
