/* SPDX-License-Identifier: Apache-2.0
 *
 * The operators' commands as processes, before the real gateway and intake: how services stand,
 * ledgers that hold and one that does not, an event that is held, shown and passed over.
 */
#include "gateway_fixture.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

TestSuite(cli_ops, .init = gateway_begin, .fini = gateway_end, .timeout = 90);

static const char *output;

#define HALFSKY(...)                                                                               \
    halfsky_run((const char *const[]){__VA_ARGS__, "--url", gateway_url(), "--token-file",         \
                                      gateway_path("first.token"), NULL},                          \
                &output)

static void contacts_record(int count)
{
    const char *clerk = client_new(ROLE_CLERK, AGENCY_LABOUR, "370103", NULL);
    for (int i = 0; i < count; i++)
        (void)gateway_post(clerk, "/v1/contacts",
                           "{\"station_code\":\"S370103\",\"channel\":\"window\"}", 201);
}

Test(cli_ops, status_tells_of_each_service_that_is_there_and_of_one_that_is_down)
{
    contacts_record(3);
    cr_assert_eq(HALFSKY("status"), 0, "%s", output);
    cr_assert(strstr(output, "gateway") && strstr(output, "intake"), "%s", output);
    cr_assert(strstr(output, "消息代理不可达"), "the broker is not there: %s", output);
    cr_assert(!strstr(output, "triage"), "no address of it is configured: %s", output);
    cr_assert_eq(HALFSKY("status", "--json"), 0, "%s", output);
    cr_assert(strstr(output, "\"service\":\"intake\""), "%s", output);
    intake_stop();
    cr_assert_eq(HALFSKY("status"), 0, "%s", output);
    cr_assert(strstr(output, "无应答"), "%s", output);
}

Test(cli_ops, a_whole_ledger_is_verified_and_exported)
{
    contacts_record(3);
    cr_assert_eq(HALFSKY("ledger", "verify"), 0, "%s", output);
    cr_assert(strstr(output, "哈希链完整"), "%s", output);
    cr_assert_eq(HALFSKY("ledger", "export", "--service", "intake"), 0, "%s", output);
    size_t lines = 0;
    for (const char *at = output; (at = strstr(at, "halfsky.contact.recorded.v1")); at++)
        lines++;
    cr_assert_eq(lines, 3, "%s", output);
}

Test(cli_ops, a_ledger_that_was_tampered_with_ends_with_its_own_exit_code)
{
    contacts_record(3);
    gateway_script("intake", "update ledger set region = '370102' where id = (select min(id) from "
                             "ledger)");
    cr_assert_eq(HALFSKY("ledger", "verify", "--service", "intake"), 4, "%s", output);
    cr_assert(strstr(output, "哈希链不符") && strstr(output, "contact/"), "%s", output);
}

static const char park[] =
    "insert into parked (topic, part, position, incarnation, source, kind, stream_id, seq, type, "
    "region, recorded_at, algorithm, hash, body, reason, why, parked_at) values "
    "('halfsky.triage.v1', 3, 17, 0, 'triage', 'matter', '018f0000-0000-7000-8000-00000000000a', "
    "1, 'halfsky.access.granted.v1', '370103', 1, 1, sha256('x'), '{', 'poison', "
    "'its body does not read', 1)";

Test(cli_ops, a_held_event_is_listed_shown_and_passed_over_with_a_reason)
{
    static const char place[] = "halfsky.triage.v1:3:17:0";
    gateway_script("intake", park);
    cr_assert_eq(HALFSKY("parked", "list", "--service", "intake"), 0, "%s", output);
    cr_assert(strstr(output, place) && strstr(output, "内容无法读取"), "%s", output);
    cr_assert_eq(HALFSKY("parked", "list", "--service", "intake", "--reason", "fork"), 0);
    cr_assert(!strstr(output, place), "%s", output);
    cr_assert_eq(HALFSKY("parked", "show", place, "--service", "intake"), 0, "%s", output);
    cr_assert(strstr(output, "matter/018f0000-0000-7000-8000-00000000000a"), "%s", output);
    cr_assert_eq(HALFSKY("parked", "discard", place, "--service", "intake"), 1, "%s", output);
    cr_assert(strstr(output, "--why"), "%s", output);
    cr_assert_eq(HALFSKY("parked", "discard", place, "--service", "intake", "--why", "w",
                         "--reason", "moon"),
                 1, "%s", output);
    cr_assert(strstr(output, "writer_mended"), "%s", output);
    cr_assert_eq(HALFSKY("parked", "discard", place, "--service", "intake", "--why", "压测遗留",
                         "--reason", "test_data"),
                 0, "%s", output);
    cr_assert(strstr(output, "discarded"), "%s", output);
    cr_assert(gateway_holds("intake", "(select count(*) from verdict where verdict = 'discarded' "
                                      "and why = 'test_data') = 1"));
    cr_assert_eq(HALFSKY("parked", "decided", "--service", "intake"), 0, "%s", output);
    cr_assert(strstr(output, "压测遗留") && strstr(output, "测试数据"), "%s", output);
    cr_assert(gateway_holds("intake", "(select count(*) from ledger where type = "
                                      "'halfsky.ledger.verdict_given.v1') = 1"));
    cr_assert_eq(HALFSKY("parked", "show", "halfsky.triage.v1:9:9:9", "--service", "intake"), 1);
}

Test(cli_ops, what_cannot_be_is_wrong_use_and_describe_asks_nobody)
{
    cr_assert_eq(HALFSKY("parked", "list"), 1, "%s", output);
    cr_assert_eq(HALFSKY("parked", "forget", "x", "--service", "intake"), 2, "%s", output);
    cr_assert_eq(HALFSKY("parked", "show", "x", "--service", "intake"), 1, "%s", output);
    cr_assert_eq(HALFSKY("ledger"), 2, "%s", output);
    cr_assert_eq(halfsky_run((const char *const[]){"describe", "intake", NULL}, &output), 0);
    cr_assert(strstr(output, "\"service\": \"intake\""), "%s", output);
    cr_assert_eq(halfsky_run((const char *const[]){"describe", "nothing", NULL}, &output), 1);
    cr_assert_eq(halfsky_run((const char *const[]){"status", "--help", NULL}, &output), 0);
    cr_assert(strstr(output, "halfsky parked discard"), "%s", output);
}
