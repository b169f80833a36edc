/* SPDX-License-Identifier: Apache-2.0
 *
 * The tables behind events.h, and finding a type by its name on the wire. No event is listed here:
 * all of it follows from the list EVENTS.
 */
#include "contracts/events.h"

#include <stdlib.h>
#include <string.h>

CODE_SET_DEFINE(verdict, VERDICT, false);
CODE_SET_DEFINE(decision_reason, DECISION_REASON, true);

#define EVENT_PART_DEFINE(part, FIELDS) RECORD_DEFINE(part, FIELDS);
#define EVENT_DEFINE(event, FIELDS, type, source, stream, field, en, zh)                           \
    RECORD_DEFINE(event, FIELDS);                                                                  \
    const struct event_type event_##event = {#event,          type, source, stream, field,         \
                                             &record_##event, en,   zh};
#define EVENT_POINTER(event, FIELDS, type, source, stream, field, en, zh) &event_##event,
EVENT_PARTS(EVENT_PART_DEFINE)
EVENTS(EVENT_DEFINE)

const struct event_type *const event_types[] = {EVENTS(EVENT_POINTER) NULL};

const struct event_type *event_find(const char *type)
{
    for (size_t i = 0; event_types[i]; i++)
        if (strcmp(event_types[i]->type, type) == 0)
            return event_types[i];
    return NULL;
}

static const char *version_suffix(const char *type)
{
    const char *dot = strrchr(type, '.');
    return dot && dot[1] == 'v' && dot[2] >= '1' && dot[2] <= '9' ? dot : NULL;
}

int event_major(const char *type)
{
    const char *suffix = version_suffix(type);
    char *end = NULL;
    const long major = suffix ? strtol(suffix + 2, &end, 10) : 0;
    return suffix && *end == '\0' && major < 1000 ? (int)major : 0;
}

bool event_known_otherwise(const char *type)
{
    const char *suffix = version_suffix(type);
    if (!suffix || event_find(type))
        return false;
    const size_t size = (size_t)(suffix - type);
    for (size_t i = 0; event_types[i]; i++) {
        const char *known = version_suffix(event_types[i]->type);
        if ((size_t)(known - event_types[i]->type) == size &&
            strncmp(type, event_types[i]->type, size) == 0)
            return true;
    }
    return false;
}
