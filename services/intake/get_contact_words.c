/* SPDX-License-Identifier: Apache-2.0
 *
 * GET /v1/contacts/{contact_id}/words?purpose=: what was said, for a purpose; leaves a trace on the
 * stream of the person who said it (protocol.md L4). An anonymous caller has none.
 */
#include "intake/contact.h"
#include "intake/known_person.h"

struct err *intake_get_contact_words(struct work *work, const struct contact_words_request *request,
                                     const struct contact_loads *loads,
                                     struct contact_words *ret_answer)
{
    const struct contact_seen *contact = loads->contact;
    const char *words = NULL;
    if (!contact)
        return err_of(PROBLEM_NOT_FOUND, "contact %s", ID_TEXT(request->contact_id));
    const struct data_key key = contact_key(work, contact);
    TRY(data_key_read(work, &key, data_key_field(work, "contact", contact->contact_id),
                      contact->sealed_words, &words));
    *ret_answer = (struct contact_words){.contact_id = contact->contact_id,
                                         .words = words,
                                         .erased = key.wrapped ? ANSWER_NO : ANSWER_YES};
    if (id_is_absent(contact->person_id))
        return NULL;
    return person_read_note(work, contact->person_id, request->purpose, contact->matter_id);
}
