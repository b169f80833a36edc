/* SPDX-License-Identifier: Apache-2.0
 *
 * JSON into records, driven by their field tables. Every value is turned into its C form by its
 * kind's reader and then asked for its limits (codec_limits.c). What is refused is named by its
 * pointer and never repeated: bodies carry personal data, and complaints reach logs.
 */
#include "adapters/codec_json.h"

#include <assert.h>
#include <string.h>

/* One value under way: where it stands and how strict to be. */
struct reading {
    struct arena *arena;
    enum codec_unknown unknown;
    const struct codec_step *at;
};

static struct err *read_members(const struct reading *reading, const struct record_type *type,
                                const json_t *object, void *record) MUST_CHECK;
static struct err *read_value(const struct reading *reading, const struct field *field,
                              const json_t *value, void *record) MUST_CHECK;

static size_t tokens_most(enum codec_unknown unknown)
{
    return unknown == CODEC_UNKNOWN_REFUSED ? CODEC_TOKENS_MOST : CODEC_EVENT_TOKENS_MOST;
}

struct err *codec_read(struct arena *arena, const struct record_type *type, struct bytes json,
                       enum codec_unknown unknown, void *ret_record)
{
    CODEC_JSON_SCOPED parsed = NULL;
    TRY(codec_parse(json, tokens_most(unknown), 0, &parsed));
    if (!json_is_object(parsed))
        return err_of(PROBLEM_INVALID, "the document must be an object");
    const struct reading reading = {.arena = arena, .unknown = unknown};
    return read_members(&reading, type, parsed, ret_record);
}

struct err *codec_read_field(struct arena *arena, const struct field *field, struct bytes json,
                             void *ret_record)
{
    CODEC_JSON_SCOPED parsed = NULL;
    TRY(codec_parse(json, CODEC_EVENT_TOKENS_MOST, JSON_DECODE_ANY, &parsed));
    if (json_is_null(parsed))
        return NULL;
    /* A database may have been written by the next release: what it says more is left alone. */
    const struct codec_step step = codec_member(NULL, field->name);
    const struct reading reading = {.arena = arena, .unknown = CODEC_UNKNOWN_IGNORED, .at = &step};
    return read_value(&reading, field, parsed, ret_record);
}

/* --- one reader a kind: NULL, or what the value must be --------------------------------------- */

static const char *read_id(const struct reading *reading, const struct field *field,
                           const json_t *value, void *to)
{
    (void)reading, (void)field;
    return id_parse(json_string_value(value), to) ? NULL : "a UUID";
}

static const char *read_text(const struct reading *reading, const struct field *field,
                             const json_t *value, void *to)
{
    (void)field;
    if (!json_is_string(value))
        return "a string";
    *(const char **)to = arena_text_n(reading->arena, json_string_value(value),
                                      json_string_length(value));
    return NULL;
}

static bool is_lenient(const struct reading *reading, const struct field *field)
{
    return field->codes->open && reading->unknown == CODEC_UNKNOWN_IGNORED;
}

static const char *read_code(const struct reading *reading, const struct field *field,
                             const json_t *value, void *to)
{
    if (!json_is_string(value))
        return "a string";
    const int code = code_parse(field->codes, json_string_value(value));
    *(int *)to = code;
    return code != 0 || is_lenient(reading, field) ? NULL : "a code of its set";
}

static const char *read_codes(const struct reading *reading, const struct field *field,
                              const json_t *value, void *to)
{
    uint64_t codes = 0;
    if (!json_is_array(value))
        return "an array of strings";
    for (size_t i = 0; i < json_array_size(value); i++) {
        int code = 0;
        const char *const fault = read_code(reading, field, json_array_get(value, i), &code);
        if (fault)
            return "an array of codes of its set";
        assert(code < 64);
        if (code != 0 && (codes & CODE_BIT(code)) != 0)
            return "an array without repetition";
        codes |= code != 0 ? CODE_BIT(code) : 0;
    }
    *(uint64_t *)to = codes;
    return NULL;
}

static const char *read_answer(const struct reading *reading, const struct field *field,
                               const json_t *value, void *to)
{
    (void)reading, (void)field;
    if (!json_is_boolean(value))
        return "true or false";
    *(enum answer *)to = json_is_true(value) ? ANSWER_YES : ANSWER_NO;
    return NULL;
}

static const char *read_count(const struct reading *reading, const struct field *field,
                              const json_t *value, void *to)
{
    (void)reading, (void)field;
    if (!json_is_integer(value))
        return "an integer";
    *(struct count *)to = count_of(json_integer_value(value));
    return NULL;
}

static const char *read_money(const struct reading *reading, const struct field *field,
                              const json_t *value, void *to)
{
    (void)reading, (void)field;
    if (!json_is_integer(value))
        return "an integer of fen";
    *(struct money *)to = money_of_fen(json_integer_value(value));
    return NULL;
}

static const char *read_date(const struct reading *reading, const struct field *field,
                             const json_t *value, void *to)
{
    (void)reading;
    if (date_parse(json_string_value(value), to))
        return NULL;
    return field->kind == FIELD_day ? "a day YYYY-MM-DD" : "YYYY, YYYY-MM or YYYY-MM-DD";
}

static const char *read_time(const struct reading *reading, const struct field *field,
                             const json_t *value, void *to)
{
    (void)reading, (void)field;
    return instant_parse(json_string_value(value), to) ? NULL
                                                       : "an instant YYYY-MM-DDTHH:MM:SS.mmmZ";
}

static const char *read_digest(const struct reading *reading, const struct field *field,
                               const json_t *value, void *to)
{
    const size_t digits = json_string_length(value);
    if (!json_is_string(value) || digits == 0 || digits % 2 != 0)
        return "bytes in lower-case hex";
    if (field->limit > 0 && digits / 2 > field->limit)
        return "no longer than its limit";
    uint8_t *const data = arena_alloc(reading->arena, digits / 2);
    if (!text_unhex(json_string_value(value), data, digits / 2))
        return "bytes in lower-case hex";
    *(struct bytes *)to = (struct bytes){data, digits / 2};
    return NULL;
}

static const char *(*const readers[FIELD_KIND_COUNT])(const struct reading *, const struct field *,
                                                      const json_t *, void *) = {
    [FIELD_id] = read_id,       [FIELD_text] = read_text,     [FIELD_code] = read_code,
    [FIELD_codes] = read_codes, [FIELD_answer] = read_answer, [FIELD_count] = read_count,
    [FIELD_money] = read_money, [FIELD_date] = read_date,     [FIELD_day] = read_date,
    [FIELD_time] = read_time,   [FIELD_region] = read_text,   [FIELD_digest] = read_digest,
};

/* --- values and members ----------------------------------------------------------------------- */

static struct err *refuse(const struct reading *reading, const struct field *field,
                          const char *must_be)
{
    return err_at(PROBLEM_INVALID, codec_pointer(reading->at).text, "%s must be %s%s", field->name,
                  must_be, codec_limit_text(field).text);
}

static struct err *read_nested(const struct reading *reading, const struct field *field,
                               const json_t *value, void *to)
{
    if (!json_is_object(value))
        return refuse(reading, field, "an object");
    void *const nested = arena_alloc(reading->arena, field->element->size);
    TRY(read_members(reading, field->element, value, nested));
    *(const void **)to = nested;
    return NULL;
}

static struct err *read_list(const struct reading *reading, const struct field *field,
                             const json_t *value, struct any_list *to)
{
    if (!json_is_array(value))
        return refuse(reading, field, "an array");
    const size_t count = json_array_size(value);
    if (field->limit > 0 && count > field->limit)
        return refuse(reading, field, "no longer than its limit");
    char *const items = arena_alloc_array(reading->arena, count, field->element->size);
    for (size_t i = 0; i < count; i++) {
        const struct codec_step step = codec_element(reading->at, i);
        const struct reading element = {reading->arena, reading->unknown, &step};
        if (!json_is_object(json_array_get(value, i)))
            return refuse(&element, field, "an array of objects");
        TRY(read_members(&element, field->element, json_array_get(value, i),
                         items + i * field->element->size));
    }
    *to = (struct any_list){count > 0 ? items : NULL, count};
    return NULL;
}

/* A value was given and reads as none: an unknown code of an open set and an empty optional array
 * may do so. */
static bool may_be_empty(const struct reading *reading, const struct field *field,
                         const json_t *value)
{
    const bool is_array = field->kind == FIELD_list || field->kind == FIELD_codes;
    if (is_array && field->presence == PRESENCE_optional)
        return true;
    const bool is_code = field->kind == FIELD_code || field->kind == FIELD_codes;
    return is_code && is_lenient(reading, field) && !(is_array && json_array_size(value) == 0);
}

static struct err *read_value(const struct reading *reading, const struct field *field,
                              const json_t *value, void *record)
{
    void *const to = field_in(field, record);
    if (field->kind == FIELD_record)
        return read_nested(reading, field, value, to);
    if (field->kind == FIELD_list)
        TRY(read_list(reading, field, value, to));
    else {
        const char *const fault = readers[field->kind](reading, field, value, to);
        if (fault)
            return refuse(reading, field, fault);
    }
    if (!field_is_absent(field, record)) {
        const char *const fault = codec_value_fault(field, record);
        return fault ? refuse(reading, field, fault) : NULL;
    }
    return may_be_empty(reading, field, value) ? NULL
                                               : refuse(reading, field, "a value, or left out");
}

/* A name is repeated in the complaint only where it looks like one; anything else may be personal
 * data that slipped into the wrong place. */
static bool is_member_name(const char *name)
{
    enum { NAME_MOST = 40 };
    static const char first[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_";
    static const char further[] =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_-0123456789";
    const size_t size = strlen(name);
    return size > 0 && size <= NAME_MOST && strspn(name, first) > 0 &&
           strspn(name, further) == size;
}

static struct err *refuse_unknown(const struct reading *reading, const struct record_type *type,
                                  const json_t *object)
{
    for (void *member = json_object_iter((json_t *)object); member;
         member = json_object_iter_next((json_t *)object, member)) {
        const char *const name = json_object_iter_key(member);
        if (record_field(type, name))
            continue;
        const struct codec_step step = codec_member(reading->at, name);
        return err_at(PROBLEM_UNKNOWN_MEMBER,
                      codec_pointer(is_member_name(name) ? &step : reading->at).text,
                      "%s has no such member", type->name);
    }
    return NULL;
}

static struct err *read_members(const struct reading *reading, const struct record_type *type,
                                const json_t *object, void *record)
{
    size_t known = 0;
    for (size_t i = 0; i < type->field_count; i++) {
        const struct field *const field = &type->fields[i];
        const json_t *const value = json_object_get(object, field->name);
        const struct codec_step step = codec_member(reading->at, field->name);
        const struct reading member = {reading->arena, reading->unknown, &step};
        known += value != NULL;
        if (value && !json_is_null(value))
            TRY(read_value(&member, field, value, record));
        else if (field->presence == PRESENCE_required)
            return err_at(PROBLEM_MISSING_MEMBER, codec_pointer(&step).text, "%s of %s is required",
                          field->name, type->name);
    }
    if (reading->unknown == CODEC_UNKNOWN_REFUSED && known < json_object_size(object))
        return refuse_unknown(reading, type, object);
    return NULL;
}
