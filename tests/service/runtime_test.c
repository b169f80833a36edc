/* SPDX-License-Identifier: Apache-2.0
 *
 * Commands on the HTTP side of the runtime: a small service in a process of its own, a real
 * PostgreSQL, real seals, no broker. What a request leaves in the tables is asked of the database.
 */
#include "tiny_story.h"

#include "base/clock.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

TestSuite(runtime, .init = story_begin, .fini = story_end, .timeout = 60);

/* --- commands */

Test(runtime, a_created_note_says_where_it_is_its_version_and_how_far_it_is)
{
    const struct fetch_answer answer = note_write("k1");
    const char *location = fetch_header(&answer, "location");
    cr_assert(strncmp(location, "/v1/notes/", 10) == 0 && strstr(body_of(answer), location + 10));
    cr_assert_str_eq(fetch_header(&answer, "etag"), "\"1\"");
    cr_assert(strncmp(fetch_header(&answer, "halfsky-at"), "tiny/contact/", 13) == 0);
    cr_assert(tiny_holds("(select count(*) from note) = 1 and (select count(*) from ledger) = 1"));
    cr_assert(tiny_holds(
        "(select actor like 'client/%' and type = 'halfsky.note.written.v1' from ledger)"));
}

Test(runtime, the_same_key_gives_the_same_answer_and_one_effect)
{
    const struct fetch_answer first = note_write("k1"), second = note_write("k1");
    cr_assert_str_eq(body_of(first), body_of(second));
    cr_assert_str_eq(fetch_header(&first, "halfsky-at"), fetch_header(&second, "halfsky-at"));
    cr_assert_str_eq(fetch_header(&first, "location"), fetch_header(&second, "location"));
    cr_assert(tiny_holds("(select count(*) from note) = 1 and (select count(*) from ledger) = 1"));
}

Test(runtime, the_same_key_with_another_body_is_refused)
{
    note_write("k1");
    struct ask other = write_ask;
    other.body = "{\"region\":\"370102\",\"title\":\"other\"}";
    assert_problem(ask_with(other), 422, "idempotency-key-reused");
    cr_assert(tiny_holds("(select count(*) from note) = 1"));
}

Test(runtime, two_keys_with_one_body_are_two_notes)
{
    note_write("k1");
    note_write("k2");
    cr_assert(tiny_holds("(select count(*) from note) = 2"));
}

Test(runtime, one_external_ref_is_one_note_whatever_the_key)
{
    struct ask ask = write_ask;
    ask.body = "{\"region\":\"370102\",\"title\":\"t\",\"external_ref\":\"r1\"}";
    const struct fetch_answer first = ask_with(ask);
    ask.key = "k2";
    const struct fetch_answer second = ask_with(ask);
    cr_assert_eq(first.status, 201);
    cr_assert_eq(second.status, 200, "%d %s", second.status, body_of(second));
    cr_assert_str_eq(fetch_header(&first, "location"), fetch_header(&second, "location"));
    cr_assert_str_eq(fetch_header(&second, "etag"), "\"1\"");
    cr_assert(tiny_holds("(select count(*) from note) = 1"));
}

Test(runtime, ten_at_once_with_one_key_are_one_effect_and_ten_equal_answers)
{
    struct volley volleys[VOLLEY];
    for (size_t i = 0; i < VOLLEY; i++)
        volleys[i] = (struct volley){.ask = write_ask};
    volley_run(volleys);
    for (size_t i = 0; i < VOLLEY; i++) {
        cr_assert_eq(volleys[i].status, 201, "%s", volleys[i].body);
        cr_assert_str_eq(volleys[i].body, volleys[0].body);
    }
    cr_assert(tiny_holds("(select count(*) from note) = 1 and (select count(*) from ledger) = 1"));
}

Test(runtime, ten_at_once_with_one_external_ref_are_one_note)
{
    struct volley volleys[VOLLEY];
    for (size_t i = 0; i < VOLLEY; i++) {
        volleys[i] = (struct volley){.ask = write_ask};
        volleys[i].ask.key = arena_printf(arena, "key-%zu", i);
        volleys[i].ask.body = "{\"region\":\"370102\",\"title\":\"t\",\"external_ref\":\"r1\"}";
    }
    volley_run(volleys);
    for (size_t i = 0; i < VOLLEY; i++) {
        cr_assert(volleys[i].status == 201 || volleys[i].status == 200, "%s", volleys[i].body);
        cr_assert_str_eq(volleys[i].body, volleys[0].body);
    }
    cr_assert(tiny_holds("(select count(*) from note) = 1 and (select count(*) from ledger) = 1"));
}

Test(runtime, a_post_without_a_key_is_refused)
{
    struct ask ask = write_ask;
    ask.key = NULL;
    assert_problem(ask_with(ask), 400, "idempotency-key-missing");
}

Test(runtime, a_change_needs_the_version_that_was_read)
{
    struct ask ask = {.method = "POST",
                      .target = note_path("k1", "/close"),
                      .body = "{}",
                      .role = ROLE_CLERK,
                      .key = "c"};
    assert_problem(ask_with(ask), 428, "precondition-required");
    ask.if_match = "\"7\"";
    assert_problem(ask_with(ask), 412, "stale");
    ask.if_match = "\"1\"";
    const struct fetch_answer closed = ask_with(ask);
    cr_assert_eq(closed.status, 200, "%s", body_of(closed));
    cr_assert_str_eq(fetch_header(&closed, "etag"), "\"2\"");
    const struct fetch_answer again = ask_with(ask);
    cr_assert_eq(again.status, 200, "a repeated key is answered before the version is judged");
    ask.key = "c2";
    assert_problem(ask_with(ask), 412, "stale");
    ask.if_match = "\"2\"";
    assert_problem(ask_with(ask), 409, "conflict");
}

/* --- shape */

Test(runtime, what_is_wrong_in_a_body_is_pointed_at)
{
    struct ask ask = write_ask;
    ask.body = "{\"region\":\"370102\",\"title\":7}";
    struct fetch_answer answer = ask_with(ask);
    assert_problem(answer, 400, "invalid");
    cr_assert(strstr(body_of(answer), "\"pointer\":\"/title\""), "%s", body_of(answer));
    ask.body = "{\"region\":\"370102\",\"title\":\"t\",\"colour\":1}";
    answer = ask_with(ask);
    assert_problem(answer, 400, "unknown-member");
    cr_assert(strstr(body_of(answer), "\"pointer\":\"/colour\""), "%s", body_of(answer));
    ask.body = "{\"region\":\"370102\"}";
    assert_problem(ask_with(ask), 400, "missing-member");
    ask.body = "[1]";
    assert_problem(ask_with(ask), 400, "invalid");
    ask.body = "{\"region\":";
    assert_problem(ask_with(ask), 400, "invalid");
}

Test(runtime, a_body_may_not_say_again_what_the_path_says)
{
    const char *path = note_path("k1", "/close");
    struct ask ask = {
        .method = "POST", .target = path, .role = ROLE_CLERK, .key = "c", .if_match = "\"1\""};
    ask.body = "{\"contact_id\":\"019aaaaa-0000-7000-8000-000000000001\"}";
    assert_problem(ask_with(ask), 400, "invalid");
    ask.target = arena_printf(arena, "%s?a=1", path);
    ask.body = "{}";
    assert_problem(ask_with(ask), 400, "invalid");
}

Test(runtime, a_body_above_the_limit_is_413)
{
    char *large = arena_alloc(arena, 80000);
    memset(large, ' ', 79999);
    struct ask ask = write_ask;
    ask.body = large;
    assert_problem(ask_with(ask), 413, "too-large");
}

Test(runtime, unknown_paths_and_methods_are_told_apart)
{
    struct ask ask = {.method = "GET", .target = "/v1/nothing", .role = ROLE_CLERK};
    assert_problem(ask_with(ask), 404, "route-unknown");
    ask.target = "/v1/notes/a/b/c";
    assert_problem(ask_with(ask), 404, "route-unknown");
    ask.target = "/v1/notes";
    const struct fetch_answer answer = ask_with(ask);
    assert_problem(answer, 405, "method-not-allowed");
    cr_assert_str_eq(fetch_header(&answer, "allow"), "POST");
}

/* --- who asks */

Test(runtime, a_wrong_role_is_refused_and_recorded)
{
    struct ask ask = write_ask;
    ask.role = ROLE_WORKER;
    assert_problem(ask_with(ask), 403, "forbidden");
    assert_problem(ask_with(ask), 403, "forbidden");
    cr_assert_eq(tiny_stop(&tiny), 0);
    tiny.process = 0;
    cr_assert(tiny_holds(
        "(select sum(refusals) from refusal where status = 403 and problem = 'forbidden') = 2"));
    cr_assert(tiny_holds("(select count(*) from note) = 0 and (select count(*) from head) = 0"));
}

Test(runtime, a_window_of_refusals_becomes_one_ledger_row_of_the_client)
{
    const char *const later[] = {"clock.offset_ms=120000", NULL};
    struct ask ask = write_ask;
    ask.role = ROLE_WORKER;
    for (int i = 0; i < 3; i++)
        assert_problem(ask_with(ask), 403, "forbidden");
    cr_assert_eq(tiny_stop(&tiny), 0);
    cr_assert(tiny_holds("(select count(distinct minute) from refusal) between 1 and 2"));
    tiny = tiny_start(later);
    const int64_t until_ms = clock_monotonic_ms() + 20000;
    while (tiny_holds("exists (select from refusal)") && clock_monotonic_ms() < until_ms)
        continue;
    cr_assert(tiny_holds("(select count(*) from refusal) = 0"));
    cr_assert(tiny_holds("(select sum((body::json ->> 'refusals')::int) from ledger where kind = "
                         "'client' and type = "
                         "'halfsky.client.requests_refused.v1') = 3"));
}

static void assert_unsealed(struct ask ask) { assert_problem(ask_with(ask), 401, "seal-refused"); }

Test(runtime, a_request_without_a_true_seal_is_refused_whatever_part_is_false)
{
    struct ask ask = write_ask;
    ask.unsealed = true;
    assert_unsealed(ask);
    ask = write_ask;
    ask.sealed_audience = "intake";
    assert_unsealed(ask);
    ask = write_ask;
    ask.sealed_target = "/v1/notes?x=1";
    assert_unsealed(ask);
    ask = write_ask;
    ask.sealed_method = "PUT";
    assert_unsealed(ask);
    ask = write_ask;
    ask.sealed_body = "{}";
    assert_unsealed(ask);
    ask = write_ask;
    ask.sealed_life_ms = -1;
    assert_unsealed(ask);
    ask = write_ask;
    ask.sealed_life_ms = 60000;
    assert_unsealed(ask);
    cr_assert(tiny_holds("(select count(*) from note) = 0"));
}

Test(runtime, no_character_of_a_seal_may_change)
{
    for (size_t flip = 1; flip < 500; flip += 13) {
        struct ask ask = write_ask;
        ask.flip = flip;
        assert_unsealed(ask);
    }
    cr_assert_eq(tiny_stop(&tiny), 0);
    tiny.process = 0;
    cr_assert(tiny_holds("(select sum(refusals) from refusal where status = 401 and client_id = "
                         "'00000000-0000-7000-8000-000000000000') = 39"));
}
