/* SPDX-License-Identifier: Apache-2.0
 *
 * Registration of matters against the real intake: one unit makes matter, person and parties; what
 * was said stays as it was said; a reference of a client names one matter for ever.
 */
#include "intake_fixture.h"

#include <criterion/criterion.h>
#include <string.h>

TestSuite(intake_matter, .init = intake_begin, .fini = intake_end, .timeout = 90);

#define PERSON                                                                                     \
    "\"person\":{\"name\":\"王秀兰\",\"phone\":\"13800001111\","                                \
    "\"id_number\":\"37011219900101002x\",\"address\":\"济南市历城区花园路1号\"}"
#define PARTY                                                                                           \
    "\"parties\":[{\"kind\":\"employer\",\"name\":\"某服装厂\",\"region_stated\":\"济南历城\"," \
    "\"credit_code\":\"91370112MA3C000000\"}]"
#define SAID                                                                                       \
    "\"on\":\"2026-11-20\",\"region_stated\":\"济南历城\",\"words\":\"怀孕后被辞退\","   \
    "\"topics\":[\"pregnancy_dismissal\"],\"worker\":{\"sex\":\"female\",\"three_periods\":"       \
    "[\"pregnant\"],\"monthly_wage\":531400},\"claims\":[{\"type\":\"severance\",\"amount\":"      \
    "5314000,\"words\":\"要补偿\"}],\"facts\":[{\"kind\":\"dismissed\",\"on\":\"2026-11\","     \
    "\"words\":\"口头通知\"}]"
static const char whole[] =
    "{\"station_code\":\"S370112\",\"channel\":\"window\"," PERSON "," PARTY "," SAID "}";
static const char bare[] = "{\"station_code\":\"S370112\"}";

static const char *matter_of(const char *json) { return intake_member(json, "matter_id"); }

Test(intake_matter, one_unit_makes_the_matter_its_person_and_its_parties)
{
    const char *answer = intake_post(clerk_licheng, "/v1/matters", whole, 201);
    cr_assert(strstr(answer, "\"state\":\"registered\""), "%s", answer);
    cr_assert(strstr(answer, "\"registered_on\":\"2026-11-20\""), "%s", answer);
    cr_assert(intake_holds("(select array_agg(type order by kind, seq) from ledger) = array["
                           "'halfsky.matter.registered.v1', 'halfsky.party.registered.v1', "
                           "'halfsky.person.registered.v1']"));
    cr_assert(intake_holds("(select body::jsonb #>> '{facts,0,on}' from ledger where "
                           "kind = 'matter') = '2026-11'"));
}

Test(intake_matter, what_was_not_said_stays_absent)
{
    const char *matter = matter_of(intake_post(clerk_licheng, "/v1/matters", bare, 201));
    const char *view = intake_get(clerk_licheng, intake_text("/v1/intake/matters/%s", matter), 200);
    cr_assert_null(strstr(view, "monthly_wage"), "%s", view);
    cr_assert_null(strstr(view, "\"facts\""), "%s", view);
    cr_assert(intake_holds("(select body::jsonb -> 'worker' from ledger where kind = 'matter') "
                           "= '{}'"));
}

/* --- who she is */

static const char *file_for(const char *person)
{
    return intake_text("{\"station_code\":\"S370112\",\"person\":{%s}}", person);
}

static const char *person_filed(const char *person)
{
    return intake_member(intake_post(clerk_licheng, "/v1/matters", file_for(person), 201),
                         "person_id");
}

Test(intake_matter, the_same_woman_is_found_again_instead_of_entered_twice)
{
    const char *first = person_filed("\"name\":\"王秀兰\",\"phone\":\"138-0000 1111\","
                                     "\"id_number\":\"37011219900101002x\"");
    cr_assert_str_eq(person_filed("\"id_number\":\"37011219900101002X\""), first);
    cr_assert_str_eq(person_filed("\"name\":\"王 秀兰\",\"phone\":\"+8613800001111\""), first);
    cr_assert(
        intake_holds("(select count(*) from person) = 1 and (select count(*) from matter) = 3"));
}

Test(intake_matter, another_name_or_another_number_is_another_person)
{
    const char *first = person_filed("\"name\":\"王秀兰\",\"phone\":\"13800001111\","
                                     "\"id_number\":\"37011219900101002X\"");
    cr_assert_str_neq(person_filed("\"name\":\"王秀梅\",\"phone\":\"13800001111\""), first);
    cr_assert_str_neq(person_filed("\"name\":\"王秀兰\",\"phone\":\"13800001111\","
                                   "\"id_number\":\"370112199001010038\""),
                      first);
    cr_assert_str_neq(person_filed("\"phone\":\"13800001111\""), first);
}

Test(intake_matter, what_a_worker_says_online_finds_nobody_elses_record)
{
    const char *known = person_filed("\"name\":\"王秀兰\",\"phone\":\"13800001111\","
                                     "\"id_number\":\"37011219900101002X\"");
    const char *hers =
        intake_member(intake_post(worker_one, "/v1/matters", whole, 201), "person_id");
    cr_assert_str_neq(hers, known);
    cr_assert_str_eq(intake_member(intake_post(worker_one, "/v1/matters", bare, 201), "person_id"),
                     hers);
}

Test(intake_matter, a_worker_files_under_her_own_account_only)
{
    const char *other = intake_text("{\"station_code\":\"S370112\",\"account_id\":\"%s\"}",
                                    account_text(worker_two.account));
    intake_post(worker_one, "/v1/matters", other, 403);
    const char *by_clerk = matter_of(intake_post(clerk_licheng, "/v1/matters", other, 201));
    intake_get(worker_two, intake_text("/v1/intake/matters/%s", by_clerk), 200);
    intake_hides(worker_one, intake_text("/v1/intake/matters/%s", by_clerk), NULL);
}

/* --- once and again */

static struct fetch_answer file_with(const char *key, const char *body)
{
    return intake_ask((struct intake_ask){
        .who = clerk_licheng, .method = "POST", .target = "/v1/matters", .body = body, .key = key});
}

Test(intake_matter, two_keys_are_two_matters_and_one_key_with_two_bodies_is_refused)
{
    cr_assert_eq(file_with("a", whole).status, 201);
    cr_assert_eq(file_with("b", whole).status, 201);
    cr_assert_eq(file_with("a", bare).status, 422);
    cr_assert(intake_holds("(select count(*) from matter) = 2 and (select count(*) from person) = 1"
                           " and (select count(*) from party) = 1"));
}

Test(intake_matter, an_external_reference_names_one_matter_for_ever)
{
    const char *body = "{\"station_code\":\"S370112\",\"external_ref\":\"县-2026-17\"}";
    const char *first = matter_of(intake_post(clerk_licheng, "/v1/matters", body, 201));
    intake_script("delete from idempotency; update external_ref set recorded_at = 0");
    const char *later = "{\"station_code\":\"S370112\",\"external_ref\":\"县-2026-17\","
                        "\"words\":\"再次\"}";
    const char *again = intake_post(clerk_licheng, "/v1/matters", later, 200);
    cr_assert_str_eq(matter_of(again), first);
    cr_assert(intake_holds("(select count(*) from matter) = 1 and (select count(*) from ledger "
                           "where kind = 'matter') = 1"));
    cr_assert_str_neq(matter_of(intake_post(officer_jinan, "/v1/matters", body, 201)), first,
                      "another client's number is another number");
}
