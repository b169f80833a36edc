/* SPDX-License-Identifier: Apache-2.0
 *
 * JSON to records by their tables; see facts_read.h.
 * A member that is not documented is refused, never skipped.
 */
#include "cli/law/facts_read.h"

#include "cli/law/place.h"

#include <stdio.h>
#include <string.h>

struct reader {
    struct arena *arena;
    char pointer[ERR_POINTER_SIZE];
};

static struct err *record_read(struct reader *r, const struct record_type *type,
                               const struct json *json, void *ret_record);

static struct err *refuse(const struct reader *r, const struct field *field,
                          const struct json *json, const char *wanted)
{
    return err_at(PROBLEM_INVALID, r->pointer, "%s: %s is wanted, not %s", field->name, wanted,
                  json_kind_name(json->kind));
}

static void letter_add(struct reader *r, char letter)
{
    const size_t used = strlen(r->pointer);

    if (used + 1 == sizeof(r->pointer))
        return;
    r->pointer[used] = letter;
    r->pointer[used + 1] = '\0';
}

/* RFC 6901: the two letters that mean something in a pointer are written otherwise. */
static size_t push(struct reader *r, const char *part)
{
    const size_t before = strlen(r->pointer);

    letter_add(r, '/');
    for (; *part; part++) {
        letter_add(r, (char)(*part == '/' ? '~' : *part));
        if (*part == '~' || *part == '/')
            letter_add(r, *part == '~' ? '0' : '1');
    }
    return before;
}

static struct err *text_read(struct reader *r, const struct field *f, const struct json *json,
                             void *ret)
{
    if (json->kind != JSON_STRING)
        return refuse(r, f, json, "a string");
    if (text_code_points(json->text) > f->limit)
        return err_at(PROBLEM_INVALID, r->pointer, "%s: more than %zu characters", f->name,
                      f->limit);
    *(const char **)ret = json->text;
    return NULL;
}

static struct err *region_read(struct reader *r, const struct field *f, const struct json *json,
                               void *ret)
{
    const char *code;
    size_t digits;

    if (json->kind != JSON_STRING)
        return refuse(r, f, json, "a region code of 2, 4, 6 or 9 digits");
    digits = strspn(json->text, "0123456789");
    if (json->text[digits] || !(digits == 2 || digits == 4 || digits == 6 || digits == 9))
        return err_at(PROBLEM_INVALID, r->pointer, "%s: a region code has 2, 4, 6 or 9 digits",
                      f->name);
    code = place_code(r->arena, json->text);
    if (!place_is_known(code))
        return err_at(PROBLEM_INVALID, r->pointer, "%s: there is no region %s", f->name,
                      json->text);
    *(const char **)ret = code;
    return NULL;
}

static struct err *code_read(struct reader *r, const struct field *f, const struct json *json,
                             int *ret_code)
{
    if (json->kind != JSON_STRING)
        return refuse(r, f, json, "a code");
    *ret_code = code_parse(f->codes, json->text);
    if (*ret_code == 0)
        return err_at(PROBLEM_INVALID, r->pointer, "%s: \"%.40s\" is no code of the set %s",
                      f->name, json->text, f->codes->name);
    return NULL;
}

static struct err *codes_read(struct reader *r, const struct field *f, const struct json *json,
                              void *ret)
{
    uint64_t codes = 0;
    int index = 0;

    if (json->kind != JSON_ARRAY)
        return refuse(r, f, json, "an array of codes");
    for (const struct json *item = json->first; item; item = item->next, index++) {
        char part[16];
        size_t used;
        int code;

        snprintf(part, sizeof(part), "%d", index);
        used = push(r, part);
        TRY(code_read(r, f, item, &code));
        if (codes & CODE_BIT(code))
            return err_at(PROBLEM_INVALID, r->pointer, "%s: \"%.40s\" is told twice", f->name,
                          item->text);
        r->pointer[used] = '\0';
        codes |= CODE_BIT(code);
    }
    *(uint64_t *)ret = codes;
    return NULL;
}

static struct err *answer_read(struct reader *r, const struct field *f, const struct json *json,
                               void *ret)
{
    if (json->kind != JSON_TRUE && json->kind != JSON_FALSE)
        return refuse(r, f, json, "true or false");
    *(enum answer *)ret = json->kind == JSON_TRUE ? ANSWER_YES : ANSWER_NO;
    return NULL;
}

/* Whole, not negative, within what the calculators bear: 10^13 fen, of anything else its limit. */
static struct err *integer_read(struct reader *r, const struct field *f, const struct json *json,
                                int64_t most, int64_t *ret_value)
{
    if (json->kind != JSON_NUMBER)
        return refuse(r, f, json, "a whole number");
    if (!text_to_int64(json->text, ret_value) || *ret_value < 0 || *ret_value > most)
        return err_at(PROBLEM_INVALID, r->pointer, "%s: a whole number from 0 to %lld is wanted",
                      f->name, (long long)most);
    return NULL;
}

static struct err *date_read(struct reader *r, const struct field *f, const struct json *json,
                             void *ret)
{
    if (json->kind != JSON_STRING)
        return refuse(r, f, json, "a date");
    if (!date_parse(json->text, ret))
        return err_at(PROBLEM_INVALID, r->pointer,
                      "%s: \"%.20s\" is not YYYY, YYYY-MM or YYYY-MM-DD of a day that exists",
                      f->name, json->text);
    return NULL;
}

static struct err *list_read(struct reader *r, const struct field *f, const struct json *json,
                             void *ret)
{
    struct any_list *list = ret;
    size_t count = 0;
    char *items;

    if (json->kind != JSON_ARRAY)
        return refuse(r, f, json, "an array");
    for (const struct json *item = json->first; item; item = item->next)
        count++;
    if (count > f->limit)
        return err_at(PROBLEM_INVALID, r->pointer, "%s: more than %zu elements", f->name, f->limit);
    items = arena_alloc_array(r->arena, count ? count : 1, f->element->size);
    *list = (struct any_list){items, count};
    for (const struct json *item = json->first; item;
         item = item->next, items += f->element->size) {
        char part[24];
        size_t used;

        snprintf(part, sizeof(part), "%zu",
                 (size_t)(items - (const char *)list->items) / f->element->size);
        used = push(r, part);
        TRY(record_read(r, f->element, item, items));
        r->pointer[used] = '\0';
    }
    return NULL;
}

static struct err *number_read(struct reader *r, const struct field *f, const struct json *json,
                               void *ret)
{
    int64_t value;

    if (f->kind == FIELD_money) {
        TRY(integer_read(r, f, json, INT64_C(10000000000000), &value));
        *(struct money *)ret = money_of_fen(value);
        return NULL;
    }
    TRY(integer_read(r, f, json, (int64_t)f->limit, &value));
    *(struct count *)ret = count_of(value);
    return NULL;
}

static struct err *nested_read(struct reader *r, const struct field *f, const struct json *json,
                               void *ret)
{
    void *record = arena_alloc(r->arena, f->element->size);

    TRY(record_read(r, f->element, json, record));
    *(const void **)ret = record;
    return NULL;
}

static struct err *value_read(struct reader *r, const struct field *f, const struct json *json,
                              void *ret)
{
    switch (f->kind) {
    case FIELD_text:
        return text_read(r, f, json, ret);
    case FIELD_region:
        return region_read(r, f, json, ret);
    case FIELD_code:
        return code_read(r, f, json, ret);
    case FIELD_codes:
        return codes_read(r, f, json, ret);
    case FIELD_answer:
        return answer_read(r, f, json, ret);
    case FIELD_count:
    case FIELD_money:
        return number_read(r, f, json, ret);
    case FIELD_date:
    case FIELD_day:
        return date_read(r, f, json, ret);
    case FIELD_record:
        return nested_read(r, f, json, ret);
    case FIELD_list:
        return list_read(r, f, json, ret);
    case FIELD_id:
    case FIELD_time:
    case FIELD_digest:
    case FIELD_KIND_COUNT:
        break;
    }
    return refuse(r, f, json, "another kind");
}

static struct err *record_read(struct reader *r, const struct record_type *type,
                               const struct json *json, void *ret_record)
{
    if (json->kind != JSON_OBJECT)
        return err_at(PROBLEM_INVALID, r->pointer, "an object is wanted, not %s",
                      json_kind_name(json->kind));
    for (const struct json *member = json->first; member; member = member->next) {
        const struct field *field = record_field(type, member->name);
        const size_t used = push(r, member->name);

        if (!field)
            return err_at(PROBLEM_UNKNOWN_MEMBER, r->pointer, "\"%.40s\" is not documented",
                          member->name);
        if (member->kind != JSON_NULL)
            TRY(value_read(r, field, member, field_in(field, ret_record)));
        r->pointer[used] = '\0';
    }
    return NULL;
}

struct err *facts_read(struct arena *arena, const struct json *json, struct facts *ret_facts)
{
    struct reader r = {.arena = arena};

    memset(ret_facts, 0, sizeof(*ret_facts));
    return record_read(&r, &record_facts, json, ret_facts);
}
