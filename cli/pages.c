/* SPDX-License-Identifier: Apache-2.0
 *
 * halfsky-pages: prints docs/topology.md and docs/configuration.md from the tables of all services,
 * which are linked in, so that neither page can say what no program does. It starts nothing and
 * asks nobody. Exit codes: 0 printed, 1 the tables contradict each other, 2 wrong use.
 */
#include "cli/service_tables.h"
#include "runtime/settings.h"
#include "runtime/topology.h"

#include <stdio.h>
#include <string.h>

enum { ARENA_MOST = 16 << 20, EXIT_WRONG_USE = 2 };

/* --- topology --------------------------------------------------------------------------------- */

static void hears_print(const struct service *service)
{
    for (size_t i = 0; service->events && i < service->events->count; i++) {
        const struct event_type *event = service->events->handlers[i].event;
        (void)printf("| %s | `halfsky.%s.v1` | `%s` | %s %s |\n", service->name, event->source,
                     event->type, event->en, event->zh);
    }
}

static void says_print(const struct service *service)
{
    for (size_t i = 0; service->emits && service->emits[i]; i++)
        (void)printf("| `halfsky.%s.v1` | `%s` | %s %s |\n", service->name, service->emits[i]->type,
                     service->emits[i]->en, service->emits[i]->zh);
}

/* From each topic that a service hears to it. */
static void arrows_to(const struct topology *topology, const struct topology_service *service)
{
    for (size_t i = 0; i < topology->count; i++)
        for (size_t k = 0; service->subscribes[k]; k++)
            if (strcmp(topology->services[i].topic, service->subscribes[k]) == 0)
                (void)printf("    %s_topic --> %s\n", topology->services[i].name, service->name);
}

static void arrows_print(const struct topology *topology)
{
    (void)puts("```mermaid\nflowchart LR");
    for (size_t i = 0; i < topology->count; i++) {
        const struct topology_service *service = &topology->services[i];
        (void)printf("    %s[%s] --> %s_topic([%s])\n", service->name, service->name, service->name,
                     service->topic);
        arrows_to(topology, service);
    }
    (void)puts("```");
}

static struct err *grants_print(struct arena *arena, const struct topology *topology)
{
    struct topology_grant_list grants;
    TRY(topology_grants(topology, arena, &grants));
    (void)puts("\n## Rights on the broker 访问控制\n\n| principal | right | on |\n|---|---|---|");
    for (size_t i = 0; i < grants.count; i++)
        (void)printf("| `%s` | %s | `%s` |\n", grants.items[i].principal,
                     topology_right_name(grants.items[i].right), grants.items[i].resource);
    return NULL;
}

static struct err *topology_page(struct arena *arena, const struct service *const *services)
{
    struct topology topology;
    TRY(topology_of_services(services, SERVICE_TABLES_COUNT, arena, &topology));
    (void)printf("# Topology 拓扑\n\nMade by `make pages` from the services' own tables; `make "
                 "test` fails where they differ. `halfsky-topology` makes these topics and rights "
                 "on the broker and compares them with it. A service writes its own topic and no "
                 "other, reads it back to compare its end with the ledger (protocol.md R4), and "
                 "joins its own consumer group. Each topic has %d partitions for ever, and keeps "
                 "everything.\n\n",
                 (int)TOPOLOGY_PARTITIONS);
    arrows_print(&topology);
    (void)puts("\n## Who hears what 订阅\n\n| service | from | event | |\n|---|---|---|---|");
    for (size_t i = 0; i < SERVICE_TABLES_COUNT; i++)
        hears_print(services[i]);
    (void)printf("\n## Who says what 发布\n\nBesides, every service may say `%s`, `%s` and `%s` of "
                 "its own bookkeeping.\n\n| topic | event | |\n|---|---|---|\n",
                 event_requests_refused.type, event_verdict_given.type, event_rebuild_begun.type);
    for (size_t i = 0; i < SERVICE_TABLES_COUNT; i++)
        says_print(services[i]);
    return grants_print(arena, &topology);
}

/* --- configuration ---------------------------------------------------------------------------- */

static struct err *configuration_page(struct arena *arena, const struct service *const *services)
{
    struct conf_group groups[SETTINGS_GROUPS];
    (void)arena;
    settings_groups(services[0], groups);
    (void)puts(
        "# Configuration 配置\n\nMade by `make pages` from the key tables of the programs; `make "
        "test` fails where they differ. A service reads one file of `key = value` lines "
        "(`--config FILE`; `#` starts a comment) and `--set key=value`, which wins. An unknown "
        "key, a missing required one or a value out of its bounds stops the start with a sentence. "
        "A secret is always the path of a file that only its user can read. A change takes a "
        "restart. `make run` writes these files under `run/conf/`.\n\n"
        "## Every service 各服务共有\n");
    conf_export(&groups[SETTINGS_COMMON], 1);
    for (size_t i = 0; i < SERVICE_TABLES_COUNT; i++) {
        settings_groups(services[i], groups);
        (void)printf("\n## %s\n\n%s.\n\n", services[i]->name, services[i]->summary);
        if (groups[SETTINGS_OWN].count == 0)
            (void)puts("Nothing of its own.");
        else
            conf_export(&groups[SETTINGS_OWN], 1);
    }
    return NULL;
}

static const struct page {
    const char *name;
    struct err *(*print)(struct arena *arena, const struct service *const *services);
} pages[] = {{"topology", topology_page}, {"configuration", configuration_page}};

int main(int argc, char **argv)
{
    const struct service *services[SERVICE_TABLES_COUNT];
    service_tables(services);
    for (size_t i = 0; argc == 2 && i < sizeof pages / sizeof pages[0]; i++) {
        if (strcmp(argv[1], pages[i].name) != 0)
            continue;
        ARENA_SCOPED arena = arena_new(ARENA_MOST);
        const struct err *err = pages[i].print(arena, services);
        if (err)
            (void)fprintf(stderr, "halfsky-pages: %s\n", err->message);
        return err ? 1 : 0;
    }
    (void)fputs("halfsky-pages topology | configuration\n"
                "Prints a page of docs/ from the services' tables. 由服务声明生成文档页面。\n",
                stderr);
    return EXIT_WRONG_USE;
}
