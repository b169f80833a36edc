/* SPDX-License-Identifier: Apache-2.0
 *
 * The topology that follows from the services' own tables: what is emitted and what is heard. There
 * is no second list of who reads what, so a service that hears one event more has its grant with
 * the next run of halfsky-topology. It must never grant what no table says.
 */
#include "runtime/service.h"
#include "runtime/topology.h"
#include "runtime/wire.h"

#include <string.h>

/* A topic stands once, however many of its events are heard. */
static void topic_add(const char **topics, const char *topic)
{
    while (*topics && strcmp(*topics, topic) != 0)
        topics++;
    *topics = topic;
}

static const char *const *topics_heard(const struct service *service, struct arena *arena)
{
    const size_t heard = service->events ? service->events->count : 0;
    const char **topics = ARENA_ARRAY(arena, const char *, heard + 1);
    for (size_t i = 0; i < heard; i++)
        topic_add(topics, wire_topic(arena, service->events->handlers[i].event->source));
    return topics;
}

static struct err *emits_check(const struct service *service)
{
    for (size_t i = 0; service->emits && service->emits[i]; i++)
        if (strcmp(service->emits[i]->source, service->name) != 0)
            return err_of(PROBLEM_BUG, "%s emits %s, which only %s may emit", service->name,
                          service->emits[i]->type, service->emits[i]->source);
    return NULL;
}

struct err *topology_of_services(const struct service *const *services, size_t count,
                                 struct arena *arena, struct topology *ret_topology)
{
    struct topology_service *declared = ARENA_ARRAY(arena, struct topology_service, count);
    for (size_t i = 0; i < count; i++) {
        TRY(emits_check(services[i]));
        declared[i] = (struct topology_service){
            .name = services[i]->name,
            .topic = wire_topic(arena, services[i]->name),
            .subscribes = topics_heard(services[i], arena),
        };
    }
    *ret_topology = (struct topology){.services = declared, .count = count};
    return NULL;
}
