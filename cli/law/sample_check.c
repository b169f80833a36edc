/* SPDX-License-Identifier: Apache-2.0
 *
 * What a case may not be: events of another shape, and days that do not exist. Words that only
 * look like a day ("early 2021") are left to be read as far as they go; nothing is corrected.
 */
#include "base/text.h"
#include "cli/law/sample_part.h"
#include "cli/law/wording.h"

static struct err *date_check(const struct json *json, const char *pointer)
{
    if (!json || json->kind == JSON_NULL)
        return NULL;
    if (json->kind != JSON_STRING)
        return err_at(PROBLEM_INVALID, pointer, "a date is wanted, not %s",
                      json_kind_name(json->kind));
    if (wording_date_exists(json->text))
        return NULL;
    return err_at(PROBLEM_INVALID, pointer, "\"%.20s\" is no day or month that exists",
                  json->text);
}

static struct err *event_check(struct arena *arena, const struct json *event, int index)
{
    const char *pointer = arena_printf(arena, "/events/%d", index);
    const struct json *what = json_member(event, "what");

    if (event->kind != JSON_OBJECT)
        return err_at(PROBLEM_INVALID, pointer, "an event is an object, not %s",
                      json_kind_name(event->kind));
    if (what && what->kind != JSON_STRING && what->kind != JSON_NULL)
        return err_at(PROBLEM_INVALID, arena_printf(arena, "%s/what", pointer),
                      "words are wanted, not %s", json_kind_name(what->kind));
    return date_check(json_member(event, "date"), arena_printf(arena, "%s/date", pointer));
}

static struct err *events_check(struct arena *arena, const struct json *events)
{
    int index = 0;

    if (!events || events->kind == JSON_NULL)
        return NULL;
    if (events->kind != JSON_ARRAY)
        return err_at(PROBLEM_INVALID, "/events", "an array is wanted, not %s",
                      json_kind_name(events->kind));
    for (const struct json *event = events->first; event; event = event->next)
        TRY(event_check(arena, event, index++));
    return NULL;
}

struct err *sample_check(struct arena *arena, const struct json *json)
{
    const struct json *path = json_member(json, "path");
    const struct json *arbitration = json_member(path, "arbitration");
    const struct json *outcomes = json_member(json, "outcomes");

    TRY(date_check(json_member(json_member(json, "worker"), "entry_date"), "/worker/entry_date"));
    TRY(date_check(json_member(arbitration, "filed"), "/path/arbitration/filed"));
    TRY(date_check(json_member(arbitration, "decided"), "/path/arbitration/decided"));
    TRY(date_check(json_member(json_member(path, "legal_aid"), "applied"),
                   "/path/legal_aid/applied"));
    TRY(date_check(json_member(json_member(outcomes, "arbitration"), "date"),
                   "/outcomes/arbitration/date"));
    TRY(date_check(json_member(json_member(outcomes, "settlement"), "date"),
                   "/outcomes/settlement/date"));
    return events_check(arena, json_member(json, "events"));
}
