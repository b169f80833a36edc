/* SPDX-License-Identifier: Apache-2.0
 *
 * Which values each kind of field takes. Asked after reading and before writing, so a body that
 * left one service is never refused by the next. A sentence never repeats the value: it may be
 * personal.
 */
#include "adapters/codec_json.h"

#include <stdio.h>
#include <string.h>

enum { REGION_DIGITS_MOST = 9 };

static size_t limit_of(const struct field *field)
{
    return field->kind == FIELD_region && field->limit == 0 ? REGION_DIGITS_MOST : field->limit;
}

struct codec_limit codec_limit_text(const struct field *field)
{
    static const char *const units[FIELD_KIND_COUNT] = {
        [FIELD_text] = "characters", [FIELD_region] = "digits", [FIELD_digest] = "bytes",
        [FIELD_list] = "elements",   [FIELD_codes] = "elements"};
    struct codec_limit limit = {""};
    if (units[field->kind] && limit_of(field) > 0)
        (void)snprintf(limit.text, sizeof limit.text, " (limit %zu %s)", limit_of(field),
                       units[field->kind]);
    return limit;
}

static const char *text_fault(const struct field *field, const char *text)
{
    if (!text_is_utf8(text, strlen(text)))
        return "well-formed UTF-8";
    if (field->presence == PRESENCE_required && !*text)
        return "a text that is not empty";
    if (field->limit > 0 && text_code_points(text) > field->limit)
        return "no longer than its limit";
    return NULL;
}

static const char *region_fault(const struct field *field, const char *region)
{
    const size_t size = strlen(region);
    const bool is_level = size == 2 || size == 4 || size == 6 || size == 9;
    if (!is_level || size > limit_of(field) || strspn(region, "0123456789") != size)
        return "a region code of 2, 4, 6 or 9 digits, no deeper than its limit";
    return NULL;
}

static const char *codes_fault(const struct field *field, uint64_t codes)
{
    const size_t count = field->codes->count;
    if ((codes & 1) != 0 || (count < 64 && codes >> count != 0))
        return "made of codes of its set";
    if (field->limit > 0 && (size_t)__builtin_popcountll(codes) > field->limit)
        return "no longer than its limit";
    return NULL;
}

static const char *integer_fault(int64_t value)
{
    return value >= -CODEC_INTEGER_MOST && value <= CODEC_INTEGER_MOST ? NULL
                                                                       : "an integer of 53 bits";
}

static const char *date_fault(struct date date, bool is_whole)
{
    if (!date_is_valid(date) || (is_whole && !date_is_whole(date)))
        return is_whole ? "a day YYYY-MM-DD" : "YYYY, YYYY-MM or YYYY-MM-DD";
    return NULL;
}

static const char *time_fault(int64_t at_ms)
{
    int64_t again;
    return instant_parse(INSTANT_TEXT(at_ms), &again) ? NULL
                                                      : "an instant of the years 1900 to 2200";
}

static const char *size_fault(const struct field *field, size_t size)
{
    return field->limit > 0 && size > field->limit ? "no longer than its limit" : NULL;
}

const char *codec_value_fault(const struct field *field, const void *record)
{
    const void *const at = field_at(field, record);
    switch (field->kind) {
    case FIELD_text:
        return text_fault(field, *(const char *const *)at);
    case FIELD_region:
        return region_fault(field, *(const char *const *)at);
    case FIELD_code:
        return code_name(field->codes, *(const int *)at) ? NULL : "a code of its set";
    case FIELD_codes:
        return codes_fault(field, *(const uint64_t *)at);
    case FIELD_answer:
        return *(const int *)at == ANSWER_NO || *(const int *)at == ANSWER_YES ? NULL
                                                                               : "true or false";
    case FIELD_count:
        return integer_fault(((const struct count *)at)->value);
    case FIELD_money:
        return integer_fault(((const struct money *)at)->fen);
    case FIELD_date:
    case FIELD_day:
        return date_fault(*(const struct date *)at, field->kind == FIELD_day);
    case FIELD_time:
        return time_fault(*(const int64_t *)at);
    case FIELD_digest:
        return size_fault(field, ((const struct bytes *)at)->size);
    case FIELD_list:
        return size_fault(field, ((const struct any_list *)at)->count);
    case FIELD_id:
    case FIELD_record:
    case FIELD_KIND_COUNT:
        break;
    }
    return NULL;
}
