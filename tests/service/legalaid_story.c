/* SPDX-License-Identifier: Apache-2.0
 *
 * Steps of legalaid's tests; ids are read from the database, so that a test names the step alone.
 * It never writes into the service's tables by itself.
 */
#include "legalaid_story.h"

#include "legalaid/legalaid.h"
#include "legalaid/legalaid_sql.h"

#include <criterion/criterion.h>
#include <string.h>

const struct triage_asker aid_licheng = {ROLE_AID_OFFICER, AGENCY_JUSTICE, "370112", 601};
const struct triage_asker aid_qingdao = {ROLE_AID_OFFICER, AGENCY_JUSTICE, "3702", 603};
const struct triage_asker lawyer_one = {ROLE_HELPER, AGENCY_JUSTICE, "370112", 701};
const struct triage_asker lawyer_two = {ROLE_HELPER, AGENCY_JUSTICE, "370112", 702};
const char *const aid_matter = "019ab000-0000-7000-8000-000000000001";
const char aid_refusal_body[] =
    "{\"decision\":\"refused\",\"reason\":\"means_not_met\",\"review\":\"objection\"}";
const char aid_uphold_body[] = "{\"decision\":\"refused\",\"reason\":\"means_not_met\","
                               "\"review\":\"reconsideration_or_suit\"}";

const char aid_termination_body[] = "{\"termination\":\"own_agent\",\"review\":\"objection\"}";

void legalaid_begin(void)
{
    static const struct triage_asker *const strangers[] = {
        &aid_qingdao, &union_licheng, &woman_two, &labour_qingdao, &lawyer_two, NULL};
    static const char *const shapes[] = {"{\"decision\":\"no\"}",
                                         "{\"provider\":7}",
                                         "{\"kind\":null}",
                                         "{\"reason\":\"too poor\"}",
                                         "{\"account\":\"nobody\"}",
                                         "{\"topics\":\"all\"}",
                                         "{\"papers\":\"identity\"}",
                                         "{\"termination\":\"poor\"}",
                                         "{\"household_size\":\"two\"}",
                                         NULL};
    static struct follower legalaid = {
        .subject = {"legalaid", NULL, "triage", NULL},
        .routes = &legalaid_route_table,
        .nowhere = "019ab000-0000-7000-8000-000000000002",
        .under = "/v1/matters/%s/legal-aid",
        .list = "/v1/legal-aid/applications",
        .rows =
            "select jsonb_build_array((select jsonb_agg(to_jsonb(p) order by application_id) from "
            "application p), (select jsonb_agg(to_jsonb(r) order by report_id) from report r), "
            "(select jsonb_agg(to_jsonb(d) order by subject_id) from due d where kind like "
            "'aid_%'))",
        .kept = "(select count(*) from application) + (select count(*) from report)",
        .open_wall =
            "create or replace function wall_matter(asked uuid) returns boolean language sql "
            "stable return true; create or replace function wall_application(asked uuid, provider "
            "uuid) returns boolean language sql stable return true;",
        .agency = AGENCY_JUSTICE,
        .track = "legal_aid",
        .strangers = strangers,
        .shapes = shapes};
    legalaid.subject.migrations = &migrations_legalaid;
    legalaid.matter = aid_matter;
    follower_begin(&legalaid);
}

void aid_matter_hear(void)
{
    follower_hear_accesses();
    follower_hear(
        "halfsky.offer.made.v1",
        "\"region\":\"370112\",\"offers\":[{\"offer_id\":\"019ab000-0000-7000-8000-0000000000b0\","
        "\"kind\":\"mediation\"},{\"offer_id\":\"019ab000-0000-7000-8000-0000000000b1\","
        "\"kind\":\"legal_aid\",\"rule_id\":\"SAFE-2\"}],\"on\":\"2026-01-05\"");
    follower_hear_access(3, "\"region\":\"370112\",\"agency\":\"justice\",\"track\":\"legal_aid\"");
}

const char *aid_today(void) { return triage_asked("(now() at time zone 'Asia/Shanghai')::date"); }

const char *aid_one(const char *rest)
{
    return triage_text("/%s%s",
                       triage_asked("select application_id from application order by "
                                    "application_id desc limit 1"),
                       rest);
}

void aid_apply(void)
{
    (void)follower_post(woman_one, "", "{\"topics\":[\"wage_arrears\"],\"ground\":\"hardship\"}",
                        200);
}

void aid_grant(void)
{
    (void)follower_post(aid_licheng, aid_one("/decision"), "{\"decision\":\"granted\"}", 200);
}

static const char *provider_body(const struct triage_asker *provider)
{
    return triage_text("{\"provider\":\"lawyer\",\"account\":\"%s\"}",
                       triage_account(provider->account));
}

void aid_assign(const struct triage_asker *provider)
{
    (void)follower_post(aid_licheng, aid_one("/assignment"), provider_body(provider), 200);
}

void aid_refuse(void)
{
    (void)follower_post(aid_licheng, aid_one("/decision"), aid_refusal_body, 200);
}

void aid_object(void) { (void)follower_post(woman_one, aid_one("/objection"), "{}", 200); }

void aid_ask_papers(const char *on, const char *by)
{
    (void)follower_post(aid_licheng, aid_one("/papers"),
                        on ? triage_text("{\"papers\":[\"identity\",\"case_papers\"],\"on\":\"%s\","
                                         "\"by\":\"%s\"}",
                                         on, by)
                           : triage_text("{\"papers\":[\"identity\"],\"by\":\"%s\"}", by),
                        200);
}

void aid_terminate(void)
{
    (void)follower_post(aid_licheng, aid_one("/termination"), aid_termination_body, 200);
}

/* Commands 7 to 9, of an application of long ago that lacks something. */
static struct follower_move papers_ready(size_t at)
{
    const char *today = triage_text("{\"on\":\"%s\"}", aid_today());
    (void)follower_post(woman_one, "", "{\"on\":\"2026-01-05\"}", 200);
    triage_await("(select overdue from application)");
    if (at == 7)
        return (struct follower_move){aid_one("/papers"),
                                      "{\"papers\":[\"identity\"],\"by\":\"2199-01-01\"}",
                                      "{\"papers\":[\"case_papers\"],\"by\":\"2199-01-01\"}",
                                      aid_licheng, false};
    aid_ask_papers("2026-01-06", "2026-01-20");
    triage_await("(select reminded_on is not null from application)");
    if (at == 8)
        return (struct follower_move){aid_one("/papers/supply"), "{}", today, woman_one, false};
    triage_script("update application set reminded_on = reminded_on - 1");
    return (struct follower_move){aid_one("/papers/lapse"), "{}", today, aid_licheng, false};
}

struct follower_move aid_move_ready(size_t at)
{
    const char *today = triage_text("{\"on\":\"%s\"}", aid_today());
    if (at == 0)
        return (struct follower_move){"", "{}", today, woman_one, true};
    if (at >= 7 && at <= 9)
        return papers_ready(at);
    aid_apply();
    if (at == 1)
        return (struct follower_move){aid_one("/withdrawal"), "{}", today, woman_one, false};
    if (at == 2)
        return (struct follower_move){aid_one("/decision"), aid_refusal_body,
                                      "{\"decision\":\"granted\"}", aid_licheng, false};
    if (at == 3 || at == 4) {
        aid_refuse();
        if (at == 3)
            return (struct follower_move){aid_one("/objection"), "{}", today, woman_one, false};
        aid_object();
        return (struct follower_move){aid_one("/objection/decision"), aid_uphold_body,
                                      "{\"decision\":\"granted\"}", justice_licheng, false};
    }
    aid_grant();
    if (at == 5)
        return (struct follower_move){aid_one("/assignment"), provider_body(&lawyer_one),
                                      provider_body(&lawyer_two), aid_licheng, false};
    aid_assign(&lawyer_one);
    if (at == 10)
        return (struct follower_move){aid_one("/termination"), aid_termination_body,
                                      "{\"termination\":\"misuse\",\"review\":\"objection\"}",
                                      aid_licheng, false};
    return (struct follower_move){aid_one("/reports"), "{\"kind\":\"concluded\"}",
                                  "{\"kind\":\"met\"}", lawyer_one, false};
}
