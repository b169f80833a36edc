/* SPDX-License-Identifier: Apache-2.0
 *
 * She was erased: the keys of her plans are destroyed, so that what was written down opens nowhere,
 * and none is made for this matter again.
 */
#include "care/care.h"

struct err *care_on_matter_person_erased(struct work *work,
                                         const struct matter_person_erased *event,
                                         const struct no_load *loads)
{
    const int64_t now_ms = work_now_ms(work);
    (void)loads;
    WRITE(work, care_erasure_put, .matter_id = event->matter_id, .at = now_ms);
    return NULL;
}
