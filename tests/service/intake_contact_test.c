/* SPDX-License-Identifier: Apache-2.0
 *
 * Contacts against the real intake: a hotline, a window, a message online, with and without a name,
 * and the one step from there to a matter.
 */
#include "intake_fixture.h"

#include <criterion/criterion.h>
#include <string.h>

TestSuite(intake_contact, .init = intake_begin, .fini = intake_end, .timeout = 90);

#define ASKED                                                                                      \
    "\"station_code\":\"S370112\",\"on\":\"2026-11-20\",\"topics\":[\"maternity\"],"               \
    "\"words\":\"来电咨询产假工资\""
#define CALLER "\"caller\":{\"name\":\"王秀兰\",\"phone\":\"13800001111\"}"
static const char named[] = "{\"channel\":\"hotline_12333\"," ASKED "," CALLER "}";
static const char nameless[] = "{\"channel\":\"hotline_12338\"," ASKED "}";
static const char online[] = "{\"channel\":\"online\"," ASKED "}";
static const char to_matter[] = "{\"station_code\":\"S370112\"}";

static const char *contact_path(const char *answer)
{
    return intake_text("/v1/contacts/%s", intake_member(answer, "contact_id"));
}

Test(intake_contact, a_call_without_a_name_is_anonymous)
{
    const char *answer = intake_post(clerk_licheng, "/v1/contacts", nameless, 201);
    cr_assert_null(strstr(answer, "person_id"), "%s", answer);
    const char *view = intake_get(clerk_licheng, contact_path(answer), 200);
    cr_assert(strstr(view, "\"anonymous\":true") && strstr(view, "历城"), "%s", view);
    cr_assert_null(strstr(view, "来电咨询"), "the words take a purpose");
    cr_assert(intake_holds("(select count(*) from person) = 0 and (select count(*) from ledger) = "
                           "1"));
}

Test(intake_contact, what_was_said_is_read_for_a_purpose_and_leaves_a_trace_on_her_stream)
{
    const char *path = contact_path(intake_post(clerk_licheng, "/v1/contacts", named, 201));
    intake_get(clerk_licheng, intake_text("%s/words", path), 400);
    const char *words =
        intake_get(clerk_licheng, intake_text("%s/words?purpose=contact_worker", path), 200);
    cr_assert(strstr(words, "来电咨询产假工资"), "%s", words);
    cr_assert(intake_holds("(select count(*) from ledger where kind = 'person' and type = "
                           "'halfsky.person.read.v1') = 1"));
}

Test(intake_contact, a_ticket_names_one_contact_for_ever)
{
    const char *body = "{\"channel\":\"window\",\"external_ticket\":\"12333-0017\"," ASKED "}";
    const char *first = intake_post(clerk_licheng, "/v1/contacts", body, 201);
    intake_script("delete from idempotency; update external_ref set recorded_at = 0");
    const char *again = intake_post(clerk_licheng, "/v1/contacts", body, 200);
    cr_assert_str_eq(intake_member(again, "contact_id"), intake_member(first, "contact_id"));
    cr_assert(intake_holds("(select count(*) from contact) = 1 and (select count(*) from ledger) = "
                           "1"));
    const char *other = intake_post(officer_jinan, "/v1/contacts", body, 201);
    cr_assert_str_neq(intake_member(other, "contact_id"), intake_member(first, "contact_id"));
}

Test(intake_contact, a_worker_writes_online_and_staff_answer_hotlines)
{
    const char *answer = intake_post(worker_one, "/v1/contacts", online, 201);
    intake_get(worker_one, contact_path(answer), 200);
    intake_hides(worker_two, contact_path(answer), NULL);
    cr_assert(strstr(intake_post(worker_one, "/v1/contacts", named, 400), "/channel"));
    cr_assert(strstr(intake_post(clerk_licheng, "/v1/contacts", online, 400), "/channel"));
}

Test(intake_contact, another_region_neither_records_nor_reads)
{
    const char *path = contact_path(intake_post(clerk_licheng, "/v1/contacts", named, 201));
    intake_post(clerk_qingdao, "/v1/contacts", named, 403);
    intake_hides(clerk_qingdao, path, NULL);
    intake_hides(officer_union, path, NULL);
    intake_hides(clerk_qingdao, intake_text("%s/words?purpose=handle_matter", path), NULL);
    intake_get(operator_one, path, 403);
    cr_assert_null(strstr(intake_get(clerk_qingdao, "/v1/contacts", 200), "contact_id"));
    cr_assert(strstr(intake_get(clerk_licheng, "/v1/contacts", 200), "contact_id"));
    cr_assert(intake_holds("(select count(*) from contact) = 1"));
}

Test(intake_contact, one_step_makes_a_matter_of_the_caller)
{
    const char *answer = intake_post(clerk_licheng, "/v1/contacts", named, 201);
    const char *path = contact_path(answer);
    const char *matter = intake_post(clerk_licheng, intake_text("%s/matter", path), to_matter, 201);
    cr_assert_str_eq(intake_member(matter, "person_id"), intake_member(answer, "person_id"));
    const char *view = intake_get(clerk_licheng, path, 200);
    cr_assert_str_eq(intake_member(view, "matter_id"), intake_member(matter, "matter_id"));
    cr_assert(intake_holds("(select count(*) from ledger where type = "
                           "'halfsky.contact.became_matter.v1') = 1 and (select body::jsonb ->> "
                           "'contact_id' from ledger where kind = 'matter') is not null"));
    intake_post(clerk_licheng, intake_text("%s/matter", path), to_matter, 409);
    intake_hides(clerk_qingdao, intake_text("%s/matter", path), "{\"station_code\":\"S370202\"}");
}

Test(intake_contact, an_anonymous_caller_becomes_known_by_filing)
{
    const char *path = contact_path(intake_post(clerk_licheng, "/v1/contacts", nameless, 201));
    const char *filed =
        intake_text("{\"station_code\":\"S370112\",\"person\":{\"name\":\"王秀兰\"}}");
    intake_post(clerk_licheng, intake_text("%s/matter", path), filed, 201);
    const char *words =
        intake_get(clerk_licheng, intake_text("%s/words?purpose=handle_matter", path), 200);
    cr_assert(strstr(words, "来电咨询产假工资"), "%s", words);
    cr_assert(intake_holds("(select wrapped_key is null from contact)"),
              "from now on her key alone opens it");
}

Test(intake_contact, a_wrong_shape_is_refused_with_its_place)
{
    static const struct {
        const char *members, *pointer;
    } wrong[] = {
        {"\"channel\":\"pigeon\"", "/channel"},
        {"\"channel\":\"window\",\"on\":\"2027-01-01\"", "/on"},
        {"\"channel\":\"window\",\"topics\":[\"weather\"]", "/topics"},
        {"\"channel\":\"window\",\"caller\":{\"nick\":\"x\"}", "/caller/nick"},
    };
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        const char *body = intake_text("{\"station_code\":\"S370112\",%s}", wrong[i].members);
        const char *problem = intake_post(clerk_licheng, "/v1/contacts", body, 400);
        cr_expect(strstr(problem, wrong[i].pointer), "%s: %s", wrong[i].pointer, problem);
    }
    cr_assert(intake_holds("(select count(*) from contact) = 0"));
}
