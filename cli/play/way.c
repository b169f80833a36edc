/* SPDX-License-Identifier: Apache-2.0
 *
 * Path and outcomes as steps. An outcome ends the proceeding it belongs to; a proceeding whose end
 * the source does not tell stays where it is known to have come.
 */
#include "cli/play/way.h"

#include <inttypes.h>
#include <string.h>

struct walk {
    struct arena *arena;
    const struct json *claims, *path, *outcomes;
    struct way *way;
};

static bool is(const char *text, const char *other) { return text && strcmp(text, other) == 0; }

static const char *named(const struct json *json, const char *const *names)
{
    const char *text = json_text(json, "result");
    for (size_t i = 0; text && names[i]; i++)
        if (strcmp(text, names[i]) == 0)
            return text;
    return NULL;
}

static void step(struct walk *walk, struct way_step step)
{
    if (walk->way->count < WAY_STEPS)
        walk->way->steps[walk->way->count++] = step;
}

static bool was_used(const struct walk *walk, const char *member)
{
    const struct json *used = json_member(json_member(walk->path, member), "used");
    return used && used->kind == JSON_TRUE;
}

/* --- bodies */

static struct err *date_check(const char *text)
{
    struct date date;
    if (text && !date_parse(text, &date))
        return err_at(PROBLEM_INVALID, "/path", "%s is no date", text);
    return NULL;
}

/* A JSON object with the day, where it is told, and more members. */
static const char *body_of(struct arena *arena, const char *on, const char *more)
{
    const char *day = on ? arena_printf(arena, "\"on\":\"%s\"", on) : "";
    return arena_printf(arena, "{%s%s%s}", day, *day && *more ? "," : "", more);
}

static const char *begin_of(struct arena *arena, enum track track, const char *on, const char *more)
{
    return body_of(arena, on,
                   arena_printf(arena, "\"track\":\"%s\"%s%s", code_name(&codes_track, (int)track),
                                *more ? "," : "", more));
}

/* Legal aid is told in whole days. */
static const char *whole_day(const char *text)
{
    struct date date;
    return text && date_parse(text, &date) && date_is_whole(date) ? text : NULL;
}

static void money_add(struct text *text, const char *name, const struct json *yuan)
{
    struct money money = {0};
    if (yuan && yuan->kind == JSON_NUMBER && money_parse_yuan(yuan->text, &money))
        text_add_printf(text, ",\"%s\":%" PRId64, name, money.fen);
}

static const struct json *claim_of(const struct walk *walk, const char *type)
{
    for (const struct json *one = walk->claims ? walk->claims->first : NULL; one; one = one->next)
        if (is(json_text(one, "type"), type))
            return one;
    return NULL;
}

static void item_add(const struct walk *walk, struct text *text, const char *claim,
                     const char *result)
{
    const char *topic = code_parse(&codes_topic, claim) ? claim : "other";
    text_add_printf(text, "%s{\"topic\":\"%s\",\"result\":\"%s\"", text->size ? "," : "", topic,
                    code_parse(&codes_item_result, result) ? result : "unknown");
    money_add(text, "claimed", json_member(claim_of(walk, claim), "amount_claimed"));
}

/* "all" and nothing at all are each claim of hers; without one, whatever she asked for. */
static void claims_add(const struct walk *walk, struct text *text, const char *result,
                       const struct json *amount)
{
    for (const struct json *one = walk->claims ? walk->claims->first : NULL; one; one = one->next) {
        item_add(walk, text, json_text(one, "type"), result);
        money_add(text, "amount", amount);
        text_add_char(text, '}');
    }
    if (text->size == 0) {
        item_add(walk, text, "other", result);
        text_add_char(text, '}');
    }
}

/* What one item leaves open the result of the whole tells, where there is one item alone. */
static const char *items_of(const struct walk *walk, const struct json *outcome)
{
    const struct json *items = json_member(outcome, "items");
    const struct json *first = items ? items->first : NULL;
    const char *whole = first && !first->next ? json_text(outcome, "result") : NULL;
    struct text text;
    text_init(&text, walk->arena);
    for (const struct json *one = first; one; one = one->next) {
        const char *claim = json_text(one, "claim"), *own = json_text(one, "result");
        const char *result = own ? own : whole ? whole : "unknown";
        if (is(claim, "all")) {
            claims_add(walk, &text, result, json_member(one, "amount"));
            continue;
        }
        item_add(walk, &text, claim ? claim : "other", result);
        money_add(&text, "amount", json_member(one, "amount"));
        text_add_char(&text, '}');
    }
    if (text.size == 0)
        claims_add(walk, &text, "unknown", NULL);
    return arena_printf(walk->arena, "\"items\":[%s]", text_get(&text));
}

/* --- one track after the other */

static void legal_aid(struct walk *walk)
{
    const struct json *told = json_member(walk->path, "legal_aid");
    const char *assigned = whole_day(json_text(told, "assigned"));
    if (!was_used(walk, "legal_aid"))
        return;
    step(walk, (struct way_step){TRACK_LEGAL_AID, ROLE_WORKER, 0, "",
                                 body_of(walk->arena, whole_day(json_text(told, "applied")), ""),
                                 PARTY_SIDE_NONE});
    step(walk, (struct way_step){TRACK_LEGAL_AID, ROLE_AID_OFFICER, AID_STATE_APPLIED, "/decision",
                                 body_of(walk->arena, assigned, "\"decision\":\"granted\""),
                                 PARTY_SIDE_NONE});
    step(walk, (struct way_step){
                   TRACK_LEGAL_AID, ROLE_AID_OFFICER, AID_STATE_GRANTED, "/assignment",
                   body_of(walk->arena, assigned, "\"provider\":\"lawyer\""), PARTY_SIDE_NONE});
    if (is(json_text(json_member(walk->outcomes, "settlement"), "forum"), "legal_aid"))
        step(walk, (struct way_step){TRACK_LEGAL_AID, ROLE_AID_OFFICER, AID_STATE_ASSIGNED,
                                     "/reports", "{\"kind\":\"concluded\"}", PARTY_SIDE_NONE});
}

static void negotiation(struct walk *walk)
{
    if (json_text(walk->path, "negotiation"))
        step(walk, (struct way_step){TRACK_NEGOTIATION, ROLE_WORKER, 0, "",
                                     begin_of(walk->arena, TRACK_NEGOTIATION, NULL, ""),
                                     PARTY_SIDE_NONE});
}

/* Each side for itself; who conducts it takes the employer's. */
static void both_say_yes(struct walk *walk, enum track track, enum role conducts, int from)
{
    static const char hers[] = "{\"side\":\"worker\",\"answer\":true}";
    static const char theirs[] = "{\"side\":\"employer\",\"answer\":true}";
    step(walk, (struct way_step){track, ROLE_WORKER, from, "/consent", hers, PARTY_SIDE_WORKER});
    step(walk, (struct way_step){track, conducts, from, "/consent", theirs, PARTY_SIDE_EMPLOYER});
}

/* A settlement whose terms and forum are the mediation's; what an institution co-ordinated and what
 * legal aid reached tell of none. */
static bool was_agreed(const struct walk *walk)
{
    const char *forum = json_text(json_member(walk->outcomes, "settlement"), "forum");
    return forum && !is(forum, "institution_coordination") && !is(forum, "legal_aid");
}

/* What was agreed on is told as one sum: it is that of her claim where there is but one. */
static const char *agreement_of(const struct walk *walk)
{
    const struct json *claim = walk->claims ? walk->claims->first : NULL;
    const bool alone = claim && !claim->next;
    struct text text;
    text_init(&text, walk->arena);
    if (alone)
        item_add(walk, &text, json_text(claim, "type"), "settled");
    else
        text_add(&text, "{\"topic\":\"other\",\"result\":\"settled\"");
    money_add(&text, "amount", json_member(json_member(walk->outcomes, "settlement"), "amount"));
    return arena_printf(walk->arena, "\"agreed\":true,\"items\":[%s}]", text_get(&text));
}

static void mediation(struct walk *walk)
{
    const struct json *told = json_member(walk->path, "mediation");
    if (!was_used(walk, "mediation"))
        return;
    step(walk,
         (struct way_step){TRACK_MEDIATION, ROLE_WORKER, 0, "",
                           begin_of(walk->arena, TRACK_MEDIATION, NULL, ""), PARTY_SIDE_NONE});
    both_say_yes(walk, TRACK_MEDIATION, ROLE_MEDIATOR, PROCEEDING_STATE_PROPOSED);
    step(walk, (struct way_step){TRACK_MEDIATION, ROLE_MEDIATOR, PROCEEDING_STATE_PROPOSED,
                                 "/opening", "{}", PARTY_SIDE_NONE});
    if (was_agreed(walk))
        step(walk,
             (struct way_step){TRACK_MEDIATION, ROLE_MEDIATOR, PROCEEDING_STATE_OPENED, "/end",
                               body_of(walk->arena, json_text(told, "date"), agreement_of(walk)),
                               PARTY_SIDE_NONE});
}

static void settled(struct walk *walk, enum track track, enum role conducts,
                    const struct json *outcome)
{
    both_say_yes(walk, track, conducts, PROCEEDING_STATE_ACCEPTED);
    step(walk, (struct way_step){
                   track, conducts, PROCEEDING_STATE_ACCEPTED, "/settlement",
                   body_of(walk->arena, json_text(outcome, "date"), items_of(walk, outcome)),
                   PARTY_SIDE_NONE});
}

static void accepted(struct walk *walk, enum track track, enum role conducts, int from)
{
    step(walk, (struct way_step){track, conducts, from, "/acceptance", "{\"accepted\":true}",
                                 PARTY_SIDE_NONE});
}

static void awarded(struct walk *walk, const struct json *outcome)
{
    const char *on = json_text(outcome, "date");
    const char *day = on ? on : json_text(json_member(walk->path, "arbitration"), "decided");
    step(walk, (struct way_step){TRACK_ARBITRATION, ROLE_ARBITRATOR, PROCEEDING_STATE_ACCEPTED,
                                 "/sessions", "{}", PARTY_SIDE_NONE});
    step(walk,
         (struct way_step){TRACK_ARBITRATION, ROLE_ARBITRATOR, PROCEEDING_STATE_HEARD, "/award",
                           body_of(walk->arena, day, items_of(walk, outcome)), PARTY_SIDE_NONE});
}

static const char *const settled_words[] = {"mediated", "settled", NULL};
static const char *const withdrawn_words[] = {"mediated_withdrawn", "withdrawn", NULL};

static void arbitration(struct walk *walk)
{
    const struct json *told = json_member(walk->path, "arbitration");
    const struct json *outcome = json_member(walk->outcomes, "arbitration");
    if (!was_used(walk, "arbitration"))
        return;
    step(walk,
         (struct way_step){TRACK_ARBITRATION, ROLE_WORKER, 0, "",
                           begin_of(walk->arena, TRACK_ARBITRATION, json_text(told, "filed"), ""),
                           PARTY_SIDE_NONE});
    if (json_is_null(outcome))
        return;
    if (named(outcome, withdrawn_words)) {
        step(walk, (struct way_step){TRACK_ARBITRATION, ROLE_WORKER, PROCEEDING_STATE_APPLIED,
                                     "/withdrawal", "{}", PARTY_SIDE_NONE});
    } else if (is(json_text(outcome, "result"), "not_accepted")) {
        step(walk, (struct way_step){TRACK_ARBITRATION, ROLE_ARBITRATOR, PROCEEDING_STATE_APPLIED,
                                     "/acceptance", "{\"accepted\":false}", PARTY_SIDE_NONE});
    } else {
        accepted(walk, TRACK_ARBITRATION, ROLE_ARBITRATOR, PROCEEDING_STATE_APPLIED);
        if (named(outcome, settled_words))
            settled(walk, TRACK_ARBITRATION, ROLE_ARBITRATOR, outcome);
        else
            awarded(walk, outcome);
    }
}

/* --- the courts */

static const char *ground_of(const struct walk *walk)
{
    const struct json *used = json_member(json_member(walk->path, "arbitration"), "used");
    const struct json *outcome = json_member(walk->outcomes, "arbitration");
    if (used && used->kind == JSON_FALSE)
        return "\"ground\":\"direct\"";
    if (json_is_null(outcome))
        return "";
    return is(json_text(outcome, "result"), "not_accepted") ? "\"ground\":\"not_accepted\""
                                                            : "\"ground\":\"award\"";
}

static void judged(struct walk *walk, int from, const struct json *outcome)
{
    step(walk, (struct way_step){
                   TRACK_LITIGATION, ROLE_COURT_CLERK, from, "/judgment",
                   body_of(walk->arena, json_text(outcome, "date"), items_of(walk, outcome)),
                   PARTY_SIDE_NONE});
}

static void second_instance(struct walk *walk, const struct json *second)
{
    if (json_is_null(second))
        return;
    step(walk, (struct way_step){TRACK_LITIGATION, ROLE_COURT_CLERK, PROCEEDING_STATE_JUDGED,
                                 "/appeal", "{}", PARTY_SIDE_NONE});
    if (!is(json_text(second, "result"), "appealed"))
        judged(walk, PROCEEDING_STATE_APPEALED, second);
}

static void litigation(struct walk *walk)
{
    const struct json *first = json_member(walk->outcomes, "court_first_instance");
    const struct json *second = json_member(walk->outcomes, "court_second_instance");
    const struct json *court = json_member(walk->path, "court");
    const bool is_hers = is(json_text(court, "plaintiff"), "worker");
    if (!was_used(walk, "court"))
        return;
    step(walk, (struct way_step){TRACK_LITIGATION, is_hers ? ROLE_WORKER : ROLE_COURT_CLERK, 0, "",
                                 begin_of(walk->arena, TRACK_LITIGATION, NULL, ground_of(walk)),
                                 PARTY_SIDE_NONE});
    if (json_is_null(first) && json_is_null(second))
        return;
    accepted(walk, TRACK_LITIGATION, ROLE_COURT_CLERK, PROCEEDING_STATE_SUED);
    if (named(first, settled_words)) {
        settled(walk, TRACK_LITIGATION, ROLE_COURT_CLERK, first);
        return;
    }
    step(walk, (struct way_step){TRACK_LITIGATION, ROLE_COURT_CLERK, PROCEEDING_STATE_ACCEPTED,
                                 "/sessions", "{}", PARTY_SIDE_NONE});
    judged(walk, PROCEEDING_STATE_HEARD, first);
    second_instance(walk, second);
}

static struct err *dates_check(const struct walk *walk)
{
    static const char *const of_path[][2] = {{"arbitration", "filed"},
                                             {"arbitration", "decided"},
                                             {"mediation", "date"},
                                             {"legal_aid", "applied"},
                                             {"legal_aid", "assigned"}};
    static const char *const of_outcomes[] = {"arbitration", "court_first_instance",
                                              "court_second_instance"};
    for (size_t i = 0; i < sizeof of_path / sizeof *of_path; i++)
        TRY(date_check(json_text(json_member(walk->path, of_path[i][0]), of_path[i][1])));
    for (size_t i = 0; i < sizeof of_outcomes / sizeof *of_outcomes; i++)
        TRY(date_check(json_text(json_member(walk->outcomes, of_outcomes[i]), "date")));
    return NULL;
}

struct err *way_read(struct arena *arena, const struct json *json, struct way *ret_way)
{
    struct walk walk = {arena, json_member(json, "claims"), json_member(json, "path"),
                        json_member(json, "outcomes"), ret_way};
    ret_way->count = 0;
    TRY(dates_check(&walk));
    legal_aid(&walk);
    negotiation(&walk);
    mediation(&walk);
    arbitration(&walk);
    litigation(&walk);
    return NULL;
}
