/* SPDX-License-Identifier: Apache-2.0
 *
 * Walks the whole matrix of a plan's life, every state, action and role, against the same in words,
 * and what the guards ask for. It asks the table only; nothing is started.
 */
#include "care/states.h"
#include "state_matrix.h"

#include <criterion/criterion.h>

TestSuite(care_states, .timeout = 20);

#define WORKER ROLE_BIT(ROLE_WORKER)
#define CLERK ROLE_BIT(ROLE_CLERK)
#define OFFICER ROLE_BIT(ROLE_OFFICER)
#define HELPER ROLE_BIT(ROLE_HELPER)
#define SHE (WORKER | CLERK | OFFICER)

static const struct state_words words[] = {
    {CARE_STATE_NONE, CARE_MOVE_ASK, CARE_STATE_ASKED, SHE},
    {CARE_STATE_ASKED, CARE_MOVE_BEGIN, CARE_STATE_RUNNING, OFFICER},
    {CARE_STATE_ASKED, CARE_MOVE_CONSENT, CARE_STATE_ASKED, WORKER},
    {CARE_STATE_ASKED, CARE_MOVE_WITHDRAW, CARE_STATE_WITHDRAWN, SHE},
    {CARE_STATE_RUNNING, CARE_MOVE_STAFF, CARE_STATE_RUNNING, OFFICER},
    {CARE_STATE_RUNNING, CARE_MOVE_CONSENT, CARE_STATE_RUNNING, WORKER},
    {CARE_STATE_RUNNING, CARE_MOVE_HOLD, CARE_STATE_RUNNING, HELPER},
    {CARE_STATE_RUNNING, CARE_MOVE_READ, CARE_STATE_RUNNING, HELPER},
    {CARE_STATE_RUNNING, CARE_MOVE_END, CARE_STATE_ENDED, HELPER | OFFICER},
    {CARE_STATE_RUNNING, CARE_MOVE_WITHDRAW, CARE_STATE_WITHDRAWN, SHE},
};
enum { WORDS = sizeof words / sizeof *words };

Test(care_states, each_cell_is_allowed_or_refused_as_the_words_say)
{
    static const struct care_moment whole = {true, true, true};
    state_matrix(&care_states, words, WORDS, &whole);
}

/* Nothing that a helper may keep or read comes without her consent, no team without an agency that
 * gives care. */
Test(care_states, guards_ask_for_consent_and_for_the_agency)
{
    for (int bits = 0; bits < 8; bits++) {
        const struct care_moment moment = {bits & 1, bits & 2, bits & 4};
        for (size_t i = 0; i < care_states.count; i++) {
            const struct transition *row = &care_states.transitions[i];
            const bool records = row->action == CARE_MOVE_HOLD || row->action == CARE_MOVE_READ;
            const bool arranges = row->action == CARE_MOVE_BEGIN ||
                                  row->action == CARE_MOVE_STAFF || row->action == CARE_MOVE_END;
            cr_expect_eq(row->guard != NULL, records || arranges);
            if (row->guard)
                cr_expect_eq(row->guard(&moment),
                             records ? moment.records || !moment.notes : moment.arranges);
        }
    }
}
