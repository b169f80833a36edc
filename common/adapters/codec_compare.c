/* SPDX-License-Identifier: Apache-2.0
 *
 * The compatibility gate: what a change of a record's schema breaks for those who read or write the
 * released one. It compares the schemas that codec_schema.c prints, by their x-halfsky members; it
 * knows no record.
 */
#include "adapters/codec_json.h"

#include <string.h>

static void compare_objects(const struct codec_step *at, const json_t *released,
                            const json_t *current, struct text *out);

struct err *codec_schema_breaks(struct arena *arena, struct bytes released, struct bytes current,
                                const char **ret_breaks)
{
    CODEC_JSON_SCOPED old_schema = NULL;
    CODEC_JSON_SCOPED new_schema = NULL;
    TRY(err_wrap(codec_load(released, &old_schema), "reading the released schema"));
    TRY(err_wrap(codec_load(current, &new_schema), "reading the current schema"));
    if (!json_object_get(old_schema, "properties") || !json_object_get(new_schema, "properties"))
        return err_of(PROBLEM_INVALID, "not the schema of a record");
    struct text out;
    text_init(&out, arena);
    compare_objects(NULL, old_schema, new_schema, &out);
    *ret_breaks = text_get(&out);
    return NULL;
}

static void say(const struct codec_step *at, const char *sentence, struct text *out)
{
    text_add_printf(out, "%s %s\n", codec_pointer(at).text, sentence);
}

static const char *word(const json_t *schema, const char *name)
{
    const char *const text = json_string_value(json_object_get(schema, name));
    return text ? text : "";
}

static bool array_has(const json_t *array, const char *text)
{
    for (size_t i = 0; i < json_array_size(array); i++)
        if (strcmp(json_string_value(json_array_get(array, i)), text) == 0)
            return true;
    return false;
}

static bool is_required(const json_t *object, const char *name)
{
    return array_has(json_object_get(object, "required"), name);
}

/* --- limits ------------------------------------------------------------------------------------
 */

/* A limit that is not stated is none. */
static void compare_limit(const struct codec_step *at, const char *name, const json_t *released,
                          const json_t *current, struct text *out)
{
    const json_t *const before = json_object_get(released, name);
    const json_t *const after = json_object_get(current, name);
    if (before == after || (before && after && json_equal(before, after)))
        return;
    const bool is_least = strncmp(name, "min", 3) == 0;
    const bool is_less = after &&
                         (!before || json_integer_value(after) < json_integer_value(before));
    const bool is_narrower = before && after ? is_less != is_least : after != NULL;
    say(at,
        is_narrower ? "narrowed its limit: released bodies no longer read"
                    : "widened its limit: released readers refuse the new bodies",
        out);
}

static void compare_limits(const struct codec_step *at, const json_t *released,
                           const json_t *current, struct text *out)
{
    static const char *const names[] = {"minLength", "maxLength", "minItems",
                                        "maxItems",  "minimum",   "maximum"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        compare_limit(at, names[i], released, current, out);
    if (strcmp(word(released, "pattern"), word(current, "pattern")) != 0)
        say(at, "changed the form of its text", out);
}

/* --- codes ---------------------------------------------------------------------------------------
 */

static const json_t *codes_of(const json_t *schema)
{
    const json_t *const closed = json_object_get(schema, "enum");
    return closed ? closed : json_object_get(schema, "examples");
}

/* Says each code of `some` that `others` has not. */
static void compare_codes(const struct codec_step *at, const json_t *some, const json_t *others,
                          const char *sentence, struct text *out)
{
    for (size_t i = 0; i < json_array_size(some); i++) {
        const char *const code = json_string_value(json_array_get(some, i));
        if (!array_has(others, code))
            text_add_printf(out, "%s %s \"%s\"\n", codec_pointer(at).text, sentence, code);
    }
}

static void compare_sets(const struct codec_step *at, const json_t *released, const json_t *current,
                         struct text *out)
{
    const bool was_open = json_is_true(json_object_get(released, "x-halfsky-open"));
    const bool is_open = json_is_true(json_object_get(current, "x-halfsky-open"));
    if (was_open != is_open)
        say(at, is_open ? "opened its closed set of codes" : "closed its open set of codes", out);
    compare_codes(at, codes_of(released), codes_of(current), "lost the code", out);
    if (!was_open)
        compare_codes(at, codes_of(current), codes_of(released),
                      "has a closed set that gained the code", out);
}

/* --- fields
 * ---------------------------------------------------------------------------------------- */

static void compare_fields(const struct codec_step *at, const json_t *released,
                           const json_t *current, struct text *out)
{
    const char *const kind = word(released, "x-halfsky-kind");
    if (strcmp(kind, word(current, "x-halfsky-kind")) != 0) {
        text_add_printf(out, "%s changed its kind from %s to %s\n", codec_pointer(at).text, kind,
                        word(current, "x-halfsky-kind"));
        return;
    }
    compare_limits(at, released, current, out);
    if (strcmp(kind, "code") == 0)
        compare_sets(at, released, current, out);
    const json_t *const old_items = json_object_get(released, "items");
    const json_t *const new_items = json_object_get(current, "items");
    if (strcmp(kind, "codes") == 0)
        compare_sets(at, old_items, new_items, out);
    if (strcmp(kind, "list") == 0)
        compare_objects(at, old_items, new_items, out);
    if (strcmp(kind, "record") == 0)
        compare_objects(at, released, current, out);
}

static void compare_objects(const struct codec_step *at, const json_t *released,
                            const json_t *current, struct text *out)
{
    const json_t *const old_fields = json_object_get(released, "properties");
    const json_t *const new_fields = json_object_get(current, "properties");
    const char *name;
    json_t *field;
    json_object_foreach((json_t *)old_fields, name, field)
    {
        const struct codec_step step = codec_member(at, name);
        const json_t *const now = json_object_get(new_fields, name);
        if (!now) {
            say(&step, "was removed", out);
            continue;
        }
        if (is_required(released, name) != is_required(current, name))
            say(&step, is_required(current, name) ? "became required" : "is no longer required",
                out);
        compare_fields(&step, field, now, out);
    }
    json_object_foreach((json_t *)new_fields, name, field)
    {
        const struct codec_step step = codec_member(at, name);
        if (!json_object_get(old_fields, name) && is_required(current, name))
            say(&step, "was added and is required: released bodies have none", out);
    }
}
