/* SPDX-License-Identifier: Apache-2.0
 *
 * Supplements and refusals: nothing is overwritten, a correction names what it corrects; what is
 * wrong is refused with its place, and nothing is kept of it.
 */
#include "intake_fixture.h"

#include <criterion/criterion.h>
#include <pthread.h>
#include <string.h>

TestSuite(intake_supplement, .init = intake_begin, .fini = intake_end, .timeout = 90);

static const char filed[] =
    "{\"station_code\":\"S370112\",\"words\":\"第一次说\",\"person\":{\"name\":\"王秀兰\"},"
    "\"facts\":[{\"kind\":\"dismissed\",\"on\":\"2026-10-08\",\"words\":\"口头\"}]}";

static const char *file_one(void)
{
    return intake_member(intake_post(clerk_licheng, "/v1/matters", filed, 201), "matter_id");
}

static const char *fact_of(const char *matter)
{
    const char *view = intake_get(clerk_licheng, intake_text("/v1/intake/matters/%s", matter), 200);
    return intake_member(view, "fact_id");
}

static const char *supplements(const char *matter)
{
    return intake_text("/v1/matters/%s/supplements", matter);
}

static const char *correction(const char *fact, const char *on)
{
    return intake_text("{\"facts\":[{\"kind\":\"dismissed\",\"on\":\"%s\",\"corrects\":\"%s\"}]}",
                       on, fact);
}

Test(intake_supplement, a_correction_stands_beside_what_it_corrects)
{
    const char *matter = file_one();
    const char *fact = fact_of(matter);
    intake_post(clerk_licheng, supplements(matter), correction(fact, "2026-10-09"), 200);
    const char *view = intake_get(clerk_licheng, intake_text("/v1/intake/matters/%s", matter), 200);
    cr_assert(strstr(view, "\"on\":\"2026-10-08\"") && strstr(view, "\"on\":\"2026-10-09\""), "%s",
              view);
    cr_assert(strstr(view, "\"corrected_by\":"), "%s", view);
    cr_assert(intake_holds("(select array_agg(type order by seq) from ledger where kind = 'matter')"
                           " = array['halfsky.matter.registered.v1', "
                           "'halfsky.matter.supplemented.v1']"));
}

Test(intake_supplement, what_has_been_corrected_is_not_corrected_again)
{
    const char *matter = file_one();
    const char *fact = fact_of(matter);
    intake_post(clerk_licheng, supplements(matter), correction(fact, "2026-10-09"), 200);
    intake_post(clerk_licheng, supplements(matter), correction(fact, "2026-10-10"), 409);
    const char *wrong =
        intake_post(clerk_licheng, supplements(file_one()), correction(fact, "2026-10-10"), 400);
    cr_assert(strstr(wrong, "/facts/0/corrects"), "%s", wrong);
    cr_assert(intake_holds("(select count(*) from fact) = 3"));
}

Test(intake_supplement, a_stale_version_changes_nothing)
{
    const char *matter = file_one();
    struct intake_ask ask = {.who = clerk_licheng,
                             .method = "POST",
                             .target = supplements(matter),
                             .body = "{\"topics\":[\"maternity\"]}",
                             .if_match = "\"1\""};
    cr_assert_eq(intake_ask(ask).status, 200);
    cr_assert_eq(intake_ask(ask).status, 412);
    cr_assert(intake_holds("(select count(*) from statement) = 2"));
}

Test(intake_supplement, only_who_may_see_the_matter_supplements_it)
{
    const char *path = supplements(file_one());
    const char *body = "{\"topics\":[\"maternity\"]}";
    intake_hides(clerk_qingdao, path, body);
    intake_hides(officer_union, path, body);
    intake_hides(worker_one, path, body);
    intake_post(operator_one, path, body, 403);
    cr_assert(intake_holds("(select count(*) from statement) = 1"));
}

Test(intake_supplement, words_are_read_for_a_purpose_and_in_their_order)
{
    const char *matter = file_one();
    intake_post(clerk_licheng, supplements(matter), "{\"words\":\"第二次说\"}", 200);
    const char *path = intake_text("/v1/intake/matters/%s/words", matter);
    intake_get(clerk_licheng, path, 400);
    const char *words =
        intake_get(clerk_licheng, intake_text("%s?purpose=handle_matter", path), 200);
    const char *first = strstr(words, "第一次说");
    const char *second = strstr(words, "第二次说");
    cr_assert(first && second && first < second, "%s", words);
    cr_assert(strstr(words, "口头"), "%s", words);
    cr_assert(intake_holds("(select count(*) from ledger where type = 'halfsky.person.read.v1') "
                           "= 1"));
}

/* --- refusals of a registration */

Test(intake_supplement, a_wrong_shape_is_refused_with_its_place)
{
    static const struct {
        const char *members, *pointer;
    } wrong[] = {
        {"\"colour\":\"red\"", "/colour"},
        {"\"channel\":\"pigeon\"", "/channel"},
        {"\"on\":\"2027-11-20\"", "/on"},
        {"\"on\":\"2026-02-30\"", "/on"},
        {"\"facts\":[{\"kind\":\"dismissed\",\"on\":\"2027\"}]", "/facts/0/on"},
        {"\"facts\":[{\"kind\":\"other\",\"on\":\"2026-03\",\"until\":\"2026-02\"}]",
         "/facts/0/until"},
        {"\"person\":{\"name\":12}", "/person/name"},
        {"\"claims\":[{\"amount\":1}]", "/claims/0"},
    };
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        const char *body = intake_text("{\"station_code\":\"S370112\",%s}", wrong[i].members);
        const char *problem = intake_post(clerk_licheng, "/v1/matters", body, 400);
        cr_expect(strstr(problem, wrong[i].pointer), "%s: %s", wrong[i].pointer, problem);
    }
    intake_post(clerk_licheng, "/v1/matters", "{\"station_code\":\"S999999\"}", 400);
    intake_post(clerk_licheng, "/v1/matters", "[]", 400);
    intake_post(clerk_licheng, "/v1/matters", "{}", 400);
    cr_assert(intake_holds("(select count(*) from matter) = 0"));
}

Test(intake_supplement, a_wrong_region_or_role_registers_nothing)
{
    const struct asker mediator = {ROLE_MEDIATOR, AGENCY_LABOUR, "370112", 401};
    intake_post(clerk_qingdao, "/v1/matters", filed, 403);
    intake_post(mediator, "/v1/matters", filed, 403);
    intake_post(operator_one, "/v1/matters", filed, 403);
    cr_assert(intake_holds("(select count(*) from matter) = 0 and (select count(*) from person) = 0"
                           " and (select count(*) from ledger where kind <> 'client') = 0"));
}

Test(intake_supplement, a_body_beyond_the_limit_is_refused)
{
    char *words = arena_alloc(intake_arena(), 70001);
    memset(words, 'x', 70000);
    const char *body = intake_text("{\"station_code\":\"S370112\",\"words\":\"%s\"}", words);
    intake_post(clerk_licheng, "/v1/matters", body, 413);
    words[9000] = '\0';
    body = intake_text("{\"station_code\":\"S370112\",\"words\":\"%s\"}", words);
    cr_assert(strstr(intake_post(clerk_licheng, "/v1/matters", body, 400), "/words"));
}

Test(intake_supplement, a_list_goes_on_where_it_ended)
{
    const char *matters[3];
    for (size_t i = 0; i < 3; i++)
        matters[i] = file_one();
    const char *page = intake_get(clerk_licheng, "/v1/intake/matters?limit=2", 200);
    cr_assert(strstr(page, matters[0]) && strstr(page, matters[1]) && !strstr(page, matters[2]));
    page = intake_get(
        clerk_licheng,
        intake_text("/v1/intake/matters?limit=2&after=%s", intake_member(page, "next")), 200);
    cr_assert(strstr(page, matters[2]) && !strstr(page, "next"), "%s", page);
    cr_assert_null(strstr(intake_get(clerk_qingdao, "/v1/intake/matters", 200), "matter_id"));
    intake_get(clerk_licheng, "/v1/intake/matters?limit=0", 400);
}

/* --- at once */

enum { VOLLEY = 10 };
struct shot {
    struct intake_ask ask;
    int status;
};

static void *shot_fire(void *context)
{
    struct shot *shot = context;
    shot->status = intake_ask_alone(shot->ask);
    return NULL;
}

static void volley_run(struct shot shots[VOLLEY], const char *body, bool one_key)
{
    pthread_t threads[VOLLEY];
    for (size_t i = 0; i < VOLLEY; i++)
        shots[i].ask = (struct intake_ask){.who = clerk_licheng,
                                           .method = "POST",
                                           .target = "/v1/matters",
                                           .body = body,
                                           .key = one_key ? "one" : intake_text("key-%zu", i)};
    for (size_t i = 0; i < VOLLEY; i++)
        cr_assert_eq(pthread_create(&threads[i], NULL, shot_fire, &shots[i]), 0);
    for (size_t i = 0; i < VOLLEY; i++)
        pthread_join(threads[i], NULL);
}

static size_t answered(const struct shot shots[VOLLEY], int status)
{
    size_t count = 0;
    for (size_t i = 0; i < VOLLEY; i++)
        count += shots[i].status == status;
    return count;
}

Test(intake_supplement, one_key_sent_ten_times_at_once_is_one_matter)
{
    struct shot shots[VOLLEY];
    volley_run(shots, filed, true);
    cr_assert_eq(answered(shots, 201), VOLLEY);
    cr_assert(intake_holds("(select count(*) from matter) = 1"));
}

Test(intake_supplement, one_woman_filed_ten_times_at_once_is_one_person)
{
    struct shot shots[VOLLEY];
    volley_run(shots,
               "{\"station_code\":\"S370112\",\"person\":{\"id_number\":\"37011219900101002X\"},"
               "\"parties\":[{\"kind\":\"employer\",\"credit_code\":\"91370112MA3C000000\"}]}",
               false);
    cr_assert_eq(answered(shots, 201), VOLLEY);
    cr_assert(intake_holds("(select count(*) from matter) = 10 and (select count(*) from person) = "
                           "1 and (select count(*) from party) = 1"));
}

Test(intake_supplement, one_reference_filed_ten_times_at_once_is_one_matter)
{
    struct shot shots[VOLLEY];
    volley_run(shots, "{\"station_code\":\"S370112\",\"external_ref\":\"r\"}", false);
    cr_assert_eq(answered(shots, 201), 1);
    cr_assert_eq(answered(shots, 200), VOLLEY - 1);
    cr_assert(intake_holds("(select count(*) from matter) = 1"));
}
