/* SPDX-License-Identifier: Apache-2.0
 *
 * Writes docs/contracts/law-facts.schema.json from the field tables, with an example for every
 * field.
 */
#include "cli/law/facts_read.h"

static void record_write(struct text *out, const struct record_type *type, int depth);

static void indent(struct text *out, int depth)
{
    text_add_char(out, '\n');
    for (int i = 0; i < depth; i++)
        text_add(out, "  ");
}

static void codes_write(struct text *out, const struct code_set *set)
{
    text_add(out, "\"enum\": [");
    for (size_t i = 1; i < set->count; i++)
        text_add_printf(out, "%s\"%s\"", i > 1 ? ", " : "", set->codes[i].name);
    text_add(out, "]");
}

static void scalar_write(struct text *out, const struct field *f)
{
    switch (f->kind) {
    case FIELD_text:
        text_add_printf(
            out, "\"type\": [\"string\", \"null\"], \"maxLength\": %zu, \"examples\": [\"A-17\"]",
            f->limit);
        return;
    case FIELD_region:
        text_add(out, "\"type\": [\"string\", \"null\"], \"pattern\": "
                      "\"^([0-9]{2}|[0-9]{4}|[0-9]{6}|[0-9]{9})$\", \"examples\": [\"370102\"]");
        return;
    case FIELD_answer:
        text_add(out, "\"type\": [\"boolean\", \"null\"], \"examples\": [true]");
        return;
    case FIELD_count:
        text_add_printf(out,
                        "\"type\": [\"integer\", \"null\"], \"minimum\": 0, \"maximum\": %zu, "
                        "\"examples\": [1]",
                        f->limit);
        return;
    case FIELD_money:
        text_add(out,
                 "\"type\": [\"integer\", \"null\"], \"minimum\": 0, \"maximum\": 10000000000000, "
                 "\"examples\": [650000]");
        return;
    case FIELD_date:
    case FIELD_day:
        text_add(
            out,
            "\"type\": [\"string\", \"null\"], \"pattern\": "
            "\"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$\", \"examples\": [\"2026-03-10\", \"2026-03\"]");
        return;
    case FIELD_id:
    case FIELD_time:
    case FIELD_digest:
    case FIELD_code:
    case FIELD_codes:
    case FIELD_record:
    case FIELD_list:
    case FIELD_KIND_COUNT:
        return;
    }
}

static void value_write(struct text *out, const struct field *f, int depth)
{
    if (f->kind == FIELD_code) {
        codes_write(out, f->codes);
        text_add_printf(out, ", \"examples\": [\"%s\"]", f->codes->codes[1].name);
    } else if (f->kind == FIELD_codes) {
        text_add(out, "\"type\": \"array\", \"uniqueItems\": true, \"items\": {");
        codes_write(out, f->codes);
        text_add_printf(out, "}, \"examples\": [[\"%s\"]]", f->codes->codes[1].name);
    } else if (f->kind == FIELD_record) {
        record_write(out, f->element, depth);
    } else if (f->kind == FIELD_list) {
        text_add_printf(out, "\"type\": \"array\", \"maxItems\": %zu, \"items\": {", f->limit);
        record_write(out, f->element, depth);
        text_add(out, "}");
    } else {
        scalar_write(out, f);
    }
}

static void record_write(struct text *out, const struct record_type *type, int depth)
{
    text_add(out, "\"type\": \"object\", \"additionalProperties\": false, \"properties\": {");
    for (size_t i = 0; i < type->field_count; i++) {
        const struct field *f = &type->fields[i];

        text_add(out, i ? "," : "");
        indent(out, depth + 1);
        text_add_printf(out, "\"%s\": {\"title\": \"%s\", \"description\": \"%s\", ", f->name,
                        f->zh, f->en);
        value_write(out, f, depth + 1);
        text_add(out, "}");
    }
    indent(out, depth);
    text_add(out, "}");
}

void facts_schema(struct text *out)
{
    text_add(out, "{\"$schema\": \"https://json-schema.org/draft/2020-12/schema\",\n"
                  "\"$id\": \"urn:halfsky:law-facts\", \"title\": \"The facts of a matter\",\n");
    record_write(out, &record_facts, 0);
    text_add(out, "}\n");
}
