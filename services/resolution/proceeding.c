/* SPDX-License-Identifier: Apache-2.0
 *
 * What every command about a proceeding does alike. It never assigns a state that the table has not
 * given, and fills in no day.
 */
#include "resolution/proceeding.h"

struct err *proceeding_take(const struct proceeding_list *all, struct id id, enum track track,
                            const struct proceeding **ret_proceeding)
{
    for (size_t i = 0; i < all->count; i++)
        if (id_equal(all->items[i].proceeding_id, id)) {
            if (track && all->items[i].track != track)
                return err_of(PROBLEM_CONFLICT, "that is done in %s",
                              code_name(&codes_track, (int)track));
            *ret_proceeding = &all->items[i];
            return NULL;
        }
    return err_of(PROBLEM_NOT_FOUND, "no such proceeding");
}

static bool goes_on(enum proceeding_state state)
{
    return state == PROCEEDING_STATE_ASKED || state == PROCEEDING_STATE_TALKING ||
           state == PROCEEDING_STATE_PROPOSED || state == PROCEEDING_STATE_OPENED ||
           state == PROCEEDING_STATE_APPLIED || state == PROCEEDING_STATE_ACCEPTED ||
           state == PROCEEDING_STATE_HEARD || state == PROCEEDING_STATE_SUED ||
           state == PROCEEDING_STATE_APPEALED;
}

bool proceeding_is_open(const struct proceeding_list *all, enum track track)
{
    for (size_t i = 0; i < all->count; i++)
        if (all->items[i].track == track && goes_on(all->items[i].state))
            return true;
    return false;
}

struct err *proceeding_may(const struct work *work, const struct proceeding *proceeding,
                           enum proceeding_move move, enum party_side side,
                           enum proceeding_state *ret_state)
{
    const enum role role = work_identity(work)->role;
    const bool is_hers = side == PARTY_SIDE_WORKER;
    const struct proceeding_moment moment = {
        .both_agree =
            !id_is_absent(proceeding->worker_yes) && !id_is_absent(proceeding->employer_yes),
        .own_side =
            is_hers ? role == ROLE_WORKER : side == PARTY_SIDE_EMPLOYER && role != ROLE_WORKER,
        .unsaid = id_is_absent(is_hers ? proceeding->worker_yes : proceeding->employer_yes),
        .overdue = proceeding->overdue == ANSWER_YES};
    const struct fsm_ask ask = {(int)proceeding->state, (int)move, role, &moment};
    const struct transition *transition = NULL;
    TRY(fsm_step(states_of(proceeding->track), &ask, &transition));
    *ret_state = (enum proceeding_state)transition->to;
    return NULL;
}

struct err *proceeding_day(const struct work *work, struct date on, struct date not_before)
{
    if (date_is_absent(on))
        return NULL;
    if (date_compare(date_earliest(on), work_today(work)) > 0)
        return err_at(PROBLEM_INVALID, "/on", "the day is still to come");
    if (!date_is_absent(not_before) && date_compare(date_latest(on), date_earliest(not_before)) < 0)
        return err_at(PROBLEM_INVALID, "/on", "what comes before it was on %s",
                      DATE_TEXT(not_before));
    return NULL;
}

void proceeding_limit(struct proceeding *proceeding, struct term limit)
{
    proceeding->due_rule = limit.rule;
    proceeding->due_mark = limit.mark;
    proceeding->due_article = limit.article;
    proceeding->due_by = limit.by;
    proceeding->due_legal = limit.legal;
    proceeding->due_safe = limit.safe;
    proceeding->due_zh = limit.zh;
    proceeding->overdue = ANSWER_NO;
}

static bool is_watched(const struct proceeding *proceeding)
{
    return fsm_find(states_of(proceeding->track), (int)proceeding->state,
                    PROCEEDING_MOVE_FALL_DUE) &&
           !date_is_absent(proceeding->due_legal) && proceeding->overdue != ANSWER_YES;
}

void proceeding_keep(struct work *work, const struct proceeding *proceeding)
{
    work_write(work, &statement_proceeding, proceeding);
    if (is_watched(proceeding))
        WRITE(work, due_set, .due_id = work_new_id(work), .kind = DUE_PROCEEDING_OVERDUE,
              .stream_kind = STREAM_MATTER, .stream_id = proceeding->matter_id,
              .subject_id = proceeding->proceeding_id,
              .due_at = date_start_ms(date_add_days(proceeding->due_legal, 1)));
    else
        WRITE(work, due_drop, .kind = DUE_PROCEEDING_OVERDUE,
              .subject_id = proceeding->proceeding_id);
}

struct proceeding_answer proceeding_answer_of(const struct proceeding *proceeding)
{
    return (struct proceeding_answer){.matter_id = proceeding->matter_id,
                                      .proceeding_id = proceeding->proceeding_id,
                                      .state = proceeding->state,
                                      .due_rule = proceeding->due_rule,
                                      .due_mark = proceeding->due_mark,
                                      .due_by = proceeding->due_by,
                                      .due_legal = proceeding->due_legal,
                                      .due_safe = proceeding->due_safe};
}

struct err *proceeding_say_agreed(struct work *work, const struct proceeding *ended,
                                  const struct awarded_item_list *items)
{
    return EMIT(work, proceeding_ended, .matter_id = ended->matter_id, .region = ended->region,
                .proceeding_id = ended->proceeding_id, .track = ended->track, .on = ended->ended_on,
                .state = ended->state, .due_rule = ended->due_rule, .due_mark = ended->due_mark,
                .due_by = ended->due_by, .due_legal = ended->due_legal, .due_safe = ended->due_safe,
                .items = *items);
}

struct err *proceeding_say_ended(struct work *work, const struct proceeding *ended)
{
    static const struct awarded_item_list none = {NULL, 0};
    return proceeding_say_agreed(work, ended, &none);
}
