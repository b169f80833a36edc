/* SPDX-License-Identifier: Apache-2.0
 *
 * Queries, documents, machines, operators and the end of the process: the small service again, with
 * a real PostgreSQL and no broker.
 */
#include "tiny_story.h"

#include "base/clock.h"

#include <criterion/criterion.h>
#include <pthread.h>
#include <stdio.h>
#include <string.h>

TestSuite(runtime_answers, .init = story_begin, .fini = story_end, .timeout = 60);

/* --- queries */

Test(runtime_answers, a_query_gives_the_version_and_only_to_the_region)
{
    struct ask ask = {.method = "GET", .target = note_path("k1", ""), .role = ROLE_OFFICER};
    struct fetch_answer answer = ask_with(ask);
    cr_assert_eq(answer.status, 200, "%s", body_of(answer));
    cr_assert_str_eq(fetch_header(&answer, "etag"), "\"1\"");
    cr_assert(strstr(body_of(answer), "\"title\":\"t\""));
    ask.region = "3702";
    assert_problem(ask_with(ask), 404, "not-found");
}

Test(runtime_answers, a_query_that_leaves_a_trace_emits)
{
    const struct ask ask = {
        .method = "GET", .target = note_path("k1", "/title"), .role = ROLE_OFFICER};
    const struct fetch_answer answer = ask_with(ask);
    cr_assert_eq(answer.status, 200, "%s", body_of(answer));
    cr_assert(strstr(body_of(answer), "\"title\":\"t\""));
    cr_assert(
        tiny_holds("(select count(*) from ledger) = 2 and (select count(*) from idempotency) = 1"));
}

Test(runtime_answers, what_was_not_found_but_is_young_may_be_on_its_way)
{
    uint8_t random[10] = {1};
    const char *young = ID_TEXT(id_v7(clock_now_ms(), random));
    struct ask ask = {.method = "GET", .role = ROLE_OFFICER};
    ask.target = arena_printf(arena, "/v1/matters/%s", young);
    const struct fetch_answer answer = ask_with(ask);
    assert_problem(answer, 409, "not-here-yet");
    cr_assert_not_null(fetch_header(&answer, "retry-after"));
    ask.target = "/v1/matters/01900000-0000-7000-8000-000000000001";
    assert_problem(ask_with(ask), 404, "not-found");
    ask.target =
        arena_printf(arena, "/v1/notes/%s", young); /* this service's own kind: it would be here */
    assert_problem(ask_with(ask), 404, "not-found");
}

Test(runtime_answers, an_arrival_header_is_waited_for_and_believed_from_its_client_only)
{
    const struct fetch_answer written = note_write("k1");
    struct ask ask = {
        .method = "GET", .target = fetch_header(&written, "location"), .role = ROLE_OFFICER};
    ask.at = fetch_header(&written, "halfsky-at");
    cr_assert_eq(ask_with(ask).status, 200);
    tiny_script("update head set seq = 0 where kind = 'contact'"); /* as if it were not here */
    assert_problem(ask_with(ask), 409, "not-here-yet");
    ask.client = (struct id){{9, [6] = 0x70, [8] = 0x80}};
    cr_assert_eq(ask_with(ask).status, 200, "another client's header is ignored");
}

Test(runtime_answers, a_matter_whose_access_is_being_caught_up_on_is_shown_to_nobody)
{
    struct ask ask = {.method = "GET",
                      .role = ROLE_OFFICER,
                      .target = "/v1/matters/01900000-0000-7000-8000-000000000001"};
    tiny_script("insert into matter_seen values ('01900000-0000-7000-8000-000000000001', 2)");
    cr_assert_eq(ask_with(ask).status, 200);
    tiny_script("insert into parked (topic, part, position, incarnation, source, kind, stream_id, "
                "seq, hash, reason, why,"
                " parked_at) values ('t', 0, 1, 1, 'triage', 'matter', "
                "'01900000-0000-7000-8000-000000000001', 3, '\\x00',"
                " 'held', 'w', 1)");
    assert_problem(ask_with(ask), 503, "catching-up");
    tiny_script("delete from parked; insert into consumer_offset (topic, part, next_offset, epoch, "
                "incarnation, kinds,"
                " ready_offset) select 'halfsky.triage.v1', g, 9, 1, 1, 'matter', 9 from "
                "generate_series(0, 23) g");
    cr_assert_eq(ask_with(ask).status, 200);
    /* Whichever it is: at most one of the two is the matter's own. */
    tiny_script("update consumer_offset set next_offset = 5 where part = 0");
    assert_problem(ask_with(ask), 503, "catching-up");
    tiny_script("update consumer_offset set next_offset = 14 - next_offset where part in (0, 1)");
    assert_problem(ask_with(ask), 503, "catching-up");
    tiny_script("update consumer_offset set next_offset = 9");
    cr_assert_eq(ask_with(ask).status, 200);
}

/* --- documents */

Test(runtime_answers, a_document_has_the_size_and_digest_that_were_sealed)
{
    struct ask ask = {
        .method = "POST", .target = note_path("k1", "/papers"), .role = ROLE_CLERK, .key = "p"};
    char *large = arena_alloc(arena, 300001);
    memset(large, 'x', 300000);
    ask.body = large;
    const struct fetch_answer answer = ask_with(ask);
    cr_assert_eq(answer.status, 200, "%s", body_of(answer));
    cr_assert(strstr(body_of(answer), "\"bytes\":300000"), "%s", body_of(answer));
    ask.key = "q";
    ask.sealed_body = "another";
    assert_problem(ask_with(ask), 401, "seal-refused");
}

/* --- machines and operators */

Test(runtime_answers, machines_need_no_identity)
{
    struct ask ask = {.method = "GET", .target = "/healthz", .unsealed = true};
    cr_assert_eq(ask_with(ask).status, 200);
    ask.target = "/readyz";
    cr_assert_eq(ask_with(ask).status, 200);
    ask.target = "/version";
    cr_assert(strstr(body_of(ask_with(ask)), "\"tiny\""));
    ask.target = "/metrics";
    note_write("k1");
    const char *metrics = body_of(ask_with(ask));
    cr_assert(strstr(metrics, "halfsky_requests_total{service=\"tiny\",route=\"tiny_do_note_"
                              "write\",class=\"2xx\"} 1"),
              "%s", metrics);
}

static struct fetch_answer ops(const char *method, const char *path, const char *body)
{
    const struct ask ask = {.method = method,
                            .target = arena_printf(arena, "/v1/ops/tiny/%s", path),
                            .body = body,
                            .role = ROLE_OPS,
                            .key = body ? "o1" : NULL};
    return ask_with(ask);
}

Test(runtime_answers, the_ledger_verifies_and_a_changed_row_is_named)
{
    note_write("k1");
    note_write("k2");
    struct fetch_answer answer = ops("GET", "ledger/verify", NULL);
    cr_assert(strstr(body_of(answer), "{\"checked\":2,\"next\":2}"), "%s", body_of(answer));
    answer = ops("GET", "ledger?limit=1", NULL);
    cr_assert(strstr(body_of(answer), "\"next\":1}"), "%s", body_of(answer));
    tiny_script("update ledger set region = '370103' where id = 1");
    answer = ops("GET", "ledger/verify", NULL);
    cr_assert(strstr(body_of(answer), "\"broken\":[{\"id\":1,"), "%s", body_of(answer));
    tiny_script("delete from ledger where id = 1");
    cr_assert_eq(ops("GET", "status", NULL).status, 200);
    struct ask ask = {.method = "GET", .target = "/v1/ops/tiny/status", .role = ROLE_CLERK};
    assert_problem(ask_with(ask), 403, "forbidden");
    ask.target = "/v1/ops/intake/status";
    assert_problem(ask_with(ask), 404, "route-unknown");
}

static const char parked_poison[] =
    "insert into parked (topic, part, position, incarnation, source, kind, stream_id, seq, type, "
    "region, actor,"
    " recorded_at, correlation, algorithm, hash, body, reason, why, parked_at) values "
    "('halfsky.triage.v1', 3, 1, 1,"
    " 'triage', 'matter', '01900000-0000-7000-8000-000000000001', 1, 'halfsky.offer.made.v1', "
    "'37', 'a', 5, 'c', 1,"
    " decode(repeat('ab', 32), 'hex'), '{}', 'poison', 'its body does not read', 1)";
#define PARKED_NAMED                                                                               \
    "\"topic\":\"halfsky.triage.v1\",\"part\":3,\"position\":1,\"incarnation\":1,\"kind\":"        \
    "\"matter\","                                                                                  \
    "\"stream_id\":\"01900000-0000-7000-8000-000000000001\""

static void due_wait(const char *condition)
{
    const int64_t end_ms = clock_monotonic_ms() + 20000; /* old rows are looked for every 5 s */
    while (clock_monotonic_ms() < end_ms && !tiny_holds(condition))
        (void)ops("GET", "status", NULL);
    cr_assert(tiny_holds(condition), "%s", condition);
}

Test(runtime_answers, a_discarded_event_is_passed_over_by_a_verdict_that_is_in_the_ledger)
{
    tiny_script(parked_poison);
    struct fetch_answer answer = ops("GET", "parked", NULL);
    cr_assert(strstr(body_of(answer), "\"reason\":\"poison\""), "%s", body_of(answer));
    answer = ops("GET", "parked/halfsky.triage.v1/3/1/1", NULL);
    cr_assert(strstr(body_of(answer), "\"body\":\"7b7d\""), "%s", body_of(answer));
    assert_problem(ops("POST", "parked/discard", "{" PARKED_NAMED "}"), 400, "missing-member");
    assert_problem(ops("POST", "parked/adopt", "{" PARKED_NAMED ",\"why\":\"w\"}"), 409,
                   "conflict");
    answer = ops("POST", "parked/discard", "{" PARKED_NAMED ",\"why\":\"broken by its sender\"}");
    cr_assert_eq(answer.status, 200, "%s", body_of(answer));
    due_wait("(select count(*) from parked) = 0");
    cr_assert(tiny_holds(
        "(select seq from applied) = 1 and (select verdict from verdict) = 'discarded'"));
    cr_assert(tiny_holds(
        "(select count(*) from ledger where type = 'halfsky.ledger.verdict_given.v1') = 1"));
}

/* As text, or as the bytes of a column that is closed. */
static const char typed_in[] =
    "exists (select from (select l::text as all_of from ledger l union all select v::text from "
    "verdict v union all select d::text from decision d union all select i::text from idempotency "
    "i) r where r.all_of ~ '王小花' or r.all_of ~ encode(convert_to('王小花', 'UTF8'), 'hex'))";

Test(runtime_answers, what_an_operator_types_stands_on_no_ledger_and_in_no_table)
{
    static const char with_name[] = "{" PARKED_NAMED
                                    ",\"why\":\"王小花的材料有误\",\"reason\":\"writer_mended\"}";
    tiny_script(parked_poison);
    struct fetch_answer answer = ops("POST", "parked/discard", with_name);
    cr_assert_eq(answer.status, 200, "%s", body_of(answer));
    tiny_script("update relay_cursor set forked = 'another history', cluster = 'c'");
    answer = ops("POST", "relay/adopt", "{\"why\":\"王小花\"}");
    cr_assert_eq(answer.status, 200, "%s", body_of(answer));
    cr_assert_not(tiny_holds(typed_in));
    cr_assert(tiny_holds("(select array_agg(body::json->>'reason' "
                         "order by id) = '{writer_mended,other}' from ledger)"));
    cr_assert(tiny_holds("(select why from verdict) = 'writer_mended'"));
}

Test(runtime_answers, operators_see_what_was_decided_and_why_until_it_is_forgotten)
{
    tiny_script(parked_poison);
    struct fetch_answer answer =
        ops("POST", "parked/discard", "{" PARKED_NAMED ",\"why\":\"broken by its sender\"}");
    cr_assert_eq(answer.status, 200, "%s", body_of(answer));
    answer = ops("GET", "decisions", NULL);
    cr_assert(strstr(body_of(answer), "\"decided\":\"discarded\"") &&
                  strstr(body_of(answer), "\"why\":\"broken by its sender\""),
              "%s", body_of(answer));
    struct ask ask = {.method = "GET", .target = "/v1/ops/tiny/decisions", .role = ROLE_OFFICER};
    assert_problem(ask_with(ask), 403, "forbidden");
    tiny_script("update decision set decided_at = decided_at - 180::bigint * 86400000");
    due_wait("(select wrapped_key is null and sealed_why is null from decision)");
    answer = ops("GET", "decisions", NULL);
    cr_assert(strstr(body_of(answer), "\"reason\":\"other\"") && !strstr(body_of(answer), "broken"),
              "%s", body_of(answer));
}

Test(runtime_answers, a_stopped_relay_holds_commands_until_it_is_adopted)
{
    assert_problem(ops("POST", "relay/adopt", "{\"why\":\"w\"}"), 409, "conflict");
    tiny_script(
        "update relay_cursor set forked = 'another history', cluster = 'c', incarnation = 4");
    struct fetch_answer answer =
        ops("POST", "relay/adopt", "{\"why\":\"restored from last night\"}");
    cr_assert_eq(answer.status, 200, "%s", body_of(answer));
    cr_assert(tiny_holds(
        "(select forked is null and cluster is null and incarnation = 4 from relay_cursor)"));
}

/* --- the process */

Test(runtime_answers, what_is_being_answered_when_it_is_told_to_stop_is_answered)
{
    struct volley volleys[VOLLEY];
    pthread_t threads[VOLLEY];
    tiny_script(
        "create function slow() returns trigger language plpgsql as $$ begin perform "
        "pg_sleep(0.3); return new; "
        "end $$; create trigger slow before insert on note for each row execute function slow()");
    for (size_t i = 0; i < VOLLEY; i++) {
        volleys[i] = (struct volley){.ask = write_ask};
        volleys[i].ask.key = arena_printf(arena, "key-%zu", i);
        cr_assert_eq(pthread_create(&threads[i], NULL, volley_fire, &volleys[i]), 0);
    }
    while (tiny_holds("(select count(*) from note) < 1")) /* some are under way, others wait */
        continue;
    cr_assert_eq(tiny_stop(&tiny), 0);
    tiny.process = 0;
    for (size_t i = 0; i < VOLLEY; i++) {
        pthread_join(threads[i], NULL);
        cr_assert_eq(volleys[i].status, 201, "%s", volleys[i].body);
    }
    cr_assert(tiny_holds("(select count(*) from note) = 10"));
}

Test(runtime_answers, the_modes_that_end_by_themselves)
{
    char output[60000];
    cr_assert_eq(tiny_command("--check-sql", output, sizeof output), 0);
    cr_assert(strstr(output, "statements prepared"), "%s", output);
    cr_assert_eq(tiny_command("--migrate", output, sizeof output), 0);
    cr_assert(strstr(output, "0 migrations applied"), "%s", output);
    cr_assert_eq(tiny_command("--describe", output, sizeof output), 0);
    cr_assert(strstr(output, "tiny_do_note_write"), "%s", output);
    cr_assert_eq(tiny_command("--help", output, sizeof output), 0);
    cr_assert(strstr(output, "http.port"));
    cr_assert_eq(tiny_command("--nonsense", output, sizeof output), 2);
}
