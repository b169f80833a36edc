/* SPDX-License-Identifier: Apache-2.0
 *
 * The transition table of a care plan. A team is named by an officer of an agency that gives care;
 * what is said in a session is kept and read by the team alone, and only while she consents.
 */
#include "care/states.h"

#define WORKER ROLE_BIT(ROLE_WORKER)
#define OFFICER ROLE_BIT(ROLE_OFFICER)
#define DESK (ROLE_BIT(ROLE_CLERK) | OFFICER)
#define HELPER ROLE_BIT(ROLE_HELPER)

CODE_SET_DEFINE(care_move, CARE_MOVE, false);

static bool arranges(const void *subject)
{
    return ((const struct care_moment *)subject)->arranges;
}
static bool may_note(const void *subject)
{
    const struct care_moment *moment = subject;
    return moment->records || !moment->notes;
}

#define ARRANGES                                                                                   \
    .guard = arranges, .guard_en = "the agency is labour, the union or the women's federation"
#define MAY_NOTE                                                                                   \
    .guard = may_note, .guard_en = "she consents to records, or nothing is written down"

/* clang-format off */
static const struct transition care_table[] = {
    {CARE_STATE_NONE, CARE_MOVE_ASK, CARE_STATE_ASKED, WORKER | DESK, .event = &event_care_asked},
    {CARE_STATE_ASKED, CARE_MOVE_BEGIN, CARE_STATE_RUNNING, OFFICER, ARRANGES,
     .event = &event_care_begun},
    {CARE_STATE_ASKED, CARE_MOVE_CONSENT, CARE_STATE_ASKED, WORKER, .event = &event_care_consented},
    {CARE_STATE_ASKED, CARE_MOVE_WITHDRAW, CARE_STATE_WITHDRAWN, WORKER | DESK,
     .event = &event_care_ended},
    {CARE_STATE_RUNNING, CARE_MOVE_STAFF, CARE_STATE_RUNNING, OFFICER, ARRANGES,
     .event = &event_care_team_set},
    {CARE_STATE_RUNNING, CARE_MOVE_CONSENT, CARE_STATE_RUNNING, WORKER,
     .event = &event_care_consented},
    {CARE_STATE_RUNNING, CARE_MOVE_HOLD, CARE_STATE_RUNNING, HELPER, MAY_NOTE,
     .event = &event_care_session_held},
    {CARE_STATE_RUNNING, CARE_MOVE_READ, CARE_STATE_RUNNING, HELPER, MAY_NOTE,
     .event = &event_care_note_read},
    {CARE_STATE_RUNNING, CARE_MOVE_END, CARE_STATE_ENDED, HELPER | OFFICER, ARRANGES,
     .event = &event_care_ended},
    {CARE_STATE_RUNNING, CARE_MOVE_WITHDRAW, CARE_STATE_WITHDRAWN, WORKER | DESK,
     .event = &event_care_ended},
};
/* clang-format on */

const struct fsm care_states = {"plan", &codes_care_state, &codes_care_move, care_table,
                                sizeof care_table / sizeof *care_table};
const struct fsm *const care_all_states[] = {&care_states, NULL};
