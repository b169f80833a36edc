/* SPDX-License-Identifier: Apache-2.0
 *
 * `halfsky play` before the real gateway and intake, where triage is not there yet: what is filed,
 * by whom, and that a run which ends half-way doubles nothing when it is repeated.
 */
#include "gateway_fixture.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

TestSuite(cli_play, .init = gateway_begin, .fini = gateway_end, .timeout = 120);

static const char *output;

static int play(const char *file, const char *only, const char *station)
{
    const char *const arguments[] = {"play",
                                     file,
                                     "--only",
                                     only,
                                     "--station",
                                     station,
                                     "--keys",
                                     gateway_path("play.key"),
                                     "--wait",
                                     "1",
                                     "--url",
                                     gateway_url(),
                                     "--token-file",
                                     gateway_path("first.token"),
                                     NULL};
    return halfsky_run(arguments, &output);
}

static void play_until_the_map(const char *only, const char *station)
{
    cr_assert_eq(play("data/samples/cases.jsonl", only, station), 1, "%s", output);
    cr_assert(strstr(output, "the map"), "%s", output);
}

Test(cli_play, a_case_is_filed_by_the_station_for_her_account)
{
    play_until_the_map("SD-09", "S370103");
    cr_assert(gateway_holds("intake", "(select count(*) from contact) = 1 and (select count(*) "
                                      "from matter) = 1"));
    cr_assert(gateway_holds("intake", "(select region = '370103' and account_id is not null and "
                                      "account_id <> registered_by from matter)"));
    cr_assert(gateway_holds("gateway", "(select count(*) from api_client where role = 'officer') "
                                       "= 5 and (select count(*) from api_client where role = "
                                       "'worker') = 1"));
}

Test(cli_play, a_case_that_came_online_is_filed_by_herself)
{
    play_until_the_map("W-28", "S370103");
    cr_assert(gateway_holds("intake", "(select account_id = registered_by from matter)"));
    cr_assert(gateway_holds("intake", "(select channel from contact) = 'online'"));
}

Test(cli_play, a_run_that_ended_half_way_doubles_nothing_when_it_is_repeated)
{
    play_until_the_map("BJ22-09", "S370103");
    play_until_the_map("BJ22-09", "S370103");
    /* The keys of a year ago are gone; the reference stays. */
    gateway_script("intake", "delete from idempotency");
    gateway_script("gateway", "delete from idempotency");
    play_until_the_map("BJ22-09", "S370103");
    cr_assert(gateway_holds("intake", "(select count(*) from contact) = 1 and (select count(*) "
                                      "from matter) = 1"));
    cr_assert(gateway_holds("gateway", "(select count(*) from api_client) = 12"));
}

Test(cli_play, another_station_has_matters_of_its_own)
{
    play_until_the_map("BJ22-09", "S370103");
    play_until_the_map("BJ22-09", "S370202");
    cr_assert(gateway_holds("intake", "(select count(distinct region) from matter) = 2"));
}

Test(cli_play, a_file_that_is_wrong_anywhere_is_refused_before_anything_is_sent)
{
    const char *file = gateway_path("wrong.jsonl");
    FILE *stream = fopen(file, "we");
    cr_assert(stream &&
              fputs("{\"id\":\"A\"}\n{\"id\":\"B\",\"events\":[{\"date\":\"x\",\"what\":"
                    "\"y\"}]}\n",
                    stream) >= 0 &&
              fclose(stream) == 0);
    cr_assert_eq(play(file, "A", "S370103"), 1, "%s", output);
    cr_assert(strstr(output, "line 2"), "%s", output);
    cr_assert_eq(play("data/samples/cases.jsonl", "nobody", "S370103"), 1, "%s", output);
    cr_assert_eq(play("data/samples/cases.jsonl", "SD-01", "S999999"), 1, "%s", output);
    cr_assert_eq(play("/nowhere", "SD-01", "S370103"), 1, "%s", output);
    cr_assert(gateway_holds("gateway", "(select count(*) from api_client) = 1"));
}
