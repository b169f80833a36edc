/* SPDX-License-Identifier: Apache-2.0
 *
 * `halfsky client …` and `halfsky whoami` as processes, before the real gateway: what they print,
 * what they leave on disk, with which exit code they end.
 */
#include "gateway_fixture.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

TestSuite(cli_client, .init = gateway_begin, .fini = gateway_end, .timeout = 90);

static const char *output;

#define HALFSKY(...) halfsky_run((const char *const[]){__VA_ARGS__, NULL}, &output)
#define AS_OPERATOR "--url", gateway_url(), "--token-file", gateway_path("first.token")

static int clerk_add(const char *file)
{
    return HALFSKY("client", "add", "--role", "clerk", "--agency", "labour", "--region", "370103",
                   "--label", "window", "--token-out", file, AS_OPERATOR);
}

Test(cli_client, the_first_operator_is_added_once_with_its_ledger_row)
{
    struct stat status;
    cr_assert(gateway_holds("gateway", "(select count(*) from ledger where type = "
                                       "'halfsky.client.added.v1' and seq = 1) = 1"));
    cr_assert_eq(stat(gateway_path("first.token"), &status), 0);
    cr_assert_eq(status.st_mode & 0777, 0600);
    cr_assert_eq(first_operator_add(gateway_path("second.token"), &output), 1, "%s", output);
    cr_assert(strstr(output, "已有运维账户"), "%s", output);
    cr_assert(access(gateway_path("second.token"), F_OK) != 0, "no token is left behind");
    cr_assert(gateway_holds("gateway", "(select count(*) from api_client) = 1"));
}

Test(cli_client, the_ledger_row_of_the_first_operator_follows_the_chain)
{
    const char *body = gateway_get(operator_token(), "/v1/ops/gateway/ledger/verify", 200);
    cr_assert(strstr(body, "\"checked\":1") && !strstr(body, "broken"), "%s", body);
}

Test(cli_client, a_client_is_added_listed_rotated_and_revoked)
{
    const char *file = gateway_path("clerk.token"), *next = gateway_path("clerk-2.token");
    cr_assert_eq(clerk_add(file), 0, "%s", output);
    cr_assert_eq(HALFSKY("whoami", "--json", "--url", gateway_url(), "--token-file", file), 0, "%s",
                 output);
    const char *id = gateway_member(output, "client_id");
    cr_assert_str_eq(gateway_member(output, "role"), "clerk");
    cr_assert_eq(HALFSKY("client", "list", AS_OPERATOR), 0, "%s", output);
    cr_assert(strstr(output, id) && strstr(output, "工作站接待人员") && strstr(output, "window"),
              "%s", output);
    cr_assert_eq(HALFSKY("client", "rotate", id, "--token-out", next, AS_OPERATOR), 0, "%s",
                 output);
    cr_assert_eq(HALFSKY("whoami", "--url", gateway_url(), "--token-file", file), 1, "%s", output);
    cr_assert_eq(HALFSKY("whoami", "--url", gateway_url(), "--token-file", next), 0, "%s", output);
    cr_assert(strstr(output, "市中区"), "%s", output);
    cr_assert_eq(HALFSKY("client", "revoke", id, AS_OPERATOR), 0, "%s", output);
    cr_assert_eq(HALFSKY("whoami", "--url", gateway_url(), "--token-file", next), 1, "%s", output);
    cr_assert(strstr(output, "无法确认请求方身份") && strstr(output, "unauthenticated"), "%s",
              output);
}

Test(cli_client, what_is_refused_leaves_no_token_and_one_sentence)
{
    const char *file = gateway_path("clerk.token");
    cr_assert_eq(clerk_add(file), 0, "%s", output);
    cr_assert_eq(clerk_add(file), 1, "a token is never written over");
    cr_assert_eq(HALFSKY("client", "list", "--url", gateway_url(), "--token-file", file), 1, "%s",
                 output);
    cr_assert(strstr(output, "当前角色无权进行此操作"), "%s", output);
    const char *other = gateway_path("other.token");
    cr_assert_eq(HALFSKY("client", "add", "--role", "clerk", "--region", "370103", "--label", "x",
                         "--token-out", other, AS_OPERATOR),
                 1, "%s", output);
    cr_assert(strstr(output, "/agency"), "%s", output);
    cr_assert(access(other, F_OK) != 0);
}

Test(cli_client, exit_codes_tell_wrong_use_from_no_answer)
{
    cr_assert_eq(HALFSKY("client"), 2, "%s", output);
    cr_assert_eq(HALFSKY("nothing"), 2, "%s", output);
    cr_assert_eq(HALFSKY("client", "list", "--colour", "red"), 2, "%s", output);
    cr_assert_eq(HALFSKY("client", "--help"), 0, "%s", output);
    cr_assert(strstr(output, "新增接口账户") && strstr(output, "--token-file"), "%s", output);
    cr_assert_eq(HALFSKY("whoami", "--url", "http://127.0.0.1:1"), 3, "%s", output);
    cr_assert(strstr(output, "网关无应答"), "%s", output);
    cr_assert_eq(chmod(gateway_path("first.token"), 0644), 0);
    cr_assert_eq(HALFSKY("whoami", AS_OPERATOR), 1, "a token that others may read is refused");
}
