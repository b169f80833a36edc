/* SPDX-License-Identifier: Apache-2.0
 *
 * The dated events and the path of a published case.
 * A word it does not know tells nothing and changes nothing.
 */
#include "base/text.h"
#include "cli/law/place.h"
#include "cli/law/sample_part.h"
#include "cli/law/wording.h"

#define TOPIC(name) CODE_BIT(TOPIC_##name)
#define SAYS(found, name) ((found) & (UINT32_C(1) << WORDING_##name))

const uint64_t sample_topics_of_the_end =
    TOPIC(SEVERANCE) | TOPIC(SEVERANCE_DIFF) | TOPIC(NOTICE_PAY) | TOPIC(DISMISSAL) |
    TOPIC(ILLEGAL_DISMISSAL) | TOPIC(ILLEGAL_DISMISSAL_COMPENSATION) | TOPIC(REINSTATEMENT) |
    TOPIC(WAGE_LOSS) | TOPIC(PREGNANCY_DISMISSAL) | TOPIC(PREGNANCY_TERMINATION) |
    TOPIC(CONTRACT_EXPIRY) | TOPIC(RETIREMENT_AGE);

int sample_topic(const char *name)
{
    const int topic = code_parse(&law_codes_topic, name);

    return topic ? topic : TOPIC_OTHER;
}

static bool is_used(const struct json *part)
{
    const struct json *used = json_member(part, "used");

    return used && used->kind == JSON_TRUE;
}

void sample_path_read(struct sample *s, const struct json *json)
{
    const struct json *path = json_member(json, "path");
    const struct json *arbitration = json_member(path, "arbitration");
    const struct json *aid = json_member(path, "legal_aid");

    s->arbitration_used = is_used(arbitration);
    s->procedure.filed_on = wording_date(json_text(arbitration, "filed"));
    s->award.made_on = wording_date(json_text(arbitration, "decided"));
    if (is_used(aid))
        s->aid.granted = ANSWER_YES;
    s->aid.applied_on = wording_date(json_text(aid, "applied"));
}

static void set_first(struct date *date, struct date on)
{
    if (date_is_absent(*date))
        *date = on;
}

/* Whole before partial of the same time; otherwise by what it may mean at the earliest. */
static bool is_later(struct date a, struct date b)
{
    return date_is_absent(b) || date_compare(date_earliest(a), date_earliest(b)) >= 0;
}

static void interruption_add(struct sample *s, enum interruption_kind kind, struct date on,
                             bool proven)
{
    if (s->interruption_count == SAMPLE_EVENTS)
        return;
    s->interruptions[s->interruption_count++] = (struct interruption_fact){
        .kind = kind, .on = on, .proven = proven ? ANSWER_YES : ANSWER_NONE};
}

/* Of several endings told, the last before the filing is the one in dispute. */
static void end_read(struct sample *s, struct date on)
{
    if (!is_later(on, s->employment.end_on))
        return;
    if (!date_is_absent(s->procedure.filed_on) &&
        date_compare(date_earliest(on), date_latest(s->procedure.filed_on)) > 0)
        return;
    s->employment.end_on = on;
}

/* What is told of work after an end: that end is no longer the one in dispute. */
static void return_read(struct sample *s, uint32_t found, struct date on)
{
    if (date_is_absent(s->employment.end_on) || !is_later(on, s->employment.end_on))
        return;
    s->returned_on = on;
    s->has_reentered |= SAYS(found, ENTRY) != 0;
}

/* `span` is the day of an end, or the month of its days. */
static void life_read(struct sample *s, uint32_t found, struct date on, struct date span)
{
    if (SAYS(found, RETURN) || SAYS(found, ENTRY))
        return_read(s, found, on);
    if (SAYS(found, ENTRY))
        set_first(&s->employment.entry_on, on);
    if (SAYS(found, END) && !date_is_absent(span))
        end_read(s, span);
    s->has_unread |= SAYS(found, END) && date_is_absent(span);
    if (SAYS(found, SIGNED))
        set_first(&s->employment.signed_on, on);
    if (SAYS(found, BIRTH))
        set_first(&s->maternity.birth_on, on);
    if (SAYS(found, LEAVE))
        set_first(&s->maternity.leave_from, on);
    if (SAYS(found, ACCIDENT))
        set_first(&s->injury.accident_on, on);
    if (SAYS(found, GRADED))
        s->injury.graded_on = on;
}

static void procedure_read(struct sample *s, uint32_t found, struct date on)
{
    if (SAYS(found, FILED))
        set_first(&s->procedure.filed_on, on);
    if (SAYS(found, ACCEPTED))
        set_first(&s->procedure.accepted_on, on);
    if (SAYS(found, AWARD))
        set_first(&s->award.made_on, on);
    if (SAYS(found, RECEIVED))
        set_first(&s->award.received_on, on);
    if (SAYS(found, REPORTED))
        set_first(&s->reported_on, on);
}

/* An application before the one in question, perhaps withdrawn (LIM-8). */
static bool is_before_filing(const struct sample *s, struct date on)
{
    return date_compare(date_latest(on), date_earliest(s->procedure.filed_on)) < 0;
}

static void redress_read(struct sample *s, uint32_t found, struct date on, const char *what)
{
    if (SAYS(found, DEMAND))
        interruption_add(s, INTERRUPTION_DEMAND, on, wording_recorded(what));
    else if (SAYS(found, APPROACH))
        interruption_add(s, INTERRUPTION_DEMAND, on, false);
    if (SAYS(found, COMPLAINT))
        interruption_add(s, INTERRUPTION_COMPLAINT, on, wording_recorded(what));
    else if (SAYS(found, HELP))
        interruption_add(s, INTERRUPTION_COMPLAINT, on, false);
    if (SAYS(found, PROMISE))
        interruption_add(s, INTERRUPTION_PROMISE, on, wording_recorded(what));
    if (SAYS(found, FILED) ? is_before_filing(s, on) : SAYS(found, ARBITRATED) != 0)
        interruption_add(s, INTERRUPTION_APPLICATION, on, false);
}

void sample_events_read(struct sample *s, const struct json *events)
{
    for (const struct json *e = events ? events->first : NULL; e; e = e->next) {
        const char *what = json_text(e, "what");
        const struct date on = wording_date(json_text(e, "date"));
        uint32_t found;

        if (!what)
            continue;
        found = wording_of(what);
        s->has_unread |= !found;
        if (date_is_absent(on))
            continue;
        life_read(s, found, on, wording_span(json_text(e, "date")));
        procedure_read(s, found, on);
        redress_read(s, found, on, what);
    }
}

/* Before the filing she worked again: whether and when it ended after that is not told. */
static void return_finish(struct sample *s)
{
    const struct date filed_on = s->procedure.filed_on;

    if (s->has_reentered)
        s->employment.entry_on = (struct date){0};
    if (date_is_absent(s->returned_on) || date_is_absent(s->employment.end_on) ||
        !is_later(s->returned_on, s->employment.end_on))
        return;
    if (!date_is_absent(filed_on) &&
        date_compare(date_earliest(s->returned_on), date_latest(filed_on)) > 0)
        return;
    s->employment.end_on = (struct date){0};
    s->has_unread = true;
}

/* Still employed: nothing says that she may have left, and every event is understood. */
static void employed_find(struct sample *s)
{
    if (!date_is_absent(s->employment.end_on))
        s->employment.still_employed = ANSWER_NO;
    else if (!s->has_unread && !wording_may_have_ended(s->story) &&
             !(s->facts->topics & sample_topics_of_the_end))
        s->employment.still_employed = ANSWER_YES;
}

/* What the story tells of a demand and no event does, was on a day that nobody told. */
static void interruptions_finish(struct sample *s)
{
    bool is_dated = false;

    for (size_t i = 0; i < s->interruption_count; i++)
        is_dated |= s->interruptions[i].kind == INTERRUPTION_DEMAND ||
                    s->interruptions[i].kind == INTERRUPTION_COMPLAINT;
    if (s->has_asked && !is_dated)
        interruption_add(s, INTERRUPTION_DEMAND, (struct date){0}, false);
    s->facts->interruptions =
        (struct interruption_fact_list){s->interruptions, s->interruption_count};
}

/* An award, or a report of the arbitration, shows that she had filed by then. */
static void filed_by_find(struct sample *s)
{
    if (!date_is_absent(s->procedure.filed_on) || !s->arbitration_used)
        return;
    s->procedure.filed_by = s->award.made_on;
    if (date_is_absent(s->procedure.filed_by))
        s->procedure.filed_by = s->reported_on;
}

void sample_finish(struct sample *s, const struct json *json)
{
    struct facts *facts = s->facts;

    filed_by_find(s);
    return_finish(s);
    employed_find(s);
    interruptions_finish(s);
    facts->act_on = s->employment.end_on;
    if (json_text(json, "region"))
        facts->region = place_of_name(json_text(json, "region"));
    facts->worker = &s->worker;
    facts->employment = &s->employment;
    facts->procedure = &s->procedure;
    facts->award = &s->award;
    facts->maternity = &s->maternity;
    facts->injury = &s->injury;
    facts->aid = &s->aid;
    facts->agreement = &s->agreement;
}
