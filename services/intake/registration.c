/* SPDX-License-Identifier: Apache-2.0
 *
 * A filing is never refused for what it lacks: what was not said stays absent. It is refused for a
 * station that is not the client's, a date that cannot be, a contact that has led to a matter
 * before.
 */
#include "intake/registration.h"

#include "intake/contact.h"
#include "intake/fact.h"
#include "intake/filing.h"
#include "intake/known_person.h"
#include "intake/parties.h"

struct err *registration_account(const struct identity *who, struct id stated,
                                 struct id *ret_account)
{
    const bool is_worker = who->role == ROLE_WORKER;
    if (is_worker && !id_is_absent(stated) && !id_equal(stated, who->account_id))
        return err_at(PROBLEM_FORBIDDEN, "/account_id", "a worker files under her own account");
    *ret_account = is_worker ? who->account_id : stated;
    return NULL;
}

struct err *registration_check(const struct matter_register_request *request, struct date today)
{
    struct date on;
    TRY(day_of(request->on, today, &on));
    TRY(claims_check(&request->claims));
    TRY(facts_check(&request->facts, today));
    const struct fact_seen_list none = {NULL, 0};
    return facts_correct(&request->facts, &none);
}

/* What the person is looked for by. */
static struct err *look_of(struct work *work, const struct matter_register_request *request,
                           struct person_look *ret_look)
{
    struct person_look look = {.stated = request->person, .contact_id = request->contact_id};
    TRY(registration_account(work_identity(work), request->account_id, &look.account_id));
    *ret_look = look;
    return NULL;
}

struct err *registration_derive(struct work *work, const void *request, void *ret_derived)
{
    const struct matter_register_request *asked = request;
    struct registration_derived *derived = ret_derived;
    const struct station_row *station = NULL;
    struct person_look look;
    TRY(filing_station(asked->station_code, &station));
    TRY(look_of(work, asked, &look));
    TRY(person_look_key(work, &look, &derived->person_key));
    TRY(parties_look(work, &asked->parties, derived));
    derived->station_region = station->region;
    derived->ref_key = filing_ref_key(work, "matter", asked->external_ref);
    return NULL;
}

/* The same reference again, also a month later: the matter that it became. */
static void answer_known(const struct matter_register_request *request,
                         const struct registration_loads *loads, struct arena *arena,
                         struct matter_answer *ret_answer)
{
    const struct matter_seen *matter = loads->matter;
    struct party_ref *parties = ARENA_ARRAY(arena, struct party_ref, loads->parties.count + 1);
    for (size_t i = 0; i < loads->parties.count; i++)
        parties[i] =
            (struct party_ref){loads->parties.items[i].party_id, loads->parties.items[i].kind};
    *ret_answer = (struct matter_answer){
        .matter_id = loads->known->stream_id,
        .person_id = matter ? matter->person_id : (struct id){{0}},
        .parties = {parties, loads->parties.count},
        .external_ref = request->external_ref,
        .state = matter ? matter->state : INTAKE_STATE_REGISTERED,
        .registered_on = loads->known->on,
    };
}

static struct err *contact_check(const struct matter_register_request *request,
                                 const struct contact_seen *contact)
{
    if (id_is_absent(request->contact_id))
        return NULL;
    if (!contact)
        return err_of(PROBLEM_NOT_FOUND, "no such contact of this station");
    if (!id_is_absent(contact->matter_id))
        return err_of(PROBLEM_CONFLICT, "the contact led to matter %s",
                      ID_TEXT(contact->matter_id));
    return NULL;
}

/* What was said at the contact goes under her key. */
static struct err *contact_lead(const struct filing *filing, const struct contact_seen *contact,
                                struct id person_id)
{
    struct work *work = filing->work;
    const struct data_key old = contact_key(work, contact);
    const char *field = data_key_field(work, "contact", contact->contact_id);
    const char *words = NULL;
    struct bytes sealed = contact->sealed_words;
    if (contact->own_key) {
        TRY(data_key_read(work, &old, field, contact->sealed_words, &words));
        TRY(data_key_close(work, &filing->key, field, words, &sealed));
        WRITE(work, contact_person_put, .contact_id = contact->contact_id, .person_id = person_id);
    }
    WRITE(work, contact_lead, .contact_id = contact->contact_id, .matter_id = filing->matter_id,
          .sealed_words = sealed);
    return EMIT(work, contact_became_matter, .contact_id = contact->contact_id,
                .matter_id = filing->matter_id);
}

struct registration {
    const struct matter_register_request *request;
    const struct registration_loads *loads;
    struct filing filing;
    struct person_look look;
    struct known_person person;
    const char *region;
    enum agency agency;
};

/* As stated for this matter: kept beside the record of one who was known. */
static struct err *person_link_write(const struct registration *r)
{
    struct work *work = r->filing.work;
    struct sealed_person said;
    struct bytes where;
    TRY(person_close(work, &r->person.key, ID_TEXT(r->filing.matter_id),
                     r->person.is_new ? NULL : r->request->person, &said));
    TRY(data_key_close(work, &r->person.key, data_key_field(work, "region", r->filing.matter_id),
                       r->request->region_stated, &where));
    WRITE(work, matter_person_put, .matter_id = r->filing.matter_id,
          .person_id = r->person.person_id, .sealed_region = where, .sealed_name = said.name,
          .sealed_phone = said.phone, .sealed_id_number = said.id_number,
          .sealed_address = said.address);
    return NULL;
}

static void matter_write(const struct registration *r)
{
    struct work *work = r->filing.work;
    const struct matter_register_request *request = r->request;
    WRITE(work, matter_put, .matter_id = r->filing.matter_id, .region = r->region,
          .station_code = request->station_code, .agency = r->agency, .channel = request->channel,
          .account_id = r->look.account_id, .contact_id = request->contact_id, .on = r->filing.on,
          .registered_by = work_identity(work)->account_id, .registered_at = work_now_ms(work));
}

static struct err *matter_emit(const struct registration *r)
{
    struct work *work = r->filing.work;
    const struct matter_register_request *request = r->request;
    static const struct worker_profile nothing_said;
    struct claim_list claims;
    struct fact_list facts;
    const struct saying saying = {request->words, request->topics, request->worker};
    TRY(filing_statement(&r->filing, &saying));
    TRY(filing_claims(&r->filing, &request->claims, &claims));
    TRY(filing_facts(&r->filing, &request->facts, &facts));
    return EMIT(work, matter_registered, .matter_id = r->filing.matter_id, .region = r->region,
                .station_code = request->station_code, .agency = r->agency,
                .account_id = r->look.account_id, .contact_id = request->contact_id,
                .channel = request->channel, .on = r->filing.on, .topics = request->topics,
                .worker = request->worker ? request->worker : &nothing_said, .claims = claims,
                .facts = facts);
}

static struct err *registration_write(const struct registration *r,
                                      struct party_ref_list *ret_parties)
{
    struct work *work = r->filing.work;
    matter_write(r);
    TRY(known_person_write(work, &r->person, &r->look, r->region));
    TRY(person_link_write(r));
    TRY(parties_write(&r->filing, &r->request->parties, FOUND(work, registration_finds),
                      ret_parties));
    TRY(matter_emit(r));
    if (r->loads->contact)
        TRY(contact_lead(&r->filing, r->loads->contact, r->person.person_id));
    filing_ref_put(work, DERIVED(work, registration_derived)->ref_key, r->filing.matter_id,
                   r->filing.on);
    return NULL;
}

static struct err *registration_open(struct work *work, struct registration *r)
{
    const struct registration_derived *derived = DERIVED(work, registration_derived);
    r->filing = (struct filing){.work = work, .matter_id = work_fresh(work, STREAM_MATTER)};
    r->region = derived->station_region;
    r->agency = filing_agency(work_identity(work));
    TRY(day_of(r->request->on, work_today(work), &r->filing.on));
    TRY(look_of(work, r->request, &r->look));
    TRY(known_person_of(work, FOUND(work, registration_finds)->person, &r->person));
    r->filing.key = r->person.key;
    return NULL;
}

struct err *registration_run(struct work *work, const struct matter_register_request *request,
                             const struct registration_loads *loads,
                             struct matter_answer *ret_answer)
{
    struct registration r = {.request = request, .loads = loads};
    struct party_ref_list parties;
    if (loads->known) {
        answer_known(request, loads, work_arena(work), ret_answer);
        return NULL;
    }
    TRY(filing_admitted(loads->station));
    TRY(registration_check(request, work_today(work)));
    TRY(contact_check(request, loads->contact));
    TRY(registration_open(work, &r));
    TRY(registration_write(&r, &parties));
    *ret_answer = (struct matter_answer){.matter_id = r.filing.matter_id,
                                         .person_id = r.person.person_id,
                                         .parties = parties,
                                         .external_ref = request->external_ref,
                                         .state = INTAKE_STATE_REGISTERED,
                                         .registered_on = r.filing.on};
    return NULL;
}
