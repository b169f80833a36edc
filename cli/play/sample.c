/* SPDX-License-Identifier: Apache-2.0
 *
 * Reads a case strictly where the format is strict (kinds, dates, amounts) and keeps words that are
 * no code beside the code "other". A member it does not know is passed over: the format grows.
 */
#include "cli/play/sample.h"

#include "cli/play/fact_words.h"
#include "cli/play/way.h"

#include <string.h>

enum { FACTS_MOST = 100, CLAIMS_MOST = 40, RANGE_SIZE = 13, DAY_SIZE = 10 };

struct reader {
    struct arena *arena;
    const struct json *json;
    struct sample *sample;
    struct text unknown;
};

static void unknown_add(struct reader *reader, const char *what, const char *word)
{
    text_add_printf(&reader->unknown, "%s%s %s", reader->unknown.size ? ", " : "", what, word);
}

/* --- parts that have a form */

static struct err *date_read(const char *text, const char *pointer, struct date *ret_date)
{
    *ret_date = (struct date){0};
    if (text && !date_parse(text, ret_date))
        return err_at(PROBLEM_INVALID, pointer, "%s is no date", text);
    return NULL;
}

/* "2020-11-14~16": the days from the first to the last of one month. */
static struct err *range_read(struct arena *arena, const char *text, struct fact_stated *fact)
{
    const char *tilde = text ? strchr(text, '~') : NULL;
    if (!tilde)
        return date_read(text, "/events/date", &fact->on);
    if (strlen(text) != RANGE_SIZE || tilde != text + DAY_SIZE)
        return err_at(PROBLEM_INVALID, "/events/date", "%s is no range of days", text);
    TRY(date_read(arena_text_n(arena, text, DAY_SIZE), "/events/date", &fact->on));
    const char *last = arena_printf(arena, "%.8s%s", text, tilde + 1);
    return date_read(last, "/events/date", &fact->until);
}

static struct err *money_read(const struct json *json, const char *pointer, struct money *ret_money)
{
    *ret_money = (struct money){0};
    if (json_is_null(json))
        return NULL;
    if (json->kind != JSON_NUMBER || !money_parse_yuan(json->text, ret_money))
        return err_at(PROBLEM_INVALID, pointer, "an amount is yuan with at most two decimals");
    return NULL;
}

static enum answer answer_of(const struct json *json)
{
    if (!json || (json->kind != JSON_TRUE && json->kind != JSON_FALSE))
        return ANSWER_NONE;
    return json->kind == JSON_TRUE ? ANSWER_YES : ANSWER_NO;
}

/* --- the worker */

static void period_add(struct reader *reader, struct worker_profile *worker, const char *name)
{
    const int period = code_parse(&codes_three_period, name);
    if (period)
        worker->three_periods |= CODE_BIT(period);
    else
        unknown_add(reader, "three_period", name);
}

static void periods_read(struct reader *reader, const struct json *state,
                         struct worker_profile *worker)
{
    if (json_is_null(state))
        return;
    if (state->kind == JSON_FALSE)
        worker->three_period = ANSWER_NO;
    if (state->kind == JSON_STRING)
        period_add(reader, worker, state->text);
    if (state->kind == JSON_ARRAY)
        for (const struct json *one = state->first; one; one = one->next)
            period_add(reader, worker, one->text ? one->text : "");
    if (worker->three_periods)
        worker->three_period = ANSWER_YES;
}

static struct err *worker_read(struct reader *reader)
{
    const struct json *json = json_member(reader->json, "worker");
    struct worker_profile *worker = ARENA_NEW(reader->arena, struct worker_profile);
    const char *sex = json_text(json, "sex");
    const char *form = json_text(json, "employment_form");
    if (sex)
        worker->sex = (enum sex)code_parse(&codes_sex, sex);
    if (form)
        worker->employment_form = (enum employment_form)code_parse(&codes_employment_form, form);
    if (form && !worker->employment_form)
        unknown_add(reader, "employment_form", form);
    periods_read(reader, json_member(json, "three_period"), worker);
    worker->rural_household = answer_of(json_member(json, "migrant_worker"));
    TRY(date_read(json_text(json, "entry_date"), "/worker/entry_date", &worker->entry_on));
    TRY(money_read(json_member(json, "monthly_wage"), "/worker/monthly_wage",
                   &worker->monthly_wage));
    reader->sample->matter.worker = worker;
    return NULL;
}

/* --- what it is about */

static enum topic topic_of(struct reader *reader, const char *what, const char *name)
{
    const int topic = code_parse(&codes_topic, name);
    if (!topic)
        unknown_add(reader, what, name);
    return topic ? (enum topic)topic : TOPIC_OTHER;
}

static void types_read(struct reader *reader)
{
    const struct json *types = json_member(reader->json, "types");
    for (const struct json *one = types ? types->first : NULL; one; one = one->next) {
        const char *name = one->kind == JSON_STRING ? one->text : "";
        reader->sample->matter.topics |= CODE_BIT(topic_of(reader, "type", name));
        reader->sample->is_online |= strcmp(name, "online_intake") == 0;
    }
}

static struct err *claims_read(struct reader *reader)
{
    const struct json *claims = json_member(reader->json, "claims");
    struct claim_stated *items = ARENA_ARRAY(reader->arena, struct claim_stated, CLAIMS_MOST);
    size_t count = 0;
    for (const struct json *one = claims ? claims->first : NULL; one; one = one->next) {
        const char *type = json_text(one, "type");
        if (count == CLAIMS_MOST || !type)
            return err_at(PROBLEM_INVALID, "/claims", "a claim without type, or more than %d",
                          CLAIMS_MOST);
        struct claim_stated *claim = &items[count++];
        claim->type = topic_of(reader, "claim", type);
        claim->words = code_parse(&codes_topic, type) ? NULL : type;
        TRY(money_read(json_member(one, "amount_claimed"), "/claims/amount_claimed",
                       &claim->amount));
    }
    reader->sample->matter.claims = (struct claim_stated_list){items, count};
    return NULL;
}

/* One event may tell several facts; each carries the words. */
static struct err *event_read(struct reader *reader, const struct json *event,
                              struct fact_stated *items, size_t *count)
{
    const char *words = json_text(event, "what");
    struct fact_stated fact = {.words = words};
    if (!words)
        return err_at(PROBLEM_INVALID, "/events/what", "an event says what happened");
    TRY(range_read(reader->arena, json_text(event, "date"), &fact));
    const uint64_t kinds = fact_kinds_of(words);
    for (int kind = 1; kind < FACT_COUNT; kind++) {
        if (!(kinds & CODE_BIT(kind)))
            continue;
        if (*count == FACTS_MOST)
            return err_at(PROBLEM_INVALID, "/events", "more than %d facts", FACTS_MOST);
        fact.kind = (enum fact_kind)kind;
        items[(*count)++] = fact;
    }
    return NULL;
}

static struct err *events_read(struct reader *reader)
{
    const struct json *events = json_member(reader->json, "events");
    struct fact_stated *items = ARENA_ARRAY(reader->arena, struct fact_stated, FACTS_MOST);
    size_t count = 0;
    for (const struct json *one = events ? events->first : NULL; one; one = one->next)
        TRY(event_read(reader, one, items, &count));
    reader->sample->matter.facts = (struct fact_stated_list){items, count};
    return NULL;
}

/* --- the other side, and the way it went */

static void employer_read(struct reader *reader)
{
    const struct json *json = json_member(reader->json, "employer");
    struct party_stated *party = ARENA_NEW(reader->arena, struct party_stated);
    *party = (struct party_stated){.kind = PARTY_EMPLOYER,
                                   .name = json_text(json, "name"),
                                   .region_stated = json_text(json, "region")};
    if (party->name || party->region_stated)
        reader->sample->matter.parties = (struct party_stated_list){party, 1};
}

static bool is_used(const struct json *path, const char *name)
{
    const struct json *used = json_member(json_member(path, name), "used");
    return used && used->kind == JSON_TRUE;
}

static void path_read(struct reader *reader)
{
    static const struct {
        const char *member;
        enum track track;
    } steps[] = {{"mediation", TRACK_MEDIATION},
                 {"arbitration", TRACK_ARBITRATION},
                 {"court", TRACK_LITIGATION},
                 {"legal_aid", TRACK_LEGAL_AID},
                 {"psych", TRACK_CARE}};
    const struct json *path = json_member(reader->json, "path");
    if (json_text(path, "negotiation"))
        reader->sample->tracks |= CODE_BIT(TRACK_NEGOTIATION);
    for (size_t i = 0; i < sizeof steps / sizeof steps[0]; i++)
        if (is_used(path, steps[i].member))
            reader->sample->tracks |= CODE_BIT(steps[i].track);
}

struct err *sample_read(struct arena *arena, const struct json *json, struct sample *ret_sample)
{
    struct reader reader = {.arena = arena, .json = json, .sample = ret_sample};
    *ret_sample = (struct sample){.id = json_text(json, "id"), .title = json_text(json, "title")};
    if (!ret_sample->id || !*ret_sample->id)
        return err_at(PROBLEM_INVALID, "/id", "a case has an id");
    text_init(&reader.unknown, arena);
    ret_sample->matter.region_stated = json_text(json, "region");
    ret_sample->matter.words = json_text(json, "facts");
    types_read(&reader);
    TRY(worker_read(&reader));
    TRY(claims_read(&reader));
    TRY(events_read(&reader));
    employer_read(&reader);
    path_read(&reader);
    TRY(way_read(arena, json, &ret_sample->way));
    ret_sample->unknown = text_get(&reader.unknown);
    return NULL;
}
