/* SPDX-License-Identifier: Apache-2.0
 *
 * What triage does with each event that it can meet on intake's topic: the real service, a real
 * broker, records as intake writes them or nearly.
 */
#include "heard_matrix.h"
#include "triage_story.h"

#include <criterion/criterion.h>
#include <string.h>

TestSuite(triage_bus, .init = triage_begin, .fini = triage_end, .timeout = 200);

static struct kafka broker;

static const char *registered(int number, const char *region);
static const char *supplemented(int number, int seq);
static const struct heard_subscriber triage = {
    .topic = "halfsky.intake.v1",
    .first_type = "halfsky.matter.registered.v1",
    .later_type = "halfsky.matter.supplemented.v1",
    .first_body = registered,
    .later_body = supplemented,
    .effects = "(select count(*) from assessment where matter_id = k.id)",
    .asked = triage_asked,
    .await = triage_await,
    .text = triage_text,
};

static const char *registered(int number, const char *region)
{
    return triage_text("{\"matter_id\":\"%s\",\"region\":\"%s\",\"station_code\":\"S370112\","
                       "\"agency\":\"labour\",\"on\":\"2026-03-03\",\"topics\":[\"dismissal\"],"
                       "\"worker\":{\"sex\":\"female\"}}",
                       matrix_matter(&triage, number), region);
}

static const char *supplemented(int number, int seq)
{
    return triage_text("{\"matter_id\":\"%s\",\"region\":\"370112\",\"on\":\"2026-03-1%d\"}",
                       matrix_matter(&triage, number), seq);
}

static void listen(const char *name)
{
    heard_broker_start(&broker, name);
    const struct bus_options bus = kafka_as(&broker, "triage", "triage");
    triage_restart_on(&bus);
    heard_begin(&broker, "intake");
}

static void finish(void)
{
    heard_end();
    cr_assert(kafka_remove(&broker));
}

Test(triage_bus, a_duplicate_is_dropped_a_gap_waits_and_a_second_history_is_held)
{
    listen("triage-order");
    const struct heard_record early = matrix_later(&triage, 7, 1); /* a supplement to nothing */
    heard_say(&early);
    matrix_of_histories(&triage);
    matrix_stands(&triage, 7, 0, 0, "not_yet");
    cr_assert(triage_holds("(select count(*) from ledger where type = "
                           "'halfsky.matter.triaged.v1') = 13"));
    finish();
}

Test(triage_bus, what_cannot_be_read_or_may_not_be_said_holds_its_own_stream_and_no_other)
{
    listen("triage-contents");
    matrix_of_contents(&triage);
    const char *parked = triage_get(operator_ops, "/v1/ops/triage/parked?reason=poison", 200);
    cr_assert(strstr(parked, matrix_matter(&triage, 14)), "%s", parked);
    cr_assert(triage_holds("(select count(*) from track) = (select count(*) from matter)"));
    finish();
}
