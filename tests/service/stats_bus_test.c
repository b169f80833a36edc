/* SPDX-License-Identifier: Apache-2.0
 *
 * What stats does with each event that it can meet on triage's topic (heard_matrix.h), by offers;
 * with care's and with contacts, which are no matters; and that all of it is the same when it is
 * heard again. The real service, a real broker, records as their services write them or nearly.
 */
#include "heard_matrix.h"
#include "stats/stats_sql.h"
#include "triage_fixture.h"

#include <criterion/criterion.h>

static void stats_begin(void)
{
    static const struct triage_subject stats = {"stats", &migrations_stats, "triage", NULL};
    triage_begin_as(&stats);
}
TestSuite(stats_bus, .init = stats_begin, .fini = triage_end, .timeout = 200);

static struct kafka broker;
static const char plan[] = "019ab000-0000-7000-8000-0000000000a9";

static const char *offered_first(int number, const char *region);
static const char *offered_later(int number, int seq);
static const struct heard_subscriber subscriber = {
    .topic = "halfsky.triage.v1",
    .first_type = "halfsky.offer.made.v1",
    .later_type = "halfsky.offer.made.v1",
    .first_body = offered_first,
    .later_body = offered_later,
    .effects = "(select count(*) from offer where matter_id = k.id)",
    .asked = triage_asked,
    .await = triage_await,
    .text = triage_text,
};

static const char *offered(int number, int seq, const char *region)
{
    return triage_text("{\"matter_id\":\"%s\",\"region\":\"%s\",\"offers\":[{\"offer_id\":"
                       "\"019ab000-0000-7000-9000-%06d%06d\",\"kind\":\"care\"}],\"on\":"
                       "\"2026-03-03\"}",
                       matrix_matter(&subscriber, number), region, number, seq);
}
static const char *offered_first(int number, const char *region)
{
    return offered(number, 1, region);
}
static const char *offered_later(int number, int seq) { return offered(number, seq, "370112"); }

static void listen(const char *name)
{
    heard_broker_start(&broker, name);
    const struct bus_options bus = kafka_as(&broker, "stats", "stats");
    triage_restart_on(&bus);
    heard_begin(&broker, "triage");
}

static void finish(void)
{
    heard_end();
    cr_assert(kafka_remove(&broker));
}

Test(stats_bus, a_duplicate_is_dropped_a_gap_waits_and_a_second_history_is_held)
{
    listen("stats-order");
    matrix_of_histories(&subscriber);
    finish();
}

Test(stats_bus, what_cannot_be_read_or_may_not_be_said_holds_its_own_stream_and_no_other)
{
    listen("stats-contents");
    matrix_of_contents(&subscriber);
    finish();
}

/* The next writer; each thing is said twice. */
static void writes(const char *service)
{
    heard_end();
    heard_begin(&broker, service);
}
static void say(enum stream kind, const char *stream, int seq, const char *type, const char *body)
{
    struct heard_record record = {.kind = kind, .seq = seq, .type = type, .body = body};
    cr_assert(id_parse(stream, &record.stream));
    heard_say(&record);
    heard_say(&record);
}

static void contacts_say(void)
{
    for (int i = 1; i <= 3; i++) {
        const char *contact = triage_text("019ab000-0000-7000-8000-0000000000e%d", i);
        say(STREAM_CONTACT, contact, 1, "halfsky.contact.recorded.v1",
            triage_text("{\"contact_id\":\"%s\",\"region\":\"370112\",\"station_code\":"
                        "\"S370112\",\"channel\":\"window\",\"on\":\"2026-03-03\","
                        "\"anonymous\":true}",
                        contact));
        if (i == 1)
            say(STREAM_CONTACT, contact, 2, "halfsky.contact.became_matter.v1",
                triage_text("{\"contact_id\":\"%s\",\"matter_id\":\"%s\"}", contact,
                            matrix_matter(&subscriber, 1)));
    }
}

static void care_say(int seq, const char *what, const char *members)
{
    const char *matter = matrix_matter(&subscriber, 1);
    say(STREAM_MATTER, matter, seq, triage_text("halfsky.care.%s.v1", what),
        triage_text("{\"matter_id\":\"%s\",\"region\":\"370112\",\"plan_id\":\"%s\",\"on\":"
                    "\"2026-03-0%d\"%s}",
                    matter, plan, seq, members));
}

static void everything_say(void)
{
    const struct heard_record offer = matrix_first(&subscriber, 1);
    heard_say(&offer);
    say(STREAM_MATTER, matrix_matter(&subscriber, 1), 2, "halfsky.offer.answered.v1",
        triage_text("{\"matter_id\":\"%s\",\"region\":\"370112\",\"offer_id\":"
                    "\"019ab000-0000-7000-9000-000001000001\",\"kind\":\"care\",\"state\":"
                    "\"accepted\",\"on\":\"2026-03-04\"}",
                    matrix_matter(&subscriber, 1)));
    writes("intake");
    contacts_say();
    writes("care");
    care_say(1, "asked", ",\"offer_id\":\"019ab000-0000-7000-9000-000001000001\"");
    care_say(2, "begun", triage_text(",\"team\":[{\"account_id\":\"%s\"}]", triage_account(7)));
    care_say(3, "session_held", ",\"session_id\":\"019ab000-0000-7000-8000-0000000000d3\"");
    care_say(4, "ended", ",\"state\":\"ended\"");
}

static void everything_stands(void)
{
    triage_await("(select count(*) from contact) = 3 and (select count(*) from contact where led) "
                 "= 1");
    triage_await("(select array_agg(state || ' ' || kind) from offer) = '{accepted care}'");
    triage_await("(select array_agg(track || ' ' || state || ' ' || begun_on || ' ' || ended_on) "
                 "from stage) = '{care ended 2026-03-01 2026-03-04}'");
    triage_await("(select count(*) from care_session) = 1");
    triage_await("(select count(*) from consumer_offset where next_offset < ready_offset) = 0");
    cr_assert(triage_holds("not exists (select from parked)"));
}

Test(stats_bus, care_and_contacts_are_heard_once_and_a_rebuild_gives_equal_tables)
{
    static const char digest[] =
        "select md5(jsonb_build_array((select jsonb_agg(to_jsonb(o) order by offer_id) from offer "
        "o), (select jsonb_agg(to_jsonb(s) order by subject_id) from stage s), (select "
        "jsonb_agg(to_jsonb(h) order by session_id) from care_session h), (select "
        "jsonb_agg(to_jsonb(c) order by contact_id) from contact c), (select jsonb_agg(to_jsonb(a) "
        "order by source, stream_id) from applied a))::text)";
    listen("stats-all");
    everything_say();
    everything_stands();
    const char *before = triage_asked(digest);
    (void)triage_post(operator_ops, "/v1/ops/stats/rebuild", "{\"why\":\"test\"}", 200);
    everything_stands();
    cr_assert_str_eq(triage_asked(digest), before);
    finish();
}
