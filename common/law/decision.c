/* SPDX-License-Identifier: Apache-2.0
 *
 * The last decision about a claim; see law/decision.h.
 * Two decisions that contradict each other grant nothing.
 */
#include "law/decision.h"

#include "law/code.h"

/* Granted and refused in one document is not granted. */
static enum answer items_decide(const struct award_item *items, int count, uint64_t topics)
{
    enum answer decided = ANSWER_NONE;

    for (int i = 0; i < count && i < AWARD_ITEMS; i++) {
        const int result = items[i].result;

        if (items[i].topic <= TOPIC_NONE || items[i].topic >= TOPIC_COUNT ||
            !(topics & CODE_BIT(items[i].topic)) || result == ITEM_RESULT_NONE)
            continue;
        if (result != ITEM_RESULT_SUPPORTED && result != ITEM_RESULT_PARTLY)
            return ANSWER_NO;
        decided = ANSWER_YES;
    }
    return decided;
}

/* Refused as a whole, or ended without an award: no item was granted. */
static enum answer award_decide(const struct consistency_facts *facts, uint64_t topics)
{
    if (facts->award_result == ARBITRATION_RESULT_REJECTED)
        return ANSWER_NO;
    if (award_is_absent(facts->award_result))
        return ANSWER_NONE;
    return items_decide(facts->items, facts->item_count, topics);
}

/* Whether it leaves standing what was decided below. */
static bool stands_by(int result)
{
    return result == COURT_RESULT_SAME || result == COURT_RESULT_UPHELD ||
           result == COURT_RESULT_INCREASED || result == COURT_RESULT_DECREASED;
}

/* `before` is what was decided below. */
static enum answer court_decide(const struct court_facts *court, uint64_t topics,
                                enum answer before)
{
    const enum answer own = items_decide(court->items, court->item_count, topics);

    if (court->result == COURT_RESULT_APPEALED)
        return before == ANSWER_NONE && own == ANSWER_NONE ? ANSWER_NONE : ANSWER_NO;
    if (stands_by(court->result) && own != ANSWER_NONE && before != ANSWER_NONE)
        return own == before ? own : ANSWER_NO;
    if (own != ANSWER_NONE || stands_by(court->result))
        return own != ANSWER_NONE ? own : before;
    return before == ANSWER_NONE && court->result != COURT_RESULT_REJECTED ? ANSWER_NONE
                                                                           : ANSWER_NO;
}

enum answer decision_last(const struct consistency_facts *facts, uint64_t topics,
                          bool suit_pending)
{
    enum answer decided = award_decide(facts, topics);

    if (suit_pending && facts->court_count == 0 && decided == ANSWER_YES)
        return ANSWER_NO;
    /* The instances in their order, whatever the order in which they are told. */
    for (int second = 0; second <= 1; second++)
        for (int i = 0; i < facts->court_count && i < AWARD_COURTS; i++)
            if ((facts->courts[i].instance == COURT_INSTANCE_SECOND) == (second == 1))
                decided = court_decide(&facts->courts[i], topics, decided);
    return decided;
}
