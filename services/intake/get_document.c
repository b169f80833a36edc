/* SPDX-License-Identifier: Apache-2.0
 *
 * GET /v1/documents/{document_id}: what is known of a document, without its content.
 * The content is another route, which takes a purpose.
 */
#include "intake/intake.h"

struct err *intake_get_document(struct work *work, const struct document_request *request,
                                const struct document_loads *loads,
                                struct document_view *ret_answer)
{
    (void)work;
    const struct document_seen *d = loads->document;
    if (!d)
        return err_of(PROBLEM_NOT_FOUND, "document %s", ID_TEXT(request->document_id));
    *ret_answer = (struct document_view){d->document_id, d->matter_id, d->category, d->media,
                                         d->size,        d->content,   d->on};
    return NULL;
}
