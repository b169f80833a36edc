/* SPDX-License-Identifier: Apache-2.0
 *
 * What makes two statements of a name or a number the same, and the sentence that tells her who
 * read her data. Pure: no key, no table.
 */
#include "intake/person.h"

#include <criterion/criterion.h>

static struct arena *arena;
static void begin(void) { arena = arena_new(1 << 20); }
static void end(void) { arena_free(arena); }
TestSuite(intake_person_form, .init = begin, .fini = end, .timeout = 5);

Test(intake_person_form, width_blanks_and_case_of_an_identity_number_do_not_matter)
{
    static const char plain[] = "37011219900101002X";
    static const char *const same[] = {
        "37011219900101002X", "37011219900101002x", "370112 19900101 002X",
        "３７０１１２１９９００１０１００２Ｘ", " 370112-19900101-002x "};
    for (size_t i = 0; i < sizeof same / sizeof *same; i++)
        cr_expect_str_eq(person_id_number_form(arena, same[i]), plain, "%s", same[i]);
    cr_assert_str_neq(person_id_number_form(arena, "370112199001010021"), plain);
}

Test(intake_person_form, the_country_code_of_a_mobile_does_not_matter)
{
    static const char plain[] = "13800001111";
    static const char *const same[] = {"13800001111",    "138 0000 1111",
                                       "+8613800001111", "008613800001111",
                                       "8613800001111",  "１３８００００１１１１"};
    for (size_t i = 0; i < sizeof same / sizeof *same; i++)
        cr_expect_str_eq(person_phone_form(arena, same[i]), plain, "%s", same[i]);
    cr_assert_str_eq(person_phone_form(arena, "0531-86012345"), "053186012345");
    cr_assert_str_eq(person_phone_form(arena, "86012345"), "86012345",
                     "a landline may begin with 86");
}

Test(intake_person_form, what_says_nothing_has_no_form)
{
    static const char *const empty[] = {NULL, "", "  ", "—", "\u3000"};
    for (size_t i = 0; i < sizeof empty / sizeof *empty; i++) {
        cr_expect_null(person_id_number_form(arena, empty[i]));
        cr_expect_null(person_phone_form(arena, empty[i]));
        cr_expect_null(person_name_form(arena, empty[i]));
    }
    cr_assert_null(person_phone_form(arena, "+"));
}

Test(intake_person_form, the_dot_between_the_parts_of_a_name_does_not_matter)
{
    cr_assert_str_eq(person_name_form(arena, "阿依古丽·买买提"), "阿依古丽买买提");
    cr_assert_str_eq(person_name_form(arena, "阿依古丽•买买提"), "阿依古丽买买提");
    cr_assert_str_eq(person_name_form(arena, "王 秀兰"), person_name_form(arena, "王秀兰"));
}

Test(intake_person_form, name_and_telephone_count_together_only)
{
    const struct person_stated both = {.name = "王秀兰", .phone = "13800001111"};
    const struct person_stated name = {.name = "王秀兰"};
    const struct person_stated phone = {.phone = "13800001111"};
    cr_assert_not_null(person_name_phone_form(arena, &both));
    cr_assert_null(person_name_phone_form(arena, &name));
    cr_assert_null(person_name_phone_form(arena, &phone));
    cr_assert_null(person_name_phone_form(arena, NULL));
}

Test(intake_person_form, a_name_cannot_run_into_a_telephone)
{
    const struct person_stated one = {.name = "A1", .phone = "23"};
    const struct person_stated two = {.name = "A", .phone = "123"};
    cr_assert_str_neq(person_name_phone_form(arena, &one), person_name_phone_form(arena, &two));
}

Test(intake_person_form, somebody_is_stated_by_any_one_value)
{
    const struct person_stated nothing = {0};
    const struct person_stated address = {.address = "历城区"};
    cr_assert_not(person_is_stated(NULL));
    cr_assert_not(person_is_stated(&nothing));
    cr_assert(person_is_stated(&address));
}

Test(intake_person_form, the_trace_says_when_who_and_why_in_plain_chinese)
{
    const int64_t noon = date_start_ms((struct date){2026, 11, 25}) + (12 * 60 + 3) * 60000;
    struct person_trace trace = {
        .read_at = noon, .agency = AGENCY_UNION, .purpose = PURPOSE_CONTACT_WORKER};
    cr_assert_str_eq(person_trace_zh(arena, &trace),
                     "2026年11月25日12时03分，工会工作人员因“联系当事人”查看了您的个人信息。");
    trace.agency = AGENCY_NONE;
    trace.purpose = PURPOSE_OWN_REQUEST;
    cr_assert_str_eq(person_trace_zh(arena, &trace),
                     "2026年11月25日12时03分，您本人因“本人查询”查看了您的个人信息。");
}
