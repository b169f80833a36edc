/* SPDX-License-Identifier: Apache-2.0
 *
 * Facts are compared as far as they are known: a partial date stands for every day it may mean, and
 * only what cannot be right on any of them is refused.
 */
#include "intake/fact.h"

#include <stdio.h>

enum { POINTER_SIZE = 48 };

static struct err *fact_wrong(size_t place, const char *member, const char *why)
{
    char pointer[POINTER_SIZE];
    (void)snprintf(pointer, sizeof pointer, "/facts/%zu/%s", place, member);
    return err_at(PROBLEM_INVALID, pointer, "%s", why);
}

static bool is_later(struct date date, struct date day)
{
    return !date_is_absent(date) && date_compare(date_earliest(date), day) > 0;
}

static struct err *fact_check(const struct fact_stated *fact, size_t place, struct date today)
{
    if (is_later(fact->on, today))
        return fact_wrong(place, "on", "it lies in the future");
    if (fact->amount.fen < 0)
        return fact_wrong(place, "amount", "it is less than nothing");
    if (date_is_absent(fact->on) || date_is_absent(fact->until))
        return NULL;
    if (date_compare(date_latest(fact->until), date_earliest(fact->on)) < 0)
        return fact_wrong(place, "until", "it ends before it begins");
    return NULL;
}

struct err *facts_check(const struct fact_stated_list *facts, struct date today)
{
    for (size_t i = 0; i < facts->count; i++)
        TRY(fact_check(&facts->items[i], i, today));
    return NULL;
}

static const struct fact_seen *fact_find(const struct fact_seen_list *known, struct id id)
{
    for (size_t i = 0; i < known->count; i++)
        if (id_equal(known->items[i].fact_id, id))
            return &known->items[i];
    return NULL;
}

static bool is_named_before(const struct fact_stated_list *facts, size_t place)
{
    for (size_t i = 0; i < place; i++)
        if (id_equal(facts->items[i].corrects, facts->items[place].corrects))
            return true;
    return false;
}

struct err *facts_correct(const struct fact_stated_list *facts, const struct fact_seen_list *known)
{
    for (size_t i = 0; i < facts->count; i++) {
        if (id_is_absent(facts->items[i].corrects))
            continue;
        const struct fact_seen *old = fact_find(known, facts->items[i].corrects);
        if (!old)
            return fact_wrong(i, "corrects", "it names no fact of this matter");
        if (is_named_before(facts, i))
            return fact_wrong(i, "corrects", "two facts correct the same one");
        if (!id_is_absent(old->corrected_by))
            return err_of(PROBLEM_CONFLICT, "fact %s was corrected by %s: correct that one",
                          ID_TEXT(old->fact_id), ID_TEXT(old->corrected_by));
    }
    return NULL;
}

struct err *day_of(struct date stated, struct date today, struct date *ret_day)
{
    if (!date_is_absent(stated) && date_compare(stated, today) > 0)
        return err_at(PROBLEM_INVALID, "/on", "it lies in the future");
    *ret_day = date_is_absent(stated) ? today : stated;
    return NULL;
}
