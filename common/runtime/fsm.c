/* SPDX-License-Identifier: Apache-2.0
 *
 * Walks, judges and prints transition tables.
 * It holds no state of its own and must never know a service.
 */
#include "runtime/fsm.h"

#include <string.h>

static const char *state_name(const struct fsm *fsm, int state)
{
    return state == 0 ? "none" : code_name(fsm->states, state);
}

const struct transition *fsm_find(const struct fsm *fsm, int from, int action)
{
    for (size_t i = 0; i < fsm->count; i++)
        if (fsm->transitions[i].from == from && fsm->transitions[i].action == action)
            return &fsm->transitions[i];
    return NULL;
}

static const char *allowed_of(const struct fsm *fsm, int from, char ret_text[static 200])
{
    size_t used = 0;
    ret_text[0] = '\0';
    for (size_t i = 0; i < fsm->count; i++) {
        const char *name = code_name(fsm->actions, fsm->transitions[i].action);
        if (fsm->transitions[i].from != from || used + strlen(name) + 3 > 200)
            continue;
        if (used > 0) {
            memcpy(ret_text + used, ", ", 3);
            used += 2;
        }
        memcpy(ret_text + used, name, strlen(name) + 1);
        used += strlen(name);
    }
    return used > 0 ? ret_text : "nothing";
}

struct err *fsm_step(const struct fsm *fsm, const struct fsm_ask *ask,
                     const struct transition **ret_transition)
{
    const struct transition *found = fsm_find(fsm, ask->from, ask->action);
    const char *action = code_name(fsm->actions, ask->action);
    if (!found) {
        char allowed[200];
        return err_of(PROBLEM_CONFLICT, "%s is %s: %s is not possible; allowed: %s", fsm->name,
                      state_name(fsm, ask->from), action, allowed_of(fsm, ask->from, allowed));
    }
    if (!(found->roles & ROLE_BIT(ask->role)))
        return err_of(PROBLEM_FORBIDDEN, "%s: %s is not for the role %s", fsm->name, action,
                      code_name(&codes_role, (int)ask->role));
    if (found->guard && !found->guard(ask->subject))
        return err_of(PROBLEM_CONFLICT, "%s: %s asks that %s", fsm->name, action, found->guard_en);
    *ret_transition = found;
    return NULL;
}

void fsm_walk(const struct fsm *fsm,
              void (*visit)(void *context, const struct fsm_ask *ask,
                            const struct transition *transition),
              void *context)
{
    for (int from = 0; from < (int)fsm->states->count; from++)
        for (int action = 1; action < (int)fsm->actions->count; action++)
            for (int role = 1; role < ROLE_COUNT; role++) {
                const struct fsm_ask ask = {from, action, (enum role)role, NULL};
                visit(context, &ask, fsm_find(fsm, from, action));
            }
}

static bool is_reached(const struct fsm *fsm, int state)
{
    for (size_t i = 0; i < fsm->count; i++)
        if (fsm->transitions[i].to == state && fsm->transitions[i].from != state)
            return true;
    return false;
}

struct err *fsm_check(const struct fsm *fsm)
{
    for (size_t i = 0; i < fsm->count; i++) {
        const struct transition *t = &fsm->transitions[i];
        if (fsm_find(fsm, t->from, t->action) != t)
            return err_of(PROBLEM_BUG, "%s: %s is listed twice in %s", fsm->name,
                          code_name(fsm->actions, t->action), state_name(fsm, t->from));
        if (t->from != 0 && !is_reached(fsm, t->from))
            return err_of(PROBLEM_BUG, "%s: nothing leads to %s", fsm->name,
                          state_name(fsm, t->from));
    }
    return NULL;
}

/* --- print */

static void roles_print(uint32_t roles, struct text *page)
{
    const char *between = "";
    for (int role = 1; role < ROLE_COUNT; role++) {
        if (!(roles & ROLE_BIT(role)))
            continue;
        text_add_printf(page, "%s%s", between, code_name(&codes_role, role));
        between = ", ";
    }
}

static void row_print(const struct fsm *fsm, const struct transition *t, struct text *page)
{
    text_add_printf(page, "| %s | %s %s | %s | ", state_name(fsm, t->from),
                    code_name(fsm->actions, t->action), code_zh(fsm->actions, t->action),
                    state_name(fsm, t->to));
    roles_print(t->roles, page);
    text_add_printf(page, " | %s | %s |\n", t->guard_en ? t->guard_en : "",
                    t->event ? t->event->name : "");
}

static void diagram_print(const struct fsm *fsm, struct text *page)
{
    text_add(page, "```mermaid\nstateDiagram-v2\n");
    for (size_t i = 0; i < fsm->count; i++) {
        const struct transition *t = &fsm->transitions[i];
        text_add_printf(page, "    %s --> %s: %s\n", t->from ? state_name(fsm, t->from) : "[*]",
                        state_name(fsm, t->to), code_name(fsm->actions, t->action));
    }
    text_add(page, "```\n\n");
}

void fsm_print(const struct fsm *fsm, struct text *page)
{
    text_add_printf(page, "\n### %s\n\n", fsm->name);
    diagram_print(fsm, page);
    text_add(page, "| from | action | to | who may | asks that | says |\n"
                   "|---|---|---|---|---|---|\n");
    for (size_t i = 0; i < fsm->count; i++)
        row_print(fsm, &fsm->transitions[i], page);
    text_add(page, "\nStates:");
    for (int state = 1; state < (int)fsm->states->count; state++)
        text_add_printf(page, "%s %s %s", state > 1 ? "," : "", code_name(fsm->states, state),
                        code_zh(fsm->states, state));
    text_add(page, ".\n");
}
