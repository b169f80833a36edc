/* SPDX-License-Identifier: Apache-2.0
 *
 * GET /v1/documents/{document_id}/content?purpose=: the document itself, for a purpose; it leaves a
 * trace on her stream (protocol.md L4). It is opened into a file that goes with the answer.
 */
#include "intake/document_store.h"
#include "intake/intake.h"
#include "intake/known_person.h"

static const char *const media_types[MEDIA_COUNT] = {
    [MEDIA_PDF] = "application/pdf",
    [MEDIA_JPEG] = "image/jpeg",
    [MEDIA_PNG] = "image/png",
    [MEDIA_TEXT] = "text/plain; charset=utf-8",
    [MEDIA_AUDIO] = "audio/mpeg",
    [MEDIA_VIDEO] = "video/mp4",
    [MEDIA_OTHER] = "application/octet-stream",
};

static const char *media_type(enum media media)
{
    return media_types[media] ? media_types[media] : media_types[MEDIA_OTHER];
}

struct err *intake_get_document_content(struct work *work,
                                        const struct document_content_request *request,
                                        const struct document_loads *loads,
                                        struct document_view *ret_answer)
{
    (void)ret_answer; /* the file is the answer */
    const struct document_seen *document = loads->document;
    const char *file = NULL;
    if (!document || !document->wrapped_key)
        return err_of(PROBLEM_NOT_FOUND, "document %s", ID_TEXT(request->document_id));
    const struct document_place place = {
        vault_key_of(work, "person", document->person_id, document->wrapped_key),
        document->document_id};
    TRY(document_store_open(work, &place, document->address, &file));
    work_answer_once(work, file, media_type(document->media));
    return person_read_note(work, document->person_id, request->purpose, document->matter_id);
}
