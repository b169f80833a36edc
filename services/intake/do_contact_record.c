/* SPDX-License-Identifier: Apache-2.0
 *
 * POST /v1/contacts: a call to a hotline, a visit at the window, a message online. The same ticket
 * of a client gives the same contact for ever. Who gives no name stays anonymous, under a key of
 * its own.
 */
#include "intake/contact.h"
#include "intake/fact.h"
#include "intake/filing.h"
#include "intake/known_person.h"
#include "intake/person.h"

static struct person_look look_of(const struct work *work,
                                  const struct contact_record_request *request)
{
    const struct identity *who = work_identity(work);
    struct person_look look = {.stated = request->caller};
    if (who->role == ROLE_WORKER)
        look.account_id = who->account_id;
    return look;
}

/* A worker online is known by her account; a caller by what she says. */
static bool is_anonymous(const struct person_look *look)
{
    return !person_is_stated(look->stated) && id_is_absent(look->account_id);
}

struct err *contact_derive(struct work *work, const void *request, void *ret_derived)
{
    const struct contact_record_request *asked = request;
    struct contact_derived *derived = ret_derived;
    const struct station_row *station = NULL;
    const struct person_look look = look_of(work, asked);
    TRY(filing_station(asked->station_code, &station));
    if (!is_anonymous(&look))
        TRY(person_look_key(work, &look, &derived->person_key));
    derived->station_region = station->region;
    derived->ref_key = filing_ref_key(work, "contact", asked->external_ticket);
    return NULL;
}

static void answer_known(const struct contact_record_request *request,
                         const struct contact_record_loads *loads,
                         struct contact_answer *ret_answer)
{
    *ret_answer = (struct contact_answer){.contact_id = loads->known->stream_id,
                                          .person_id = loads->contact ? loads->contact->person_id
                                                                      : (struct id){{0}},
                                          .external_ticket = request->external_ticket,
                                          .on = loads->known->on};
}

struct recording {
    const struct contact_record_request *request;
    struct id contact_id;
    struct date on;
    struct known_person person; /* absent: anonymous */
    struct data_key key;
};

static struct err *recording_open(struct work *work, struct recording *r)
{
    const struct person_look look = look_of(work, r->request);
    r->contact_id = work_fresh(work, STREAM_CONTACT);
    if (is_anonymous(&look))
        return vault_key_new(work, "contact", r->contact_id, &r->key);
    TRY(known_person_of(work, FOUND(work, contact_record_finds)->person, &r->person));
    r->key = r->person.key;
    return NULL;
}

static struct err *contact_write(struct work *work, const struct recording *r)
{
    const struct contact_record_request *request = r->request;
    const bool anonymous = id_is_absent(r->person.person_id);
    struct bytes words;
    TRY(data_key_close(work, &r->key, data_key_field(work, "contact", r->contact_id),
                       request->words, &words));
    WRITE(work, contact_put, .contact_id = r->contact_id,
          .region = DERIVED(work, contact_derived)->station_region,
          .station_code = request->station_code, .agency = filing_agency(work_identity(work)),
          .channel = request->channel, .on = r->on, .anonymous = anonymous ? ANSWER_YES : ANSWER_NO,
          .topics = request->topics, .wrapped_key = anonymous ? r->key.wrapped : NULL,
          .sealed_words = words, .recorded_by = work_identity(work)->account_id,
          .recorded_at = work_now_ms(work));
    if (!anonymous)
        WRITE(work, contact_person_put, .contact_id = r->contact_id,
              .person_id = r->person.person_id);
    return NULL;
}

static struct err *recording_run(struct work *work, const struct recording *r)
{
    const struct contact_record_request *request = r->request;
    const struct contact_derived *derived = DERIVED(work, contact_derived);
    const struct person_look look = look_of(work, request);
    const bool anonymous = id_is_absent(r->person.person_id);
    TRY(contact_write(work, r));
    if (!anonymous)
        TRY(known_person_write(work, &r->person, &look, derived->station_region));
    filing_ref_put(work, derived->ref_key, r->contact_id, r->on);
    return EMIT(work, contact_recorded, .contact_id = r->contact_id,
                .region = derived->station_region, .station_code = request->station_code,
                .channel = request->channel, .on = r->on,
                .anonymous = anonymous ? ANSWER_YES : ANSWER_NO, .topics = request->topics);
}

struct err *intake_do_contact_record(struct work *work,
                                     const struct contact_record_request *request,
                                     const struct contact_record_loads *loads,
                                     struct contact_answer *ret_answer)
{
    struct recording r = {.request = request};
    if (loads->known) {
        answer_known(request, loads, ret_answer);
        return NULL;
    }
    TRY(filing_admitted(loads->station));
    TRY(contact_channel_check(work_identity(work)->role, request->channel));
    TRY(day_of(request->on, work_today(work), &r.on));
    TRY(recording_open(work, &r));
    TRY(recording_run(work, &r));
    *ret_answer = (struct contact_answer){.contact_id = r.contact_id,
                                          .person_id = r.person.person_id,
                                          .external_ticket = request->external_ticket,
                                          .on = r.on};
    return NULL;
}
