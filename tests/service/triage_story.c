/* SPDX-License-Identifier: Apache-2.0
 *
 * The shared steps of triage's tests. Ids are read from the database, so that a test names kinds
 * and tracks. It must never write into the map itself.
 */
#include "triage_story.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

const char *const matter_one = "019ab000-0000-7000-8000-000000000001";
const char *const matter_two = "019ab000-0000-7000-8000-000000000002";

void matter_hear(const char *matter_id, const char *on, const char *further)
{
    triage_hear("halfsky.matter.registered.v1", matter_id, 1,
                triage_text("{\"matter_id\":\"%s\",\"region\":\"370112\",\"station_code\":"
                            "\"S370112\",\"agency\":\"labour\",\"account_id\":\"%s\",\"on\":\"%s\","
                            "\"topics\":[\"pregnancy_dismissal\"],\"worker\":{\"sex\":\"female\","
                            "\"three_period\":true,\"three_periods\":[\"pregnant\"]}%s}",
                            matter_id, triage_account(woman_one.account), on, further));
}

void matter_supplement(const char *matter_id, int seq, const char *members)
{
    triage_hear("halfsky.matter.supplemented.v1", matter_id, seq,
                triage_text("{\"matter_id\":\"%s\",\"region\":\"370112\",\"on\":\"2026-03-10\"%s}",
                            matter_id, members));
}

const char *matter_path(const char *rest)
{
    return triage_text("/v1/matters/%s%s", matter_one, rest);
}

const char *chain_get(struct triage_asker who) { return triage_get(who, matter_path(""), 200); }

const char *day_ahead(int days)
{
    return triage_asked(triage_text("(now() at time zone 'Asia/Shanghai')::date + %d", days));
}

const char *plan_body(int days)
{
    return triage_text("{\"next_action\":\"follow_up\",\"next_by\":\"%s\"}", day_ahead(days));
}

void matter_hear_today(void) { matter_hear(matter_one, day_ahead(0), ""); }

const char *matter_version(void)
{
    const char *seq = triage_asked(
        triage_text("select seq from head where kind = 'matter' and stream_id = '%s'", matter_one));
    return triage_text("\"%s\"", seq);
}

static struct fetch_answer matter_ask(struct triage_asker who, const char *rest, const char *body)
{
    return triage_ask((struct triage_ask){.who = who,
                                          .method = "POST",
                                          .target = matter_path(rest),
                                          .body = body,
                                          .if_match = matter_version()});
}

/* A due action may come between reading the version and using it: read again. */
const char *matter_post(struct triage_asker who, const char *rest, const char *body, int status)
{
    struct fetch_answer answer = matter_ask(who, rest, body);
    for (int again = 0; again < 5 && answer.status == 412; again++)
        answer = matter_ask(who, rest, body);
    const char *text =
        arena_text_n(triage_arena(), (const char *)answer.body.data, answer.body.size);
    cr_assert_eq(answer.status, status, "%s: %d %s %s", rest, answer.status, text,
                 answer.status >= 500 ? triage_log() : "");
    return text;
}

const char *offer_id(const char *kind)
{
    return triage_asked(triage_text(
        "select offer_id from offer where matter_id = '%s' and kind = '%s'", matter_one, kind));
}

const char *baton_id(const char *track)
{
    return triage_asked(triage_text("select baton_id from baton where matter_id = '%s' and track = "
                                    "'%s' and state = 'offered'",
                                    matter_one, track));
}

void offer_accept(const char *kind)
{
    (void)matter_post(woman_one, triage_text("/offers/%s/answer", offer_id(kind)),
                      "{\"answer\":\"accepted\"}", 200);
}

void baton_answer(struct triage_asker who, const char *track, const char *answer, int status)
{
    (void)matter_post(who, triage_text("/batons/%s/answer", baton_id(track)),
                      triage_text("{\"answer\":\"%s\"}", answer), status);
}

static const char *approved_by(const struct triage_asker *who)
{
    return triage_text("{\"reason_code\":\"harassment_retaliation\",\"approver\":\"%s\"}",
                       triage_account(who->account));
}

static const char *account_body(unsigned account)
{
    return triage_text("{\"account\":\"%s\"}", triage_account(account));
}

void matter_moves(struct matter_move ret_moves[MATTER_MOVES])
{
    matter_hear_today();
    offer_accept("mediation");
    offer_accept("legal_aid");
    const struct matter_move moves[MATTER_MOVES] = {
        {triage_text("/offers/%s/answer", offer_id("negotiation")), "{\"answer\":\"declined\"}",
         "{\"answer\":\"accepted\"}", woman_one},
        {"/tracks", "{\"track\":\"litigation\"}", "{\"track\":\"care\"}", labour_licheng},
        {"/tracks/prevention/plan", plan_body(30), plan_body(31), desk_licheng},
        {"/tracks/prevention/assign", account_body(77), account_body(78), labour_licheng},
        {"/tracks/mediation/baton", "{\"to_agency\":\"union\",\"to_station\":\"S370112\"}",
         "{\"to_agency\":\"court\",\"to_station\":\"S370112\"}", desk_licheng},
        {triage_text("/batons/%s/answer", baton_id("legal_aid")), "{\"answer\":\"accepted\"}",
         "{\"answer\":\"declined\"}", justice_licheng},
        {"/category-four", approved_by(&labour_jinan), approved_by(&labour_qingdao),
         labour_licheng},
        {"/tracks/prevention/close", "{}",
         triage_text("{\"on\":\"%s\"}", day_ahead(0)),
         desk_licheng},
    };
    memcpy(ret_moves, moves, sizeof moves);
}
