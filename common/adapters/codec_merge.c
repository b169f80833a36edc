/* SPDX-License-Identifier: Apache-2.0
 *
 * Several JSON documents into one: each service describes its own routes, and a reader wants one
 * contract. Two parts that contradict each other are refused, never settled by order.
 */
#include "adapters/codec_json.h"

static struct err *merge_object(const struct codec_step *at, json_t *into, json_t *from) MUST_CHECK;

static struct err *merge_value(const struct codec_step *at, json_t *into, json_t *from)
{
    if (json_equal(into, from))
        return NULL;
    if (json_is_object(into) && json_is_object(from))
        return merge_object(at, into, from);
    if (json_is_array(into) && json_is_array(from) && json_array_extend(into, from) == 0)
        return NULL;
    return err_at(PROBLEM_CONFLICT, codec_pointer(at).text, "two documents say different things");
}

static struct err *merge_object(const struct codec_step *at, json_t *into, json_t *from)
{
    const char *name;
    json_t *value;
    json_object_foreach(from, name, value)
    {
        const struct codec_step step = codec_member(at, name);
        json_t *const present = json_object_get(into, name);
        if (present)
            TRY(merge_value(&step, present, value));
        else if (json_object_set(into, name, value) != 0)
            return err_of(PROBLEM_BUG, "a member cannot be added");
    }
    return NULL;
}

struct err *codec_merge(struct arena *arena, const char *member, const struct bytes *documents,
                        size_t count, const char **ret_json)
{
    CODEC_JSON_SCOPED merged = json_object();
    for (size_t i = 0; i < count; i++) {
        CODEC_JSON_SCOPED document = NULL;
        TRY(codec_load(documents[i], &document));
        json_t *const part = json_object_get(document, member);
        if (!json_is_object(part))
            return err_of(PROBLEM_INVALID, "document %zu has no object %s", i + 1, member);
        TRY(merge_object(NULL, merged, part));
    }
    struct text out;
    text_init(&out, arena);
    codec_dump(merged, JSON_COMPACT, &out);
    *ret_json = text_get(&out);
    return NULL;
}
