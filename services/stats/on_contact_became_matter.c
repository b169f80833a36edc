/* SPDX-License-Identifier: Apache-2.0
 *
 * A contact led to a matter. Which one is not kept: a contact is counted by its region alone,
 * and a matter by who may see it.
 */
#include "stats/stats.h"

struct err *stats_on_contact_became_matter(struct work *work,
                                           const struct contact_became_matter *event,
                                           const struct no_load *loads)
{
    (void)loads;
    WRITE(work, stats_contact_led, .contact_id = event->contact_id);
    return NULL;
}
