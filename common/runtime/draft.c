/* SPDX-License-Identifier: Apache-2.0
 *
 * Commas, quotes and brackets of a document being written. Whether a comma is due follows from the
 * last byte written, so there is no state that could be wrong.
 */
#include "runtime/draft.h"

#include "adapters/codec.h"

static bool is_comma_due(const struct text *out)
{
    if (out->size == 0)
        return false;
    const char last = out->data[out->size - 1];
    return last != '{' && last != '[' && last != ':';
}

void draft_name(struct text *out, const char *name)
{
    if (is_comma_due(out))
        text_add_char(out, ',');
    if (!name)
        return;
    codec_add_string(out, name);
    text_add_char(out, ':');
}

void draft_open_object(struct text *out, const char *name)
{
    draft_name(out, name);
    text_add_char(out, '{');
}

void draft_open_array(struct text *out, const char *name)
{
    draft_name(out, name);
    text_add_char(out, '[');
}

void draft_close_object(struct text *out) { text_add_char(out, '}'); }

void draft_close_array(struct text *out) { text_add_char(out, ']'); }

void draft_string(struct text *out, const char *name, const char *value)
{
    draft_name(out, name);
    codec_add_string(out, value);
}

void draft_number(struct text *out, const char *name, long long value)
{
    draft_name(out, name);
    text_add_printf(out, "%lld", value);
}

void draft_bool(struct text *out, const char *name, bool value)
{
    draft_name(out, name);
    text_add(out, value ? "true" : "false");
}

void draft_json(struct text *out, const char *name, const char *json)
{
    draft_name(out, name);
    text_add(out, json);
}

void draft_ref(struct text *out, const char *name, const char *part, const char *key)
{
    draft_open_object(out, name);
    draft_name(out, "$ref");
    text_add_printf(out, "\"#/components/%s/%s\"", part, key);
    draft_close_object(out);
}
