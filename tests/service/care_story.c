/* SPDX-License-Identifier: Apache-2.0
 *
 * Steps of care's tests; ids are read from the database, so that a test names the step alone. It
 * never writes into the service's tables by itself.
 */
#include "care_story.h"

#include "care/care.h"
#include "care/care_sql.h"

#include <criterion/criterion.h>

const struct triage_asker helper_one = {ROLE_HELPER, AGENCY_UNION, "370112", 711};
const struct triage_asker helper_two = {ROLE_HELPER, AGENCY_WOMENS_FEDERATION, "370112", 712};
const struct triage_asker helper_qingdao = {ROLE_HELPER, AGENCY_UNION, "3702", 713};
const struct triage_asker federation_licheng = {ROLE_OFFICER, AGENCY_WOMENS_FEDERATION, "370112",
                                                721};

void care_begin(void)
{
    static const struct triage_asker *const strangers[] = {
        &woman_two, &labour_qingdao, &union_licheng, &helper_two, &helper_qingdao, NULL};
    static const char *const shapes[] = {"{\"needs\":\"all\"}",
                                         "{\"needs\":[\"war\"]}",
                                         "{\"team\":[]}",
                                         "{\"team\":[{}]}",
                                         "{\"team\":[{\"account_id\":\"nobody\"}]}",
                                         "{\"answer\":\"yes\"}",
                                         "{\"kind\":null}",
                                         "{\"content\":7}",
                                         NULL};
    static struct follower care = {
        .subject = {"care", NULL, "triage", "keys.team"},
        .routes = &care_route_table,
        .matter = "019ab000-0000-7000-8000-000000000001",
        .nowhere = "019ab000-0000-7000-8000-000000000002",
        .under = "/v1/matters/%s/care",
        .list = "/v1/care/plans",
        .rows =
            "select jsonb_build_array((select jsonb_agg(to_jsonb(p) order by plan_id) from plan "
            "p), (select jsonb_agg(to_jsonb(m) order by member_id) from member m), (select "
            "jsonb_agg(to_jsonb(c) order by consent_id) from consent c), (select "
            "jsonb_agg(to_jsonb(s) order by session_id) from session s), (select "
            "jsonb_agg(to_jsonb(n) order by session_id) from note n), (select "
            "jsonb_agg(to_jsonb(k) order by plan_id) from plan_key k))",
        .kept = "(select count(*) from plan) + (select count(*) from member) + (select count(*) "
                "from consent) + (select count(*) from session) + (select count(*) from note) + "
                "(select count(*) from plan_key)",
        .open_wall =
            "create or replace function wall_matter(asked uuid) returns boolean language sql "
            "stable "
            "return true; create or replace function wall_plan(asked uuid, asked_plan uuid) "
            "returns "
            "boolean language sql stable return true; create or replace function wall_note(asked "
            "uuid, asked_plan uuid) returns boolean language sql stable return true; create or "
            "replace function wall_own_matter(asked uuid) returns boolean language sql stable "
            "return true;",
        .agency = AGENCY_WOMENS_FEDERATION,
        .track = "care",
        .strangers = strangers,
        .shapes = shapes};
    care.subject.migrations = &migrations_care;
    follower_begin(&care);
}

void care_matter_hear(void)
{
    follower_hear_accesses();
    follower_hear("halfsky.offer.made.v1",
                  "\"region\":\"370112\",\"offers\":[{\"offer_id\":\"019ab000-0000-7000-8000-"
                  "0000000000b1\",\"kind\":\"care\",\"rule_id\":\"CA-1\"}],\"on\":\"2026-01-05\"");
    follower_hear_access(3, "\"region\":\"370112\",\"agency\":\"womens_federation\",\"track\":"
                            "\"care\"");
}

const char *care_one(const char *rest)
{
    return triage_text(
        "/%s%s", triage_asked("select plan_id from plan order by plan_id desc limit 1"), rest);
}

const char *care_last_note(void)
{
    return care_one(triage_text(
        "/sessions/%s",
        triage_asked("select session_id from session order by session_id desc limit 1")));
}

const char *care_team_of(const struct triage_asker *helper)
{
    return triage_text("{\"team\":[{\"account_id\":\"%s\"}]}", triage_account(helper->account));
}

void care_ask(void) { (void)follower_post(woman_one, "", "{\"needs\":[\"counselling\"]}", 200); }

void care_staff(const char *step, const struct triage_asker *helper)
{
    (void)follower_post(federation_licheng, care_one(step), care_team_of(helper), 200);
}

void care_run(void)
{
    care_ask();
    care_staff("/beginning", &helper_one);
}

void care_consent(bool consents)
{
    (void)follower_post(woman_one, care_one("/consent"),
                        consents ? "{\"answer\":true}" : "{\"answer\":false}", 200);
}

void care_note(const char *content)
{
    (void)follower_post(helper_one, care_one("/sessions"),
                        triage_text("{\"kind\":\"counselling\",\"content\":\"%s\"}", content), 200);
}

struct follower_move care_move_ready(size_t at)
{
    const char *today =
        triage_text("{\"on\":\"%s\"}", triage_asked("(now() at time zone 'Asia/Shanghai')::date"));
    if (at == 0)
        return (struct follower_move){"", "{\"needs\":[\"counselling\"]}", today, woman_one, true};
    care_ask();
    if (at == 1)
        return (struct follower_move){care_one("/beginning"), care_team_of(&helper_one),
                                      care_team_of(&helper_two), federation_licheng, false};
    if (at == 2)
        return (struct follower_move){care_one("/withdrawal"), "{}", today, woman_one, false};
    care_staff("/beginning", &helper_one);
    if (at == 3)
        return (struct follower_move){care_one("/consent"), "{\"answer\":true}",
                                      "{\"answer\":false}", woman_one, false};
    if (at == 4)
        return (struct follower_move){care_one("/team"), care_team_of(&helper_one),
                                      care_team_of(&helper_two), federation_licheng, false};
    care_consent(true);
    if (at == 5)
        return (struct follower_move){care_one("/sessions"),
                                      "{\"kind\":\"counselling\",\"content\":\"x\"}",
                                      "{\"kind\":\"comfort\"}", helper_one, false};
    return (struct follower_move){care_one("/end"), "{}", today, helper_one, false};
}
