/* SPDX-License-Identifier: Apache-2.0
 *
 * A matter has its map: from here on a proceeding about it is possible. Its region is kept and
 * nothing else; no proceeding begins by it.
 */
#include "resolution/resolution.h"

struct err *resolution_on_matter_triaged(struct work *work, const struct matter_triaged *event,
                                         const struct no_load *loads)
{
    (void)loads;
    WRITE(work, proceeding_matter_put, .matter_id = event->matter_id, .region = event->region);
    return NULL;
}
