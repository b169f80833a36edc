/* SPDX-License-Identifier: Apache-2.0
 *
 * What was written down in a session is readable by the helpers of the team as it is now and by
 * nobody else: not by a route or a query of any role, not in an event, an answer that is kept, a
 * log or a dump, not by SQL under any role and setting but theirs. A helper who leaves loses it at
 * once, and after her erasure it opens for nobody.
 */
#include "care_story.h"
#include "contracts/care_requests.h"

#include <criterion/criterion.h>
#include <string.h>

TestSuite(care_access, .init = care_begin, .fini = triage_end, .timeout = 200);

static const char secret[] = "金丝雀说的话";

static void noted(void)
{
    care_matter_hear();
    care_run();
    care_consent(true);
    care_note(secret);
}

static const char *read_by(struct triage_asker who, int status)
{
    return triage_get(who, follower_path(care_last_note()), status);
}

Test(care_access, the_team_reads_it_and_she_sees_who_did)
{
    noted();
    cr_assert_not_null(strstr(read_by(helper_one, 200), secret));
    cr_assert(triage_holds(triage_text("exists (select from ledger where type = "
                                       "'halfsky.care.note_read.v1' and body like '%%%s%%')",
                                       triage_account(helper_one.account))));
    const char *hers = triage_get(woman_one, follower_path(""), 200);
    cr_assert(strstr(hers, "\"readings\"") && strstr(hers, "\"reader_id\""), "%s", hers);
    cr_assert_null(strstr(triage_get(federation_licheng, follower_path(""), 200), "\"readings\""));
}

/* Every GET of every role and agency, by the accounts that stand nearest. */
Test(care_access, no_route_shows_it_to_anybody_else)
{
    noted();
    static const unsigned accounts[] = {101, 201, 301, 712, 721};
    const char *const targets[] = {
        follower_path(care_last_note()), follower_path(""),     "/v1/care/plans",
        "/v1/ops/care/ledger",           "/v1/ops/care/status", "/v1/ops/care/parked"};
    size_t asked = 0;
    for (enum role role = ROLE_NONE + 1; role < ROLE_SERVICE; role++)
        for (enum agency agency = AGENCY_NONE; agency < AGENCY_COUNT; agency++)
            for (size_t i = 0; i < 5 * (sizeof targets / sizeof *targets); i++) {
                const struct fetch_answer answer =
                    triage_ask((struct triage_ask){.who = {role, agency, "370112", accounts[i % 5]},
                                                   .method = "GET",
                                                   .target = targets[i / 5]});
                const char *text =
                    arena_text_n(triage_arena(), (const char *)answer.body.data, answer.body.size);
                cr_expect_null(strstr(text, "金丝雀"), "%s of %s", targets[i / 5],
                               code_name(&codes_role, (int)role));
                cr_expect(i / 5 > 0 || answer.status == 403 || answer.status == 404);
                asked++;
            }
    cr_assert_gt(asked, 1000);
    cr_assert(triage_holds("not exists (select from ledger where type = "
                           "'halfsky.care.note_read.v1')"));
}

static bool is_seen(const char *text) { return strstr(text, secret) != NULL; }

Test(care_access, no_event_answer_log_or_dump_has_it)
{
    noted();
    cr_assert(is_seen(read_by(helper_one, 200)));
    cr_assert(triage_holds("not exists (select from ledger where body like '%金丝雀%') and not "
                           "exists (select from idempotency i where i::text like '%金丝雀%')"));
    cr_assert_not(is_seen(triage_dump()));
    cr_assert_not(is_seen(triage_log()));
    /* Nor are its bytes the words in another coat. */
    cr_assert(triage_holds("(select position(convert_to('金丝雀', 'UTF8') in sealed_note) = 0 and "
                           "length(sealed_note) > 18 from note)"));
    cr_assert_not_null(strstr(triage_dump(), "COPY care.note"));
}

/* How many of the rows of `table` the service's own role sees with these settings. */
static const char *seen_by(const struct triage_asker *who, const char *scope, const char *table)
{
    triage_script("create table if not exists public.counted (rows bigint)");
    triage_script(triage_text(
        "truncate public.counted; grant insert on public.counted to care; grant usage on schema "
        "public to care; begin; select set_config('halfsky.scope', '%s', true), "
        "set_config('halfsky.role', '%s', true), set_config('halfsky.agency', '%s', true), "
        "set_config('halfsky.region', '%s', true), set_config('halfsky.account', '%s', true); set "
        "local role care; insert into public.counted select count(*) from %s; commit",
        scope, who->role ? code_name(&codes_role, (int)who->role) : "",
        who->agency ? code_name(&codes_agency, (int)who->agency) : "", who->region,
        triage_account(who->account), table));
    return triage_asked("select rows from public.counted");
}

static void assert_seen(const struct triage_asker *who, const char *scope, const char *count)
{
    cr_expect_str_eq(seen_by(who, scope, "note"), count, "%s %d/%d", scope, (int)who->role,
                     (int)who->agency);
    cr_expect_str_eq(seen_by(who, scope, "plan_key"), count, "%s %d/%d", scope, (int)who->role,
                     (int)who->agency);
}

Test(care_access, the_services_own_role_sees_no_row_of_it_but_for_the_team)
{
    static const char *const scopes[] = {"", "service", "ops", "client"};
    static const struct triage_asker nobody = {ROLE_NONE, AGENCY_NONE, "37", 711};
    noted();
    for (size_t s = 0; s < sizeof scopes / sizeof *scopes; s++) {
        assert_seen(&nobody, scopes[s], "0");
        for (enum role role = ROLE_NONE + 1; role < ROLE_COUNT; role++) {
            const struct triage_asker other = {role, AGENCY_UNION, "370112", 721};
            const struct triage_asker same = {role, AGENCY_UNION, "370112", helper_one.account};
            assert_seen(&other, scopes[s], "0");
            assert_seen(&same, scopes[s], s == 3 && role == ROLE_HELPER ? "1" : "0");
        }
    }
    assert_seen(&helper_two, "client", "0");
    assert_seen(&helper_qingdao, "client", "0");
}

/* Roles of other services have no right to anything here. */
Test(care_access, no_other_role_of_the_database_reads_its_tables)
{
    noted();
    triage_script("do $$ begin perform pg_advisory_xact_lock(9); if not exists (select from "
                  "pg_roles where rolname = 'somebody_else') then create role somebody_else "
                  "login; end if; end $$");
    cr_assert(triage_holds(
        "not exists (select from pg_roles r cross join pg_tables t where t.schemaname = 'care' and "
        "not r.rolsuper and r.rolname not in ('care', 'care_owner') and r.rolname not like "
        "'pg\\_%' and has_table_privilege(r.oid, format('care.%I', t.tablename), 'select'))"));
    cr_assert(triage_holds("not has_schema_privilege('somebody_else', 'care', 'usage') and "
                           "has_table_privilege('care', 'care.note', 'select')"));
    cr_assert_not(triage_holds("has_table_privilege('care', 'care.note', 'update, delete, "
                               "truncate') or has_table_privilege('care', 'care.plan_key', "
                               "'update, delete, truncate')"));
}

Test(care_access, a_helper_who_leaves_loses_it_at_once)
{
    noted();
    const char *note = care_last_note();
    (void)triage_get(helper_one, follower_path(note), 200);
    care_staff("/team", &helper_two);
    (void)triage_get(helper_one, follower_path(note), 404);
    triage_hides(helper_one, follower_path(""), NULL);
    cr_assert_null(strstr(triage_get(helper_one, "/v1/care/plans", 200), "plan_id"));
    (void)follower_post(helper_one, care_one("/sessions"), "{\"kind\":\"comfort\"}", 404);
    (void)follower_post(helper_one, care_one("/end"), "{}", 404);
    assert_seen(&helper_one, "client", "0");
    /* With the statements' own checks gone, too. */
    triage_script("create or replace function wall_note(asked uuid, asked_plan uuid) returns "
                  "boolean language sql stable return true; create or replace function "
                  "wall_plan(asked uuid, asked_plan uuid) returns boolean language sql stable "
                  "return true");
    (void)triage_get(helper_one, follower_path(note), 404);
    cr_assert_not_null(strstr(triage_get(helper_two, follower_path(note), 200), secret));
    care_staff("/team", &helper_one); /* and who comes back has it again */
    cr_assert_not_null(strstr(triage_get(helper_one, follower_path(note), 200), secret));
}

Test(care_access, a_consent_taken_back_or_an_end_closes_it)
{
    noted();
    care_consent(false);
    (void)read_by(helper_one, 409);
    assert_seen(&helper_one, "client", "0");
    care_consent(true);
    cr_assert(is_seen(read_by(helper_one, 200)));
    follower_hear("halfsky.access.ended.v1",
                  "\"access_id\":\"019ab000-0000-7000-8000-0000000000a2\"");
    follower_hear("halfsky.access.ended.v1",
                  "\"access_id\":\"019ab000-0000-7000-8000-0000000000a3\"");
    (void)read_by(helper_one, 404);
    follower_hear_access(5, "\"region\":\"370112\",\"agency\":\"union\",\"track\":\"care\"");
    cr_assert(is_seen(read_by(helper_one, 200)));
    (void)follower_post(woman_one, care_one("/withdrawal"), "{}", 200);
    (void)read_by(helper_one, 409);
    assert_seen(&helper_one, "client", "0");
}

static void erasure_hear(void)
{
    triage_hear_from("intake", "halfsky.matter.person_erased.v1",
                     "019ab000-0000-7000-8000-000000000001", 1,
                     "{\"matter_id\":\"019ab000-0000-7000-8000-000000000001\",\"region\":"
                     "\"370112\"}");
}

Test(care_access, after_her_erasure_it_opens_for_nobody)
{
    noted();
    const char *before = triage_asked("select md5(sealed_note) from note");
    erasure_hear();
    cr_assert(triage_holds("(select wrapped_key is null from plan_key)"));
    const char *erased = read_by(helper_one, 200);
    cr_assert(!is_seen(erased) && strstr(erased, "\"erased\":true"), "%s", erased);
    cr_assert_str_eq(triage_asked("select md5(sealed_note) from note"), before);
    (void)follower_post(helper_one, care_one("/sessions"),
                        "{\"kind\":\"counselling\",\"content\":\"x\"}", 409);
    (void)follower_post(helper_one, care_one("/sessions"), "{\"kind\":\"counselling\"}", 200);
    (void)follower_post(helper_one, care_one("/end"), "{}", 200);
    (void)follower_post(woman_one, "", "{}", 409);
}

/* The event may come before anything was written down, and before the plan. */
Test(care_access, after_her_erasure_no_key_is_made)
{
    erasure_hear();
    care_matter_hear();
    (void)follower_post(woman_one, "", "{}", 409);
    cr_assert(triage_holds("not exists (select from plan_key) and (select count(*) from erasure) = "
                           "1"));
}

Test(care_access, only_the_service_itself_erases)
{
    noted();
    triage_script("begin; select set_config('halfsky.scope', 'client', true), "
                  "set_config('halfsky.role', 'helper', true); set local role care; select "
                  "matter_erase('019ab000-0000-7000-8000-000000000001', 1); commit");
    cr_assert(triage_holds("(select wrapped_key is not null from plan_key) and not exists (select "
                           "from erasure)"));
}
