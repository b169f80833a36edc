/* SPDX-License-Identifier: Apache-2.0
 *
 * Who may see and move a map: the access rows, what a unit that has left still learns, and
 * row-level security alone, with the first wall switched off (protocol.md A2).
 */
#include "triage_story.h"

#include <criterion/criterion.h>
#include <string.h>

TestSuite(triage_access, .init = triage_begin, .fini = triage_end, .timeout = 200);

static const struct triage_asker mediator_licheng = {ROLE_MEDIATOR, AGENCY_LABOUR, "370112", 401};
static const struct triage_asker helper_qingdao = {ROLE_HELPER, AGENCY_LABOUR, "3702", 402};
static const struct triage_asker *const strangers[] = {&labour_qingdao, &union_licheng,
                                                       &helper_qingdao, &woman_two};
enum { STRANGERS = sizeof strangers / sizeof *strangers };

/* Every first wall says yes to everybody. */
static void first_wall_down(void)
{
    triage_script("create or replace function wall_matter(asked uuid) returns boolean "
                  "language sql stable return true;"
                  "create or replace function wall_track(asked uuid, asked_track text) returns "
                  "boolean language sql stable return true;"
                  "create or replace function wall_holds(row_agency text, row_region text) returns "
                  "boolean language sql stable return true;"
                  "create or replace function wall_stuck(row_agency text, row_region text) returns "
                  "boolean language sql stable return true;");
}

static bool is_staff(const struct triage_asker *who) { return who->role != ROLE_WORKER; }

static void assert_sees_nothing(const struct triage_asker *who)
{
    static const char *const lists[] = {"/v1/matters", "/v1/work", "/v1/work/stuck"};
    triage_hides(*who, matter_path(""), NULL);
    for (size_t i = 0; i < (is_staff(who) ? 3 : 1); i++) {
        const char *list = triage_get(*who, lists[i], 200);
        cr_expect_null(strstr(list, matter_one), "%s to %u: %s", lists[i], who->account, list);
    }
}

/* 403 where the route is not for this role at all. */
static void assert_moves_nothing(const struct triage_asker *who, const struct matter_move *moves,
                                 size_t count)
{
    const char *before = triage_asked("select count(*) from ledger where kind = 'matter'");
    for (size_t i = 0; i < count; i++) {
        const struct triage_ask ask = {.who = *who,
                                       .method = "POST",
                                       .target = matter_path(moves[i].rest),
                                       .body = moves[i].body,
                                       .if_match = matter_version()};
        const int status = triage_ask(ask).status;
        const bool may_ask = who->role == ROLE_OFFICER;
        cr_expect(status == 404 || (!may_ask && status == 403), "%s by %u: %d", moves[i].rest,
                  who->account, status);
    }
    cr_assert_str_eq(triage_asked("select count(*) from ledger where kind = 'matter'"), before);
}

Test(triage_access, staff_of_a_unit_read_what_the_unit_may_see)
{
    matter_hear_today();
    (void)chain_get(mediator_licheng);
    triage_hides(helper_qingdao, matter_path(""), NULL);
    const char *work = triage_get(mediator_licheng, "/v1/work", 200);
    cr_assert(strstr(work, matter_one), "%s", work);
}

Test(triage_access, with_the_first_wall_down_the_second_shows_strangers_nothing)
{
    struct matter_move moves[MATTER_MOVES];
    matter_moves(moves);
    first_wall_down();
    for (size_t i = 0; i < STRANGERS; i++)
        assert_sees_nothing(strangers[i]);
    (void)chain_get(labour_licheng);
    (void)chain_get(woman_one);
}

Test(triage_access, with_the_first_wall_down_the_second_refuses_every_command_of_a_stranger)
{
    struct matter_move moves[MATTER_MOVES];
    matter_moves(moves);
    first_wall_down();
    for (size_t i = 0; i < STRANGERS; i++)
        assert_moves_nothing(strangers[i], moves, MATTER_MOVES);
    for (size_t i = 0; i < MATTER_MOVES; i++)
        (void)matter_post(moves[i].who, moves[i].rest, moves[i].body, 200);
}

/* The owner's side: whoever sees a matter does not have its tracks by that. */
Test(triage_access, with_the_first_wall_down_another_units_track_and_hand_over_stay_its_own)
{
    matter_hear_today();
    offer_accept("legal_aid");
    first_wall_down();
    const char *answer = triage_text("/batons/%s/answer", baton_id("legal_aid"));
    (void)matter_post(labour_licheng, answer, "{\"answer\":\"accepted\"}", 404);
    baton_answer(justice_licheng, "legal_aid", "accepted", 200);
    const struct matter_move moves[] = {
        {"/tracks/legal_aid/plan", plan_body(30), "", labour_licheng},
        {"/tracks/legal_aid/assign", triage_text("{\"account\":\"%s\"}", triage_account(77)), "",
         labour_licheng},
        {"/tracks/legal_aid/baton", "{\"to_agency\":\"union\",\"to_station\":\"S370112\"}", "",
         labour_licheng},
        {"/tracks/legal_aid/close", "{}", "", labour_licheng},
    };
    assert_moves_nothing(&labour_licheng, moves, 4);
    (void)matter_post(justice_licheng, "/tracks/prevention/close", "{}", 404);
    cr_assert(triage_holds("(select count(*) from track where state = 'open') = 2"));
}

/* --- a unit that has left (C9 in triage itself) */

static void licheng_leaves(void)
{
    matter_hear_today();
    offer_accept("mediation");
    (void)matter_post(labour_licheng, "/tracks/prevention/close", "{}", 200);
    (void)matter_post(labour_licheng, "/tracks/mediation/baton",
                      "{\"to_agency\":\"labour\",\"to_station\":\"S3701\"}", 200);
    baton_answer(labour_jinan, "mediation", "accepted", 200);
}

static void assert_licheng_is_out(void)
{
    const struct matter_move moves[] = {
        {triage_text("/offers/%s/answer", offer_id("care")), "{\"answer\":\"accepted\"}", "",
         labour_licheng},
        {"/tracks", "{\"track\":\"litigation\"}", "", labour_licheng},
        {"/tracks/mediation/plan", plan_body(30), "", labour_licheng},
        {"/tracks/mediation/close", "{}", "", labour_licheng},
        {"/tracks/prevention/plan", plan_body(30), "", labour_licheng},
        {"/category-four",
         triage_text("{\"reason_code\":\"harassment_retaliation\",\"approver\":\"%s\"}",
                     triage_account(9)),
         "", labour_licheng},
    };
    assert_sees_nothing(&labour_licheng);
    assert_moves_nothing(&labour_licheng, moves, sizeof moves / sizeof *moves);
    assert_sees_nothing(&mediator_licheng);
}

Test(triage_access, a_unit_that_has_left_sees_and_moves_nothing_with_one_wall_or_two)
{
    licheng_leaves();
    assert_licheng_is_out();
    first_wall_down();
    assert_licheng_is_out();
    (void)chain_get(labour_jinan);
    (void)chain_get(woman_one);
    cr_assert(triage_holds("(select count(*) from access where until_at is not null) = 1"));
}

Test(triage_access, who_has_prevention_sees_the_whole_and_opens_tracks)
{
    matter_hear_today();
    (void)matter_post(labour_licheng, "/tracks/prevention/baton",
                      "{\"to_agency\":\"union\",\"to_station\":\"S370112\"}", 200);
    baton_answer(union_licheng, "prevention", "accepted", 200);
    triage_hides(labour_licheng, matter_path(""), NULL);
    cr_assert(triage_holds("(select track is null from access where agency = 'union')"));
    (void)matter_post(union_licheng, "/tracks", "{\"track\":\"negotiation\"}", 200);
    (void)matter_post(union_licheng, "/tracks", "{\"track\":\"legal_aid\"}", 200);
    cr_assert(triage_holds("(select from_agency = 'union' and to_agency = 'justice' from baton "
                           "where state = 'offered')"));
}

/* --- row-level security under the service's own role, table by table */

struct visitor {
    const char *scope, *role, *agency, *region;
    unsigned account;
    bool sees;
};

/* A copy of a visible row meets either the policy or, behind it, the primary key. */
static const char walk[] =
    "do $walk$ declare t text; n bigint; said text := ''; begin "
    "foreach t in array array['matter', 'fact', 'claim', 'assessment', 'track', "
    "'offer', 'baton', 'access', 'timeline'] loop "
    "  execute format('select count(*) from %%I', t) into n; "
    "  if (n > 0) <> %s then said := said || ' sees ' || t || ' ' || n; end if; "
    "  begin execute format('insert into %%1$I select * from %%1$I limit 1', t); "
    "    get diagnostics n = row_count; "
    "    if n > 0 then said := said || ' inserts ' || t; end if; "
    "  exception when insufficient_privilege then null; "
    "    when unique_violation then said := said || ' could insert ' || t; end; "
    "  begin execute format('update %%I set matter_id = matter_id', t); "
    "    get diagnostics n = row_count; "
    "    if n > 0 then said := said || ' updates ' || t; end if; "
    "  exception when insufficient_privilege then null; end; "
    "  begin execute format('delete from %%I', t); said := said || ' deletes ' || t; "
    "  exception when insufficient_privilege then null; end; "
    "end loop; "
    "if said <> '' then raise exception '%s:%%', said; end if; end $walk$";

static void assert_only_reads(const struct visitor *visitor)
{
    triage_script(triage_text(
        "select set_config('halfsky.scope', '%s', false), set_config('halfsky.role', '%s', false), "
        "set_config('halfsky.agency', '%s', false), set_config('halfsky.region', '%s', false), "
        "set_config('halfsky.account', '%s', false); set role triage; %s",
        visitor->scope, visitor->role, visitor->agency, visitor->region,
        triage_account(visitor->account),
        triage_text(walk, visitor->sees ? "true" : "false", visitor->role)));
}

Test(triage_access, a_role_that_moves_nothing_writes_no_row_of_any_table)
{
    static const struct visitor visitors[] = {
        {"client", "mediator", "labour", "370112", 401, true},
        {"client", "arbitrator", "labour", "370112", 402, true},
        {"client", "court_clerk", "labour", "370112", 403, true},
        {"client", "aid_officer", "labour", "370112", 404, true},
        {"client", "helper", "labour", "370112", 405, true},
        {"ops", "ops", "", "37", 901, true},
        {"client", "ops", "labour", "37", 901, false},
        {"client", "officer", "labour", "370202", 303, false},
        {"client", "officer", "labour", "3701120", 303, false},
        {"client", "officer", "union", "370112", 305, false},
        {"client", "officer", "", "37", 306, false},
        {"client", "worker", "", "370112", 102, false},
        {"client", "worker", "labour", "37", 102, false},
        {"", "officer", "labour", "370112", 301, false},
        {"", "", "", "", 0, false},
    };
    matter_hear(matter_one, triage_asked("(now() at time zone 'Asia/Shanghai')::date"),
                ",\"facts\":[{\"fact_id\":\"019ab000-0000-7000-8000-0000000000f1\",\"kind\":"
                "\"dismissed\",\"on\":\"2026-02-01\"}],\"claims\":[{\"claim_id\":"
                "\"019ab000-0000-7000-8000-0000000000c1\",\"type\":\"severance\"}]");
    offer_accept("legal_aid");
    for (size_t i = 0; i < sizeof visitors / sizeof *visitors; i++)
        assert_only_reads(&visitors[i]);
}

Test(triage_access, the_services_role_owns_nothing_and_cannot_rewrite_what_was)
{
    static const char *const forbidden[] = {
        "has_table_privilege('triage', 'ledger', 'update, delete, truncate')",
        "has_table_privilege('triage', 'fact', 'update, delete, truncate')",
        "has_table_privilege('triage', 'claim', 'update, delete, truncate')",
        "has_table_privilege('triage', 'assessment', 'update, delete, truncate')",
        "has_table_privilege('triage', 'timeline', 'update, delete, truncate')",
        "has_table_privilege('triage', 'matter', 'delete, truncate')",
        "has_table_privilege('triage', 'track', 'delete, truncate')",
        "has_table_privilege('triage', 'access', 'delete, truncate')",
        "has_schema_privilege('triage', 'triage', 'create')",
        "exists (select from pg_tables where schemaname = 'triage' and tableowner = 'triage')",
        "exists (select from pg_roles where rolname = 'triage' and (rolsuper or rolbypassrls))",
    };
    for (size_t i = 0; i < sizeof forbidden / sizeof *forbidden; i++)
        cr_expect_not(triage_holds(forbidden[i]), "%s", forbidden[i]);
}
