/* SPDX-License-Identifier: Apache-2.0
 *
 * POST /v1/matters: registers a matter by itself, or from a contact that the body names.
 * What both ways have alike is in registration.c.
 */
#include "intake/registration.h"

struct err *intake_do_matter_register(struct work *work,
                                      const struct matter_register_request *request,
                                      const struct registration_loads *loads,
                                      struct matter_answer *ret_answer)
{
    return registration_run(work, request, loads, ret_answer);
}
