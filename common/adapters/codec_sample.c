/* SPDX-License-Identifier: Apache-2.0
 *
 * Sample records of any type, for golden bodies, fuzz seeds and round trips. They are built as
 * structs and written by the codec, so a sample is what the code really writes. The same type
 * always gives the same bytes: no clock and no chance comes in here. Nothing in a sample is meant
 * to be true.
 */
#include "adapters/codec_json.h"

#include <assert.h>
#include <string.h>

/* How a sample is built: everything, or only what is required. */
struct sampling {
    struct arena *arena;
    bool full;
    unsigned turn; /* so that the elements of a list differ */
};

static const void *sample_record(const struct sampling *sampling, const struct record_type *type);

struct err *codec_add_sample(const struct record_type *type, bool full, struct text *out)
{
    const struct sampling sampling = {.arena = out->arena, .full = full};
    return codec_write(type, sample_record(&sampling, type), SENSITIVITY_sealed, out);
}

/* FNV-1a, so that fields get different ids that stay the same when others come and go. */
static uint64_t mix(const char *name, unsigned turn)
{
    uint64_t hash = UINT64_C(14695981039346656037) + turn;
    for (; *name; name++)
        hash = (hash ^ (uint8_t)*name) * UINT64_C(1099511628211);
    return hash;
}

static const int64_t sample_ms = INT64_C(1764043751123); /* 2025-11-25T04:09:11.123Z */

static struct id sample_id(const struct field *field, unsigned turn)
{
    uint8_t bits[10] = {0};
    const uint64_t hash = mix(field->name, turn);
    memcpy(bits, &hash, sizeof hash);
    return id_v7(sample_ms + turn, bits);
}

/* As many code points as the limit admits, and no more than a reader needs to see that it is
 * Chinese. */
static const char *sample_text(const struct sampling *sampling, const struct field *field)
{
    static const char words[] = "示例\"文\\字 sample";
    const size_t most = field->limit > 0 ? field->limit : SIZE_MAX;
    size_t size = 0;
    for (size_t points = 0; words[size] && points < most; points++)
        size += text_sequence_size(words + size, sizeof words - size);
    return arena_text_n(sampling->arena, words, size);
}

static const char *sample_region(const struct field *field)
{
    const size_t most = field->limit > 0 ? field->limit : 9;
    if (most >= 9)
        return "370102001";
    if (most >= 6)
        return "370102";
    return most >= 4 ? "3701" : "37";
}

static struct bytes sample_bytes(const struct sampling *sampling, const struct field *field)
{
    const size_t size = field->limit > 0 && field->limit < 32 ? field->limit : 32;
    uint8_t *const data = arena_alloc(sampling->arena, size);
    for (size_t i = 0; i < size; i++)
        data[i] = (uint8_t)mix(field->name, (unsigned)i + 1);
    return (struct bytes){data, size};
}

/* The last code of the set and, where there is room, the first. */
static uint64_t sample_codes(const struct field *field)
{
    const uint64_t last = CODE_BIT(field->codes->count - 1);
    return field->limit == 1 ? last : last | CODE_BIT(1);
}

static struct any_list sample_list(const struct sampling *sampling, const struct field *field)
{
    const size_t count = sampling->full && field->limit != 1 ? 2 : 1;
    const size_t size = field->element->size;
    char *const items = arena_alloc_array(sampling->arena, count, size);
    for (size_t i = 0; i < count; i++) {
        const struct sampling element = {sampling->arena, sampling->full,
                                         sampling->turn * 2 + 1 + (unsigned)i};
        memcpy(items + i * size, sample_record(&element, field->element), size);
    }
    return (struct any_list){items, count};
}

static void sample_value(const struct sampling *sampling, const struct field *field, void *record)
{
    void *const to = field_in(field, record);
    switch (field->kind) {
    case FIELD_id:
        *(struct id *)to = sample_id(field, sampling->turn);
        return;
    case FIELD_text:
        *(const char **)to = sample_text(sampling, field);
        return;
    case FIELD_code:
        *(int *)to = (int)(mix(field->name, sampling->turn) % (field->codes->count - 1)) + 1;
        return;
    case FIELD_codes:
        *(uint64_t *)to = sample_codes(field);
        return;
    case FIELD_answer:
        *(enum answer *)to = sampling->turn % 2 ? ANSWER_NO : ANSWER_YES;
        return;
    case FIELD_count:
        *(struct count *)to = count_of((int64_t)sampling->turn + 1);
        return;
    case FIELD_money:
        *(struct money *)to = money_of_fen(813434 + (int64_t)sampling->turn);
        return;
    case FIELD_date: /* partial, as people say it */
        *(struct date *)to = (struct date){2020, 11, 0};
        return;
    case FIELD_day:
        *(struct date *)to = (struct date){2024, 2, 29};
        return;
    case FIELD_time:
        *(int64_t *)to = sample_ms;
        return;
    case FIELD_region:
        *(const char **)to = sample_region(field);
        return;
    case FIELD_digest:
        *(struct bytes *)to = sample_bytes(sampling, field);
        return;
    case FIELD_record:
        *(const void **)to = sample_record(sampling, field->element);
        return;
    case FIELD_list:
        *(struct any_list *)to = sample_list(sampling, field);
        return;
    case FIELD_KIND_COUNT:
        break;
    }
    assert(!"a field kind that does not exist");
}

static const void *sample_record(const struct sampling *sampling, const struct record_type *type)
{
    void *const record = arena_alloc(sampling->arena, type->size);
    for (size_t i = 0; i < type->field_count; i++)
        if (sampling->full || type->fields[i].presence == PRESENCE_required)
            sample_value(sampling, &type->fields[i], record);
    return record;
}
