/* SPDX-License-Identifier: Apache-2.0
 *
 * Steps of resolution's tests; ids are read from the database, so that a test names the step
 * alone. It never writes into the service's tables by itself.
 */
#include "resolution_story.h"

#include "resolution/resolution.h"
#include "resolution/resolution_sql.h"

#include <criterion/criterion.h>
#include <string.h>

const struct triage_asker mediator_licheng = {ROLE_MEDIATOR, AGENCY_LABOUR, "370112", 801};
const struct triage_asker mediator_qingdao = {ROLE_MEDIATOR, AGENCY_LABOUR, "3702", 802};
const struct triage_asker mediator_union = {ROLE_MEDIATOR, AGENCY_UNION, "370112", 803};
const struct triage_asker arbitrator_licheng = {ROLE_ARBITRATOR, AGENCY_LABOUR, "370112", 901};
const struct triage_asker arbitrator_qingdao = {ROLE_ARBITRATOR, AGENCY_LABOUR, "3702", 902};
const struct triage_asker court_licheng = {ROLE_COURT_CLERK, AGENCY_COURT, "370112", 951};
const struct triage_asker court_qingdao = {ROLE_COURT_CLERK, AGENCY_COURT, "3702", 952};
const char *const case_matter = "019ab000-0000-7000-8000-000000000001";
const char case_her_yes[] = "{\"side\":\"worker\",\"answer\":true}";
const char case_their_yes[] = "{\"side\":\"employer\",\"answer\":true}";

const char case_award_body[] =
    "{\"on\":\"2026-09-10\",\"received_on\":\"2026-09-16\",\"items\":["
    "{\"topic\":\"severance\",\"result\":\"supported\",\"amount\":5314000},"
    "{\"topic\":\"reinstatement\",\"result\":\"rejected\"}]}";

const char case_judgment_body[] =
    "{\"on\":\"2026-09-10\",\"received_on\":\"2026-09-16\",\"items\":["
    "{\"topic\":\"severance\",\"result\":\"partly\",\"amount\":4000000,\"claimed\":5314000},"
    "{\"topic\":\"reinstatement\",\"result\":\"rejected\"}]}";

void resolution_begin(void)
{
    static const struct triage_asker *const strangers[] = {
        &mediator_qingdao, &mediator_union,     &woman_two,     &labour_qingdao,
        &union_licheng,    &arbitrator_qingdao, &court_qingdao, NULL};
    static const char *const shapes[] = {"{\"track\":\"war\"}",
                                         "{\"side\":7}",
                                         "{\"answer\":\"yes\"}",
                                         "{\"agreed\":null}",
                                         "{\"agreed\":true,\"items\":[{\"topic\":\"severance\"}]}",
                                         "{\"agreed\":true,\"items\":{}}",
                                         "{\"willing\":\"no\"}",
                                         "{\"agreed_days\":\"ten\"}",
                                         NULL};
    static const char *const queries[] = {"?track=war", NULL};
    static struct follower resolution = {
        .subject = {"resolution", NULL, "triage", NULL},
        .routes = &resolution_route_table,
        .nowhere = "019ab000-0000-7000-8000-000000000002",
        .under = "/v1/matters/%s/proceedings",
        .list = "/v1/proceedings",
        .rows =
            "select jsonb_build_array((select jsonb_agg(to_jsonb(p) order by proceeding_id) from "
            "proceeding p), (select jsonb_agg(to_jsonb(c) order by consent_id) from consent c), "
            "(select jsonb_agg(to_jsonb(s) order by session_id) from session s), (select "
            "jsonb_agg(to_jsonb(i) order by item_id) from award_item i), (select "
            "jsonb_agg(to_jsonb(d) order by subject_id) from due d where kind = "
            "'proceeding_overdue'))",
        .kept = "(select count(*) from proceeding) + (select count(*) from consent) + (select "
                "count(*) from session) + (select count(*) from award_item)",
        .open_wall =
            "create or replace function wall_proceeding(asked uuid, asked_track text) returns "
            "boolean language sql stable return true;",
        .agency = AGENCY_LABOUR,
        .track = "mediation",
        .strangers = strangers,
        .shapes = shapes,
        .queries = queries};
    resolution.subject.migrations = &migrations_resolution;
    resolution.matter = case_matter;
    follower_begin(&resolution);
}

void case_matter_hear(void)
{
    follower_hear_accesses();
    follower_hear(
        "halfsky.matter.triaged.v1",
        "\"region\":\"370112\",\"assessment_id\":\"019ab000-0000-7000-8000-0000000000c1\","
        "\"number\":1,\"on\":\"2026-01-05\",\"category\":\"unknown\",\"rules\":[{\"rule_id\":"
        "\"SAFE-3\",\"version\":\"1\",\"status\":\"V\",\"outcome\":\"unknown\",\"reason\":"
        "\"示例\",\"reason_en\":\"sample\"}]");
    follower_hear_access(3, "\"region\":\"370112\",\"agency\":\"justice\",\"track\":\"mediation\"");
    follower_hear_access(4, "\"region\":\"370112\",\"agency\":\"court\",\"track\":\"litigation\"");
}

const char *case_one(const char *rest)
{
    return triage_text("/%s%s",
                       triage_asked("select proceeding_id from proceeding order by "
                                    "proceeding_id desc limit 1"),
                       rest);
}

void case_ask(void) { (void)follower_post(woman_one, "", "{\"track\":\"negotiation\"}", 200); }

void case_talk(void)
{
    (void)follower_post(desk_licheng, case_one("/reply"), "{\"willing\":true}", 200);
}

void case_propose(void) { (void)follower_post(desk_licheng, "", "{\"track\":\"mediation\"}", 200); }

void case_yes_of(enum party_side side)
{
    if (side == PARTY_SIDE_WORKER)
        (void)follower_post(woman_one, case_one("/consent"), case_her_yes, 200);
    else
        (void)follower_post(mediator_licheng, case_one("/consent"), case_their_yes, 200);
}

void case_open(void)
{
    case_yes_of(PARTY_SIDE_WORKER);
    case_yes_of(PARTY_SIDE_EMPLOYER);
    (void)follower_post(mediator_licheng, case_one("/opening"), "{}", 200);
}

void case_apply(void) { (void)follower_post(woman_one, "", "{\"track\":\"arbitration\"}", 200); }

void case_accept(void)
{
    (void)follower_post(arbitrator_licheng, case_one("/acceptance"), "{\"accepted\":true}", 200);
}

void case_award(void)
{
    (void)follower_post(arbitrator_licheng, case_one("/sessions"), "{}", 200);
    (void)follower_post(arbitrator_licheng, case_one("/award"), case_award_body, 200);
}

void case_sue(void)
{
    (void)follower_post(woman_one, "", "{\"track\":\"litigation\",\"ground\":\"award\"}", 200);
}

void case_try(void)
{
    (void)follower_post(court_licheng, case_one("/acceptance"), "{\"accepted\":true}", 200);
    (void)follower_post(court_licheng, case_one("/sessions"), "{}", 200);
}

void case_judge(void)
{
    (void)follower_post(court_licheng, case_one("/judgment"), case_judgment_body, 200);
}

static struct follower_move litigation_ready(size_t at)
{
    static const char other_items[] =
        "{\"items\":[{\"topic\":\"severance\",\"result\":\"rejected\"}]}";
    static const char settled[] = "{\"items\":[{\"topic\":\"severance\",\"result\":\"settled\"}]}";
    case_sue();
    case_try();
    if (at == 10)
        return (struct follower_move){case_one("/judgment"), case_judgment_body, other_items,
                                      court_licheng, false};
    if (at == 11) {
        case_judge();
        return (struct follower_move){case_one("/appeal"), "{}", "{\"on\":\"2026-09-20\"}",
                                      woman_one, false};
    }
    (void)follower_post(woman_one, case_one("/consent"), case_her_yes, 200);
    (void)follower_post(court_licheng, case_one("/consent"), case_their_yes, 200);
    return (struct follower_move){case_one("/settlement"), settled, other_items, court_licheng,
                                  false};
}

static struct follower_move arbitration_ready(size_t at)
{
    static const char dated[] = "{\"on\":\"2026-09-20\"}";
    case_apply();
    if (at == 6)
        return (struct follower_move){case_one("/acceptance"), "{\"accepted\":true}",
                                      "{\"accepted\":false}", arbitrator_licheng, false};
    if (at == 7)
        return (struct follower_move){case_one("/withdrawal"), "{}", dated, woman_one, false};
    case_accept();
    if (at == 8) {
        (void)follower_post(arbitrator_licheng, case_one("/sessions"), "{}", 200);
        return (struct follower_move){
            case_one("/award"), case_award_body,
            "{\"items\":[{\"topic\":\"severance\",\"result\":\"rejected\"}]}", arbitrator_licheng,
            false};
    }
    case_award();
    return (struct follower_move){case_one("/effect"), "{}", dated, arbitrator_licheng, false};
}

struct follower_move case_move_ready(size_t at)
{
    static const char long_ago[] = "{\"on\":\"2026-01-06\"}";
    if (at == 0)
        return (struct follower_move){"", "{\"track\":\"mediation\"}",
                                      "{\"track\":\"negotiation\"}", woman_one, true};
    if (at >= 10)
        return litigation_ready(at);
    if (at >= 6)
        return arbitration_ready(at);
    if (at == 1) {
        case_ask();
        return (struct follower_move){case_one("/reply"), "{\"willing\":true}",
                                      "{\"willing\":false}", desk_licheng, false};
    }
    case_propose();
    if (at == 2)
        return (struct follower_move){case_one("/consent"), case_her_yes,
                                      "{\"side\":\"worker\",\"answer\":false}", woman_one, false};
    if (at == 3) {
        case_yes_of(PARTY_SIDE_WORKER);
        case_yes_of(PARTY_SIDE_EMPLOYER);
        return (struct follower_move){case_one("/opening"), "{}", long_ago, mediator_licheng,
                                      false};
    }
    case_open();
    if (at == 4)
        return (struct follower_move){case_one("/sessions"), "{}", long_ago, mediator_licheng,
                                      false};
    return (struct follower_move){case_one("/end"), "{\"agreed\":true}", "{\"agreed\":false}",
                                  mediator_licheng, false};
}
