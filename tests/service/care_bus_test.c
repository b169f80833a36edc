/* SPDX-License-Identifier: Apache-2.0
 *
 * What care does with each event that it can meet on triage's topic (follower_frame.h): the real
 * service, a real broker, records as triage writes them or nearly.
 */
#include "care_story.h"

#include <criterion/criterion.h>

TestSuite(care_bus, .init = care_begin, .fini = triage_end, .timeout = 200);

Test(care_bus, a_duplicate_is_dropped_a_gap_waits_and_a_second_history_is_held)
{
    follower_hears_histories();
}

Test(care_bus, what_cannot_be_read_or_may_not_be_said_holds_its_own_stream_and_no_other)
{
    follower_hears_contents();
}
