/* SPDX-License-Identifier: Apache-2.0
 *
 * Pairs the items of an award with those of a judgment. What is decided alike is paired first, then
 * what has the same holding, then what is left in the order it was written down; so one claim of a
 * type that was dropped does not make every other look changed.
 */
#include "stats/comparison.h"

#include <string.h>

struct decided {
    const struct stats_item_put **items;
    size_t count;
};
enum closeness { DECIDED_ALIKE, HELD_ALIKE, OF_ONE_TYPE, CLOSENESS_COUNT };

enum item_change comparison_of(const struct stats_item_put *award,
                               const struct stats_item_put *court)
{
    if (!award)
        return ITEM_CHANGE_NEW;
    if (!court)
        return ITEM_CHANGE_DROPPED;
    if (award->result == ITEM_RESULT_UNKNOWN || court->result == ITEM_RESULT_UNKNOWN)
        return ITEM_CHANGE_UNKNOWN;
    if (award->result != court->result)
        return ITEM_CHANGE_HOLDING;
    if (award->amount.stated != court->amount.stated)
        return ITEM_CHANGE_UNKNOWN;
    if (award->amount.stated && award->amount.fen != court->amount.fen)
        return ITEM_CHANGE_AMOUNT;
    return ITEM_CHANGE_SAME;
}

void item_put(struct work *work, struct id matter, struct id proceeding, const char *instance,
              const struct awarded_item_list *items)
{
    for (size_t i = 0; i < items->count; i++) {
        const struct awarded_item *item = &items->items[i];
        WRITE(work, stats_item_put, .matter_id = matter, .proceeding_id = proceeding,
              .instance = instance, .item_id = item->item_id, .topic = item->topic,
              .result = item->result, .amount = item->amount);
    }
}

static bool is_newer(struct id a, struct id b) { return id_compare(a, b) > 0; }

/* Of several proceedings of one instance the newest counts. */
static struct decided decided_in(struct arena *arena, const struct stats_item_put *items,
                                 size_t count, const char *instance)
{
    struct decided found = {ARENA_ARRAY(arena, const struct stats_item_put *, count + 1), 0};
    struct id newest = {{0}};
    for (size_t i = 0; i < count; i++)
        if (strcmp(items[i].instance, instance) == 0 && is_newer(items[i].proceeding_id, newest))
            newest = items[i].proceeding_id;
    for (size_t i = 0; i < count; i++)
        if (strcmp(items[i].instance, instance) == 0 && id_equal(items[i].proceeding_id, newest))
            found.items[found.count++] = &items[i];
    return found;
}

static bool is_close(const struct stats_item_put *award, const struct stats_item_put *court,
                     enum closeness closeness)
{
    if (award->topic != court->topic)
        return false;
    switch (closeness) {
    case DECIDED_ALIKE:
        return comparison_of(award, court) == ITEM_CHANGE_SAME;
    case HELD_ALIKE:
        return award->result == court->result;
    case OF_ONE_TYPE:
    case CLOSENESS_COUNT:
        break;
    }
    return true;
}

static struct item_compared compared(const struct stats_item_put *award,
                                     const struct stats_item_put *court)
{
    const enum item_change change = comparison_of(award, court);
    struct item_compared line = {.change = change,
                                 .change_zh = code_zh(&codes_item_change, (int)change)};
    if (award) {
        line.topic = award->topic;
        line.award_result = award->result;
        line.award_amount = award->amount;
    }
    if (court) {
        line.topic = court->topic;
        line.court_result = court->result;
        line.court_amount = court->amount;
    }
    return line;
}

/* The first free item of the judgment that is as close to this one; court->count: none. */
static size_t find(const struct stats_item_put *award, const struct decided *court,
                   enum closeness closeness, const bool *taken)
{
    size_t c = 0;
    while (c < court->count && (taken[c] || !is_close(award, court->items[c], closeness)))
        c++;
    return c;
}

/* partner[a]: place of the judgment's item behind the award's item a; court->count: none. */
static void pair_by(const struct decided *award, const struct decided *court,
                    enum closeness closeness, size_t *partner, bool *taken)
{
    for (size_t a = 0; a < award->count; a++) {
        if (partner[a] < court->count)
            continue;
        partner[a] = find(award->items[a], court, closeness, taken);
        if (partner[a] < court->count)
            taken[partner[a]] = true;
    }
}

static void pair(const struct decided *award, const struct decided *court, size_t *partner,
                 bool *taken)
{
    for (size_t a = 0; a < award->count; a++)
        partner[a] = court->count;
    for (enum closeness closeness = DECIDED_ALIKE; closeness < CLOSENESS_COUNT; closeness++)
        pair_by(award, court, closeness, partner, taken);
}

static struct item_compared_list lines_of(struct arena *arena, const struct decided *award,
                                          const struct decided *court)
{
    size_t *partner = ARENA_ARRAY(arena, size_t, award->count + 1);
    bool *taken = ARENA_ARRAY(arena, bool, court->count + 1);
    struct item_compared *lines =
        ARENA_ARRAY(arena, struct item_compared, award->count + court->count + 1);
    size_t count = 0;
    pair(award, court, partner, taken);
    for (size_t a = 0; a < award->count; a++)
        lines[count++] =
            compared(award->items[a], partner[a] < court->count ? court->items[partner[a]] : NULL);
    for (size_t c = 0; c < court->count; c++)
        if (!taken[c])
            lines[count++] = compared(NULL, court->items[c]);
    return (struct item_compared_list){lines, count};
}

static bool is_listed(const struct comparison *made, size_t count, const char *instance)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(made[i].instance, instance) == 0)
            return true;
    return false;
}

struct comparison_list comparison_make(struct arena *arena, const struct stats_item_put *items,
                                       size_t count)
{
    struct comparison *made = ARENA_ARRAY(arena, struct comparison, COMPARISON_INSTANCES);
    const struct decided award = decided_in(arena, items, count, COMPARISON_AWARD);
    size_t made_count = 0;
    for (size_t i = 0; award.count > 0 && i < count && made_count < COMPARISON_INSTANCES; i++) {
        const char *instance = items[i].instance;
        if (strcmp(instance, COMPARISON_AWARD) == 0 || is_listed(made, made_count, instance))
            continue;
        const struct decided court = decided_in(arena, items, count, instance);
        made[made_count++] =
            (struct comparison){items[i].matter_id, instance, lines_of(arena, &award, &court)};
    }
    return (struct comparison_list){made, made_count};
}
