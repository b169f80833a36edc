/* SPDX-License-Identifier: Apache-2.0
 *
 * Topics and ACLs made from a declared topology, on a real broker: a certificate does what its
 * service declares and nothing else, and what differs is named.
 */
#include "base/clock.h"
#include "bus_story.h"
#include "runtime/service.h"
#include "runtime/topology.h"

#include <string.h>

static struct arena *arena;

static void setup(void) { arena = arena_new(8U << 20); }

static void teardown(void) { arena_free(arena); }

TestSuite(topology, .init = setup, .fini = teardown, .timeout = 180);

/* --- who may do what -------------------------------------------------------------------------- */

static const char *const hears_intake[] = {"rights.intake", NULL};
static const struct topology_service services[] = {
    {.name = "intake", .topic = "rights.intake"},
    {.name = "triage", .topic = "rights.triage", .subscribes = hears_intake},
};
static const struct topology declared = {services, 2};
static const struct topology_copies copies = {.replication = 1, .least_in_sync = 1};

static void line_keep(void *context, const char *line)
{
    struct text *lines = context;
    text_add_printf(lines, "%s\n", line);
}

/* Topics and ACLs on a broker of its own: what one test grants, another would see as surplus. */
static struct bus_admin *topology_broker(struct kafka *own, const char *name, struct text *lines)
{
    broker_start(own, name);
    struct bus_admin *admin = admin_of(own);
    text_init(lines, arena);
    const struct topology_report report = {line_keep, lines};
    OK(topology_apply(&declared, admin, &copies, &report));
    OK(topology_verify(&declared, admin, &report));
    return admin;
}

/* One record by `principal`; how it was reported. */
static struct bus_report produced(struct kafka *own, const char *principal, const char *topic)
{
    struct bus_producer *producer = producer_of(own, principal);
    const struct bus_record record = {.topic = topic, .partition = 0, .key = "k"};
    struct bus_report report;
    OK(bus_produce(producer, &record, 42));
    cr_assert_eq(bus_reports(producer, WAIT_MS, &report, 1), 1);
    cr_assert_eq(report.token, 42);
    if (report.fatal)
        REFUSED(bus_produce(producer, &record, 43), PROBLEM_CONFLICT);
    bus_producer_close(producer);
    return report;
}

static void consumer_is_refused(struct kafka *own, const char *topic, const char *group)
{
    struct bus_consumer *consumer;
    const struct bus_options options = kafka_as(own, "intake", group);
    OK(bus_consumer_open(&options, &topic, 1, &consumer));
    const int64_t deadline = clock_monotonic_ms() + WAIT_MS;
    struct bus_event event;
    struct err *err;
    while ((err = bus_consumer_poll(consumer, STEP_MS, &event)) == NULL)
        cr_assert_lt(clock_monotonic_ms(), deadline, "nothing was refused");
    REFUSED(err, PROBLEM_FORBIDDEN);
    bus_consumer_close(consumer);
}

Test(topology, a_certificate_writes_its_own_topic_and_no_other)
{
    struct kafka own;
    struct text lines;
    struct bus_admin *admin = topology_broker(&own, "acl", &lines);
    cr_assert(produced(&own, "triage", "rights.triage").delivered);
    const struct bus_report report = produced(&own, "triage", "rights.intake");
    cr_assert_not(report.delivered);
    cr_assert(report.fatal);
    cr_assert_eq(report.offset, -1);
    cr_assert_not_null(report.why);
    struct bus_part part = {"rights.intake", 0, -1};
    OK(bus_ends(admin, &part, 1, WAIT_MS));
    cr_assert_eq(part.offset, 0, "nothing of it is in the topic");
    consumer_is_refused(&own, "rights.triage", "intake");
    consumer_is_refused(&own, "rights.intake", "triage");
    bus_admin_close(admin);
    cr_assert(kafka_remove(&own));
}

Test(topology, the_topology_is_made_once_and_differences_are_named)
{
    struct kafka own;
    struct text lines;
    struct bus_admin *admin = topology_broker(&own, "topology", &lines);
    const struct topology_report report = {line_keep, &lines};
    cr_assert_not_null(strstr(text_get(&lines), "User:triage    reads rights.intake"));
    cr_assert_null(strstr(text_get(&lines), "User:intake    reads rights.triage"));
    OK(topology_apply(&declared, admin, &copies, &report));
    OK(topology_verify(&declared, admin, &report));
    cr_assert_null(strstr(text_get(&lines), "MISSING"));

    OK(bus_allow(admin, "User:triage", BUS_WRITE, "rights.intake"));
    const int64_t deadline = clock_monotonic_ms() + WAIT_MS;
    struct err *err;
    while ((err = topology_verify(&declared, admin, &report)) == NULL)
        cr_assert_lt(clock_monotonic_ms(), deadline, "a grant too many was not seen");
    REFUSED(err, PROBLEM_CONFLICT);
    cr_assert_not_null(strstr(text_get(&lines), "SURPLUS"));

    const struct topology_copies others = {.replication = 1, .least_in_sync = 2};
    REFUSED(topology_apply(&declared, admin, &others, &report), PROBLEM_CONFLICT);
    bus_admin_close(admin);
    cr_assert(kafka_remove(&own));
}

Test(topology, a_topology_that_reads_what_no_one_writes_is_refused)
{
    const char *const hears[] = {"rights.nobody", NULL};
    const struct topology_service alone[] = {
        {.name = "triage", .topic = "rights.triage", .subscribes = hears}};
    const struct topology_service twice[] = {{.name = "a", .topic = "t"},
                                             {.name = "b", .topic = "t"}};
    const struct topology unheard = {alone, 1}, doubled = {twice, 2};
    struct topology_grant_list grants;
    REFUSED(topology_grants(&unheard, arena, &grants), PROBLEM_INVALID);
    REFUSED(topology_grants(&doubled, arena, &grants), PROBLEM_INVALID);
    OK(topology_grants(&declared, arena, &grants));
    cr_assert_eq(grants.count, 11, "five each, and what triage hears");
}

Test(topology, a_partner_reads_what_it_is_given_and_writes_nothing)
{
    struct topology suite = declared;
    struct topology_grant_list grants;
    OK(topology_partners("union: * ; ; court: triage triage", arena, &suite));
    cr_assert_eq(suite.partner_count, 2);
    OK(topology_grants(&suite, arena, &grants));
    cr_assert_eq(grants.count, 11 + 3 + 2, "its group, and each topic once");
    for (size_t i = 11; i < grants.count; i++)
        cr_assert(grants.items[i].right == BUS_READ || grants.items[i].right == BUS_GROUP_READ);
    cr_assert_str_eq(grants.items[11].principal, "User:union");
    cr_assert_str_eq(grants.items[11].resource, "union");
    cr_assert_str_eq(grants.items[15].principal, "User:court");
    cr_assert_str_eq(grants.items[15].resource, "rights.triage");
    OK(topology_partners("", arena, &suite));
    cr_assert_eq(suite.partner_count, 0);
}

Test(topology, a_partner_that_is_no_partner_is_refused)
{
    static const char *const wrong[] = {"union",         "union:",     ": triage",
                                        "union: nobody", "intake: *",  "admin: *",
                                        "broker: *",     "a: *; a: *", "union triage"};
    struct topology suite = declared;
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        REFUSED(topology_partners(wrong[i], arena, &suite), PROBLEM_INVALID);
}

/* --- what the tables of services declare ------------------------------------------------------ */

static const struct event_handler hearing[] = {
    {.name = "a", .event = &event_matter_registered},
    {.name = "b", .event = &event_matter_supplemented},
    {.name = "c", .event = &event_client_added},
};
static const struct event_table heard = {hearing, 3};
static const struct event_type *const said[] = {&event_matter_triaged, NULL};
static const struct service gateway = {.name = "gateway"};
static const struct service intake = {.name = "intake"};
static const struct service triage = {.name = "triage", .events = &heard, .emits = said};

Test(topology, a_service_reads_each_topic_whose_events_it_hears_once)
{
    const struct service *const suite[] = {&gateway, &intake, &triage};
    struct topology topology;
    OK(topology_of_services(suite, 3, arena, &topology));
    cr_assert_eq(topology.count, 3);
    const struct topology_service *hearer = &topology.services[2];
    cr_assert_str_eq(hearer->name, "triage");
    cr_assert_str_eq(hearer->topic, "halfsky.triage.v1");
    cr_assert_str_eq(hearer->subscribes[0], "halfsky.intake.v1");
    cr_assert_str_eq(hearer->subscribes[1], "halfsky.gateway.v1");
    cr_assert_null(hearer->subscribes[2]);
    cr_assert_null(topology.services[0].subscribes[0]);
}

static bool is_granted(const struct topology_grant_list *grants, const char *principal,
                       enum bus_right right, const char *resource)
{
    for (size_t i = 0; i < grants->count; i++)
        if (grants->items[i].right == right && strcmp(grants->items[i].principal, principal) == 0 &&
            strcmp(grants->items[i].resource, resource) == 0)
            return true;
    return false;
}

Test(topology, only_its_owner_writes_a_topic_and_it_reads_its_own_back)
{
    const struct service *const suite[] = {&gateway, &intake, &triage};
    struct topology topology;
    struct topology_grant_list grants;
    OK(topology_of_services(suite, 3, arena, &topology));
    OK(topology_grants(&topology, arena, &grants));
    for (size_t writer = 0; writer < 3; writer++)
        for (size_t topic = 0; topic < 3; topic++) {
            const char *who = arena_printf(arena, "User:%s", suite[writer]->name);
            const char *where = topology.services[topic].topic;
            cr_assert_eq(is_granted(&grants, who, BUS_WRITE, where), writer == topic);
            cr_assert_eq(is_granted(&grants, who, BUS_READ, where), writer == topic || writer == 2);
        }
}

Test(topology, what_another_service_says_or_no_service_writes_is_refused)
{
    const struct service thief = {.name = "intake", .emits = said};
    const struct service *const stolen[] = {&thief};
    const struct service *const alone[] = {&triage};
    struct topology topology;
    struct topology_grant_list grants;
    REFUSED(topology_of_services(stolen, 1, arena, &topology), PROBLEM_BUG);
    OK(topology_of_services(alone, 1, arena, &topology));
    REFUSED(topology_grants(&topology, arena, &grants), PROBLEM_INVALID);
}
