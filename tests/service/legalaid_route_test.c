/* SPDX-License-Identifier: Apache-2.0
 *
 * The whole table of legalaid's routes (follower_frame.h): every role that a route does not name,
 * every wrong shape and oversize body, wrong regions, agencies and women, stale versions, repeated
 * and reused keys. Nothing is kept of what is refused, and what is repeated happens once.
 */
#include "legalaid_story.h"

#include <criterion/criterion.h>

TestSuite(legalaid_route, .init = legalaid_begin, .fini = triage_end, .timeout = 200);

Test(legalaid_route, a_role_that_a_route_does_not_name_is_refused) { follower_refuses_roles(50); }
Test(legalaid_route, a_wrong_shape_is_refused_by_every_route) { follower_refuses_shapes(); }
Test(legalaid_route, an_oversize_body_is_refused_by_every_command) { follower_refuses_oversize(); }
Test(legalaid_route, every_command_has_its_move) { cr_assert_eq(follower_commands(), AID_MOVES); }

static void walk(size_t at)
{
    aid_matter_hear();
    const struct follower_move move = aid_move_ready(at);
    follower_walk(&move);
}

Test(legalaid_route, applying_is_refused_to_strangers_and_done_once) { walk(0); }
Test(legalaid_route, withdrawing_is_refused_to_strangers_and_done_once) { walk(1); }
Test(legalaid_route, deciding_is_refused_to_strangers_and_done_once) { walk(2); }
Test(legalaid_route, objecting_is_refused_to_strangers_and_done_once) { walk(3); }
Test(legalaid_route, reviewing_is_refused_to_strangers_and_done_once) { walk(4); }
Test(legalaid_route, assigning_is_refused_to_strangers_and_done_once) { walk(5); }
Test(legalaid_route, reporting_is_refused_to_strangers_and_done_once) { walk(6); }
Test(legalaid_route, telling_what_is_missing_is_refused_to_strangers_and_done_once) { walk(7); }
Test(legalaid_route, supplying_is_refused_to_strangers_and_done_once) { walk(8); }
Test(legalaid_route, recording_a_lapse_is_refused_to_strangers_and_done_once) { walk(9); }
Test(legalaid_route, ending_aid_is_refused_to_strangers_and_done_once) { walk(10); }
