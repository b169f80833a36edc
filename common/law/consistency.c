/* SPDX-License-Identifier: Apache-2.0
 *
 * Compares an award with what the courts decided, item by item, and names the doors to court
 * without arbitration; see law/award.h.
 */
#include "law/award.h"

#include "law/code.h"
#include "law/rule_id.h"
#include "law/scope.h"

#define FACT(name) CODE_BIT(LAW_FACT_##name)

static const struct award_item *item_of(const struct award_item *items, int count, int topic)
{
    for (int i = 0; i < count && i < AWARD_ITEMS; i++)
        if (items[i].topic == topic)
            return &items[i];
    return NULL;
}

static enum answer is_granted(const struct award_item *item)
{
    switch ((enum item_result)item->result) {
    case ITEM_RESULT_SUPPORTED:
    case ITEM_RESULT_PARTLY:
        return ANSWER_YES;
    case ITEM_RESULT_REJECTED:
        return ANSWER_NO;
    case ITEM_RESULT_NONE:
    case ITEM_RESULT_SETTLED:
    case ITEM_RESULT_PAID:
    case ITEM_RESULT_UNKNOWN:
    case ITEM_RESULT_COUNT:
        break;
    }
    return ANSWER_NONE;
}

/* Without a sum on either side, or with one only, the direction is compared and the sum is not
 * known. */
static enum consistency item_compare(const struct award_item *award, const struct award_item *court)
{
    const enum answer awarded = is_granted(award);
    const enum answer granted = is_granted(court);

    if (awarded == ANSWER_NONE || granted == ANSWER_NONE)
        return CONSISTENCY_UNKNOWN;
    if (awarded != granted)
        return CONSISTENCY_NO;
    if (awarded == ANSWER_NO)
        return CONSISTENCY_YES;
    if (award->amount.stated != court->amount.stated)
        return CONSISTENCY_UNKNOWN;
    if (award->amount.stated && award->amount.fen != court->amount.fen)
        return CONSISTENCY_PARTLY;
    return CONSISTENCY_YES;
}

/* Refused as a whole and not in every item, or granted as a whole and in none: one is wrong. */
static bool contradicts_itself(const struct consistency_facts *facts)
{
    int granted = 0;
    int refused = 0;

    for (int i = 0; i < facts->item_count && i < AWARD_ITEMS; i++) {
        granted += is_granted(&facts->items[i]) == ANSWER_YES;
        refused += is_granted(&facts->items[i]) == ANSWER_NO;
    }
    if (facts->award_result == ARBITRATION_RESULT_REJECTED)
        return refused != facts->item_count;
    return refused > 0 && granted == 0;
}

static enum consistency items_compare(const struct consistency_facts *facts,
                                      const struct court_facts *court)
{
    int counts[CONSISTENCY_NO + 1] = {0};

    if (contradicts_itself(facts))
        return CONSISTENCY_UNKNOWN;

    for (int i = 0; i < court->item_count && i < AWARD_ITEMS; i++) {
        const struct award_item *award =
            item_of(facts->items, facts->item_count, court->items[i].topic);

        counts[award ? item_compare(award, &court->items[i]) : CONSISTENCY_UNKNOWN]++;
    }
    if (counts[CONSISTENCY_UNKNOWN] || court->item_count == 0)
        return CONSISTENCY_UNKNOWN;
    if (counts[CONSISTENCY_NO] == 0 && counts[CONSISTENCY_PARTLY] == 0)
        return CONSISTENCY_YES;
    return counts[CONSISTENCY_NO] == court->item_count ? CONSISTENCY_NO : CONSISTENCY_PARTLY;
}

static bool all_rejected(const struct award_item *items, int count)
{
    for (int i = 0; i < count && i < AWARD_ITEMS; i++)
        if (items[i].result != ITEM_RESULT_REJECTED)
            return false;
    return count > 0;
}

static bool award_rejected(const struct consistency_facts *facts)
{
    return facts->award_result == ARBITRATION_RESULT_REJECTED &&
           (facts->item_count == 0 || all_rejected(facts->items, facts->item_count));
}

/* What is said of the whole decides where items cannot be compared one by one. */
static enum consistency court_compare(const struct consistency_facts *facts, int index)
{
    const struct court_facts *court = &facts->courts[index];
    const enum consistency items = items_compare(facts, court);

    switch ((enum court_result)court->result) {
    case COURT_RESULT_SAME: /* where its items say otherwise, one of the two is wrong */
        return items == CONSISTENCY_NO || items == CONSISTENCY_PARTLY ? CONSISTENCY_UNKNOWN
                                                                      : CONSISTENCY_YES;
    case COURT_RESULT_REVERSED:
        return items == CONSISTENCY_YES ? CONSISTENCY_UNKNOWN : CONSISTENCY_NO;
    case COURT_RESULT_INCREASED:
    case COURT_RESULT_DECREASED:
        return CONSISTENCY_PARTLY;
    case COURT_RESULT_REJECTED:
        if (items != CONSISTENCY_UNKNOWN)
            return items;
        return award_rejected(facts) ? CONSISTENCY_YES : CONSISTENCY_UNKNOWN;
    case COURT_RESULT_UPHELD:
    case COURT_RESULT_SUPPORTED:
    case COURT_RESULT_PARTLY:
        return items;
    case COURT_RESULT_NONE:
    case COURT_RESULT_APPEALED:
    case COURT_RESULT_COUNT:
        break;
    }
    return CONSISTENCY_UNKNOWN;
}

/* A second instance that upholds agrees with the award as far as the first did. */
static enum consistency court_decide(const struct consistency_facts *facts,
                                     const struct consistency_result *result, int index)
{
    const enum consistency own = court_compare(facts, index);

    if (own == CONSISTENCY_UNKNOWN && index > 0 &&
        facts->courts[index].result == COURT_RESULT_UPHELD)
        return result->by_court[index - 1];
    return own;
}

/* What would decide a comparison that stayed open. */
static uint64_t needed(const struct consistency_facts *facts)
{
    for (int i = 0; i < facts->court_count && i < AWARD_COURTS; i++)
        if (facts->courts[i].result == COURT_RESULT_NONE ||
            facts->courts[i].result == COURT_RESULT_APPEALED)
            return FACT(COURT_RESULT);
    return facts->court_count ? FACT(AWARD_ITEMS) : FACT(COURT_RESULT);
}

static bool was_awarded(int award_result)
{
    return award_result == ARBITRATION_RESULT_SUPPORTED ||
           award_result == ARBITRATION_RESULT_PARTLY || award_result == ARBITRATION_RESULT_REJECTED;
}

void consistency_assess(const struct consistency_facts *facts,
                        struct consistency_result *ret_result)
{
    *ret_result = (struct consistency_result){0};
    explain_used(&ret_result->why, facts->award_result || facts->item_count, FACT(AWARD_ITEMS));
    explain_used(&ret_result->why, facts->court_count, FACT(COURT_RESULT));
    if (!was_awarded(facts->award_result))
        ret_result->why.missing |= FACT(AWARD_ITEMS);
    for (int i = 0; i < facts->court_count && i < AWARD_COURTS && was_awarded(facts->award_result);
         i++) {
        ret_result->by_court[i] = court_decide(facts, ret_result, i);
        if (facts->courts[i].result != COURT_RESULT_APPEALED)
            ret_result->whole = ret_result->by_court[i];
    }
    if (ret_result->whole == CONSISTENCY_UNKNOWN)
        ret_result->why.missing |= needed(facts);
    explain_zh(&ret_result->why, "裁决与法院裁判比较：%s。",
               ret_result->whole == CONSISTENCY_YES      ? "一致"
               : ret_result->whole == CONSISTENCY_PARTLY ? "部分一致"
               : ret_result->whole == CONSISTENCY_NO     ? "不一致"
                                                         : "尚不能比较");
    explain_en(&ret_result->why, "Award against the courts: %s. ",
               consistency_name(ret_result->whole));
    explain_missing(&ret_result->why);
}

const char *consistency_name(enum consistency consistency)
{
    static const char *const names[] = {"unknown", "yes", "partly", "no"};

    return names[consistency];
}

/* --- CT-1..CT-7 ------------------------------------------------------------------------------- */

static void door_open(const struct law *law, const struct court_door_facts *facts,
                      enum answer holds, int rule, struct court_door_result *result)
{
    if (holds == ANSWER_YES && explain_in_force(&result->why, law, rule, facts->on))
        result->open = ANSWER_YES;
}

/* No door is open on what is known: what comes next, and what would open one. */
static void court_door_say(const struct court_door_facts *facts, struct explained *why)
{
    if (facts->another_door) {
        explain_zh(why, "该争议首先办理的途径不是劳动仲裁，见办理途径。");
        explain_en(why, "Another door than arbitration comes first here. ");
    } else if (facts->awarded) {
        explain_zh(why, "已有裁决，按裁决的途径和期限办理。");
        explain_en(why, "There is an award: its own steps lead on. ");
        if (date_is_absent(facts->award_on))
            why->missing |= FACT(AWARD_ON);
    } else if (facts->closed) {
        explain_zh(why, "仲裁已经以调解、和解或者撤回结案，没有可以起诉的裁决。");
        explain_en(why, "Arbitration ended by mediation, settlement or withdrawal: there is no "
                        "award to sue over. ");
    } else if (facts->applied) {
        explain_zh(why, "已申请劳动仲裁，按已知情况尚不能直接起诉，等待受理决定和裁决。");
        explain_en(why, "She has applied for arbitration: on what is known its decision comes "
                        "first. ");
    } else {
        explain_zh(why, "按已知情况，应先申请劳动仲裁。");
        explain_en(why, "On what is known, arbitration comes first. ");
    }
    if (!facts->awarded && !facts->closed && (!facts->refused || !facts->award_overdue))
        why->missing |= FACT(ARBITRATION);
    if (facts->award_overdue == ANSWER_YES && facts->exception == ANSWER_NONE)
        why->missing |= FACT(APPROVAL);
    if (facts->wage_note == ANSWER_YES && !facts->topics)
        why->missing |= FACT(CLAIMS);
    why->missing |= facts->agreement_missing;
}

void court_door_assess(const struct law *law, const struct court_door_facts *facts,
                       struct court_door_result *ret_result)
{
    const enum answer overdue =
        facts->award_overdue == ANSWER_YES && facts->exception == ANSWER_NO && !facts->awarded
            ? ANSWER_YES
            : ANSWER_NONE;

    *ret_result = (struct court_door_result){0};
    explain_used(&ret_result->why, facts->topics, FACT(CLAIMS));
    explain_used(&ret_result->why, facts->wage_note, FACT(WAGE_NOTE));
    explain_used(&ret_result->why,
                 facts->applied || facts->awarded || facts->closed || facts->refused ||
                     facts->award_overdue == ANSWER_YES,
                 FACT(ARBITRATION));
    explain_used(&ret_result->why, facts->exception, FACT(APPROVAL));
    explain_used(&ret_result->why, !date_is_absent(facts->award_on), FACT(AWARD_ON));
    explain_used(&ret_result->why, facts->agreement_pay_only, FACT(AGREEMENT_ON));
    if (facts->advance_award == ANSWER_YES) {
        if (explain_in_force(&ret_result->why, law, RULE_CT_7, facts->on))
            ret_result->open = ANSWER_NO;
        return;
    }
    door_open(law, facts, facts->refused, RULE_CT_1, ret_result);
    door_open(law, facts, overdue, RULE_CT_2, ret_result);
    door_open(law, facts, scope_wage_note_only(facts->topics, facts->wage_note), RULE_CT_3,
              ret_result);
    door_open(law, facts, facts->agreement_pay_only, RULE_CT_4, ret_result);
    door_open(law, facts, facts->order_on_agreement, RULE_CT_5, ret_result);
    door_open(law, facts, facts->confirmation_refused, RULE_CT_6, ret_result);
    if (ret_result->open != ANSWER_YES)
        court_door_say(facts, &ret_result->why);
    explain_missing(&ret_result->why);
}
