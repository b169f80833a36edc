/* SPDX-License-Identifier: Apache-2.0
 *
 * POST /v1/contacts/{contact_id}/matter: one step from a contact to a matter. The caller is its
 * person unless the body names her otherwise.
 */
#include "intake/registration.h"

struct err *intake_do_contact_matter(struct work *work,
                                     const struct matter_register_request *request,
                                     const struct registration_loads *loads,
                                     struct matter_answer *ret_answer)
{
    return registration_run(work, request, loads, ret_answer);
}
