/* SPDX-License-Identifier: Apache-2.0
 *
 * Personal data against the real intake: read for a purpose with a trace that she sees, changed,
 * searched exactly, joined and parted, erased with her key.
 */
#include "intake_fixture.h"

#include "base/text.h"

#include <criterion/criterion.h>
#include <string.h>

TestSuite(intake_person, .init = intake_begin, .fini = intake_end, .timeout = 90);

#define CANARY_NAME "欧阳金丝雀"
#define CANARY_PHONE "13912345678"
#define CANARY_NUMBER "370112198807150046"
#define CANARY_ADDRESS "历城区金丝雀巷9号"
#define CANARY_WORDS "金丝雀说的话"
#define PERSON                                                                                     \
    "\"person\":{\"name\":\"" CANARY_NAME "\",\"phone\":\"" CANARY_PHONE                           \
    "\",\"id_number\":\"" CANARY_NUMBER "\",\"address\":\"" CANARY_ADDRESS "\"}"
static const char filed[] =
    "{\"station_code\":\"S370112\",\"words\":\"" CANARY_WORDS "\"," PERSON "}";

static struct {
    const char *matter, *person;
} her;

static void file_by(struct asker who)
{
    const char *answer = intake_post(who, "/v1/matters", filed, 201);
    her.matter = intake_member(answer, "matter_id");
    her.person = intake_member(answer, "person_id");
}

static const char *person_path(const char *rest)
{
    return intake_text("/v1/persons/%s%s", her.person, rest);
}

static bool says_canary(const char *text)
{
    static const char *const canaries[] = {CANARY_NAME, CANARY_PHONE, CANARY_NUMBER, CANARY_ADDRESS,
                                           CANARY_WORDS};
    for (size_t i = 0; i < sizeof canaries / sizeof *canaries; i++) {
        char hex[200]; /* as a dump shows bytes */
        text_hex((const uint8_t *)canaries[i], strlen(canaries[i]), hex);
        if (strstr(text, canaries[i]) || strstr(text, hex))
            return true;
    }
    return false;
}

/* --- reading */

Test(intake_person, a_name_is_read_for_a_purpose_only)
{
    file_by(clerk_licheng);
    intake_get(clerk_licheng, person_path("/reading"), 400);
    intake_get(clerk_licheng, person_path("/reading?purpose=curiosity"), 400);
    intake_get(clerk_licheng, person_path("/reading?purpose=own_request"), 403);
    cr_assert(intake_holds("not exists (select from ledger where type like '%person.read%')"));
    const char *read =
        intake_get(clerk_licheng, person_path("/reading?purpose=contact_worker"), 200);
    cr_assert(strstr(read, CANARY_NAME) && strstr(read, CANARY_PHONE), "%s", read);
    cr_assert(strstr(read, CANARY_NUMBER) && strstr(read, CANARY_ADDRESS), "%s", read);
    cr_assert(intake_holds("(select count(*) from ledger where type like '%person.read%') = 1"));
}

Test(intake_person, nobody_reads_who_has_no_access_to_a_matter_of_hers)
{
    file_by(clerk_licheng);
    const char *path = person_path("/reading?purpose=handle_matter");
    intake_hides(clerk_qingdao, path, NULL);
    intake_hides(officer_union, path, NULL);
    intake_hides(worker_two, path, NULL);
    intake_get(operator_one, path, 403);
    intake_hides(clerk_qingdao, person_path(""), NULL);
    intake_hides(clerk_licheng, intake_text("%s&matter_id=%s", path, her.person), NULL);
    cr_assert(intake_holds("not exists (select from ledger where type like '%person.read%')"));
}

Test(intake_person, she_sees_in_plain_chinese_who_read_her_data_and_why)
{
    file_by(worker_one);
    intake_get(clerk_licheng, person_path("/readings"), 403);
    intake_hides(worker_two, person_path("/readings"), NULL);
    const char *path = intake_text("/v1/persons/%s/reading?purpose=contact_worker&matter_id=%s",
                                   her.person, her.matter);
    intake_script("update matter set registered_by = null");
    intake_hear("halfsky.access.granted.v1", her.matter, 1,
                intake_text("{\"matter_id\":\"%s\",\"access_id\":\"%s\",\"agency\":\"labour\","
                            "\"region\":\"370112\"}",
                            her.matter, account_text(7)));
    intake_hear("halfsky.access.granted.v1", her.matter, 2,
                intake_text("{\"matter_id\":\"%s\",\"access_id\":\"%s\",\"region\":\"370112\","
                            "\"account_id\":\"%s\"}",
                            her.matter, account_text(8), account_text(worker_one.account)));
    intake_get(clerk_licheng, path, 200);
    const char *seen = intake_get(worker_one, person_path("/readings"), 200);
    cr_assert(strstr(seen, "人力资源和社会保障部门工作人员因“联系当事人”查看了您的个人信息。"),
              "%s", seen);
    cr_assert(strstr(seen, account_text(clerk_licheng.account)), "%s", seen);
    intake_get(worker_one, person_path("/reading?purpose=own_request"), 200);
    cr_assert(strstr(intake_get(worker_one, person_path("/readings?after=2"), 200), "您本人"));
}

Test(intake_person, nothing_personal_stands_anywhere_in_the_open)
{
    file_by(clerk_licheng);
    intake_get(clerk_licheng, person_path("/reading?purpose=contact_worker"), 200);
    const char *bad = intake_text("{\"station_code\":\"%s\"," PERSON "}", CANARY_NAME);
    cr_assert_not(says_canary(intake_post(clerk_licheng, "/v1/matters", bad, 400)));
    cr_assert_not(says_canary(intake_dump()), "the whole schema");
    cr_assert_not(says_canary(intake_log()), "the log");
    const char *metrics = intake_get(clerk_licheng, "/metrics", 200);
    cr_assert_not(says_canary(metrics));
}

/* --- changing and searching */

static int change_with(const char *body, const char *if_match)
{
    const struct intake_ask ask = {.who = clerk_licheng,
                                   .method = "POST",
                                   .target = person_path("/changes"),
                                   .body = body,
                                   .if_match = if_match};
    return intake_ask(ask).status;
}

static bool search_finds(struct asker who, const char *members)
{
    const char *found = intake_post(who, "/v1/persons/searches", intake_text("{%s}", members), 200);
    return strstr(found, her.person) != NULL;
}

Test(intake_person, a_change_takes_the_version_that_was_read)
{
    file_by(clerk_licheng);
    const char *body = "{\"phone\":\"13700000000\"}";
    cr_assert_eq(change_with(body, NULL), 428);
    cr_assert_eq(change_with(body, "\"9\""), 412);
    cr_assert_eq(change_with("{}", "\"1\""), 400);
    cr_assert_eq(change_with(body, "\"1\""), 200);
    cr_assert_eq(change_with(body, "\"1\""), 412);
    const char *read =
        intake_get(clerk_licheng, person_path("/reading?purpose=contact_worker"), 200);
    cr_assert(strstr(read, "13700000000") && strstr(read, CANARY_NAME), "%s", read);
    cr_assert_null(strstr(read, CANARY_PHONE));
}

Test(intake_person, an_exact_search_gives_ids_within_what_the_asker_may_see)
{
    file_by(clerk_licheng);
    cr_assert(search_finds(clerk_licheng, "\"id_number\":\"" CANARY_NUMBER "\""));
    cr_assert(search_finds(clerk_licheng, "\"phone\":\"139-1234-5678\""));
    cr_assert_not(search_finds(clerk_licheng, "\"phone\":\"1391234567\""));
    cr_assert_not(search_finds(clerk_qingdao, "\"id_number\":\"" CANARY_NUMBER "\""));
    intake_post(worker_one, "/v1/persons/searches", "{\"phone\":\"" CANARY_PHONE "\"}", 403);
    intake_post(clerk_licheng, "/v1/persons/searches", "{}", 400);
    cr_assert_eq(change_with("{\"phone\":\"13700000000\"}", "\"1\""), 200);
    cr_assert_not(search_finds(clerk_licheng, "\"phone\":\"" CANARY_PHONE "\""));
    cr_assert(search_finds(clerk_licheng, "\"phone\":\"13700000000\""));
}

Test(intake_person, two_records_are_one_woman_until_that_is_revoked)
{
    file_by(clerk_licheng);
    const char *other = intake_member(
        intake_post(clerk_licheng, "/v1/matters", "{\"station_code\":\"S370112\"}", 201),
        "person_id");
    const char *body = intake_text("{\"same_as_id\":\"%s\"}", other);
    const char *path = person_path("/same-as");
    intake_hides(clerk_qingdao, path, body);
    intake_post(worker_one, path, body, 403);
    intake_post(clerk_licheng, path, intake_text("{\"same_as_id\":\"%s\"}", her.person), 400);
    intake_post(clerk_licheng, path, body, 200);
    cr_assert(strstr(intake_get(clerk_licheng, person_path(""), 200), other));
    cr_assert(
        strstr(intake_get(clerk_licheng, intake_text("/v1/persons/%s", other), 200), her.person));
    intake_post(clerk_licheng, person_path("/same-as/revocations"), body, 200);
    intake_post(clerk_licheng, person_path("/same-as/revocations"), body, 409);
    cr_assert_null(strstr(intake_get(clerk_licheng, person_path(""), 200), other));
    cr_assert(intake_holds("(select array_agg(body::jsonb ->> 'holds' order by seq) from ledger "
                           "where type = 'halfsky.person.same_as.v1') = array['true', 'false']"));
}

/* --- erasure */

static void assert_erased(void)
{
    cr_assert(intake_holds("(select count(*) from person_secret) + (select count(*) from "
                           "person_digest) + (select count(*) from person_account) + (select "
                           "count(*) from matter_person) = 0 and (select erased_at is not null "
                           "from person)"));
    cr_assert(intake_holds("(select count(*) from ledger where type = "
                           "'halfsky.person.erased.v1') = 1"));
    const char *verified = intake_get(operator_one, "/v1/ops/intake/ledger/verify", 200);
    cr_assert_null(strstr(verified, "broken"), "%s", verified);
    cr_assert_not(says_canary(intake_dump()));
}

static const char erase_own[] = "{\"reason\":\"own_request\"}";

Test(intake_person, she_has_herself_erased_and_her_matter_stays_without_her)
{
    file_by(worker_one);
    intake_post(worker_one, person_path("/erasure"), erase_own, 200);
    assert_erased();
    intake_hides(worker_one, person_path("/reading?purpose=own_request"), NULL);
    const char *view =
        intake_get(worker_one, intake_text("/v1/intake/matters/%s", her.matter), 200);
    cr_assert_null(strstr(view, "person_id"), "%s", view);
    const char *words =
        intake_get(worker_one,
                   intake_text("/v1/intake/matters/%s/words?purpose=own_request", her.matter), 200);
    cr_assert(strstr(words, "\"erased\":true") && !says_canary(words), "%s", words);
    intake_post(worker_one, intake_text("/v1/matters/%s/supplements", her.matter),
                "{\"words\":\"x\"}", 409);
}

Test(intake_person, operators_erase_with_a_reason_and_see_nothing)
{
    file_by(clerk_licheng);
    intake_post(clerk_licheng, person_path("/erasure"), erase_own, 403);
    intake_hides(worker_two, person_path("/erasure"), erase_own);
    intake_post(operator_one, person_path("/erasure"), "{}", 400);
    const char *answer =
        intake_post(operator_one, person_path("/erasure"), "{\"reason\":\"ordered\"}", 200);
    cr_assert(strstr(answer, "\"erased\":true"), "%s", answer);
    assert_erased();
    intake_post(operator_one, person_path("/erasure"), "{\"reason\":\"ordered\"}", 200);
    assert_erased();
}

Test(intake_person, who_files_again_after_erasure_is_a_new_person)
{
    file_by(clerk_licheng);
    const char *before = her.person;
    intake_post(operator_one, person_path("/erasure"), "{\"reason\":\"ordered\"}", 200);
    file_by(clerk_licheng);
    cr_assert_str_neq(her.person, before);
    const char *read =
        intake_get(clerk_licheng, person_path("/reading?purpose=handle_matter"), 200);
    cr_assert(strstr(read, CANARY_NAME), "%s", read);
}

/* --- a new search key */

static void search_keys(const char *lines)
{
    intake_file_write(intake_file("search"), lines, strlen(lines));
    intake_restart(NULL);
}

static const char *key_line(char digit)
{
    char digits[65] = {0};
    memset(digits, digit, 64);
    return intake_text("key-%c %s\n", digit, digits);
}

static const char *party_filed(void)
{
    return intake_member(
        intake_post(clerk_licheng, "/v1/matters",
                    "{\"station_code\":\"S370112\",\"parties\":[{\"kind\":\"employer\","
                    "\"credit_code\":\"91370112MA3C000000\"}]}",
                    201),
        "party_id");
}

Test(intake_person, she_and_her_employer_are_found_through_a_change_of_the_search_key)
{
    file_by(clerk_licheng);
    const char *before = her.person;
    const char *party = party_filed();
    search_keys(intake_text("%s%s", key_line('9'), key_line('5')));
    cr_assert(search_finds(clerk_licheng, "\"id_number\":\"" CANARY_NUMBER "\""));
    file_by(clerk_licheng);
    cr_assert_str_eq(her.person, before);
    cr_assert_str_eq(party_filed(), party);
    search_keys(key_line('9')); /* the old one is gone; what was met under both stays known */
    file_by(clerk_licheng);
    cr_assert_str_eq(her.person, before);
    cr_assert_str_eq(party_filed(), party);
}
