/* SPDX-License-Identifier: Apache-2.0
 *
 * GET /v1/contacts/{contact_id}: what is known of a contact, without a word of what was said.
 * Reading the words is another route, which takes a purpose.
 */
#include "intake/contact.h"

struct err *intake_get_contact(struct work *work, const struct contact_request *request,
                               const struct contact_loads *loads, struct contact_view *ret_answer)
{
    (void)work;
    if (!loads->contact)
        return err_of(PROBLEM_NOT_FOUND, "contact %s", ID_TEXT(request->contact_id));
    *ret_answer = contact_view_of(loads->contact);
    return NULL;
}
