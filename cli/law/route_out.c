/* SPDX-License-Identifier: Apache-2.0
 *
 * Doors, procedure, paths, clocks and offers as JSON; see route_out.h.
 * It writes what was answered and adds nothing.
 */
#include "cli/law/route_out.h"

#include "cli/law/place.h"
#include "law/code.h"

#include "base/text.h"

static void door_write(struct out *out, const struct scope_result *r)
{
    out_open(out, "door", '{');
    out_string(out, "answer", r->door ? code_name(&law_codes_door, r->door) : "unknown");
    out_codes(out, "also", &law_codes_door, r->also);
    out_bool(out, "stop", r->stop);
    out_bool(out, "co_parties", r->co_parties);
    out_money(out, "fine_min_fen", r->fine_min);
    out_money(out, "fine_max_fen", r->fine_max);
    out_why(out, &r->why);
    out_close(out, '}');
}

static void place_tell(struct text *text, const char *region, bool english)
{
    place_name_add(text, region);
    text_add(text, english ? " (" : "（");
    place_code_add(text, region);
    text_add(text, english ? ")" : "）");
}

void committee_tell(struct text *text, const struct assess_route *route, bool english)
{
    if (!route->committee) {
        text_add(text, english ? "not known yet" : "尚不能确定");
        return;
    }
    place_tell(text, route->committee, english);
    if (route->choice) {
        text_add(text, english ? ", or " : "，也可以选择");
        place_tell(text, route->choice, english);
    }
}

static void where_write(struct out *out, const struct assess_route *route)
{
    struct text name;

    text_init(&name, out->text.arena);
    committee_tell(&name, route, false);
    out_open(out, "where", '{');
    out_string(out, "answer", route->committee ? route->committee : "unknown");
    out_string(out, "name", text_get(&name));
    if (route->choice)
        out_string(out, "also", route->choice);
    out_why(out, &route->where);
    out_close(out, '}');
}

static void procedure_write(struct out *out, const struct simple_result *r)
{
    out_open(out, "simple_procedure", '{');
    out_answer(out, "answer", r->eligible);
    out_answer(out, "collective", r->collective);
    out_integer(out, "arbitrators", r->arbitrators);
    out_integer(out, "representatives_least", r->representatives_least);
    out_integer(out, "representatives_most", r->representatives_most);
    out_bool(out, "priority", r->priority);
    out_why(out, &r->why);
    out_close(out, '}');
}

static const char *security_word(enum advance_security security)
{
    static const char *const words[] = {"unknown", "none", "reduced", "may_be_asked", "required"};

    return words[security];
}

static void advance_write(struct out *out, const struct advance_result *r)
{
    out_open(out, "advance_enforcement", '{');
    out_answer(out, "answer", r->enforcement);
    out_string(out, "security", security_word(r->enforcement_security));
    out_why(out, &r->why);
    out_close(out, '}');
    out_open(out, "preservation", '{');
    out_answer(out, "answer", r->preservation);
    out_string(out, "security", security_word(r->preservation_security));
    out_integer(out, "ruling_hours", r->ruling_hours);
    out_integer(out, "file_within_days", r->file_within_days);
    out_why(out, &r->preservation_why);
    out_close(out, '}');
}

static const struct {
    const char *letter;
    const char *zh;
    const char *en;
} paths[AGREEMENT_PATH_COUNT] = {
    [AGREEMENT_REVIEW] = {"A", "共同申请仲裁审查", "arbitral review, jointly"},
    [AGREEMENT_CONFIRMATION] = {"B", "共同申请司法确认", "judicial confirmation, jointly"},
    [AGREEMENT_PAYMENT_ORDER] = {"C", "申请支付令", "payment order"},
    [AGREEMENT_ARBITRATION] = {"D", "申请仲裁", "arbitration"},
    [AGREEMENT_SUIT] = {"E", "直接起诉", "direct suit"},
};

const char *agreement_path_zh(enum agreement_path path) { return paths[path].zh; }
const char *agreement_path_en(enum agreement_path path) { return paths[path].en; }

static void agreement_write(struct out *out, const struct agreement_result *r)
{
    out_open(out, "agreement", '{');
    out_open(out, "paths", '[');
    for (int i = 0; i < AGREEMENT_PATH_COUNT; i++) {
        out_open(out, NULL, '{');
        out_string(out, "path", paths[i].letter);
        out_string(out, "zh", paths[i].zh);
        out_answer(out, "answer", r->ways[i].open);
        if (r->ways[i].rule)
            out_rule(out, "rule", r->ways[i].rule);
        if (!date_is_absent(r->ways[i].due.natural))
            out_due(out, "until", &r->ways[i].due);
        out_close(out, '}');
    }
    out_close(out, ']');
    out_why(out, &r->why);
    out_close(out, '}');
}

static void clocks_write(struct out *out, const struct assess_route *route)
{
    out_open(out, "deadlines", '[');
    for (int i = 0; i < route->clock_count; i++) {
        const struct clock_result *clock = &route->clocks[i];

        out_open(out, NULL, '{');
        out_string(out, "id", clock->rule->id);
        out_due(out, "due", &clock->due);
        if (!date_is_absent(clock->earliest.natural))
            out_due(out, "earliest", &clock->earliest);
        if (!date_is_absent(clock->latest.natural))
            out_due(out, "latest", &clock->latest);
        out_why(out, &clock->why);
        out_close(out, '}');
    }
    out_close(out, ']');
}

static void court_write(struct out *out, const struct court_door_result *r)
{
    out_open(out, "court_without_award", '{');
    out_answer(out, "answer", r->open);
    out_why(out, &r->why);
    out_close(out, '}');
}

static void protection_write(struct out *out, const char *name, const struct protection_result *r)
{
    out_open(out, name, '{');
    out_answer(out, "answer", r->violated);
    out_money(out, "fine_min_fen", r->fine_min);
    out_money(out, "fine_max_fen", r->fine_max);
    out_why(out, &r->why);
    out_close(out, '}');
}

static void contract_write(struct out *out, const struct contract_end_result *r)
{
    out_open(out, "contract_expiry", '{');
    out_answer(out, "runs_on", r->extended);
    out_date(out, "last_protected", r->last_protected);
    out_date(out, "may_end_on", r->may_end_on);
    out_why(out, &r->why);
    out_close(out, '}');
}

static void nursing_write(struct out *out, const struct nursing_result *r)
{
    out_open(out, "nursing", '{');
    out_date(out, "last_day", r->last);
    if (r->hours > 0)
        out_integer(out, "hours_a_working_day", r->hours);
    else
        out_string(out, "hours_a_working_day", NULL);
    out_why(out, &r->why);
    out_close(out, '}');
}

static void offers_write(struct out *out, const struct sweep_result *r)
{
    out_open(out, "entitlements", '{');
    out_bool(out, "urgent", r->urgent);
    out_codes(out, "urgent_for", &law_codes_urgency, r->urgent_for);
    out_codes(out, "facts_used", &law_codes_law_fact, r->why.used);
    out_open(out, "not_offered_yet", '[');
    for (int i = 0; i < r->offer_count; i++) {
        out_open(out, NULL, '{');
        out_string(out, "entitlement", code_name(&law_codes_entitlement, r->offers[i].entitlement));
        out_string(out, "zh", code_zh(&law_codes_entitlement, r->offers[i].entitlement));
        out_rule(out, "rule", r->offers[i].rule);
        out_close(out, '}');
    }
    out_close(out, ']');
    out_close(out, '}');
}

void routes_write(struct out *out, const struct assess_route *route)
{
    door_write(out, &route->scope);
    where_write(out, route);
    procedure_write(out, &route->simple);
    advance_write(out, &route->advance);
    if (route->has_agreement)
        agreement_write(out, &route->agreement);
    court_write(out, &route->court);
    if (route->has_protection)
        protection_write(out, "protection", &route->protection);
    if (route->has_night)
        protection_write(out, "night_work", &route->night);
    if (route->has_contract)
        contract_write(out, &route->contract);
    if (route->has_nursing)
        nursing_write(out, &route->nursing);
    clocks_write(out, route);
    offers_write(out, &route->sweep);
}
