/* SPDX-License-Identifier: Apache-2.0
 *
 * The walk itself. What is not in the words is a conflict, and what is there for other roles is
 * forbidden; both are counted besides, so that no cell is passed over.
 */
#include "state_matrix.h"

#include <criterion/criterion.h>

struct walk {
    const struct fsm *fsm;
    const struct state_words *words;
    size_t count, taken;
    const void *whole;
};

static const struct state_words *words_of(const struct walk *walk, const struct fsm_ask *ask)
{
    for (size_t i = 0; i < walk->count; i++)
        if (walk->words[i].from == ask->from && walk->words[i].action == ask->action)
            return &walk->words[i];
    return NULL;
}

static void cell_check(void *context, const struct fsm_ask *listed, const struct transition *row)
{
    struct walk *walk = context;
    const struct state_words *said = words_of(walk, listed);
    const bool may = said && (said->roles & ROLE_BIT(listed->role));
    const struct transition *taken = NULL;
    struct fsm_ask ask = *listed;
    ask.subject = walk->whole;
    const struct err *err = fsm_step(walk->fsm, &ask, &taken);
    walk->taken += err == NULL;
    cr_expect_eq(err == NULL, may, "%s from %d: %s by %s", walk->fsm->name, ask.from,
                 code_name(walk->fsm->actions, ask.action), code_name(&codes_role, (int)ask.role));
    if (!err)
        cr_expect(taken == row && said && taken->to == said->to);
    else
        cr_expect_eq(err->problem, said ? PROBLEM_FORBIDDEN : PROBLEM_CONFLICT);
}

void state_matrix(const struct fsm *fsm, const struct state_words *words, size_t count,
                  const void *whole)
{
    struct walk walk = {fsm, words, count, 0, whole};
    size_t roles = 0;
    cr_assert_null(fsm_check(fsm));
    cr_assert_eq(fsm->count, count);
    fsm_walk(fsm, cell_check, &walk);
    for (size_t i = 0; i < count; i++)
        roles += (size_t)__builtin_popcount(words[i].roles);
    cr_assert_eq(walk.taken, roles, "%zu cells taken, %zu in words", walk.taken, roles);
}
