/* SPDX-License-Identifier: Apache-2.0
 *
 * The partner agencies that read the suite's topics with a Kafka client of their own, as the
 * deployment names them: which certificate reads what which services say. A partner reads and joins
 * the group of its name, nothing else; it must never be given a right to write.
 */
#include "runtime/topology.h"

#include <string.h>

static const char blanks[] = " \t\r\n";

/* The next piece between `separators` that is not empty, cut out in place; NULL: none is left. */
static char *piece_next(char **rest, const char *separators)
{
    char *piece;
    do
        piece = strsep(rest, separators);
    while (piece && !*piece);
    return piece;
}

static bool is_service(const struct topology *topology, const char *name)
{
    for (size_t i = 0; i < topology->count; i++)
        if (strcmp(topology->services[i].name, name) == 0)
            return true;
    return false;
}

/* Adds the topic once, however often it is named. */
static void topic_add(const char **topics, const char *topic)
{
    while (*topics && strcmp(*topics, topic) != 0)
        topics++;
    *topics = topic;
}

/* "*" is every service, also one that comes later. */
static struct err *reads_take(const struct topology *topology, struct arena *arena, char *text,
                              struct topology_partner *partner)
{
    const char **topics = ARENA_ARRAY(arena, const char *, topology->count + 1);
    for (char *name = piece_next(&text, blanks); name; name = piece_next(&text, blanks)) {
        const bool is_all = strcmp(name, "*") == 0;
        if (!is_all && !is_service(topology, name))
            return err_of(PROBLEM_INVALID, "%s reads %s, which is no service", partner->name, name);
        for (size_t i = 0; i < topology->count; i++)
            if (is_all || strcmp(topology->services[i].name, name) == 0)
                topic_add(topics, topology->services[i].topic);
    }
    if (!topics[0])
        return err_of(PROBLEM_INVALID, "the partner %s reads no service", partner->name);
    partner->reads = topics;
    return NULL;
}

/* The names of the operators' and the broker's own certificates are theirs. */
static struct err *name_check(const struct topology *topology, const char *name)
{
    static const char *const taken[] = {"admin", "broker"};
    for (size_t i = 0; i < sizeof taken / sizeof *taken; i++)
        if (strcmp(name, taken[i]) == 0)
            return err_of(PROBLEM_INVALID, "no partner can be named %s", name);
    if (is_service(topology, name))
        return err_of(PROBLEM_INVALID, "%s is a service, and no partner", name);
    for (size_t i = 0; i < topology->partner_count; i++)
        if (strcmp(topology->partners[i].name, name) == 0)
            return err_of(PROBLEM_INVALID, "the partner %s is declared twice", name);
    return NULL;
}

static struct err *partner_take(const struct topology *topology, struct arena *arena, char *text,
                                struct topology_partner *ret_partner)
{
    char *reads = strchr(text, ':');
    if (!reads)
        return err_of(PROBLEM_INVALID, "a partner is declared as `name: service service`");
    *reads++ = '\0';
    const char *name = piece_next(&text, blanks);
    if (!name)
        return err_of(PROBLEM_INVALID, "a partner has no name");
    TRY(name_check(topology, name));
    ret_partner->name = name;
    return reads_take(topology, arena, reads, ret_partner);
}

struct err *topology_partners(const char *text, struct arena *arena, struct topology *topology)
{
    size_t most = 1;
    for (const char *at = text; *at; at++)
        most += *at == ';';
    struct topology_partner *partners = ARENA_ARRAY(arena, struct topology_partner, most);
    topology->partners = partners;
    topology->partner_count = 0;
    char *rest = arena_text(arena, text);
    for (char *each = piece_next(&rest, ";"); each; each = piece_next(&rest, ";")) {
        if (each[strspn(each, blanks)] == '\0')
            continue;
        TRY(partner_take(topology, arena, each, &partners[topology->partner_count]));
        topology->partner_count++;
    }
    return NULL;
}
