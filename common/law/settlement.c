/* SPDX-License-Identifier: Apache-2.0
 *
 * An agreement against its statutory baseline; see law/settlement.h.
 * A thing that is settled and has no amount leaves open whether the whole is enough.
 */
#include "law/settlement.h"

#include "law/code.h"

#define FACT(name) CODE_BIT(LAW_FACT_##name)

enum { PERCENT_MOST = 100000 };

struct range {
    int64_t least;
    int64_t most;
    bool is_open; /* there is no most */
};

/* What no rule computes: what she asks for it is the most that it may be. */
static void claimed_add(const struct settlement_item *item, struct range *range,
                        struct explained *why)
{
    if (!item->claimed.stated) {
        range->is_open = true;
        why->missing |= FACT(CLAIM_AMOUNT);
        return;
    }
    why->used |= FACT(CLAIM_AMOUNT);
    why->missing |= FACT(AMOUNT); /* how much of that is owed */
    range->most += item->claimed.fen;
}

/* A floor or a cap that was not checked, an estimate: no amount is certain then. */
static bool is_certain(const struct sum *sum)
{
    return sum->due == ANSWER_NO || (sum->amount.stated && sum->exact == ANSWER_YES);
}

static int64_t fen_of(const struct sum *sum)
{
    return sum->due == ANSWER_NO || sum->amount.fen < 0 ? 0 : sum->amount.fen;
}

static void sum_name(const struct sum *sum, struct explained *why)
{
    for (int i = 0; i < sum->why.rule_count; i++)
        explain_cite(why, sum->why.rules[i]);
    why->used |= sum->why.used;
    if (sum->due == ANSWER_NONE || !is_certain(sum))
        why->missing |= sum->why.missing;
}

static void item_add(const struct settlement_item *item, struct range *range,
                     struct explained *why)
{
    const struct sum *const sums[] = {item->sum, item->instead};
    int64_t least = 0;
    int64_t most = 0;

    if (!item->sum) {
        claimed_add(item, range, why);
        return;
    }
    for (size_t i = 0; i < sizeof(sums) / sizeof(sums[0]) && sums[i]; i++) {
        sum_name(sums[i], why);
        if (!is_certain(sums[i])) {
            range->is_open = true;
            continue;
        }
        if (sums[i]->due == ANSWER_YES && fen_of(sums[i]) > least)
            least = fen_of(sums[i]);
        if (fen_of(sums[i]) > most)
            most = fen_of(sums[i]);
    }
    range->least += least;
    range->most += item->twice ? 2 * most : most;
    range->is_open |= item->in_part;
    if (item->twice)
        why->missing |= FACT(CLAIMS);
    if (item->in_part)
        why->missing |= FACT(CLAIM_AMOUNT);
}

static void share_say(struct settlement_view *view)
{
    const int64_t baseline = view->least.fen;

    view->percent = view->agreed.fen / baseline < PERCENT_MOST / 100
                        ? (int)(view->agreed.fen * 100 / baseline)
                        : PERCENT_MOST;
    explain_zh(&view->why, "协议金额%s元，按法定标准计算%s元，约为其%d%%。是否接受由本人决定。",
               MONEY_TEXT(view->agreed), MONEY_TEXT(view->least), view->percent);
    explain_en(&view->why,
               "Agreed %s yuan against a statutory baseline of %s: about %d %%. "
               "Whether to accept is hers to decide. ",
               MONEY_TEXT(view->agreed), MONEY_TEXT(view->least), view->percent);
}

static void range_say(struct settlement_view *view)
{
    static const char *const zh[] = {"是否低于法定标准尚不能确定", "不低于法定标准",
                                     "低于法定标准"};
    static const char *const en[] = {"whether that is below the law is open",
                                     "that is not below the law", "that is below the law"};

    explain_zh(&view->why, "协议金额%s元，所涉事项按法定标准至少%s元", MONEY_TEXT(view->agreed),
               MONEY_TEXT(view->least));
    explain_en(&view->why, "Agreed %s yuan; of what it settles at the least %s are owed",
               MONEY_TEXT(view->agreed), MONEY_TEXT(view->least));
    if (view->most.stated) {
        explain_zh(&view->why, "，至多%s元", MONEY_TEXT(view->most));
        explain_en(&view->why, ", at the most %s", MONEY_TEXT(view->most));
    } else {
        explain_zh(&view->why, "，另有数额尚未确定的事项");
        explain_en(&view->why, ", and something of which the amount is open");
    }
    explain_zh(&view->why, "，%s。是否接受由本人决定。", zh[view->below]);
    explain_en(&view->why, "; %s. Whether to accept is hers to decide. ", en[view->below]);
}

void settlement_compare(const struct settlement_facts *facts, struct settlement_view *ret_view)
{
    struct range range = {0};

    *ret_view = (struct settlement_view){.agreed = facts->agreed};
    if (!facts->agreed.stated) {
        ret_view->why.missing |= FACT(AMOUNT);
        explain_missing(&ret_view->why);
        return;
    }
    ret_view->why.used |= FACT(AMOUNT);
    for (int i = 0; i < facts->item_count && i < SETTLEMENT_ITEMS; i++)
        item_add(&facts->items[i], &range, &ret_view->why);
    if (facts->item_count == 0 || !facts->is_about_told)
        ret_view->why.missing |= FACT(TOPICS);
    else
        ret_view->why.used |= FACT(TOPICS);
    ret_view->least = money_of_fen(facts->is_about_told ? range.least : 0);
    if (!range.is_open && facts->item_count > 0)
        ret_view->most = money_of_fen(range.most);
    if (facts->agreed.fen < ret_view->least.fen)
        ret_view->below = ANSWER_YES;
    else if (ret_view->most.stated && range.most > 0 && facts->agreed.fen >= range.most)
        ret_view->below = ANSWER_NO;
    if (ret_view->below != ANSWER_NONE)
        ret_view->why.missing = 0;
    if (ret_view->most.stated && range.most > 0 && range.most == ret_view->least.fen)
        share_say(ret_view);
    else
        range_say(ret_view);
    explain_missing(&ret_view->why);
}
