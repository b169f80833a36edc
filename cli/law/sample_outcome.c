/* SPDX-License-Identifier: Apache-2.0
 *
 * What a published case reports of the award, the courts and a settlement.
 * A result in words it does not know stays unknown.
 */
#include "cli/law/sample_part.h"
#include "cli/law/wording.h"

#include "base/text.h"

static struct money money_of(const struct json *json)
{
    struct money money = {0};

    if (!json || json->kind != JSON_NUMBER || !money_parse_yuan(json->text, &money))
        return (struct money){0};
    return money;
}

static int code_of(const struct code_set *set, const char *name)
{
    return name ? code_parse(set, name) : 0;
}

static size_t items_read(const struct json *list, struct item *items)
{
    size_t count = 0;

    for (const struct json *i = list ? list->first : NULL; i && count < SAMPLE_ITEMS; i = i->next)
        items[count++] = (struct item){
            .type = (enum topic)(json_text(i, "claim") ? sample_topic(json_text(i, "claim")) : 0),
            .result = (enum item_result)code_of(&law_codes_item_result, json_text(i, "result")),
            .amount = money_of(json_member(i, "amount"))};
    return count;
}

static void award_read(struct sample *s, const struct json *award)
{
    const struct json *final = json_member(award, "final_award_explicit");

    if (json_is_null(award))
        return;
    s->award.result =
        (enum arbitration_result)code_of(&law_codes_arbitration_result, json_text(award, "result"));
    s->award.items =
        (struct item_list){s->award_items, items_read(json_member(award, "items"), s->award_items)};
    if (date_is_absent(s->award.made_on))
        s->award.made_on = wording_date(json_text(award, "date"));
    if (final && final->kind == JSON_TRUE)
        s->award.stated_final = ANSWER_YES;
    if (final && final->kind == JSON_FALSE)
        s->award.stated_final = ANSWER_NO;
}

static void court_read(struct sample *s, const struct json *court, enum court_instance instance)
{
    const size_t index = s->facts->courts.count;

    if (json_is_null(court) || index == SAMPLE_COURTS)
        return;
    s->courts[index] = (struct court){
        .instance = instance,
        .result = (enum court_result)code_of(&law_codes_court_result, json_text(court, "result")),
        .items = {s->court_items[index],
                  items_read(json_member(court, "items"), s->court_items[index])}};
    s->facts->courts = (struct court_list){s->courts, index + 1};
}

void sample_outcomes_read(struct sample *s, const struct json *outcomes)
{
    const struct json *settlement = json_member(outcomes, "settlement");

    award_read(s, json_member(outcomes, "arbitration"));
    court_read(s, json_member(outcomes, "court_first_instance"), COURT_INSTANCE_FIRST);
    court_read(s, json_member(outcomes, "court_second_instance"), COURT_INSTANCE_SECOND);
    if (!json_is_null(settlement)) {
        s->agreement.amount = money_of(json_member(settlement, "amount"));
        s->agreement.effective_on = wording_date(json_text(settlement, "date"));
    }
}
