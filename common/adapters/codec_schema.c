/* SPDX-License-Identifier: Apache-2.0
 *
 * Field tables as JSON Schema 2020-12. What the schema takes, the codec takes; the codec is
 * stricter in what a schema cannot say (duplicate names, 1.0 for an integer, days that do not
 * exist). The x-halfsky members carry what the compatibility gate compares and what a reader of the
 * contract wants to know.
 */
#include "adapters/codec_json.h"

#include <assert.h>
#include <inttypes.h>

static const char *const kind_names[] = {
    [FIELD_id] = "id",         [FIELD_text] = "text",     [FIELD_code] = "code",
    [FIELD_codes] = "codes",   [FIELD_answer] = "answer", [FIELD_count] = "count",
    [FIELD_money] = "money",   [FIELD_date] = "date",     [FIELD_day] = "day",
    [FIELD_time] = "time",     [FIELD_region] = "region", [FIELD_digest] = "digest",
    [FIELD_record] = "record", [FIELD_list] = "list",
};
_Static_assert(sizeof kind_names / sizeof kind_names[0] == FIELD_KIND_COUNT,
               "a name for each kind");

static const char *const sensitivity_names[] = {
    [SENSITIVITY_open] = "open",
    [SENSITIVITY_agency] = "agency",
    [SENSITIVITY_sealed] = "sealed",
};
_Static_assert(sizeof sensitivity_names / sizeof sensitivity_names[0] == SENSITIVITY_COUNT,
               "a name each");

#define DATE_FORM "{\"type\":\"string\",\"pattern\":\"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$\""
#define TIME_FORM                                                                                  \
    "{\"type\":\"string\",\"format\":\"date-time\","                                               \
    "\"pattern\":\"^.{10}T.{8}([.][0-9]{3})?Z$\""

static void add_object(const struct record_type *type, enum codec_unknown unknown,
                       struct text *out);

static void add_required(const struct record_type *type, struct text *out)
{
    const char *before = ",\"required\":[";
    bool is_open = false;
    for (size_t i = 0; i < type->field_count; i++) {
        if (type->fields[i].presence != PRESENCE_required)
            continue;
        text_add(out, before);
        codec_add_string(out, type->fields[i].name);
        before = ",";
        is_open = true;
    }
    if (is_open)
        text_add_char(out, ']');
}

/* Without its closing brace: words about a field may follow. */
static void add_object(const struct record_type *type, enum codec_unknown unknown, struct text *out)
{
    text_add(out, "{\"type\":\"object\"");
    add_required(type, out);
    text_add(out, ",\"properties\":{");
    for (size_t i = 0; i < type->field_count; i++) {
        if (i > 0)
            text_add_char(out, ',');
        codec_add_string(out, type->fields[i].name);
        text_add_char(out, ':');
        codec_add_field_schema(&type->fields[i], unknown, out);
    }
    text_add_char(out, '}');
    if (unknown == CODEC_UNKNOWN_REFUSED)
        text_add(out, ",\"additionalProperties\":false");
}

void codec_add_schema(const struct record_type *type, enum codec_unknown unknown, struct text *out)
{
    add_object(type, unknown, out);
    text_add_char(out, '}');
}

/* A reader that ignores what it does not know also takes unknown codes of an open set, so there the
 * known ones are examples and no limit. */
static void add_code(const struct code_set *set, enum codec_unknown unknown, struct text *out)
{
    const bool is_limit = !set->open || unknown == CODEC_UNKNOWN_REFUSED;
    text_add_printf(out, "{\"type\":\"string\",\"%s\":[", is_limit ? "enum" : "examples");
    for (size_t value = 1; value < set->count; value++) {
        if (value > 1)
            text_add_char(out, ',');
        codec_add_string(out, set->codes[value].name);
    }
    text_add(out, "],\"x-halfsky-set\":");
    codec_add_string(out, set->name);
    text_add_printf(out, ",\"x-halfsky-open\":%s", set->open ? "true" : "false");
}

static void add_text(const struct field *field, struct text *out)
{
    text_add(out, "{\"type\":\"string\"");
    if (field->presence == PRESENCE_required)
        text_add(out, ",\"minLength\":1");
    if (field->limit > 0)
        text_add_printf(out, ",\"maxLength\":%zu", field->limit);
}

static void add_digest(const struct field *field, struct text *out)
{
    text_add(out, "{\"type\":\"string\",\"pattern\":\"^([0-9a-f]{2})+$\"");
    if (field->limit > 0)
        text_add_printf(out, ",\"maxLength\":%zu", 2 * field->limit);
}

/* Each level that the limit admits. */
static void add_region(const struct field *field, struct text *out)
{
    static const size_t levels[] = {2, 4, 6, 9};
    text_add(out, "{\"type\":\"string\",\"pattern\":\"^([0-9]{2}");
    for (size_t i = 1; i < sizeof levels / sizeof levels[0]; i++)
        if (field->limit == 0 || levels[i] <= field->limit)
            text_add_printf(out, "|[0-9]{%zu}", levels[i]);
    text_add(out, ")$\"");
}

static void add_array(const struct field *field, struct text *out)
{
    text_add(out, "{\"type\":\"array\"");
    if (field->presence == PRESENCE_required)
        text_add(out, ",\"minItems\":1");
    if (field->limit > 0)
        text_add_printf(out, ",\"maxItems\":%zu", field->limit);
    if (field->kind == FIELD_codes)
        text_add(out, ",\"uniqueItems\":true");
    text_add(out, ",\"items\":");
}

static void add_integer(struct text *out)
{
    text_add_printf(out, "{\"type\":\"integer\",\"minimum\":%" PRId64 ",\"maximum\":%" PRId64,
                    -CODEC_INTEGER_MOST, CODEC_INTEGER_MOST);
}

/* The form of one field; an object left open, its closing brace comes after the words about the
 * field. */
static void add_form(const struct field *field, enum codec_unknown unknown, struct text *out)
{
    switch (field->kind) {
    case FIELD_id:
        text_add(out, "{\"type\":\"string\",\"format\":\"uuid\"");
        return;
    case FIELD_text:
        add_text(field, out);
        return;
    case FIELD_code:
        add_code(field->codes, unknown, out);
        return;
    case FIELD_codes:
        add_array(field, out);
        add_code(field->codes, unknown, out);
        text_add_char(out, '}');
        return;
    case FIELD_answer:
        text_add(out, "{\"type\":\"boolean\"");
        return;
    case FIELD_count:
    case FIELD_money:
        add_integer(out);
        return;
    case FIELD_date:
        text_add(out, DATE_FORM);
        return;
    case FIELD_day:
        text_add(out, "{\"type\":\"string\",\"format\":\"date\"");
        return;
    case FIELD_time:
        text_add(out, TIME_FORM);
        return;
    case FIELD_region:
        add_region(field, out);
        return;
    case FIELD_digest:
        add_digest(field, out);
        return;
    case FIELD_record:
        add_object(field->element, unknown, out);
        return;
    case FIELD_list:
        add_array(field, out);
        codec_add_schema(field->element, unknown, out);
        return;
    case FIELD_KIND_COUNT:
        break;
    }
    assert(!"a field kind that does not exist");
}

void codec_add_field_schema(const struct field *field, enum codec_unknown unknown, struct text *out)
{
    add_form(field, unknown, out);
    text_add(out, ",\"title\":");
    codec_add_string(out, field->zh);
    text_add(out, ",\"description\":");
    codec_add_string(out, field->en);
    text_add(out, ",\"x-halfsky-kind\":");
    codec_add_string(out, kind_names[field->kind]);
    text_add(out, ",\"x-halfsky-sensitivity\":");
    codec_add_string(out, sensitivity_names[field->sensitivity]);
    text_add_char(out, '}');
}
