/* SPDX-License-Identifier: Apache-2.0
 *
 * Which dates and corrections can be and which cannot; what is unknown is never refused.
 * And whose channel and account it is. Pure.
 */
#include "intake/contact.h"
#include "intake/fact.h"
#include "intake/filing.h"
#include "intake/page.h"
#include "intake/registration.h"

#include <criterion/criterion.h>

TestSuite(intake_fact, .timeout = 5);

static const struct date today = {2026, 11, 25};

static struct err *check(struct date on, struct date until)
{
    const struct fact_stated fact = {.kind = FACT_DISMISSED, .on = on, .until = until};
    const struct fact_stated_list facts = {&fact, 1};
    return facts_check(&facts, today);
}

Test(intake_fact, a_date_is_refused_only_where_no_day_of_it_can_be_right)
{
    static const struct {
        struct date on, until;
        bool right;
    } cases[] = {
        {{0, 0, 0}, {0, 0, 0}, true},        {{2026, 0, 0}, {0, 0, 0}, true},
        {{2026, 11, 0}, {0, 0, 0}, true},    {{2026, 11, 25}, {0, 0, 0}, true},
        {{2026, 11, 26}, {0, 0, 0}, false},  {{2026, 12, 0}, {0, 0, 0}, false},
        {{2027, 0, 0}, {0, 0, 0}, false},    {{1900, 1, 1}, {0, 0, 0}, true},
        {{2026, 3, 0}, {2026, 3, 1}, true},  {{2026, 3, 9}, {2026, 0, 0}, true},
        {{2026, 3, 9}, {2026, 3, 8}, false}, {{2026, 3, 0}, {2026, 2, 0}, false},
        {{0, 0, 0}, {2027, 1, 1}, true}, /* an end may lie ahead: a leave, a contract */
        {{2026, 11, 1}, {2027, 4, 1}, true},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const struct err *err = check(cases[i].on, cases[i].until);
        cr_expect_eq(err == NULL, cases[i].right, "case %zu", i);
    }
}

/* What is said in a sum is nothing or more; unsaid stays unsaid. */
Test(intake_fact, an_amount_below_nothing_is_refused_with_its_place)
{
    const struct fact_stated owed = {.kind = FACT_PAY_CUT, .amount = money_of_fen(-1)};
    const struct claim_stated claims[] = {
        {.type = TOPIC_SEVERANCE}, {.amount = money_of_fen(0)}, {.amount = money_of_fen(-1)}};
    const struct fact_stated_list facts = {&owed, 1};
    const struct claim_stated_list sound = {claims, 2}, all = {claims, 3};
    const struct err *err = facts_check(&facts, today);
    cr_assert_not_null(err);
    cr_expect_str_eq(err->pointer, "/facts/0/amount");
    cr_expect_null(claims_check(&sound));
    err = claims_check(&all);
    cr_assert_not_null(err);
    cr_expect_str_eq(err->pointer, "/claims/2/amount");
}

/* --- corrections */

static const struct id first = {{1}}, second = {{2}}, third = {{3}};

static struct err *correct(const struct id *corrected, size_t count)
{
    const struct fact_seen seen[] = {
        {.fact_id = first}, {.fact_id = second, .corrected_by = third}, {.fact_id = third}};
    const struct fact_seen_list known = {seen, 3};
    struct fact_stated facts[2] = {{.corrects = corrected[0]}};
    if (count > 1)
        facts[1].corrects = corrected[1];
    const struct fact_stated_list list = {facts, count};
    return facts_correct(&list, &known);
}

Test(intake_fact, a_standing_fact_is_corrected_once)
{
    const struct id both[] = {first, third}, twice[] = {first, first};
    cr_assert_null(correct(both, 2));
    const struct err *err = correct(twice, 2);
    cr_assert(err && err->problem == PROBLEM_INVALID);
}

Test(intake_fact, what_was_corrected_is_left_to_its_successor)
{
    const struct err *err = correct(&second, 1);
    cr_assert(err && err->problem == PROBLEM_CONFLICT);
}

Test(intake_fact, a_correction_names_a_fact_of_the_same_matter)
{
    const struct id unknown = {{9}}, none = {{0}};
    const struct err *err = correct(&unknown, 1);
    cr_assert(err && err->problem == PROBLEM_INVALID);
    cr_assert_null(correct(&none, 1));
}

Test(intake_fact, the_day_it_is_said_is_today_unless_stated_and_never_later)
{
    struct date day;
    cr_assert_null(day_of((struct date){0, 0, 0}, today, &day));
    cr_assert_eq(date_compare(day, today), 0);
    cr_assert_null(day_of((struct date){2025, 1, 2}, today, &day));
    cr_assert_eq(day.year, 2025);
    cr_assert_not_null(day_of((struct date){2026, 11, 26}, today, &day));
}

/* --- who acts how */

Test(intake_fact, every_channel_belongs_either_to_the_worker_or_to_staff)
{
    static const enum role roles[] = {ROLE_WORKER, ROLE_CLERK, ROLE_OFFICER};
    for (size_t i = 0; i < 3; i++)
        for (int channel = CHANNEL_NONE + 1; channel < CHANNEL_COUNT; channel++) {
            const bool right = (channel == CHANNEL_ONLINE) == (roles[i] == ROLE_WORKER);
            const struct err *err = contact_channel_check(roles[i], (enum channel)channel);
            cr_expect_eq(err == NULL, right, "role %d channel %d", (int)roles[i], channel);
        }
}

Test(intake_fact, a_worker_files_under_her_own_account)
{
    const struct identity worker = {.account_id = first, .role = ROLE_WORKER};
    const struct identity clerk = {.account_id = second, .role = ROLE_CLERK};
    struct id account;
    cr_assert_null(registration_account(&worker, (struct id){{0}}, &account));
    cr_assert(id_equal(account, first));
    cr_assert_null(registration_account(&worker, first, &account));
    const struct err *err = registration_account(&worker, second, &account);
    cr_assert(err && err->problem == PROBLEM_FORBIDDEN);
    cr_assert_null(registration_account(&clerk, first, &account));
    cr_assert(id_equal(account, first));
    cr_assert_null(registration_account(&clerk, (struct id){{0}}, &account));
    cr_assert(id_is_absent(account), "a clerk's own account is not hers");
}

Test(intake_fact, a_page_has_one_to_a_hundred_rows)
{
    size_t limit = 0;
    cr_assert_null(page_limit((struct count){0, false}, &limit));
    cr_assert_eq(limit, PAGE_USUAL);
    cr_assert_null(page_limit(count_of(PAGE_MOST), &limit));
    cr_assert_not_null(page_limit(count_of(0), &limit));
    cr_assert_not_null(page_limit(count_of(PAGE_MOST + 1), &limit));
}
