/* SPDX-License-Identifier: Apache-2.0
 *
 * What intake does with each event that it can meet on triage's topic: who may see a matter is
 * projected from there, so a stream that cannot go on shows its matter to nobody (protocol.md C9).
 */
#include "heard_matrix.h"
#include "intake_fixture.h"

#include <criterion/criterion.h>
#include <string.h>

TestSuite(intake_bus, .init = intake_begin, .fini = intake_end, .timeout = 200);

static struct kafka broker;

static const char *granted(int number, const char *region);
static const char *granted_later(int number, int seq);
static const struct heard_subscriber intake = {
    .topic = "halfsky.triage.v1",
    .first_type = "halfsky.access.granted.v1",
    .later_type = "halfsky.access.granted.v1",
    .first_body = granted,
    .later_body = granted_later,
    .effects = "(select count(*) from access where matter_id = k.id)",
    .asked = intake_asked,
    .await = intake_await,
    .text = intake_text,
};

static const char *access_row(int number, int seq, const char *region)
{
    return intake_text("{\"matter_id\":\"%s\",\"access_id\":\"019ab000-0000-7000-9000-%06d%06d\","
                       "\"agency\":\"labour\",\"region\":\"%s\"}",
                       matrix_matter(&intake, number), number, seq, region);
}

static const char *granted(int number, const char *region) { return access_row(number, 1, region); }

static const char *granted_later(int number, int seq) { return access_row(number, seq, "370112"); }

static void listen(void)
{
    const struct bus_options bus = kafka_as(&broker, "intake", "intake");
    intake_restart_on(&bus);
}

static void start(const char *name)
{
    heard_broker_start(&broker, name);
    listen();
    heard_begin(&broker, "triage");
}

static void finish(void)
{
    heard_end();
    cr_assert(kafka_remove(&broker));
}

Test(intake_bus, a_duplicate_is_dropped_a_gap_waits_and_a_second_history_is_held)
{
    start("intake-order");
    matrix_of_histories(&intake);
    finish();
}

/* U6: what intake hears it hears blindly, so all of it stands in few batches. */
Test(intake_bus, a_batch_of_doubles_gaps_and_forks_is_judged_as_one_by_one)
{
    heard_broker_start(&broker, "intake-crowd");
    heard_begin(&broker, "triage");
    matrix_say_histories(&intake);
    listen();
    matrix_judge_histories(&intake);
    const char *metrics = intake_get(clerk_licheng, "/metrics", 200);
    cr_assert(strstr(metrics, "halfsky_batches_split_total{service=\"intake\"} 0\n"), "%s",
              metrics);
    finish();
}

/* However many streams wait for an operator or a gap; what it tries is parked anew. */
static void sweep_finds_the_unknown_version(void)
{
    static const char unknown[] = "select xmin::text from parked where reason = 'unknown_version'";
    intake_script("insert into parked (topic, part, position, incarnation, source, kind, stream_id,"
                  " seq, hash, reason, why, parked_at) select 'test', 0, 2 * n + s, 1, 'triage', "
                  "'matter', lpad(to_hex(n), 32, '0')::uuid, s + n % 2, '', "
                  "case when s = 1 and n % 2 = 0 then 'poison' else 'held' end, 'test', 0 "
                  "from generate_series(1, 500) as n, generate_series(1, 2) as s");
    const char *before = intake_asked(unknown);
    intake_script("update due set due_at = 0 where kind = 'drain_sweep'");
    intake_await(intake_text("(%s) <> '%s'", unknown, before));
    intake_await("not exists (select from due where kind = 'drain')");
}

Test(intake_bus, what_cannot_be_read_or_may_not_be_said_holds_its_own_stream_and_no_other)
{
    start("intake-contents");
    matrix_of_contents(&intake);
    sweep_finds_the_unknown_version();
    matrix_stands(&intake, 15, 0, 0, "unknown_version,held");
    finish();
}

/* C9: an ended access may be among what is missing. */
Test(intake_bus, a_matter_whose_stream_is_held_is_shown_to_nobody_until_it_goes_on)
{
    start("intake-held");
    const char *answer =
        intake_post(clerk_licheng, "/v1/matters", "{\"station_code\":\"S370112\"}", 201);
    const char *matter = intake_member(answer, "matter_id");
    const char *view = intake_text("/v1/intake/matters/%s", matter);
    struct heard_record record = {.seq = 1, .type = "halfsky.access.granted.v1"};
    cr_assert(id_parse(matter, &record.stream));
    record.body = intake_text("{\"matter_id\":\"%s\",\"access_id\":\"019ab000-0000-7000-9000-"
                              "000000000001\",\"agency\":\"labour\",\"region\":\"370112\"}",
                              matter);
    heard_say(&record);
    matrix_settled(&intake);
    (void)intake_get(clerk_licheng, view, 200);
    struct heard_record missing = record;
    missing.seq = 2;
    missing.type = "halfsky.access.ended.v1";
    missing.body = intake_text("{\"matter_id\":\"%s\",\"access_id\":\"019ab000-0000-7000-9000-"
                               "000000000001\"}",
                               matter);
    heard_keep(&missing);
    record.seq = 3;
    record.body = intake_text("{\"matter_id\":\"%s\",\"access_id\":\"019ab000-0000-7000-9000-"
                              "000000000003\",\"agency\":\"union\",\"region\":\"3701\"}",
                              matter);
    heard_say(&record);
    matrix_settled(&intake);
    (void)intake_get(clerk_licheng, view, 503);
    (void)intake_get(officer_union, view, 503);
    heard_say(&missing);
    matrix_settled(&intake);
    intake_hides(clerk_licheng, view, NULL);
    (void)intake_get(officer_union, view, 200);
    finish();
}
