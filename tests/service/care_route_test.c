/* SPDX-License-Identifier: Apache-2.0
 *
 * The whole table of care's routes (follower_frame.h): every role that a route does not name, every
 * wrong shape and oversize body, strangers, a helper of the same county who is in no team among
 * them, stale versions, repeated and reused keys; with both walls, and with row-level security
 * alone.
 */
#include "care_story.h"

#include <criterion/criterion.h>

TestSuite(care_route, .init = care_begin, .fini = triage_end, .timeout = 200);

Test(care_route, a_role_that_a_route_does_not_name_is_refused) { follower_refuses_roles(50); }
Test(care_route, a_wrong_shape_is_refused_by_every_route) { follower_refuses_shapes(); }
Test(care_route, an_oversize_body_is_refused_by_every_command) { follower_refuses_oversize(); }
Test(care_route, every_command_has_its_move) { cr_assert_eq(follower_commands(), CARE_MOVES); }

static void walk(size_t at)
{
    care_matter_hear();
    const struct follower_move move = care_move_ready(at);
    follower_walk(&move);
}

Test(care_route, asking_is_refused_to_strangers_and_done_once) { walk(0); }
Test(care_route, beginning_is_refused_to_strangers_and_done_once) { walk(1); }
Test(care_route, withdrawing_is_refused_to_strangers_and_done_once) { walk(2); }
Test(care_route, a_consent_is_refused_to_strangers_and_done_once) { walk(3); }
Test(care_route, another_team_is_refused_to_strangers_and_done_once) { walk(4); }
Test(care_route, a_session_is_refused_to_strangers_and_done_once) { walk(5); }
Test(care_route, ending_is_refused_to_strangers_and_done_once) { walk(6); }

static void second_wall(size_t at)
{
    care_matter_hear();
    const struct follower_move move = care_move_ready(at);
    follower_second_wall(&move);
}

Test(care_route, the_second_wall_alone_holds_for_asking) { second_wall(0); }
Test(care_route, the_second_wall_alone_holds_for_beginning) { second_wall(1); }
Test(care_route, the_second_wall_alone_holds_for_withdrawing) { second_wall(2); }
Test(care_route, the_second_wall_alone_holds_for_a_consent) { second_wall(3); }
Test(care_route, the_second_wall_alone_holds_for_another_team) { second_wall(4); }
Test(care_route, the_second_wall_alone_holds_for_a_session) { second_wall(5); }
Test(care_route, the_second_wall_alone_holds_for_ending) { second_wall(6); }

Test(care_route, what_is_behind_is_shown_to_nobody)
{
    care_matter_hear();
    care_run();
    care_consent(true);
    care_note("x");
    follower_hides_while_behind(woman_one);
    triage_script("update consumer_offset set next_offset = 1");
    (void)triage_get(helper_one, follower_path(care_last_note()), 503);
}
