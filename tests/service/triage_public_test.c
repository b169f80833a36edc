/* SPDX-License-Identifier: Apache-2.0
 *
 * The questions that anybody may ask: who has no token is answered, and nothing is kept of it; what
 * is answered is what halfsky-law says of the same facts; a question that is not well formed is
 * refused with its pointer. Everything else of triage stays closed to who has no token.
 */
#include "triage_fixture.h"

#include "base/text.h"
#include "contracts/public_requests.h"
#include "triage/triage.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

TestSuite(triage_public, .init = triage_begin, .fini = triage_end, .timeout = 200);

enum { OUTPUT_MOST = 1 << 20, PATH_SIZE = 256, ASKED_ALONE = 5 };

static const struct triage_asker nobody = {ROLE_NONE, AGENCY_NONE, NULL, 0};

static const char *ask_nobody(const char *target, const char *body, int status)
{
    const struct fetch_answer answer = triage_ask((struct triage_ask){
        .who = nobody, .method = body ? "POST" : "GET", .target = target, .body = body, .key = ""});
    const char *text =
        arena_text_n(triage_arena(), (const char *)answer.body.data, answer.body.size);
    cr_assert_eq(answer.status, status, "%s %s: %d %s", target, body, answer.status, text);
    return text;
}

/* --- the same as halfsky-law --------------------------------------------------------------------
 */

static const char *program(void)
{
    char path[PATH_SIZE] = "";
    cr_assert(readlink("/proc/self/exe", path, sizeof path - 1) > 0);
    for (int up = 0; up < 3; up++) /* bin/tests/service/triage_public_test */
        *strrchr(path, '/') = '\0';
    return triage_text("%s/halfsky-law", path);
}

static const char *law_said(const char *arguments, const char *facts)
{
    const char *file = triage_file("facts.json");
    triage_file_write(file, facts, strlen(facts));
    FILE *stream = popen(triage_text("%s %s < %s", program(), arguments, file), "re");
    char *text = arena_alloc(triage_arena(), OUTPUT_MOST);
    cr_assert_not_null(stream);
    text[fread(text, 1, OUTPUT_MOST - 1, stream)] = '\0';
    cr_assert_eq(pclose(stream), 0, "%s %s", arguments, facts);
    return text;
}

/* The value of a member as it stands, "" where it is absent, null or empty. */
static const char *value_of(const char *json, const char *name)
{
    const char *at = strstr(json, triage_text("\"%s\":", name));
    if (!at)
        return "";
    at += strlen(name) + 3;
    const size_t size = *at == '[' ? strcspn(at, "]") + 1 : strcspn(at, *at == '"' ? "" : ",}");
    const char *end = *at == '"' ? strchr(at + 1, '"') + 1 : at + size;
    const char *value = arena_text_n(triage_arena(), at, (size_t)(end - at));
    const bool is_empty = strcmp(value, "null") == 0 || strcmp(value, "[]") == 0;
    return is_empty || strcmp(value, "\"\"") == 0 ? "" : value;
}

/* Rules with versions and marks, in their order: the words of both differ. */
static const char *rules_of(const char *json, const char *id_name)
{
    struct text rules;
    const char *end = strstr(json, "\"facts_used\":");
    const char *mark = triage_text("{\"%s\":\"", id_name);
    text_init(&rules, triage_arena());
    for (const char *at = strstr(json, mark); at && (!end || at < end); at = strstr(at + 1, mark))
        text_add_printf(&rules, "%.*s v%s %s\n", (int)strcspn(at + strlen(mark), "\""),
                        at + strlen(mark), value_of(at, "version"), value_of(at, "status"));
    return text_get(&rules);
}

/* A member of both, under the name that each has for it. */
struct same {
    const char *here, *there;
};

/* Days that cannot be computed are left out here and 0 there. */
static bool same_value(const char *here, const char *there)
{
    return strcmp(here, there) == 0 || (*here == '\0' && strcmp(there, "0") == 0);
}

static void assert_same(const char *here, const char *there, const struct same *members)
{
    static const char *const shared[] = {"facts_used", "missing", "zh", "en"};
    const char *rules = rules_of(here, "rule_id");
    cr_assert_str_eq(rules, rules_of(there, "id"), "%s\n%s", here, there);
    if (*rules) /* none was applied where nothing could be computed */
        cr_assert(strstr(here, "\"status_zh\":") && strstr(here, "\"source\":\""), "%s", here);
    for (size_t i = 0; i < sizeof shared / sizeof *shared; i++)
        cr_assert_str_eq(value_of(here, shared[i]), value_of(there, shared[i]), "%s\n%s\n%s",
                         shared[i], here, there);
    cr_assert(*value_of(here, "zh") && *value_of(here, "en"), "%s", here);
    for (; members->here; members++)
        cr_assert(same_value(value_of(here, members->here), value_of(there, members->there)),
                  "%s\n%s\n%s", members->here, here, there);
}

/* The object or list of the member, the whole where none is named. No sentence has a bracket. */
static const char *from(const char *json, const char *member)
{
    const char *at = member ? strstr(json, triage_text("\"%s\":", member)) : json;
    cr_assert_not_null(at, "%s in %s", member, json);
    const char *end = at += strcspn(at, "[{");
    int depth = 0;
    do {
        depth += (*end == '{' || *end == '[') - (*end == '}' || *end == ']');
        end++;
    } while (depth > 0 && *end);
    return arena_text_n(triage_arena(), at, (size_t)(end - at));
}

struct pair {
    const char *target, *body;
    const char *arguments, *facts;
    const char *here, *there; /* the part of each answer; NULL: the whole */
    const struct same *members;
};

static const struct same due_members[] = {{"natural", "natural"},
                                          {"legal_due", "legal_due"},
                                          {"safe_due", "safe_due"},
                                          {"gap", "gap"},
                                          {NULL, NULL}};
static const struct same sum_members[] = {
    {"amount", "fen"}, {"checked", "checked"}, {"formula", "formula"}, {NULL, NULL}};
static const struct same leave_members[] = {
    {"days", "days"}, {"first_day", "first_day"}, {"last_day", "last_day"}, {NULL, NULL}};
static const struct same limitation_members[] = {
    {"answer", "answer"},     {"state", "state"},
    {"natural", "natural"},   {"legal_due", "legal_due"},
    {"safe_due", "safe_due"}, {"days_left", "days_left"},
    {"may_file", "may_file"}, {NULL, NULL}};
static const struct same answer_members[] = {{"answer", "answer"}, {"also", "also"}, {NULL, NULL}};

#define TODAY "\"today\":\"2026-03-02\""
#define EMPLOYED "\"entry_on\":\"2015-03-16\",\"end_on\":\"2025-08-15\",\"monthly_wage\":840300"
#define PLACE "\"region\":\"370112\""

static const struct pair pairs[] = {
    {"/v1/public/compensation", "{\"sum\":\"severance_N\"," PLACE "," EMPLOYED "," TODAY "}",
     "compensate", "{" TODAY "," PLACE ",\"topics\":[\"severance\"],\"employment\":{" EMPLOYED "}}",
     NULL, "sums", sum_members},
    {"/v1/public/compensation",
     "{\"sum\":\"illegal_dismissal_2N\"," EMPLOYED ",\"min_wage\":220000,\"average_wage\":700000}",
     "compensate",
     "{\"topics\":[\"illegal_dismissal\"],\"employment\":{" EMPLOYED
     "},\"numbers\":{\"min_wage\":220000,\"average_wage\":700000}}",
     NULL, "sums", sum_members},
    {"/v1/public/compensation", "{\"sum\":\"double_wage\"," EMPLOYED "," TODAY "}", "compensate",
     "{" TODAY ",\"topics\":[\"double_wage\"],\"employment\":{" EMPLOYED "}}", NULL, "sums",
     sum_members},
    {"/v1/public/compensation",
     "{\"sum\":\"injury_lump_sum\",\"grade\":7,\"monthly_wage\":500000,\"graded_on\":"
     "\"2026-01-05\"}",
     "compensate",
     "{\"topics\":[\"work_injury\"],\"employment\":{\"monthly_wage\":500000},\"injury\":{\"grade\":"
     "7,\"graded_on\":\"2026-01-05\"}}",
     NULL, "sums", sum_members},
    {"/v1/public/compensation", "{\"sum\":\"severance_N\"," TODAY "}", "compensate",
     "{" TODAY ",\"topics\":[\"severance\"]}", NULL, "sums", sum_members},
    {"/v1/public/maternity",
     "{" PLACE ",\"leave_from\":\"2026-03-02\",\"infants\":2,\"dystocia\":true}", "maternity",
     "{" PLACE ",\"maternity\":{\"leave_from\":\"2026-03-02\",\"infants\":2,\"dystocia\":true}}",
     NULL, "leave", leave_members},
    {"/v1/public/maternity",
     "{\"miscarriage\":true,\"month_hundredths\":350,\"leave_from\":\"2026-03-02\"}", "maternity",
     "{\"maternity\":{\"miscarriage\":true,\"month_hundredths\":350,\"leave_from\":\"2026-03-02\"}"
     "}",
     NULL, "leave", leave_members},
    {"/v1/public/maternity", "{\"region\":\"110101\",\"due_on\":\"2026-03\"}", "maternity",
     "{\"region\":\"110101\",\"maternity\":{\"due_on\":\"2026-03\"}}", NULL, "leave",
     leave_members},
    {"/v1/public/deadline", "{\"rule\":\"DL-SUE-1\",\"start\":\"2026-09-18\"}",
     "deadline DL-SUE-1 2026-09-18", "{}", NULL, NULL, due_members},
    {"/v1/public/deadline",
     "{\"rule\":\"DL-ARB-13\",\"start\":\"2026-08-20\",\"extend\":15,\"approved\":true,"
     "\"suspend_from\":\"2026-08-25\",\"suspend_until\":\"2026-09-01\"}",
     "deadline DL-ARB-13 2026-08-20 --extend 15 --approved --suspend 2026-08-25 2026-09-01", "{}",
     NULL, NULL, due_members},
    {"/v1/public/deadline", "{\"rule\":\"DL-SUE-1\",\"start\":\"2031-09-18\"}",
     "deadline DL-SUE-1 2031-09-18", "{}", NULL, NULL, due_members},
    {"/v1/public/limitation",
     "{\"topic\":\"overtime\",\"known_on\":\"2025-02-17\",\"still_employed\":false," TODAY
     ",\"interruptions\":[{\"kind\":\"demand\",\"on\":\"2025-06-01\",\"proven\":false}]}",
     "limitation",
     "{" TODAY ",\"employment\":{\"still_employed\":false},\"claims\":[{\"type\":\"overtime\","
     "\"known_on\":\"2025-02-17\"}],\"interruptions\":[{\"kind\":\"demand\",\"on\":\"2025-06-01\","
     "\"proven\":false}]}",
     NULL, "claims", limitation_members},
    {"/v1/public/limitation", "{\"topic\":\"wage_arrears\",\"still_employed\":true," TODAY "}",
     "limitation",
     "{" TODAY
     ",\"employment\":{\"still_employed\":true},\"claims\":[{\"type\":\"wage_arrears\"}]}",
     NULL, "claims", limitation_members},
    {"/v1/public/door",
     "{" PLACE ",\"topics\":[\"pregnancy_dismissal\"],\"act_on\":\"2026-01-05\",\"sex\":\"female\","
     "\"periods\":[{\"kind\":\"pregnant\",\"at_dispute\":true}]," TODAY "}",
     "route",
     "{" PLACE ",\"topics\":[\"pregnancy_dismissal\"],\"act_on\":\"2026-01-05\"," TODAY "}", "door",
     "door", answer_members},
    {"/v1/public/door", "{\"employer_region\":\"3702\",\"filed_in_both\":true," TODAY "}", "route",
     "{\"employment\":{\"employer_region\":\"3702\"},\"procedure\":{\"filed_in_both\":true}," TODAY
     "}",
     "where", "where", answer_members},
    {"/v1/public/door",
     "{" PLACE ",\"topics\":[\"pregnancy_dismissal\"],\"act_on\":\"2026-01-05\",\"sex\":\"female\","
     "\"periods\":[{\"kind\":\"pregnant\",\"at_dispute\":true}]," TODAY "}",
     "fast-track",
     "{" PLACE
     ",\"topics\":[\"pregnancy_dismissal\"],\"act_on\":\"2026-01-05\",\"worker\":{\"sex\":"
     "\"female\",\"periods\":[{\"kind\":\"pregnant\",\"at_dispute\":true}]}," TODAY "}",
     "fast_track", "fast_track", NULL},
};

/* The fast track has the categories of the law in words of its own. */
static void assert_fast_track(const char *here, const char *there)
{
    cr_assert_str_eq(value_of(here, "answer"), "\"1\"", "%s", here);
    cr_assert_str_eq(value_of(there, "answer"), "\"1\"", "%s", there);
    cr_assert(strstr(there, triage_text("\"zh\":%s", value_of(here, "zh"))), "%s", here);
    cr_assert(strstr(there, triage_text("\"en\":%s", value_of(here, "en"))), "%s", here);
    cr_assert_str_eq(rules_of(here, "rule_id"), rules_of(there, "id"));
    cr_assert_str_eq(value_of(here, "facts_used"), value_of(there, "facts_used"));
}

static const char nothing_kept[] =
    "(select count(*) from ledger) + (select count(*) from idempotency) + (select count(*) from "
    "head) + (select count(*) from matter) + (select count(*) from refusal) = 0";

Test(triage_public, what_is_answered_is_what_halfsky_law_says_and_nothing_is_kept)
{
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        const struct pair *pair = &pairs[i];
        const char *here = from(ask_nobody(pair->target, pair->body, 200), pair->here);
        const char *there = from(law_said(pair->arguments, pair->facts), pair->there);
        if (pair->members)
            assert_same(here, there, pair->members);
        else
            assert_fast_track(here, there);
    }
    cr_assert(triage_holds(nothing_kept));
    cr_assert_null(strstr(triage_log(), "840300"), "%s", triage_log());
}

Test(triage_public, each_deadline_that_is_listed_can_be_asked_for)
{
    const char *list = ask_nobody("/v1/public/deadlines", NULL, 200);
    size_t count = 0;
    for (const char *at = list; (at = strstr(at, "{\"rule\":")); at++, count++) {
        const char *body =
            triage_text("{\"rule\":%s,\"start\":\"2026-03-02\"}", value_of(at, "rule"));
        const char *answer = ask_nobody("/v1/public/deadline", body, 200);
        cr_expect(strstr(answer, triage_text("\"rule_id\":%s", value_of(at, "rule"))), "%s",
                  answer);
        cr_expect(*value_of(at, "zh") && *value_of(at, "en") && *value_of(at, "source"), "%.200s",
                  at);
    }
    cr_assert_gt(count, 70);
    cr_assert(strstr(list, "\"status\":\"S\"") && strstr(list, "\"status\":\"V\""));
}

static const char *question_in(const char *region)
{
    return triage_text("{\"rule\":\"DL-UNI-1\",\"start\":\"2026-03-02\",\"region\":\"%s\"}",
                       region);
}

Test(triage_public, a_rule_of_the_province_holds_in_the_province_alone)
{
    const char *here = ask_nobody("/v1/public/deadline", question_in("370112"), 200);
    const char *there = ask_nobody("/v1/public/deadline", question_in("110105"), 200);
    cr_assert(strstr(here, "\"rule_id\":\"DL-UNI-1\"") && *value_of(here, "natural"), "%s", here);
    cr_assert(!strstr(there, "rule_id") && !*value_of(there, "natural"), "%s", there);
    cr_assert(*value_of(there, "zh"), "%s", there);
}

/* --- who has no token ----------------------------------------------------------------------------
 */

static const char *path_of(const char *pattern)
{
    struct text path;
    text_init(&path, triage_arena());
    for (const char *at = pattern; *at; at++) {
        if (*at == '{')
            at = strchr(at, '}');
        text_add_char(&path, *at == '}' ? 'x' : *at);
    }
    return text_get(&path);
}

Test(triage_public, every_other_route_is_closed_to_who_has_no_token)
{
    size_t open = 0, closed = 0;
    for (size_t i = 0; i < triage_route_table.count; i++) {
        const struct route *route = &triage_route_table.routes[i];
        const bool is_public = strncmp(route->path, "/v1/public/", 11) == 0;
        cr_expect_eq((route->roles & ROLE_BIT(ROLE_NONE)) != 0, is_public, "%s", route->path);
        open += is_public;
        closed += !is_public;
        if (!is_public)
            (void)ask_nobody(path_of(route->path), route->method == METHOD_GET ? NULL : "{}", 403);
    }
    cr_assert(open == ASKED_ALONE + 1 && closed > 10);
    (void)ask_nobody("/v1/ops/triage/status", NULL, 403);
    (void)ask_nobody("/v1/ops/triage/relay/adopt", "{\"why\":\"x\"}", 403);
    cr_assert(triage_holds("(select count(*) from ledger where kind <> 'client') + (select "
                           "count(*) from idempotency) = 0"));
}

Test(triage_public, whoever_has_a_token_may_ask_as_well)
{
    static const char body[] = "{\"rule\":\"DL-SUE-1\",\"start\":\"2026-09-18\"}";
    (void)triage_post(woman_one, "/v1/public/deadline", body, 200);
    (void)triage_post(operator_ops, "/v1/public/deadline", body, 200);
    cr_assert(triage_holds(nothing_kept), "also with a key");
}

/* --- what is not well formed ---------------------------------------------------------------------
 */

struct wrong {
    const char *target, *body, *pointer;
};

Test(triage_public, a_wrong_question_is_refused_with_its_pointer)
{
    static const struct wrong wrongs[] = {
        {"compensation", "{}", "/sum"},
        {"compensation", "{\"sum\":\"N\"}", "/sum"},
        {"compensation", "{\"sum\":\"severance_N\",\"monthly_wage\":-1}", "/monthly_wage"},
        {"compensation", "{\"sum\":\"severance_N\",\"monthly_wage\":10000000000001}",
         "/monthly_wage"},
        {"compensation", "{\"sum\":\"severance_N\",\"monthly_wage\":\"1\"}", "/monthly_wage"},
        {"compensation", "{\"sum\":\"severance_N\",\"entry_on\":\"2025-02-30\"}", "/entry_on"},
        {"compensation", "{\"sum\":\"severance_N\",\"name\":\"x\"}", "/name"},
        {"compensation", "{\"sum\":\"severance_N\",\"sum\":\"double_wage\"}", ""},
        {"maternity", "{\"infants\":-1}", "/infants"},
        {"maternity", "{\"days_before\":1000001}", "/days_before"},
        {"maternity", "{\"region\":\"37x\"}", "/region"},
        {"deadline", "{\"rule\":\"DL-NONE\",\"start\":\"2026-09-18\"}", "/rule"},
        {"deadline", "{\"start\":\"2026-09-18\"}", "/rule"},
        {"deadline", "{\"rule\":\"DL-SUE-1\"}", "/start"},
        {"deadline", "{\"rule\":\"DL-SUE-1\",\"start\":\"2026-09-18\",\"extend\":-1}", "/extend"},
        {"limitation", "{}", "/topic"},
        {"limitation", "{\"topic\":\"overtime\",\"interruptions\":[{}]}", "/interruptions/0/kind"},
        {"limitation", "{\"topic\":\"overtime\",\"today\":\"2026-03\"}", "/today"},
        {"door", "{\"topics\":[\"none_such\"]}", "/topics"},
        {"door", "{\"age\":-3}", "/age"},
        {"door", "{\"periods\":[{\"kind\":\"pregnant\",\"who\":\"x\"}]}", "/periods/0/who"},
        {"door", "[]", ""},
        {"door", "{", ""},
    };
    for (size_t i = 0; i < sizeof wrongs / sizeof *wrongs; i++) {
        const char *target = triage_text("/v1/public/%s", wrongs[i].target);
        const char *answer = ask_nobody(target, wrongs[i].body, 400);
        if (*wrongs[i].pointer)
            cr_expect(strstr(answer, triage_text("\"pointer\":\"%s\"", wrongs[i].pointer)),
                      "%s: %s", wrongs[i].body, answer);
    }
    (void)ask_nobody("/v1/public/deadlines?x=1", NULL, 400);
    (void)ask_nobody("/v1/public/door?x=1", "{}", 400);
    (void)ask_nobody("/v1/public/door", NULL, 405);
    (void)ask_nobody("/v1/public/nothing", "{}", 404);
    cr_assert(triage_holds(nothing_kept));
}

/* The largest that is let in: no sum may overflow (the sanitizers watch). */
Test(triage_public, the_largest_numbers_are_answered)
{
    static const char *const sums[] = {"severance_N", "illegal_dismissal_2N", "double_wage",
                                       "injury_lump_sum"};
    for (size_t i = 0; i < sizeof sums / sizeof *sums; i++)
        (void)ask_nobody("/v1/public/compensation",
                         triage_text("{\"sum\":\"%s\",\"entry_on\":\"1900-01-01\",\"end_on\":"
                                     "\"2199-12-31\",\"monthly_wage\":10000000000000,\"min_wage\":"
                                     "10000000000000,\"average_wage\":10000000000000,\"grade\":1,"
                                     "\"graded_on\":\"2026-01-01\"}",
                                     sums[i]),
                         200);
    (void)ask_nobody("/v1/public/maternity",
                     "{\"leave_from\":\"2199-12-31\",\"infants\":1000000,\"days_before\":1000000,"
                     "\"month_hundredths\":1000000}",
                     200);
    (void)ask_nobody("/v1/public/deadline",
                     "{\"rule\":\"DL-ARB-13\",\"start\":\"2199-12-31\",\"extend\":1000000,"
                     "\"approved\":true}",
                     200);
}
