/* SPDX-License-Identifier: Apache-2.0
 *
 * The walls of resolution. Row-level security alone shows and moves nothing for a stranger
 * (protocol.md A2); a matter that is behind is shown to nobody (C9); and no way but a mediator's,
 * after a yes of either side, opens mediation: not another role, route or order of steps, not an
 * event, not a due action, not the service's own role in SQL, not the owner of the table.
 */
#include "resolution/resolution.h"
#include "resolution_story.h"

#include <criterion/criterion.h>
#include <string.h>

TestSuite(resolution_access, .init = resolution_begin, .fini = triage_end, .timeout = 200);

static void second_wall(size_t at)
{
    case_matter_hear();
    const struct follower_move move = case_move_ready(at);
    follower_second_wall(&move);
}

Test(resolution_access, the_second_wall_alone_holds_for_asking) { second_wall(0); }
Test(resolution_access, the_second_wall_alone_holds_for_replying) { second_wall(1); }
Test(resolution_access, the_second_wall_alone_holds_for_a_yes) { second_wall(2); }
Test(resolution_access, the_second_wall_alone_holds_for_opening) { second_wall(3); }
Test(resolution_access, the_second_wall_alone_holds_for_a_session) { second_wall(4); }
Test(resolution_access, the_second_wall_alone_holds_for_ending) { second_wall(5); }
Test(resolution_access, the_second_wall_alone_holds_for_accepting) { second_wall(6); }
Test(resolution_access, the_second_wall_alone_holds_for_withdrawing) { second_wall(7); }
Test(resolution_access, the_second_wall_alone_holds_for_awarding) { second_wall(8); }
Test(resolution_access, the_second_wall_alone_holds_for_taking_effect) { second_wall(9); }
Test(resolution_access, the_second_wall_alone_holds_for_judging) { second_wall(10); }
Test(resolution_access, the_second_wall_alone_holds_for_appealing) { second_wall(11); }
Test(resolution_access, the_second_wall_alone_holds_for_settling) { second_wall(12); }

Test(resolution_access, what_is_behind_is_shown_to_nobody)
{
    case_matter_hear();
    case_propose();
    follower_hides_while_behind(woman_one);
    triage_script("update consumer_offset set next_offset = 1");
    (void)follower_post(woman_one, case_one("/consent"), case_her_yes, 503);
}

/* --- into mediation, by every other way */

static bool none_opened(void)
{
    return triage_holds("not exists (select from proceeding where track = 'mediation' and state "
                        "not in ('proposed', 'declined')) and not exists (select from ledger "
                        "where type = 'halfsky.proceeding.opened.v1')");
}

static const char *body_for(const char *rest, enum party_side side)
{
    static const struct {
        const char *part, *body;
    } bodies[] = {
        {"award", case_award_body},
        {"judg", case_judgment_body},
        {"settle", "{\"items\":[{\"topic\":\"severance\",\"result\":\"settled\"}]}"},
        {"accept", "{\"accepted\":true}"},
        {"reply", "{\"willing\":true}"},
        {"end", "{\"agreed\":true}"},
    };
    if (strstr(rest, "consent"))
        return side == PARTY_SIDE_WORKER ? case_her_yes : case_their_yes;
    for (size_t i = 0; i < sizeof bodies / sizeof *bodies; i++)
        if (strstr(rest, bodies[i].part))
            return bodies[i].body;
    return "{}";
}

static void try_as(const struct triage_asker who, const char *rest, enum party_side side)
{
    const char *before = triage_asked("select count(*) from consent");
    (void)triage_ask((struct triage_ask){.who = who,
                                         .method = "POST",
                                         .target = follower_path(case_one(rest)),
                                         .body = body_for(rest, side),
                                         .if_match = "*"});
    cr_expect_str_eq(triage_asked("select count(*) from consent"), before, "%s for side %d by %s",
                     rest, (int)side, code_name(&codes_role, (int)who.role));
}

static void try_by_every_role(const char *rest, enum party_side side, enum role but)
{
    static const enum agency agencies[] = {AGENCY_NONE, AGENCY_LABOUR, AGENCY_JUSTICE};
    for (enum role role = ROLE_NONE + 1; role < ROLE_COUNT; role++)
        for (size_t a = 0; role != but && a < 3; a++)
            try_as((struct triage_asker){role, agencies[a], "370112", woman_one.account}, rest,
                   side);
}

/* Every route of every role, while the yes of `lacks` is missing. */
static void try_every_route(enum party_side lacks)
{
    static const char name[] = "{proceeding_id}";
    const enum role speaks = lacks == PARTY_SIDE_WORKER ? ROLE_WORKER : ROLE_MEDIATOR;
    for (size_t i = 0; i < resolution_route_table.count; i++) {
        const char *rest = strstr(resolution_route_table.routes[i].path, name);
        if (rest)
            try_by_every_role(rest + sizeof name - 1, lacks,
                              strstr(rest, "consent") ? speaks : ROLE_NONE);
    }
    cr_assert(none_opened());
    (void)follower_post(mediator_licheng, case_one("/opening"), "{}", 409);
}

Test(resolution_access, without_her_yes_no_route_of_no_role_opens_mediation)
{
    case_matter_hear();
    case_propose();
    case_yes_of(PARTY_SIDE_EMPLOYER);
    try_every_route(PARTY_SIDE_WORKER);
    case_yes_of(PARTY_SIDE_WORKER);
    cr_assert(none_opened(), "two yeses alone open nothing");
    (void)follower_post(mediator_licheng, case_one("/opening"), "{}", 200);
    cr_assert_not(none_opened());
}

Test(resolution_access, without_the_employers_yes_no_route_of_no_role_opens_mediation)
{
    case_matter_hear();
    case_propose();
    case_yes_of(PARTY_SIDE_WORKER);
    try_every_route(PARTY_SIDE_EMPLOYER);
    case_yes_of(PARTY_SIDE_EMPLOYER);
    (void)follower_post(mediator_licheng, case_one("/opening"), "{}", 200);
}

Test(resolution_access, a_yes_to_one_application_is_none_to_the_next)
{
    case_matter_hear();
    case_propose();
    case_yes_of(PARTY_SIDE_WORKER);
    (void)follower_post(mediator_licheng, case_one("/consent"),
                        "{\"side\":\"employer\",\"answer\":false}", 200);
    case_propose();
    case_yes_of(PARTY_SIDE_EMPLOYER);
    (void)follower_post(mediator_licheng, case_one("/opening"), "{}", 409);
    cr_assert(none_opened());
}

/* Whatever limit passes: the only due action of the service, years later. */
Test(resolution_access, no_limit_that_passes_opens_mediation)
{
    case_matter_hear();
    (void)follower_post(woman_one, "", "{\"track\":\"mediation\",\"on\":\"2026-01-05\"}", 200);
    case_yes_of(PARTY_SIDE_WORKER);
    triage_await("(select overdue from proceeding)");
    triage_restart("clock.offset_ms=315360000000");
    triage_script(triage_text("insert into due (due_id, kind, stream_kind, stream_id, subject_id, "
                              "due_at) select proceeding_id, 'proceeding_overdue', 'matter', "
                              "matter_id, proceeding_id, 0 from proceeding"));
    triage_await("not exists (select from due where kind = 'proceeding_overdue')");
    cr_assert(none_opened() && triage_holds("(select state = 'proposed' from proceeding)"));
}

Test(resolution_access, no_event_that_is_heard_opens_mediation)
{
    static const char *const answers[] = {"accepted", "declined", "withdrawn"};
    case_matter_hear();
    case_propose();
    for (size_t i = 0; i < sizeof answers / sizeof *answers; i++)
        follower_hear("halfsky.offer.answered.v1",
                      triage_text("\"region\":\"370112\",\"offer_id\":\"019ab000-0000-7000-8000-"
                                  "0000000000b1\",\"kind\":\"mediation\",\"state\":\"%s\",\"on\":"
                                  "\"2026-01-07\"",
                                  answers[i]));
    follower_hear("halfsky.track.opened.v1",
                  "\"region\":\"370112\",\"track\":\"mediation\",\"on\":\"2026-01-07\","
                  "\"next_action\":\"follow_up\"");
    follower_hear("halfsky.access.ended.v1",
                  "\"access_id\":\"019ab000-0000-7000-8000-0000000000a1\"");
    cr_assert(none_opened() && triage_holds("not exists (select from consent)"));
}

static bool script_fails(const char *settings, const char *change)
{
    return triage_holds(triage_text(
        "(select true)); %s set local role resolution; begin %s; assert false, 'it was let'; "
        "exception when insufficient_privilege or check_violation or foreign_key_violation then "
        "null; end; reset role; assert (true",
        settings, change));
}

static const char *settings_of(const char *role, unsigned account)
{
    return triage_text("perform set_config('halfsky.scope', 'client', true), "
                       "set_config('halfsky.role', '%s', true), "
                       "set_config('halfsky.agency', 'labour', true), "
                       "set_config('halfsky.region', '370112', true), "
                       "set_config('halfsky.account', '%s', true);",
                       role, triage_account(account));
}

static const char *yes_row(const char *side, unsigned account)
{
    return triage_text("insert into consent (consent_id, matter_id, proceeding_id, side, answer, "
                       "said_by, at) select gen_random_uuid(), matter_id, proceeding_id, '%s', "
                       "true, '%s', 0 from proceeding; if not found then raise "
                       "insufficient_privilege; end if",
                       side, triage_account(account));
}

/* The service's own role with the settings of events and due actions, and of every client role. */
Test(resolution_access, no_yes_is_written_but_by_the_side_that_says_it)
{
    static const char *const roles[] = {"worker",      "clerk",       "officer", "mediator",
                                        "arbitrator",  "court_clerk", "helper",  "partner",
                                        "aid_officer", "ops",         "service"};
    static const char *const scopes[] = {"service", "ops"};
    case_matter_hear();
    case_propose();
    for (size_t i = 0; i < 2; i++) {
        const char *scope =
            triage_text("perform set_config('halfsky.scope', '%s', true);", scopes[i]);
        cr_assert(script_fails(scope, yes_row("worker", 101)));
        cr_assert(script_fails(scope, yes_row("employer", 801)));
    }
    for (size_t i = 0; i < sizeof roles / sizeof *roles; i++) {
        if (strcmp(roles[i], "worker") != 0)
            cr_expect(script_fails(settings_of(roles[i], 101), yes_row("worker", 101)), "%s",
                      roles[i]);
        if (strcmp(roles[i], "mediator") != 0)
            cr_expect(script_fails(settings_of(roles[i], 801), yes_row("employer", 801)), "%s",
                      roles[i]);
    }
    cr_assert(script_fails(settings_of("mediator", 801), yes_row("employer", 802)));
    cr_assert(script_fails(settings_of("worker", 102), yes_row("worker", 102)));
    /* The same by who may is let: the refusals above are not for want of a row. */
    cr_assert_not(script_fails(settings_of("worker", 101), yes_row("worker", 101)));
    cr_assert_not(script_fails(settings_of("mediator", 801), yes_row("employer", 801)));
    cr_assert(none_opened());
}

static bool owner_fails(const char *change)
{
    return triage_holds(triage_text("(select true)); begin update proceeding set %s; assert "
                                    "false, 'it was let'; exception when check_violation or "
                                    "foreign_key_violation then null; end; assert (true",
                                    change));
}

/* Not even whoever no policy binds: neither a state without answers, nor with another's. */
Test(resolution_access, no_row_at_all_is_in_mediation_without_both_sides_yes)
{
    static const char *const states[] = {"opened", "agreed", "failed", "talking",
                                         "asked",  "heard",  "final"};
    static const char hers[] = "(select consent_id from consent where side = 'worker' and answer)";
    case_matter_hear();
    case_propose();
    case_yes_of(PARTY_SIDE_WORKER);
    (void)follower_post(mediator_licheng, case_one("/consent"),
                        "{\"side\":\"employer\",\"answer\":false}", 200);
    for (size_t i = 0; i < sizeof states / sizeof *states; i++) {
        cr_expect(owner_fails(triage_text("state = '%s'", states[i])), "%s", states[i]);
        cr_expect(owner_fails(triage_text("state = '%s', employer_yes = %s", states[i], hers)),
                  "%s", states[i]);
        cr_expect(owner_fails(triage_text("state = '%s', employer_yes = (select consent_id from "
                                          "consent where side = 'employer' and not answer)",
                                          states[i])),
                  "%s", states[i]);
        cr_expect(
            owner_fails(triage_text("state = '%s', employer_yes = gen_random_uuid()", states[i])),
            "%s", states[i]);
    }
    cr_assert(none_opened());
}
