/* SPDX-License-Identifier: Apache-2.0
 *
 * A service that is killed in the middle of reading its topics from their beginning (its first
 * fill, a rebuild, the rebuild's own transaction) goes on right, and shows nothing wrong before it
 * has come to the end (protocol.md C9, C10). Real services, a real broker; what stops a fill in its
 * middle is a trigger of the test's own on one row.
 */
#include "heard_story.h"
#include "legalaid/legalaid_sql.h"
#include "stats/stats_sql.h"
#include "triage_fixture.h"

#include <criterion/criterion.h>
#include <string.h>
#include <sys/wait.h>

enum { MATTERS = 40, MIDDLE = 20 };

static struct kafka broker;
static const char *const one_by_one[] = {"consumer.batch=1", "db.statement_timeout_ms=120000",
                                         NULL};

static void stats_begin(void)
{
    static const struct triage_subject stats = {"stats", &migrations_stats, "triage", NULL};
    triage_begin_as(&stats);
}
static void legalaid_begin_alone(void)
{
    static const struct triage_subject legalaid = {"legalaid", &migrations_legalaid, "triage",
                                                   NULL};
    triage_begin_as(&legalaid);
}
TestSuite(first_fill, .init = stats_begin, .fini = triage_end, .timeout = 400);
TestSuite(first_fill_of_legalaid, .init = legalaid_begin_alone, .fini = triage_end, .timeout = 400);

static const char *matter_of(int number)
{
    return triage_text("019ab000-0000-7000-8000-%012d", number);
}

static void say(int number, int seq, const char *type, const char *members)
{
    struct heard_record record = {
        .seq = seq,
        .type = type,
        .body = triage_text("{\"matter_id\":\"%s\",\"region\":\"370112\",%s}", matter_of(number),
                            members)};
    cr_assert(id_parse(matter_of(number), &record.stream));
    heard_say(&record);
}

static void access_say(int number, int seq, const char *members)
{
    say(number, seq, "halfsky.access.granted.v1",
        triage_text("\"access_id\":\"019ab000-0000-7000-a000-%06d%06d\",%s", number, seq,
                    members));
}

static void offer_say(int number, int seq)
{
    say(number, seq, "halfsky.offer.made.v1",
        triage_text("\"offers\":[{\"offer_id\":\"019ab000-0000-7000-9000-%012d\",\"kind\":"
                    "\"legal_aid\"}],\"on\":\"2026-03-03\"",
                    number));
}

static void matters_say(void)
{
    for (int i = 1; i <= MATTERS; i++) {
        access_say(i, 1, "\"agency\":\"labour\"");
        say(i, 2, "halfsky.matter.triaged.v1",
            "\"assessment_id\":\"019ab000-0000-7000-8000-0000000000c1\",\"number\":1,\"on\":"
            "\"2026-01-05\",\"category\":\"1\",\"rules\":[{\"rule_id\":\"FT-1\",\"version\":"
            "\"1\",\"status\":\"V\",\"outcome\":\"hit\",\"reason\":\"示例\",\"reason_en\":"
            "\"sample\"}]");
        offer_say(i, 3);
    }
}

/* Whoever writes the offer of the middle matter waits until it is let. */
static void hold(void)
{
    triage_script(triage_text(
        "create table if not exists held (); grant select on held to public; insert into held "
        "default values; create or replace function held_wait() returns trigger language plpgsql "
        "as $w$ begin while exists (select from held) loop perform pg_sleep(0.02); end loop; "
        "return new; end $w$; create or replace trigger held_wait before insert on offer for each "
        "row when (new.matter_id = '%s') execute function held_wait()",
        matter_of(MIDDLE)));
}
static void let(void) { triage_script("delete from held"); }

/* It has come to the middle and not further. */
static void middle_await(int seq)
{
    triage_await(triage_text("(select seq from applied where stream_id = '%s') = %d",
                             matter_of(MIDDLE), seq));
    cr_assert(
        triage_holds("exists (select from consumer_offset where next_offset < ready_offset)"));
    cr_assert(triage_holds(triage_text("not exists (select from offer where matter_id = '%s')",
                                       matter_of(MIDDLE))));
}

static void listen(const char *name, void (*everything)(void))
{
    heard_broker_start(&broker, name);
    heard_begin(&broker, "triage");
    everything();
    hold();
    triage_kill();
    const struct bus_options bus = kafka_as(&broker, triage_subject_name(), triage_subject_name());
    triage_start_on(&bus, one_by_one);
}
static void kill_and_start(void)
{
    const struct bus_options bus = kafka_as(&broker, triage_subject_name(), triage_subject_name());
    triage_kill();
    triage_start_on(&bus, one_by_one);
}
static void finish(void)
{
    heard_end();
    cr_assert(kafka_remove(&broker));
}

/* --- stats: no figure is told */

static void no_figure_is_told(void)
{
    static const char *const targets[] = {"/v1/stats/figures?by=category", "/v1/stats/support",
                                          "/v1/stats/comparisons"};
    for (size_t i = 0; i < sizeof targets / sizeof *targets; i++)
        (void)triage_get(labour_licheng, targets[i], 503);
    (void)triage_get(labour_licheng, triage_text("/v1/stats/matters/%s", matter_of(1)), 503);
    (void)triage_get(labour_licheng, triage_text("/v1/stats/matters/%s", matter_of(MIDDLE)), 503);
}

static const char stats_digest[] =
    "select md5(jsonb_build_array((select jsonb_agg(to_jsonb(m) order by matter_id) from matter "
    "m), (select jsonb_agg(to_jsonb(o) order by offer_id) from offer o), (select "
    "jsonb_agg(to_jsonb(c) order by access_id) from access c), (select jsonb_agg(to_jsonb(a) "
    "order by source, stream_id) from applied a))::text)";

static void everything_is_told(void)
{
    triage_await("(select count(*) from offer) = 40 and not exists (select from consumer_offset "
                 "where next_offset < ready_offset)");
    cr_assert(triage_holds("not exists (select from parked) and (select count(*) from applied) = "
                           "40 and (select sum(seq) from applied) = 120"));
    const char *said = triage_get(labour_licheng, "/v1/stats/figures?by=category", 200);
    cr_assert(strstr(said, "\"matters\":40") && strstr(said, "\"waiting\":0"), "%s", said);
    said = triage_get(labour_licheng, "/v1/stats/support", 200);
    cr_assert(strstr(said, "\"offers_made\":40"), "%s", said);
}

Test(first_fill, broken_off_it_goes_on_and_no_figure_is_told_before_its_end)
{
    listen("fill-stats", matters_say);
    for (int kills = 0; kills < 2; kills++) {
        middle_await(2);
        no_figure_is_told();
        kill_and_start();
        no_figure_is_told();
    }
    middle_await(2);
    let();
    everything_is_told();
    finish();
}

Test(first_fill, a_rebuild_broken_off_gives_equal_tables_in_the_end)
{
    listen("fill-rebuild", matters_say);
    let();
    everything_is_told();
    const char *before = triage_asked(stats_digest);
    hold();
    (void)triage_post(operator_ops, "/v1/ops/stats/rebuild", "{\"why\":\"test\"}", 200);
    for (int kills = 0; kills < 2; kills++) {
        middle_await(2);
        no_figure_is_told();
        kill_and_start();
        no_figure_is_told();
    }
    let();
    everything_is_told();
    cr_assert_str_eq(triage_asked(stats_digest), before);
    finish();
}

/* Another replica has half of the partitions and reads none of them yet. */
static struct bus_consumer *half_taken(const char *name)
{
    struct bus_consumer *other = NULL;
    struct bus_event event = {0};
    static const char topic[] = "halfsky.triage.v1";
    heard_broker_start(&broker, name);
    heard_begin(&broker, "triage");
    matters_say();
    other = consumer_of(&broker, topic, "stats");
    while (event.what != BUS_ASSIGNED)
        OK(bus_consumer_poll(other, 100, &event));
    cr_assert_eq(event.part_count, 24);
    const struct bus_options bus = kafka_as(&broker, "stats", "stats");
    triage_restart_on(&bus);
    while (event.what != BUS_ASSIGNED || event.part_count == 24)
        OK(bus_consumer_poll(other, 100, &event));
    cr_assert_eq(event.part_count, 12);
    return other;
}

Test(first_fill, a_partition_whose_replica_has_not_come_is_waited_for)
{
    static const char own_half[] =
        "(select count(*) from consumer_offset where topic = 'halfsky.triage.v1' and next_offset "
        "> 0) > 0 and not exists (select from consumer_offset where epoch > 0 and next_offset < "
        "ready_offset)";
    struct bus_event event = {0};
    struct bus_consumer *other = half_taken("fill-two");
    while (!triage_holds(own_half))
        OK(bus_consumer_poll(other, 100, &event));
    cr_assert(triage_holds("(select count(*) from matter) between 1 and 39"));
    no_figure_is_told();
    bus_consumer_close(other);
    everything_is_told();
    finish();
}

/* Killed before its transaction commits, a rebuild has not been. */
Test(first_fill, a_rebuild_killed_before_it_commits_leaves_everything_as_it_was)
{
    static const char inside[] =
        "exists (select from pg_stat_activity where datname = current_database() and usename = "
        "'stats' and query like '%projections_emptied%' and state = 'active')";
    int status = 0;
    listen("fill-inside", matters_say);
    let();
    everything_is_told();
    const char *before = triage_asked(stats_digest);
    hold();
    triage_script("create trigger held_emptied before delete on offer for each statement execute "
                  "function held_wait()");
    const pid_t asker = triage_ask_unanswered((struct triage_ask){.who = operator_ops,
                                                                  .method = "POST",
                                                                  .target = "/v1/ops/stats/rebuild",
                                                                  .body = "{\"why\":\"test\"}",
                                                                  .key = "inside"});
    triage_await(inside);
    kill_and_start();
    cr_assert_eq(waitpid(asker, &status, 0), asker);
    let();
    triage_await(triage_text("not %s", inside));
    cr_assert_str_eq(triage_asked(stats_digest), before);
    cr_assert(triage_holds("not exists (select from ledger where type = "
                           "'halfsky.ledger.rebuild_begun.v1')"));
    everything_is_told();
    (void)triage_post(operator_ops, "/v1/ops/stats/rebuild", "{\"why\":\"test\"}", 200);
    everything_is_told();
    cr_assert_str_eq(triage_asked(stats_digest), before);
    finish();
}

/* --- legalaid: what has ended may be among what is missing */

static const struct triage_asker aid_officer = {ROLE_AID_OFFICER, AGENCY_JUSTICE, "370112", 601};

static void ended_access_say(void)
{
    access_say(MIDDLE, 1, triage_text("\"account_id\":\"%s\"", triage_account(101)));
    access_say(MIDDLE, 2, "\"agency\":\"justice\",\"track\":\"legal_aid\"");
    offer_say(MIDDLE, 3);
    say(MIDDLE, 4, "halfsky.access.ended.v1",
        triage_text("\"access_id\":\"019ab000-0000-7000-a000-%06d%06d\"", MIDDLE, 2));
}

static void shown_to_nobody(void)
{
    const char *target = triage_text("/v1/matters/%s/legal-aid", matter_of(MIDDLE));
    (void)triage_get(aid_officer, target, 503);
    (void)triage_get(woman_one, target, 503);
    (void)triage_post(woman_one, target, "{}", 503);
    cr_assert_null(strstr(triage_get(aid_officer, "/v1/legal-aid/applications", 200), "matter_id"));
}

Test(first_fill_of_legalaid, broken_off_it_shows_a_matter_to_nobody_before_its_end)
{
    const char *target = triage_text("/v1/matters/%s/legal-aid", matter_of(MIDDLE));
    listen("fill-legalaid", ended_access_say);
    for (int kills = 0; kills < 2; kills++) {
        middle_await(2);
        cr_assert(triage_holds("(select count(*) from access where until_at is null) = 2"));
        shown_to_nobody();
        kill_and_start();
        shown_to_nobody();
    }
    let();
    triage_await(triage_text("(select seq from applied where stream_id = '%s') = 4",
                             matter_of(MIDDLE)));
    triage_await("not exists (select from consumer_offset where next_offset < ready_offset)");
    triage_hides(aid_officer, target, NULL);
    (void)triage_get(woman_one, target, 200);
    finish();
}
