/* SPDX-License-Identifier: Apache-2.0
 *
 * What holds of the whole answer for any facts: a million random inputs made from the field tables,
 * so that a new field is asked about as soon as it exists. Filing stays open, dates stand in order,
 * a fact taken away makes nothing definite, a rule switched off is in no explanation.
 */
#include "cli/law/assess_out.h"
#include "cli/law/facts_read.h"
#include "law/rule_id.h"

#include "base/text.h"

#include "law_rounds.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

enum {
    ROUNDS = 250000 / LAW_SHARE,
    OUTPUT_ROUNDS = 20000 / LAW_SHARE,
    LEAVES = 512,
    NONE_OF_THE_PROVINCE = -1,
    ROOM = 1 << 16,
    ELEMENTS = 3
};

static uint64_t state;

/* xorshift64*: a failing round repeats itself exactly. */
static uint64_t next(void)
{
    state ^= state >> 12;
    state ^= state << 25;
    state ^= state >> 27;
    return state * UINT64_C(2685821657736338717);
}

static int below(int count) { return (int)(next() % (uint64_t)count); }

/* --- random facts from the field tables ---------------------------------------------------------
 */

struct leaf {
    const struct record_type *record;
    const struct field *field;
    void *at;
};

static struct {
    struct facts facts;
    char room[ROOM];
    size_t used;
    struct leaf leaves[LEAVES];
    int leaf_count;
} made;

static void *room_take(size_t size)
{
    void *at = made.room + made.used;

    made.used += (size + 15) & ~(size_t)15;
    cr_assert(made.used <= ROOM);
    return at;
}

/* Month ends, leap days and holidays more often than chance would have it. */
static struct date date_make(void)
{
    static const char *const edges[] = {"2024-02-29", "2025-02-28", "2025-08-31", "2025-09-01",
                                        "2026-06-30", "2026-07-01", "2026-02-17", "2026-10-03",
                                        "2024-12-31", "2027-01-01", "2015-01-01", "2014-12-31"};
    struct date date = {(int16_t)(2018 + below(10)), (int8_t)(1 + below(12)),
                        (int8_t)(1 + below(28))};

    if (below(6) == 0)
        cr_assert(date_parse(edges[below(sizeof(edges) / sizeof(edges[0]))], &date));
    if (below(6) == 0)
        date.day = 0;
    if (date.day == 0 && below(3) == 0)
        date.month = 0;
    return date;
}

static struct money money_make(void)
{
    static const int64_t sums[] = {0,       1,        180000,         220000,  650000,
                                   2640000, 30000000, 10000000000000, 2640001, 7200000};

    return money_of_fen(below(2) ? sums[below(10)] : below(10000000));
}

static uint64_t codes_make(const struct code_set *set)
{
    uint64_t codes = 0;

    for (int i = below(4); i > 0; i--)
        codes |= CODE_BIT(1 + below((int)set->count - 1));
    return codes;
}

static void record_make(const struct record_type *type, void *record);

static void list_make(const struct field *f, void *at)
{
    const int count = below(ELEMENTS);
    char *items = room_take(f->element->size * ELEMENTS);

    memset(items, 0, f->element->size * ELEMENTS);
    for (int i = 0; i < count; i++)
        record_make(f->element, items + (size_t)i * f->element->size);
    *(struct any_list *)at = (struct any_list){items, (size_t)count};
}

static void deep_make(const struct field *f, void *at)
{
    if (f->kind == FIELD_list) {
        list_make(f, at);
    } else {
        void *part = room_take(f->element->size);

        memset(part, 0, f->element->size);
        record_make(f->element, part);
        *(const void **)at = part;
    }
}

static void scalar_make(const struct field *f, void *at)
{
    static const char *const regions[] = {"37", "3701", "370102", "370102001", "110105"};

    if (f->kind == FIELD_answer)
        *(enum answer *)at = (enum answer)(1 + below(2));
    else if (f->kind == FIELD_code)
        *(int *)at = 1 + below((int)f->codes->count - 1);
    else if (f->kind == FIELD_codes)
        *(uint64_t *)at = codes_make(f->codes);
    else if (f->kind == FIELD_count)
        *(struct count *)at = (struct count){below(4) ? below(20) : below(1000000), true};
    else if (f->kind == FIELD_money)
        *(struct money *)at = money_make();
    else if (f->kind == FIELD_date)
        *(struct date *)at = date_make();
    else if (f->kind == FIELD_region)
        *(const char **)at = regions[below(5)];
    else if (f->kind == FIELD_text)
        *(const char **)at = below(2) ? "A-17" : "";
    else
        cr_assert_fail("%s: a kind that no fact had so far", f->name);
}

static void record_make(const struct record_type *type, void *record)
{
    for (size_t i = 0; i < type->field_count; i++) {
        const struct field *f = &type->fields[i];
        void *at = field_in(f, record);

        if (below(5) < 2)
            continue;
        if (f->kind == FIELD_record || f->kind == FIELD_list) {
            deep_make(f, at);
            continue;
        }
        scalar_make(f, at);
        if (made.leaf_count < LEAVES)
            made.leaves[made.leaf_count++] = (struct leaf){type, f, at};
    }
}

static void facts_make(void)
{
    memset(&made.facts, 0, sizeof(made.facts));
    made.used = 0;
    made.leaf_count = 0;
    record_make(&record_facts, &made.facts);
}

/* --- walking an answer --- */

typedef void due_check(const struct day_due *due, int round);

static void in_order(const struct day_due *due, int round)
{
    if (due->gap != DAY_GAP_NONE || date_is_absent(due->natural))
        return;
    cr_assert(date_compare(due->safe_due, due->natural) <= 0 &&
                  date_compare(due->natural, due->legal_due) <= 0,
              "round %d", round);
}

static void dues_walk(const struct assessment *a, due_check *check, int round)
{
    for (int i = 0; i < a->claim_count; i++) {
        check(&a->claims[i].limitation.strict, round);
        check(&a->claims[i].limitation.arguable, round);
    }
    for (int i = 0; i < a->award.step_count; i++)
        check(&a->award.steps[i].due, round);
    for (int i = 0; i < AGREEMENT_PATH_COUNT && a->route.has_agreement; i++)
        check(&a->route.agreement.ways[i].due, round);
    for (int i = 0; i < a->route.clock_count; i++)
        check(&a->route.clocks[i].due, round);
}

static void not_cited(const struct explained *why, int off, int round)
{
    for (int i = 0; i < why->rule_count; i++)
        cr_assert_neq(why->rules[i]->number, off, "round %d cites %s", round, why->rules[i]->id);
}

static void rule_is_not(const struct rule *rule, int off, int round)
{
    const bool is_wrong = rule && (off == NONE_OF_THE_PROVINCE ? strstr(rule->source, "鲁") != NULL
                                                               : rule->number == off);

    cr_assert(!is_wrong, "round %d names %s", round, rule ? rule->id : "");
}

static void routes_walk(const struct assess_route *r, int off, int round)
{
    const struct explained *const whys[] = {
        &r->scope.why, &r->where,     &r->simple.why, &r->advance.why, &r->advance.preservation_why,
        &r->court.why, &r->sweep.why};

    for (size_t i = 0; i < sizeof(whys) / sizeof(whys[0]); i++)
        not_cited(whys[i], off, round);
    for (int i = 0; i < AGREEMENT_PATH_COUNT && r->has_agreement; i++)
        rule_is_not(r->agreement.ways[i].rule, off, round);
    if (r->has_agreement)
        not_cited(&r->agreement.why, off, round);
    if (r->has_protection)
        not_cited(&r->protection.why, off, round);
    for (int i = 0; i < r->clock_count; i++)
        not_cited(&r->clocks[i].why, off, round);
    for (int i = 0; i < r->sweep.offer_count; i++)
        rule_is_not(r->sweep.offers[i].rule, off, round);
}

static void rules_walk(const struct assessment *a, int off, int round)
{
    for (int i = 0; i < FAST_TRACK_CATEGORIES; i++)
        rule_is_not(a->fast_track.categories[i].rule, off, round);
    for (int i = 0; i < a->claim_count; i++)
        not_cited(&a->claims[i].limitation.why, off, round);
    if (a->has_defence)
        not_cited(&a->defence_why, off, round);
    not_cited(&a->consistency.why, off, round);
    not_cited(&a->award.why, off, round);
    for (int i = 0; i < a->award.step_count; i++)
        rule_is_not(a->award.steps[i].rule, off, round);
    not_cited(&a->legal_aid.why, off, round);
    not_cited(&a->leave.why, off, round);
    not_cited(&a->settlement.why, off, round);
    for (int i = 0; i < a->sum_count; i++)
        not_cited(&a->sums[i].sum.why, off, round);
    routes_walk(&a->route, off, round);
}

static struct assessment first, second;

TestSuite(law_whole, .timeout = 580);

Test(law_whole, filing_stays_open_and_dates_are_in_order)
{
    state = UINT64_C(0x243F6A8885A308D3);
    for (int round = 0; round < ROUNDS; round++) {
        facts_make();
        assess(law_builtin(), &made.facts, &first);
        for (int i = 0; i < first.claim_count; i++)
            cr_assert(first.claims[i].limitation.may_file, "round %d", round);
        dues_walk(&first, in_order, round);
    }
}

Test(law_whole, a_rule_switched_off_is_in_no_explanation)
{
    static struct rule rules[1024];
    const struct rulebook *builtin = rulebook_builtin();
    struct rulebook book = *builtin;
    struct law law = *law_builtin();

    book.rules = rules;
    law.rules = &book;
    law.elsewhere = NULL;
    memcpy(rules, builtin->rules, builtin->count * sizeof(rules[0]));
    state = UINT64_C(0x13198A2E03707344);
    for (int round = 0; round < ROUNDS; round++) {
        const int off = below(RULE_ID_COUNT);

        facts_make();
        for (int row = book.first[off]; row < book.first[off + 1]; row++)
            rules[row].on = false;
        assess(&law, &made.facts, &first);
        rules_walk(&first, off, round);
        for (int row = book.first[off]; row < book.first[off + 1]; row++)
            rules[row].on = builtin->rules[row].on;
    }
}

/* A regulation of Shandong is law in Shandong. */
Test(law_whole, outside_the_province_none_of_its_rules_is_cited)
{
    int outside = 0;

    state = UINT64_C(0x082EFA98EC4E6C89);
    for (int round = 0; round < ROUNDS; round++) {
        facts_make();
        if (made.facts.region && text_starts_with(made.facts.region, "37"))
            continue;
        assess(law_builtin(), &made.facts, &first);
        rules_walk(&first, NONE_OF_THE_PROVINCE, round);
        outside++;
    }
    cr_assert_gt(outside, ROUNDS / 10);
}

/* --- an unknown fact -----------------------------------------------------------------------------
 */

/* Definite answers of an assessment, 0 where it is open. */
enum { ANSWERS = 9 };
static const char *const answer_names[ANSWERS] = {"fast_track",  "limitation",   "award",
                                                  "consistency", "legal_aid",    "simple",
                                                  "enforcement", "preservation", "court"};

static void answers_read(const struct assessment *a, int answers[ANSWERS])
{
    const int track = a->fast_track.primary;
    const int aid = (int)a->legal_aid.outlook;

    answers[0] = track == FAST_TRACK_CATEGORY_UNKNOWN ? 0 : track;
    answers[1] = (int)a->in_time;
    answers[2] = (int)a->award.final;
    answers[3] = (int)a->consistency.whole;
    answers[4] = aid == LEGAL_AID_LIKELY || aid == LEGAL_AID_ADVICE_ONLY_NOW ? aid : 0;
    answers[5] = (int)a->route.simple.eligible;
    answers[6] = (int)a->route.advance.enforcement;
    answers[7] = (int)a->route.advance.preservation;
    answers[8] = (int)a->route.court.open;
}

static void leaf_clear(const struct leaf *leaf)
{
    static const size_t sizes[FIELD_KIND_COUNT] = {
        [FIELD_text] = sizeof(char *),        [FIELD_code] = sizeof(int),
        [FIELD_codes] = sizeof(uint64_t),     [FIELD_answer] = sizeof(enum answer),
        [FIELD_count] = sizeof(struct count), [FIELD_money] = sizeof(struct money),
        [FIELD_date] = sizeof(struct date),   [FIELD_region] = sizeof(char *)};

    memset(leaf->at, 0, sizes[leaf->field->kind]);
}

/*
 * Facts whose absence is itself a statement, or which answer nothing but a wider question; all
 * others must not make an answer definite by being absent. NULL stands for any answer.
 */
static const struct {
    const char *record;
    const char *field;
    const char *answer;
} statements[] = {
    /* The day asked about: without a filing today, without today a rule that never changed. */
    {"procedure", "filed_on", NULL},
    {"procedure", "filed_by", NULL},
    {"procedure", "accepted_on", NULL},
    {"aid", "applied_on", NULL},
    {"facts", "today", NULL},
    {"award", "made_on", NULL},
    /* The day of the matter stands in for the day of a claim; the end of employment for both;
       "still employed" is believed until an end is told. */
    {"claim", "known_on", "limitation"},
    {"facts", "known_on", "limitation"},
    {"employment", "end_on", "limitation"},
    /* A filing nobody speaks of has not been: what follows shows it, its end is told (LIM-8). */
    {"award", "result", "limitation"},
    {"award", "received_on", "limitation"},
    {"award", "stated_final", "limitation"},
    {"procedure", "refused", "limitation"},
    /* What she does not name she does not claim; `none` speaks of what was stated. */
    {"claim", "type", "fast_track"},
    {"facts", "topics", "fast_track"},
    {"claim", "type", "legal_aid"},
    {"facts", "topics", "legal_aid"},
    {"facts", "topics", "limitation"},
    {"facts", "topics", "court"},
    /* Another door than arbitration, whose year is then not counted: until told, it is none; and
       the day whose rules open it. */
    {"worker", "pension", "limitation"},
    {"worker", "age", "limitation"},
    {"employment", "platform", "limitation"}, {"procedure", "against_agency", "limitation"},
    {"procedure", "against_grade", "limitation"},
    {"procedure", "contributions", "limitation"},
    {"employment", "wage_note", "limitation"}, {"facts", "act_on", "limitation"},
    /* Circumstances of category 4, which `none` leaves out, and the officer's own act. */
    {"officer", "reason", "fast_track"},
    {"officer", "approver", "fast_track"},
    {"worker", "domestic_violence", "fast_track"},
    {"worker", "social_assistance", "fast_track"},
    {"worker", "serious_illness", "fast_track"},
    {"worker", "disabled", "fast_track"}, {"worker", "single_carer", "fast_track"},
    {"worker", "age", "fast_track"},
    /* The list of forms has a place for platform work, the over-aged and civil servants. */
    {"employment", "form", "fast_track"},
    {"employment", "form", "limitation"},
    {"employment", "platform", "fast_track"},
    /* Days that contradict a period or a leave leave it open (FT-1). */
    {"maternity", "leave_from", "fast_track"},
    {"period", "from", "fast_track"}, {"period", "to", "fast_track"},
    {"facts", "act_on", "fast_track"}, {"period", "at_dispute", "fast_track"},
    {"worker", "three_period", "fast_track"}, {"maternity", "birth_on", "fast_track"},
    /* A leave for children born is that of a birth until a miscarriage is told. */
    {"maternity", "miscarriage", "fast_track"},
    /* Beside an end that was told it is a contradiction; taken away, that is cleared up. */
    {"employment", "still_employed", "limitation"},
    /* What the award says of itself goes before what its items would be (FA-7). */
    {"award", "stated_final", "award"},
    /* An arbitration is believed to have ended by an award until another ending is told. */
    {"award", "result", "award"},
    /* An agreement that nobody speaks of has interrupted nothing (LIM-3 c). */
    {"agreement", "effective_on", "limitation"},
    /* A suit, an award or a lawyer that nobody speaks of is not there. */
    {"award", "stated_final", "court"},
    {"award", "received_on", "court"},
    {"award", "result", "court"},
    {"procedure", "suit_pending", NULL},
    {"injury", "recognition_pending", "court"},
    {"aid", "paid_agent", "legal_aid"},
    /* The committee's own judgement, which it makes when it decides (SIM-B2, SIM-B3). */
    {"procedure", "public_interest", "simple"},
    {"procedure", "collective_contract", "simple"},
};

static bool is_statement(const struct leaf *leaf, int answer)
{
    for (size_t i = 0; i < sizeof(statements) / sizeof(statements[0]); i++)
        if (text_equal(statements[i].record, leaf->record->name) &&
            text_equal(statements[i].field, leaf->field->name) &&
            (!statements[i].answer || text_equal(statements[i].answer, answer_names[answer])))
            return true;
    return false;
}

/* A category that holds beside a lower one is still said to hold. */
static bool agrees(int answer, int without, const int with[ANSWERS])
{
    if (without == 0 || without == with[answer])
        return true;
    return answer == 0 && without <= FAST_TRACK_CATEGORIES &&
           first.fast_track.also & (1 << without);
}

Test(law_whole, a_fact_taken_away_never_makes_an_answer_definite)
{
    state = UINT64_C(0xA4093822299F31D0);
    for (int round = 0; round < ROUNDS; round++) {
        int with[ANSWERS];
        int without[ANSWERS];
        struct leaf leaf;

        facts_make();
        if (made.leaf_count == 0)
            continue;
        leaf = made.leaves[below(made.leaf_count)];
        assess(law_builtin(), &made.facts, &first);
        answers_read(&first, with);
        leaf_clear(&leaf);
        assess(law_builtin(), &made.facts, &second);
        answers_read(&second, without);
        for (int i = 0; i < ANSWERS; i++)
            if (!agrees(i, without[i], with) && !is_statement(&leaf, i))
                cr_expect_fail("round %d: without %s.%s %s is %d, with it %d", round,
                               leaf.record->name, leaf.field->name, answer_names[i], without[i],
                               with[i]);
    }
}

Test(law_whole, the_same_facts_give_the_same_output)
{
    struct arena *arena = arena_new(64 << 20);

    state = UINT64_C(0x082EFA98EC4E6C89);
    for (int round = 0; round < OUTPUT_ROUNDS; round++) {
        struct out one;
        struct out other;

        facts_make();
        memset(&first, 0, sizeof(first));
        memset(&second, 0xA5, sizeof(second));
        assess(law_builtin(), &made.facts, &first);
        assess(law_builtin(), &made.facts, &second);
        out_begin(&one, arena);
        out_begin(&other, arena);
        assessment_write(&one, &first);
        assessment_write(&other, &second);
        cr_assert_str_eq(text_get(&one.text), text_get(&other.text), "round %d", round);
        assessment_tell(&one.text, &first, round & 1);
        arena_reset(arena);
    }
    arena_free(arena);
}
