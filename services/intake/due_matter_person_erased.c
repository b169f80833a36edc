/* SPDX-License-Identifier: Apache-2.0
 *
 * Says of a matter that its person was erased, so that who keeps something closed about her
 * destroys its key too. It says nothing of who she was, and its cause is not named.
 */
#include "intake/intake.h"

struct err *intake_due_matter_person_erased(struct work *work, const struct due_row *due,
                                            const struct erased_matter_loads *loads)
{
    (void)due;
    if (!loads->matter)
        return NULL;
    return EMIT(work, matter_person_erased, .matter_id = loads->matter->matter_id,
                .region = loads->matter->region);
}
