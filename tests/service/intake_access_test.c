/* SPDX-License-Identifier: Apache-2.0
 *
 * Who may see what in intake: the registering station until triage speaks, then triage's rows (A3),
 * nobody while they are being caught up on (C9); and row-level security alone, with the first wall
 * switched off (A2).
 */
#include "intake_fixture.h"

#include <criterion/criterion.h>
#include <string.h>

TestSuite(intake_access, .init = intake_begin, .fini = intake_end, .timeout = 120);

static const char filed[] =
    "{\"station_code\":\"S370112\",\"words\":\"说过的话\",\"person\":{\"name\":\"王秀兰\","
    "\"phone\":"
    "\"13800001111\"},\"parties\":[{\"kind\":\"employer\",\"name\":\"某厂\"}]}";

static struct {
    const char *matter, *person, *view;
} her;

static void file_by(struct asker who)
{
    const char *answer = intake_post(who, "/v1/matters", filed, 201);
    her.matter = intake_member(answer, "matter_id");
    her.person = intake_member(answer, "person_id");
    her.view = intake_text("/v1/intake/matters/%s", her.matter);
}

static void granted(int seq, unsigned access, const char *whom)
{
    intake_hear("halfsky.access.granted.v1", her.matter, seq,
                intake_text("{\"matter_id\":\"%s\",\"access_id\":\"%s\",%s}", her.matter,
                            account_text(access), whom));
}

static void ended(int seq, unsigned access)
{
    intake_hear("halfsky.access.ended.v1", her.matter, seq,
                intake_text("{\"matter_id\":\"%s\",\"access_id\":\"%s\"}", her.matter,
                            account_text(access)));
}

static const char union_row[] = "\"agency\":\"union\",\"region\":\"3701\"";
static const char labour_row[] = "\"agency\":\"labour\",\"region\":\"370112\"";

Test(intake_access, until_triage_speaks_the_station_and_she_herself_see_the_matter)
{
    file_by(worker_one);
    intake_get(worker_one, her.view, 200);
    intake_get(clerk_licheng, her.view, 200);
    intake_get(officer_jinan, her.view, 200);
    intake_hides(officer_union, her.view, NULL);
    intake_hides(clerk_qingdao, her.view, NULL);
    intake_hides(worker_two, her.view, NULL);
    intake_get(operator_one, her.view, 403);
}

Test(intake_access, from_then_on_triages_rows_alone_decide)
{
    file_by(clerk_licheng);
    granted(1, 50, union_row);
    intake_get(officer_union, her.view, 200);
    intake_hides(clerk_licheng, her.view, NULL);
    intake_hides(officer_jinan, her.view, NULL);
    granted(2, 51, labour_row);
    intake_get(clerk_licheng, her.view, 200);
    cr_assert(strstr(intake_get(officer_union, her.view, 200), "\"state\":\"triaged\""));
}

Test(intake_access, an_ended_access_shows_neither_the_matter_nor_the_person)
{
    file_by(clerk_licheng);
    const char *reading = intake_text("/v1/persons/%s/reading?purpose=handle_matter", her.person);
    granted(1, 50, union_row);
    intake_get(officer_union, reading, 200);
    ended(2, 50);
    intake_hides(officer_union, her.view, NULL);
    intake_hides(officer_union, reading, NULL);
    cr_assert_null(strstr(intake_get(officer_union, "/v1/intake/matters", 200), her.matter));
    cr_assert(intake_holds("(select count(*) from access where until_at is not null) = 1"));
}

Test(intake_access, a_matter_that_is_being_caught_up_on_is_shown_to_nobody)
{
    file_by(clerk_licheng);
    granted(1, 51, labour_row);
    const char *reading = intake_text("/v1/persons/%s/reading?purpose=handle_matter", her.person);
    intake_script(intake_text(
        "insert into parked (topic, part, position, incarnation, source, kind, stream_id, seq, "
        "hash, reason, why, parked_at) values ('halfsky.triage.v1', 0, 9, 1, 'triage', 'matter', "
        "'%s', 3, '\\x00', 'held', 'w', 1)",
        her.matter));
    const char *problem = intake_get(clerk_licheng, her.view, 503);
    cr_assert(strstr(problem, "catching-up"), "%s", problem);
    intake_hides(clerk_licheng, reading, NULL);
    cr_assert_null(strstr(intake_get(clerk_licheng, "/v1/intake/matters", 200), her.matter));
    intake_script("delete from parked");
    intake_get(clerk_licheng, her.view, 200);
    intake_get(clerk_licheng, reading, 200);
}

/* --- the second wall */

/* Every first wall says yes to everybody. */
static void first_wall_down(void)
{
    intake_script("create or replace function wall_station(station_region text) returns boolean "
                  "language sql stable return true;"
                  "create or replace function wall_contact(asked uuid) returns boolean language "
                  "sql stable return true;"
                  "create or replace function wall_matter(asked uuid) returns boolean language "
                  "sql stable return true;"
                  "create or replace function wall_own_person(asked uuid) returns boolean "
                  "language sql stable return true;"
                  "create or replace function wall_person(asked uuid) returns boolean language "
                  "sql stable return true;"
                  "create or replace function wall_erasure(asked uuid) returns boolean language "
                  "sql stable return true;");
}

static const struct asker *const strangers[] = {&clerk_qingdao, &officer_union, &worker_two};
enum { STRANGERS = sizeof strangers / sizeof *strangers };

static void assert_shown_to_nobody(const char *contact)
{
    const char *const paths[] = {
        her.view,
        intake_text("%s/words?purpose=handle_matter", her.view),
        intake_text("/v1/persons/%s", her.person),
        intake_text("/v1/persons/%s/reading?purpose=handle_matter", her.person),
        intake_text("/v1/contacts/%s", contact),
        intake_text("/v1/contacts/%s/words?purpose=handle_matter", contact),
    };
    for (size_t i = 0; i < STRANGERS; i++)
        for (size_t k = 0; k < sizeof paths / sizeof *paths; k++)
            intake_hides(*strangers[i], paths[k], NULL);
    for (size_t i = 0; i < STRANGERS; i++) {
        cr_assert_null(strstr(intake_get(*strangers[i], "/v1/intake/matters", 200), her.matter));
        cr_assert_null(strstr(intake_get(*strangers[i], "/v1/contacts", 200), contact));
    }
}

static const char *contact_record(void)
{
    const char *answer =
        intake_post(clerk_licheng, "/v1/contacts",
                    "{\"station_code\":\"S370112\",\"channel\":\"window\",\"words\":\"x\"}", 201);
    return intake_member(answer, "contact_id");
}

Test(intake_access, with_the_first_wall_down_the_second_shows_strangers_nothing)
{
    const char *contact = contact_record();
    file_by(clerk_licheng);
    first_wall_down();
    intake_get(clerk_licheng, her.view, 200);
    assert_shown_to_nobody(contact);
    granted(1, 51, labour_row);
    assert_shown_to_nobody(contact);
}

Test(intake_access, with_the_first_wall_down_the_second_refuses_every_change_of_a_stranger)
{
    const char *contact = contact_record();
    file_by(clerk_licheng);
    first_wall_down();
    const struct {
        const char *path, *body;
    } changes[] = {
        {intake_text("/v1/matters/%s/supplements", her.matter), "{\"words\":\"x\"}"},
        {intake_text("/v1/contacts/%s/matter", contact), "{\"station_code\":\"S370112\"}"},
        {"/v1/matters", filed},
        {"/v1/contacts", "{\"station_code\":\"S370112\",\"channel\":\"window\",\"words\":\"x\"}"},
    };
    const char *before = "(select count(*) from ledger where kind <> 'client') = 4";
    cr_assert(intake_holds(before));
    for (size_t k = 0; k < sizeof changes / sizeof *changes; k++)
        intake_hides(clerk_qingdao, changes[k].path, changes[k].body);
    const struct intake_ask change = {.who = clerk_qingdao,
                                      .method = "POST",
                                      .target = intake_text("/v1/persons/%s/changes", her.person),
                                      .body = "{\"phone\":\"1\"}",
                                      .if_match = "*"};
    cr_assert_eq(intake_ask(change).status, 404);
    intake_hides(worker_two, intake_text("/v1/persons/%s/erasure", her.person),
                 "{\"reason\":\"own_request\"}");
    cr_assert(intake_holds(before));
    cr_assert(intake_holds("(select count(*) from person_secret) = 1 and (select count(*) from "
                           "statement) = 1 and (select count(*) from matter) = 1"));
}

/* --- rights of the service's role */

Test(intake_access, the_services_role_owns_nothing_and_cannot_rewrite_what_was)
{
    static const char *const forbidden[] = {
        "has_table_privilege('intake', 'ledger', 'update, delete, truncate')",
        "has_table_privilege('intake', 'matter', 'update, delete, truncate')",
        "has_table_privilege('intake', 'fact', 'update, delete, truncate')",
        "has_table_privilege('intake', 'claim', 'update, delete, truncate')",
        "has_table_privilege('intake', 'statement', 'update, delete, truncate')",
        "has_table_privilege('intake', 'document', 'update, delete, truncate')",
        "has_table_privilege('intake', 'person_secret', 'delete, truncate')",
        "has_schema_privilege('intake', 'intake', 'create')",
        "exists (select from pg_tables where schemaname = 'intake' and tableowner = 'intake')",
        "exists (select from pg_roles where rolname = 'intake' and (rolbypassrls or rolsuper))",
    };
    for (size_t i = 0; i < sizeof forbidden / sizeof *forbidden; i++)
        cr_expect_not(intake_holds(forbidden[i]), "%s", forbidden[i]);
    cr_assert(intake_holds("has_table_privilege('intake', 'ledger', 'insert')"));
}

Test(intake_access, every_domain_table_has_row_level_security)
{
    cr_assert(intake_holds(
        "not exists (select from pg_class c join pg_namespace n on n.oid = c.relnamespace "
        "where n.nspname = 'intake' and c.relkind = 'r' and not c.relrowsecurity and c.relname "
        "not in ('head', 'ledger', 'applied', 'parked', 'consumer_offset', 'verdict', 'due', "
        "'decision', 'idempotency', 'relay_cursor', 'relay_gap', 'relay_part', 'refusal', "
        "'migration'))"));
}
