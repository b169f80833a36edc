/* SPDX-License-Identifier: Apache-2.0
 *
 * The one rule about the length of lists.
 * A longer page is refused, not cut: a client that asks for it would miss rows.
 */
#include "intake/page.h"

struct err *page_limit(struct count stated, size_t *ret_limit)
{
    if (stated.stated && (stated.value < 1 || stated.value > PAGE_MOST))
        return err_at(PROBLEM_INVALID, "/limit", "a page has 1 to %d rows", PAGE_MOST);
    *ret_limit = stated.stated ? (size_t)stated.value : PAGE_USUAL;
    return NULL;
}
