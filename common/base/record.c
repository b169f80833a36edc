/* SPDX-License-Identifier: Apache-2.0
 *
 * Looking things up in the field tables of record.h: a field by its name, a place in a row. It has
 * no memory and does no I/O, and it must never know what a field means.
 */
#include "base/record.h"

#include <assert.h>
#include <string.h>

const struct record_type record_nothing = {"nothing", sizeof(struct nothing), NULL, 0};

int code_parse(const struct code_set *set, const char *name)
{
    if (!name)
        return 0;
    for (size_t value = 1; value < set->count; value++)
        if (strcmp(set->codes[value].name, name) == 0)
            return (int)value;
    return 0;
}

static const struct code_name *code_entry(const struct code_set *set, int value)
{
    static const struct code_name none = {NULL, NULL, NULL};
    return value > 0 && (size_t)value < set->count ? &set->codes[value] : &none;
}

const char *code_name(const struct code_set *set, int value)
{
    return code_entry(set, value)->name;
}
const char *code_zh(const struct code_set *set, int value) { return code_entry(set, value)->zh; }
const char *code_en(const struct code_set *set, int value) { return code_entry(set, value)->en; }

const struct field *record_field(const struct record_type *type, const char *name)
{
    for (size_t i = 0; i < type->field_count; i++)
        if (strcmp(type->fields[i].name, name) == 0)
            return &type->fields[i];
    return NULL;
}

const void *field_at(const struct field *field, const void *record)
{
    return (const char *)record + field->offset;
}
void *field_in(const struct field *field, void *record) { return (char *)record + field->offset; }

bool field_is_absent(const struct field *field, const void *record)
{
    const void *at = field_at(field, record);
    switch (field->kind) {
    case FIELD_id:
        return id_is_absent(*(const struct id *)at);
    case FIELD_text:
    case FIELD_region:
    case FIELD_record:
        return *(const void *const *)at == NULL;
    case FIELD_code:
    case FIELD_answer:
        return *(const int *)at == 0;
    case FIELD_codes:
        return *(const uint64_t *)at == 0;
    case FIELD_count:
        return !((const struct count *)at)->stated;
    case FIELD_money:
        return !((const struct money *)at)->stated;
    case FIELD_date:
    case FIELD_day:
        return date_is_absent(*(const struct date *)at);
    case FIELD_time:
        return *(const int64_t *)at == 0;
    case FIELD_digest:
        return ((const struct bytes *)at)->size == 0;
    case FIELD_list:
        return ((const struct any_list *)at)->count == 0;
    case FIELD_KIND_COUNT:
        break;
    }
    assert(!"a field kind that does not exist");
    return true;
}
