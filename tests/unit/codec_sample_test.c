/* SPDX-License-Identifier: Apache-2.0
 *
 * Samples, schemas and pretty printing over every event type of the suite: what a sample generates
 * goes through the codec and comes out the same, and the largest event that the tables allow still
 * reads.
 */
#include "adapters/codec.h"
#include "base/clock.h"
#include "contracts/events.h"

#include <criterion/criterion.h>
#include <string.h>

static struct arena *arena;
static void open_arena(void) { arena = arena_new(64 * 1024 * 1024); }
static void close_arena(void) { arena_free(arena); }

TestSuite(codec_sample, .init = open_arena, .fini = close_arena, .timeout = 30);

static struct bytes bytes_of(const char *text)
{
    return (struct bytes){(const uint8_t *)text, strlen(text)};
}

static const char *sample_of(const struct record_type *type, bool full)
{
    struct text out;
    text_init(&out, arena);
    struct err *const err = codec_add_sample(type, full, &out);
    cr_assert_null(err, "%s: %s %s", type->name, err->message, err->pointer);
    return text_get(&out);
}

static void round_trip(const struct record_type *type, bool full)
{
    const char *const sample = sample_of(type, full);
    void *const record = arena_alloc(arena, type->size);
    struct err *err = codec_read(arena, type, bytes_of(sample), CODEC_UNKNOWN_REFUSED, record);
    cr_assert_null(err, "%s: %s %s", type->name, err->message, err->pointer);
    struct text again;
    text_init(&again, arena);
    err = codec_write(type, record, SENSITIVITY_sealed, &again);
    cr_assert_null(err, "%s: %s %s", type->name, err->message, err->pointer);
    cr_assert_str_eq(text_get(&again), sample);
    cr_assert_str_eq(sample_of(type, full), sample, "samples are not the same twice");
}

Test(codec_sample, every_event_type_goes_through_and_comes_out_the_same)
{
    for (size_t i = 0; event_types[i]; i++) {
        round_trip(event_types[i]->record, true);
        round_trip(event_types[i]->record, false);
    }
}

Test(codec_sample, full_samples_set_every_field_and_small_ones_only_the_required)
{
    for (size_t i = 0; event_types[i]; i++) {
        const struct record_type *const type = event_types[i]->record;
        void *const full = arena_alloc(arena, type->size);
        void *const small = arena_alloc(arena, type->size);
        cr_assert_null(
            codec_read(arena, type, bytes_of(sample_of(type, true)), CODEC_UNKNOWN_REFUSED, full));
        cr_assert_null(codec_read(arena, type, bytes_of(sample_of(type, false)),
                                  CODEC_UNKNOWN_REFUSED, small));
        for (size_t f = 0; f < type->field_count; f++) {
            const struct field *const field = &type->fields[f];
            cr_assert_not(field_is_absent(field, full), "%s.%s", type->name, field->name);
            cr_assert_eq(field_is_absent(field, small), field->presence == PRESENCE_optional,
                         "%s.%s", type->name, field->name);
        }
    }
}

Test(codec_sample, no_event_of_the_suite_has_a_sealed_field)
{
    for (size_t i = 0; event_types[i]; i++) {
        const struct record_type *const type = event_types[i]->record;
        void *const full = arena_alloc(arena, type->size);
        cr_assert_null(
            codec_read(arena, type, bytes_of(sample_of(type, true)), CODEC_UNKNOWN_REFUSED, full));
        struct err *const err = codec_check(type, full, SENSITIVITY_agency);
        cr_assert_null(err, "%s%s goes on a topic", type->name, err->pointer);
    }
}

/* --- the largest event ------------------------------------------------------------------------ */

static size_t values_most(const struct record_type *type);

static size_t values_most_of(const struct field *field)
{
    if (field->kind == FIELD_record)
        return values_most(field->element);
    if (field->kind == FIELD_codes)
        return field->codes->count;
    if (field->kind != FIELD_list)
        return 1;
    cr_assert_gt(field->limit, 0, "list %s has no limit", field->name);
    return 1 + field->limit * values_most(field->element);
}

static size_t values_most(const struct record_type *type)
{
    size_t values = 1;
    for (size_t i = 0; i < type->field_count; i++)
        values += values_most_of(&type->fields[i]);
    return values;
}

Test(codec_sample, the_largest_event_the_tables_allow_is_within_what_readers_take)
{
    for (size_t i = 0; event_types[i]; i++)
        cr_assert_leq(values_most(event_types[i]->record), (size_t)CODEC_EVENT_TOKENS_MOST, "%s",
                      event_types[i]->type);
}

/* A registration as large as its tables allow: a body of about 64 KiB. */
static struct matter_registered largest_registration(void)
{
    struct matter_registered event = {.matter_id = {{1}}, .region = "370102001"};
    struct fact *const facts = ARENA_ARRAY(arena, struct fact, 100);
    struct claim *const claims = ARENA_ARRAY(arena, struct claim, 40);
    for (int i = 0; i < 100; i++)
        facts[i] = (struct fact){.fact_id = {{2}},
                                 .kind = FACT_MATERNITY_LEAVE_STARTED,
                                 .on = {2024, 2, 29},
                                 .until = {2024, 8, 1},
                                 .evidence = EVIDENCE_STATE_DOCUMENTED,
                                 .amount = money_of_fen(9007199254740991),
                                 .corrects = {{3}}};
    for (int i = 0; i < 40; i++)
        claims[i] = (struct claim){{{4}}, TOPIC_ILLEGAL_DISMISSAL_COMPENSATION, money_of_fen(1)};
    event.station_code = "S370102001";
    event.agency = AGENCY_WOMENS_FEDERATION;
    event.on = (struct date){2026, 11, 25};
    event.topics = ~UINT64_C(1) >> (64 - TOPIC_COUNT);
    event.topics &= ~UINT64_C(1);
    event.worker = ARENA_NEW(arena, struct worker_profile);
    event.claims = (struct claim_list){claims, 40};
    event.facts = (struct fact_list){facts, 100};
    return event;
}

Test(codec_sample, the_largest_registration_is_written_and_read_in_milliseconds)
{
    enum { ROUNDS = 20, BUDGET_US = 10000 }; /* 1 ms without sanitizers */
    const struct matter_registered event = largest_registration();
    int64_t best_us = INT64_MAX;
    for (int i = 0; i < ROUNDS; i++) {
        struct text out;
        text_init(&out, arena);
        struct matter_registered again = {.region = NULL};
        const int64_t before = clock_monotonic_us();
        cr_assert_null(codec_write(&record_matter_registered, &event, SENSITIVITY_agency, &out));
        cr_assert_null(codec_read(arena, &record_matter_registered, bytes_of(text_get(&out)),
                                  CODEC_UNKNOWN_IGNORED, &again));
        const int64_t took = clock_monotonic_us() - before;
        best_us = took < best_us ? took : best_us;
        cr_assert_eq(again.facts.count, 100);
    }
    cr_log_info("%lld us", (long long)best_us);
#ifdef __OPTIMIZE__
    cr_assert_lt(best_us, BUDGET_US, "%lld us", (long long)best_us);
#endif
}

/* --- schemas and pretty printing -------------------------------------------------------------- */

Test(codec_sample, schemas_say_kind_limit_and_whether_unknown_members_are_taken)
{
    struct text requests;
    struct text events;
    text_init(&requests, arena);
    text_init(&events, arena);
    codec_add_schema(&record_matter_registered, CODEC_UNKNOWN_REFUSED, &requests);
    codec_add_schema(&record_matter_registered, CODEC_UNKNOWN_IGNORED, &events);
    const char *pretty = NULL;
    cr_assert_null(codec_pretty(arena, bytes_of(text_get(&requests)), &pretty));
    cr_assert_null(codec_pretty(arena, bytes_of(text_get(&events)), &pretty));
    cr_assert(strstr(text_get(&requests), "\"additionalProperties\":false"));
    cr_assert_not(strstr(text_get(&events), "additionalProperties"));
    cr_assert(strstr(text_get(&events),
                     "\"claims\":{\"type\":\"array\",\"maxItems\":40,\"items\":"
                     "{\"type\":\"object\",\"required\":[\"claim_id\",\"type\"]"));
    cr_assert(strstr(text_get(&events), "\"title\":\"维权事项编号\""));
}

Test(codec_sample, pretty_keeps_members_as_they_stand)
{
    const char *pretty = NULL;
    cr_assert_null(codec_pretty(arena, bytes_of("{\"b\":[1,{}],\"a\":\"女/\"}"), &pretty));
    cr_assert_str_eq(pretty, "{\n  \"b\": [\n    1,\n    {}\n  ],\n  \"a\": \"女/\"\n}\n");
    cr_assert_not_null(codec_pretty(arena, bytes_of("{\"b\":"), &pretty));
}
