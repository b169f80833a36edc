/* SPDX-License-Identifier: Apache-2.0
 *
 * Maps a published case to facts, field by field, then event by event; see sample.h.
 * The expected answers of a case are never read.
 */
#include "cli/law/sample.h"

#include "base/text.h"
#include "cli/law/sample_part.h"
#include "cli/law/wording.h"

#include <string.h>

#define TOPIC(name) CODE_BIT(TOPIC_##name)

static uint64_t topics_read(const struct json *types)
{
    uint64_t topics = 0;

    for (const struct json *t = types ? types->first : NULL; t; t = t->next)
        if (t->kind == JSON_STRING)
            topics |= CODE_BIT(sample_topic(t->text));
    return topics;
}

/* Everything the report tells in words, for the questions "is it mentioned at all". */
static const char *story_of(struct arena *arena, const struct json *json)
{
    struct text text;

    text_init(&text, arena);
    for (const char *const *name = (const char *const[]){"title", "facts", "notes", NULL}; *name;
         name++)
        text_add_printf(&text, "%s\n", json_text(json, *name) ? json_text(json, *name) : "");
    text_add_printf(&text, "%s\n",
                    json_text(json_member(json, "worker"), "note")
                        ? json_text(json_member(json, "worker"), "note")
                        : "");
    for (const struct json *e = json_member(json, "events") ? json_member(json, "events")->first
                                                            : NULL;
         e; e = e->next)
        text_add_printf(&text, "%s\n", json_text(e, "what") ? json_text(e, "what") : "");
    return text_get(&text);
}

/* --- the worker ------------------------------------------------------------------------------- */

/* The stated state is the state in which the dispute arose. */
static void period_add(struct sample *s, const char *name)
{
    const int kind = code_parse(&law_codes_three_period, name);

    if (kind == 0 || s->period_count == SAMPLE_PERIODS)
        return;
    s->periods[s->period_count++] = (struct period){.kind = (enum three_period)kind,
                                                    .at_dispute = ANSWER_YES,
                                                    .evidence = EVIDENCE_STATE_DECLARED};
}

/* By what the dispute is called, or by a clause that says it of her. */
static void period_infer(struct sample *s)
{
    static const struct {
        uint64_t topics;
        int kind;
    } named[] = {
        {TOPIC(PREGNANCY_DISMISSAL) | TOPIC(PREGNANCY_TERMINATION), THREE_PERIOD_PREGNANT},
        {TOPIC(NURSING_TRANSFER) | TOPIC(NURSING_HOUR), THREE_PERIOD_NURSING},
    };
    uint32_t kinds = wording_periods(s->story);

    for (size_t i = 0; i < sizeof(named) / sizeof(named[0]); i++)
        if (s->facts->topics & named[i].topics)
            kinds |= UINT32_C(1) << named[i].kind;
    for (int kind = 1; kind < THREE_PERIOD_COUNT; kind++)
        if (kinds & UINT32_C(1) << kind)
            period_add(s, code_name(&law_codes_three_period, kind));
}

static void three_period_read(struct sample *s, const struct json *state)
{
    if (state && state->kind == JSON_STRING)
        period_add(s, state->text);
    else if (state && state->kind == JSON_ARRAY)
        for (const struct json *one = state->first; one; one = one->next)
            period_add(s, one->kind == JSON_STRING ? one->text : "");
    else if ((state && state->kind == JSON_FALSE) || !wording_three_period(s->story))
        s->worker.three_period = ANSWER_NO;
    else
        period_infer(s);
}

static enum answer answer_of(const struct json *json)
{
    if (!json || (json->kind != JSON_TRUE && json->kind != JSON_FALSE))
        return ANSWER_NONE;
    return json->kind == JSON_TRUE ? ANSWER_YES : ANSWER_NO;
}

static void worker_read(struct sample *s, const struct json *worker)
{
    const struct json *age = json_member(worker, "age");
    const char *sex = json_text(worker, "sex");

    s->worker.sex = (enum sex)(sex ? code_parse(&law_codes_sex, sex) : 0);
    three_period_read(s, json_member(worker, "three_period"));
    s->worker.rural = answer_of(json_member(worker, "migrant_worker"));
    if (s->worker.rural == ANSWER_NONE && !wording_rural(s->story))
        s->worker.rural = ANSWER_NO;
    if (age && age->kind == JSON_NUMBER && text_to_int64(age->text, &s->worker.age.value))
        s->worker.age.stated = true;
    s->worker.periods = (struct period_list){s->periods, s->period_count};
}

/* --- the employment --------------------------------------------------------------------------- */

static enum employment_form form_of(const char *name)
{
    int form = name ? code_parse(&law_codes_employment_form, name) : 0;

    if (name && form == 0 &&
        wording_has(
            name, (const char *const[]){"platform", "gig", "new_form", "flexible", "rider", NULL}))
        form = EMPLOYMENT_FORM_PLATFORM;
    return (enum employment_form)form;
}

static struct money money_of(const struct json *json)
{
    struct money money = {0};

    if (!json || json->kind != JSON_NUMBER || !money_parse_yuan(json->text, &money))
        return (struct money){0};
    return money;
}

static enum relation relation_of(const struct sample *s)
{
    const char *story = s->story;

    if (wording_has(story, (const char *const[]){"否认劳动关系", "不认可劳动关系", "合作协议",
                                                 "承揽协议", "不存在劳动关系", NULL}))
        return RELATION_CONTESTED;
    if (wording_has(story, (const char *const[]){"签订劳动合同", "签订了劳动合同", "签有合同",
                                                 "书面劳动合同", NULL}) &&
        !wording_has(story,
                     (const char *const[]){"未签", "没签", "没有签", "未订立", "未签订", NULL}))
        return RELATION_CONTRACT;
    return RELATION_NONE;
}

static void employment_read(struct sample *s, const struct json *worker)
{
    s->employment.form = form_of(json_text(worker, "employment_form"));
    s->employment.entry_on = wording_date(json_text(worker, "entry_date"));
    s->employment.monthly_wage = money_of(json_member(worker, "monthly_wage"));
    s->employment.relation = relation_of(s);
    if (s->employment.form == EMPLOYMENT_FORM_NONE ||
        s->employment.form == EMPLOYMENT_FORM_NO_CONTRACT ||
        s->employment.form == EMPLOYMENT_FORM_COLLECTIVE)
        s->employment.platform = wording_platform(s->story) ? ANSWER_NONE : ANSWER_NO;
}

/* A worker's wage that the report says is the right base, and what was paid on the claim. */
static void amounts_read(struct sample *s)
{
    static const char *const bases[] = {"月均应为", "月平均工资应为", "月工资应为", NULL};
    static const char *const payments[] = {"付了", "支付了", "已支付", NULL};

    for (const char *const *word = bases; *word; word++) {
        const struct money base = wording_amount(s->story, *word);

        if (base.stated)
            s->employment.monthly_wage = base;
    }
    for (const char *const *word = payments; *word && !s->facts->paid.stated; word++)
        s->facts->paid = wording_amount(s->story, *word);
}

/* --- claims ----------------------------------------------------------------------------------- */

static void claims_read(struct sample *s, const struct json *claims)
{
    for (const struct json *c = claims ? claims->first : NULL; c && s->claim_count < SAMPLE_CLAIMS;
         c = c->next)
        s->claims[s->claim_count++] = (struct claim){
            .type = (enum topic)(json_text(c, "type") ? sample_topic(json_text(c, "type")) : 0),
            .amount = money_of(json_member(c, "amount_claimed"))};
    s->facts->claims = (struct claim_list){s->claims, s->claim_count};
}

/* What is claimed about leave arose in the leave; about an injury when its grade was known. */
static void known_find(struct sample *s)
{
    for (size_t i = 0; i < s->claim_count; i++) {
        const uint64_t topic = CODE_BIT(s->claims[i].type);

        if (topic &
            (TOPIC(MATERNITY_ALLOWANCE) | TOPIC(MATERNITY_ALLOWANCE_DIFF) | TOPIC(MATERNITY_PAY)))
            s->claims[i].known_on = s->maternity.leave_from;
        else if (topic & (TOPIC(WORK_INJURY) | TOPIC(INJURY_MEDICAL_FEE)))
            s->claims[i].known_on = s->injury.graded_on;
        else if (topic & (TOPIC(DOUBLE_WAGE) | TOPIC(OVERTIME) | TOPIC(ANNUAL_LEAVE_PAY)))
            s->claims[i].known_on = s->employment.entry_on;
    }
}

struct err *sample_read(struct arena *arena, const struct json *json, struct facts *ret_facts)
{
    const struct json *worker = json_member(json, "worker");
    const char *negotiation = json_text(json_member(json, "path"), "negotiation");
    struct sample *s = ARENA_NEW(arena, struct sample);

    if (json->kind != JSON_OBJECT)
        return err_at(PROBLEM_INVALID, "", "a case is an object, not %s",
                      json_kind_name(json->kind));
    TRY(sample_check(arena, json));
    memset(ret_facts, 0, sizeof(*ret_facts));
    s->facts = ret_facts;
    s->story = story_of(arena, json);
    ret_facts->topics = topics_read(json_member(json, "types"));
    claims_read(s, json_member(json, "claims"));
    worker_read(s, worker);
    employment_read(s, worker);
    amounts_read(s);
    sample_path_read(s, json);
    sample_events_read(s, json_member(json, "events"));
    sample_outcomes_read(s, json_member(json, "outcomes"));
    known_find(s);
    s->has_asked = (negotiation && *negotiation) ||
                   (json_text(json, "facts") && wording_asked(json_text(json, "facts")));
    sample_finish(s, json);
    return NULL;
}
