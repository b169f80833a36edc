/* SPDX-License-Identifier: Apache-2.0
 *
 * The whole table of resolution's routes (follower_frame.h): every role that a route does not name,
 * every wrong shape and oversize body, wrong regions, agencies and women, stale versions, repeated
 * and reused keys. Nothing is kept of what is refused, and what is repeated happens once.
 */
#include "resolution_story.h"

#include <criterion/criterion.h>

TestSuite(resolution_route, .init = resolution_begin, .fini = triage_end, .timeout = 200);

Test(resolution_route, a_role_that_a_route_does_not_name_is_refused) { follower_refuses_roles(40); }
Test(resolution_route, a_wrong_shape_is_refused_by_every_route) { follower_refuses_shapes(); }
Test(resolution_route, an_oversize_body_is_refused_by_every_command)
{
    follower_refuses_oversize();
}
Test(resolution_route, every_command_has_its_move)
{
    cr_assert_eq(follower_commands(), CASE_MOVES);
}

static void walk(size_t at)
{
    case_matter_hear();
    const struct follower_move move = case_move_ready(at);
    follower_walk(&move);
}

Test(resolution_route, asking_is_refused_to_strangers_and_done_once) { walk(0); }
Test(resolution_route, replying_is_refused_to_strangers_and_done_once) { walk(1); }
Test(resolution_route, a_yes_is_refused_to_strangers_and_done_once) { walk(2); }
Test(resolution_route, opening_is_refused_to_strangers_and_done_once) { walk(3); }
Test(resolution_route, a_session_is_refused_to_strangers_and_done_once) { walk(4); }
Test(resolution_route, ending_is_refused_to_strangers_and_done_once) { walk(5); }
Test(resolution_route, accepting_is_refused_to_strangers_and_done_once) { walk(6); }
Test(resolution_route, withdrawing_is_refused_to_strangers_and_done_once) { walk(7); }
Test(resolution_route, awarding_is_refused_to_strangers_and_done_once) { walk(8); }
Test(resolution_route, taking_effect_is_refused_to_strangers_and_done_once) { walk(9); }
Test(resolution_route, judging_is_refused_to_strangers_and_done_once) { walk(10); }
Test(resolution_route, appealing_is_refused_to_strangers_and_done_once) { walk(11); }
Test(resolution_route, settling_is_refused_to_strangers_and_done_once) { walk(12); }
