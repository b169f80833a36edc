/* SPDX-License-Identifier: Apache-2.0
 *
 * What legalaid does with each event that it can meet on triage's topic (follower_frame.h): the
 * real service, a real broker, records as triage writes them or nearly.
 */
#include "legalaid_story.h"

#include <criterion/criterion.h>

TestSuite(legalaid_bus, .init = legalaid_begin, .fini = triage_end, .timeout = 200);

Test(legalaid_bus, a_duplicate_is_dropped_a_gap_waits_and_a_second_history_is_held)
{
    follower_hears_histories();
}

Test(legalaid_bus, what_cannot_be_read_or_may_not_be_said_holds_its_own_stream_and_no_other)
{
    follower_hears_contents();
}
