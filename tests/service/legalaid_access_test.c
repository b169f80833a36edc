/* SPDX-License-Identifier: Apache-2.0
 *
 * The walls of legalaid. Row-level security alone shows and moves nothing for a stranger
 * (protocol.md A2); a matter that is behind is shown to nobody (C9); and no way but an officer's,
 * with a reason and a way of review, leaves an application refused: not another role, not an event,
 * not a due action, not the service's own role in SQL, not the owner of the table.
 */
#include "legalaid/legalaid.h"
#include "legalaid_story.h"

#include <criterion/criterion.h>
#include <string.h>

TestSuite(legalaid_access, .init = legalaid_begin, .fini = triage_end, .timeout = 200);

static void second_wall(size_t at)
{
    aid_matter_hear();
    const struct follower_move move = aid_move_ready(at);
    follower_second_wall(&move);
}

Test(legalaid_access, the_second_wall_alone_holds_for_applying) { second_wall(0); }
Test(legalaid_access, the_second_wall_alone_holds_for_withdrawing) { second_wall(1); }
Test(legalaid_access, the_second_wall_alone_holds_for_deciding) { second_wall(2); }
Test(legalaid_access, the_second_wall_alone_holds_for_objecting) { second_wall(3); }
Test(legalaid_access, the_second_wall_alone_holds_for_reviewing) { second_wall(4); }
Test(legalaid_access, the_second_wall_alone_holds_for_assigning) { second_wall(5); }
Test(legalaid_access, the_second_wall_alone_holds_for_reporting) { second_wall(6); }
Test(legalaid_access, the_second_wall_alone_holds_for_what_is_missing) { second_wall(7); }
Test(legalaid_access, the_second_wall_alone_holds_for_supplying) { second_wall(8); }
Test(legalaid_access, the_second_wall_alone_holds_for_a_lapse) { second_wall(9); }
Test(legalaid_access, the_second_wall_alone_holds_for_ending_aid) { second_wall(10); }

Test(legalaid_access, what_is_behind_is_shown_to_nobody)
{
    aid_matter_hear();
    aid_apply();
    follower_hides_while_behind(woman_one);
    triage_script("update consumer_offset set next_offset = 1");
    (void)follower_post(aid_licheng, aid_one("/decision"), aid_refusal_body, 503);
}

/* --- a refusal, by every other way */

static bool none_refused(void)
{
    return triage_holds("not exists (select from application where state in ('refused', 'upheld', "
                        "'in_review') or decision = 'refused')");
}

Test(legalaid_access, no_refusal_lacks_a_reason_or_the_way_of_review)
{
    static const char *const halves[] = {
        "{\"decision\":\"refused\"}",
        "{\"decision\":\"refused\",\"reason\":\"means_not_met\"}",
        "{\"decision\":\"refused\",\"review\":\"objection\"}",
        "{\"decision\":\"refused\",\"reason\":\"means_not_met\",\"review\":"
        "\"reconsideration_or_suit\"}",
        "{\"decision\":\"refused\",\"reason\":\"\",\"review\":\"objection\"}",
        "{\"decision\":\"granted\",\"reason\":\"means_not_met\"}",
        "{\"decision\":\"granted\",\"review\":\"objection\"}"};
    aid_matter_hear();
    aid_apply();
    for (size_t i = 0; i < sizeof halves / sizeof *halves; i++)
        (void)follower_post(aid_licheng, aid_one("/decision"), halves[i], 400);
    cr_assert(none_refused());
    aid_refuse();
    cr_assert_not(none_refused());
}

static void refuse_as(const struct triage_asker who, const char *rest)
{
    (void)triage_ask((struct triage_ask){.who = who,
                                         .method = "POST",
                                         .target = follower_path(aid_one(rest)),
                                         .body = strstr(rest, "objection/d") ? aid_uphold_body
                                                 : strstr(rest, "decision")  ? aid_refusal_body
                                                                             : "{}",
                                         .if_match = "*"});
}

static void refuse_by_every_other_role(const char *rest)
{
    static const enum agency agencies[] = {AGENCY_NONE, AGENCY_LABOUR, AGENCY_JUSTICE};
    for (enum role role = ROLE_NONE + 1; role < ROLE_COUNT; role++)
        for (size_t a = 0; role != ROLE_AID_OFFICER && a < 3; a++)
            refuse_as((struct triage_asker){role, agencies[a], "370112", woman_one.account}, rest);
}

/* Every route of every role but the aid officer's decision, with a body that would refuse. */
Test(legalaid_access, no_other_role_and_no_other_route_refuses)
{
    static const char name[] = "{application_id}";
    aid_matter_hear();
    aid_apply();
    for (size_t i = 0; i < legalaid_route_table.count; i++) {
        const char *rest = strstr(legalaid_route_table.routes[i].path, name);
        if (rest && !strstr(rest, "withdrawal"))
            refuse_by_every_other_role(rest + sizeof name - 1);
    }
    cr_assert(none_refused());
    (void)follower_post(aid_qingdao, aid_one("/decision"), aid_refusal_body, 404);
    (void)follower_post((struct triage_asker){ROLE_AID_OFFICER, AGENCY_LABOUR, "370112", 604},
                        aid_one("/decision"), aid_refusal_body, 404);
    cr_assert(none_refused());
}

/* Whatever limit passes: what watches the limits, years later. */
Test(legalaid_access, no_limit_that_passes_refuses)
{
    aid_matter_hear();
    (void)follower_post(woman_one, "", "{\"on\":\"2026-01-05\"}", 200);
    triage_await("(select overdue from application)");
    cr_assert(none_refused());
    triage_restart("clock.offset_ms=315360000000");
    triage_script(triage_text("insert into due (due_id, kind, stream_kind, stream_id, subject_id, "
                              "due_at) select application_id, 'aid_overdue', 'matter', matter_id, "
                              "application_id, 0 from application"));
    triage_await("not exists (select from due where kind = 'aid_overdue')");
    cr_assert(none_refused());
    cr_assert(triage_holds("(select state = 'applied' from application)"));
}

Test(legalaid_access, no_event_that_is_heard_refuses)
{
    aid_matter_hear();
    aid_apply();
    static const char *const answers[] = {"declined", "withdrawn", "accepted", "open"};
    for (size_t i = 0; i < sizeof answers / sizeof *answers; i++)
        follower_hear("halfsky.offer.answered.v1",
                      triage_text("\"region\":\"370112\",\"offer_id\":\"019ab000-0000-7000-8000-"
                                  "0000000000b1\",\"kind\":\"legal_aid\",\"state\":\"%s\",\"on\":"
                                  "\"2026-01-07\"",
                                  answers[i]));
    follower_hear("halfsky.access.ended.v1",
                  "\"access_id\":\"019ab000-0000-7000-8000-0000000000a1\"");
    cr_assert(none_refused() && triage_holds("(select state = 'applied' from application)"));
}

static bool script_fails(const char *settings, const char *change)
{
    return triage_holds(triage_text(
        "(select true)); %s set local role legalaid; begin %s; assert false, 'it was let'; "
        "exception when insufficient_privilege or check_violation then null; end; reset role; "
        "assert (true",
        settings, change));
}

/* The service's own role with the settings of events and due actions, of every client role, and of
 * another aid officer than the one it names: each is refused; the officer named is let, so that
 * the refusals are not for want of a row. */
static void only_the_officer_named_may(const char *change, bool names_one)
{
    static const char *const roles[] = {"worker",     "clerk",       "officer",    "mediator",
                                        "arbitrator", "court_clerk", "helper",     "partner",
                                        "ops",        "service",     "aid_officer"};
    static const char seated[] = "perform set_config('halfsky.scope', 'client', true), "
                                 "set_config('halfsky.role', '%s', true), "
                                 "set_config('halfsky.agency', 'justice', true), "
                                 "set_config('halfsky.region', '370112', true), "
                                 "set_config('halfsky.account', '%s', true);";
    const size_t count = sizeof roles / sizeof *roles - (names_one ? 0 : 1);
    cr_assert(script_fails("perform set_config('halfsky.scope', 'service', true);", change));
    cr_assert(script_fails("perform set_config('halfsky.scope', 'ops', true);", change));
    for (size_t i = 0; i < count; i++)
        cr_expect(
            script_fails(triage_text(seated, roles[i], triage_account(woman_one.account)), change),
            "%s", roles[i]);
    cr_assert_not(script_fails(
        triage_text(seated, "aid_officer", "019ab000-0000-7000-8000-00000000beef"), change));
}
/* A day of ours begins sixteen hours into that of the server. */
#define TODAY "(now() at time zone 'Asia/Shanghai')::date"
#define OR_NONE "; if not found then raise insufficient_privilege; end if"

Test(legalaid_access, no_row_that_the_services_role_writes_is_refused_but_an_officers)
{
    aid_matter_hear();
    aid_apply();
    only_the_officer_named_may("update application set state = 'refused', decision = 'refused', "
                               "reason = 'means_not_met', review = 'objection', decided_on = " TODAY
                               ", decided_by = "
                               "'019ab000-0000-7000-8000-00000000beef'" OR_NONE,
                               true);
}

Test(legalaid_access, no_row_that_the_services_role_writes_is_ended_but_an_officers)
{
    aid_matter_hear();
    aid_apply();
    aid_grant();
    only_the_officer_named_may("update application set state = 'terminated', termination = "
                               "'own_agent', review = 'objection', terminated_on = " TODAY
                               ", terminated_by = '019ab000-0000-7000-8000-00000000beef'" OR_NONE,
                               true);
}

Test(legalaid_access, no_row_that_the_services_role_writes_lapses_but_an_aid_officers)
{
    aid_matter_hear();
    (void)aid_move_ready(9);
    only_the_officer_named_may(
        "update application set state = 'lapsed', ended_on = " TODAY OR_NONE, false);
}

static bool owner_fails(const char *change)
{
    return triage_holds(triage_text("(select true)); begin update application set %s; assert "
                                    "false, 'it was let'; exception when check_violation then "
                                    "null; end; assert (true",
                                    change));
}

/* Not even whoever no policy binds. */
Test(legalaid_access, no_row_at_all_is_refused_without_officer_reason_and_review)
{
    static const char *const halves[] = {
        "state = 'refused'",
        "state = 'refused', decision = 'refused', decided_by = application_id, decided_on = "
        "applied_on, reason = 'means_not_met'",
        "state = 'refused', decision = 'refused', decided_by = application_id, decided_on = "
        "applied_on, review = 'objection'",
        "state = 'refused', decision = 'refused', decided_on = applied_on, reason = "
        "'means_not_met', review = 'objection'",
        "state = 'refused', decision = 'granted', decided_by = application_id, decided_on = "
        "applied_on, reason = 'means_not_met', review = 'objection'",
        "state = 'in_review', review_asked_on = applied_on",
        "state = 'upheld', decision = 'refused', decided_by = application_id, decided_on = "
        "applied_on, reason = 'means_not_met', review = 'objection', review_asked_on = applied_on, "
        "reviewed_on = applied_on, reviewed_by = application_id",
        "state = 'upheld', decision = 'refused', decided_by = application_id, decided_on = "
        "applied_on, reason = 'means_not_met', review = 'objection'",
        "state = 'terminated'",
        "state = 'terminated', termination = 'own_agent', terminated_on = applied_on, "
        "terminated_by = application_id",
        "state = 'terminated', termination = 'own_agent', terminated_on = applied_on, review = "
        "'objection'",
        "termination = 'own_agent'",
        "state = 'to_supply'",
        "state = 'lapsed', ended_on = " TODAY,
        "state = 'lapsed', papers = '{identity}', papers_asked_on = applied_on, papers_by = "
        "applied_on + 1, ended_on = applied_on + 5",
        "state = 'lapsed', papers = '{identity}', papers_asked_on = applied_on, papers_by = "
        "applied_on + 3, reminded_on = applied_on + 1, ended_on = applied_on + 3",
        "state = 'lapsed', papers = '{identity}', papers_asked_on = applied_on, papers_by = "
        "applied_on + 3, reminded_on = applied_on + 5, ended_on = applied_on + 5",
        "state = 'rejected'"};
    aid_matter_hear();
    aid_apply();
    for (size_t i = 0; i < sizeof halves / sizeof *halves; i++)
        cr_expect(owner_fails(halves[i]), "%s", halves[i]);
    cr_assert(none_refused());
}

Test(legalaid_access, the_services_role_owns_nothing_and_deletes_nothing)
{
    static const char *const forbidden[] = {
        "has_table_privilege('legalaid', 'ledger', 'update, delete, truncate')",
        "has_table_privilege('legalaid', 'application', 'delete, truncate')",
        "has_table_privilege('legalaid', 'report', 'update, delete, truncate')",
        "has_table_privilege('legalaid', 'access', 'delete, truncate')",
        "has_schema_privilege('legalaid', 'legalaid', 'create')",
        "exists (select from pg_tables where schemaname = 'legalaid' and tableowner = 'legalaid')",
        "exists (select from pg_roles where rolname = 'legalaid' and (rolsuper or rolbypassrls))"};
    for (size_t i = 0; i < sizeof forbidden / sizeof *forbidden; i++)
        cr_expect_not(triage_holds(forbidden[i]), "%s", forbidden[i]);
}
