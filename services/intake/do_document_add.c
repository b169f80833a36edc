/* SPDX-License-Identifier: Apache-2.0
 *
 * POST /v1/matters/{matter_id}/documents: a document of hers, sealed under her key. The file is on
 * disk before the row is committed; one whose unit fails is swept.
 */
#include "intake/document_store.h"
#include "intake/fact.h"
#include "intake/intake.h"

static struct err *document_check(const struct work *work,
                                  const struct document_add_request *request,
                                  const struct matter_seen *matter)
{
    if (!matter)
        return err_of(PROBLEM_NOT_FOUND, "matter %s", ID_TEXT(request->matter_id));
    if (!matter->wrapped_key)
        return err_of(PROBLEM_CONFLICT, "her data was erased; nothing can be added");
    if (!work_upload_file(work) || work_upload_size(work) == 0)
        return err_at(PROBLEM_INVALID, "", "a document has at least one byte");
    return NULL;
}

static void document_write(struct work *work, const struct document_view *view, const char *address)
{
    WRITE(work, document_put, .document_id = view->document_id, .matter_id = view->matter_id,
          .category = view->category, .media = view->media, .size = view->size,
          .content = view->content, .on = view->on, .address = address,
          .added_by = work_identity(work)->account_id, .added_at = work_now_ms(work));
}

struct err *intake_do_document_add(struct work *work, const struct document_add_request *request,
                                   const struct matter_only_loads *loads,
                                   struct document_view *ret_answer)
{
    const struct matter_seen *matter = loads->matter;
    const char *address = NULL;
    TRY(document_check(work, request, matter));
    struct document_view view = {
        .document_id = work_fresh(work, STREAM_DOCUMENT),
        .matter_id = matter->matter_id,
        .category = request->category,
        .media = request->media != MEDIA_NONE ? request->media : MEDIA_OTHER,
        .size = count_of((int64_t)work_upload_size(work)),
        .content = work_upload_digest(work),
    };
    const struct document_place place = {
        vault_key_of(work, "person", matter->person_id, matter->wrapped_key), view.document_id};
    TRY(day_of(request->on, work_today(work), &view.on));
    TRY(document_store_put(work, &place, work_upload_file(work), &address));
    document_write(work, &view, address);
    *ret_answer = view;
    return EMIT(work, document_added, .document_id = view.document_id, .matter_id = view.matter_id,
                .region = matter->region, .category = view.category, .size = view.size,
                .content = view.content);
}
