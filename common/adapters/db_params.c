/* SPDX-License-Identifier: Apache-2.0
 *
 * Parameter records as PostgreSQL's binary values: one value a field for a QUERY, one array a field
 * for a LOAD or a WRITE. An absent field is NULL. A set of codes is text[] in a query; PostgreSQL's
 * arrays cannot hold arrays of different lengths, so within a row set it is jsonb[] of arrays of
 * strings. A required field that is absent never leaves.
 */
#include "adapters/codec.h"
#include "adapters/db_private.h"

#include <assert.h>
#include <endian.h>
#include <stdlib.h>
#include <string.h>

enum { JSONB_VERSION = 1, NULL_SIZE = -1 };
/* PostgreSQL counts days from here. */
static const struct date postgres_day_0 = {2000, 1, 1};

static struct err *value_add(struct db *db, const struct field *field, const void *record,
                             bool in_set);

/* --- bytes */

static void *wire_grow(struct wire *wire, size_t size)
{
    if (wire->size + size > wire->capacity) {
        const size_t doubled = wire->capacity * 2;
        wire->capacity = wire->size + size > doubled ? wire->size + size + 4096 : doubled;
        wire->data = realloc(wire->data, wire->capacity);
        assert(wire->data && "the machine has no memory left for parameters");
    }
    void *const at = wire->data + wire->size;
    wire->size += size;
    return at;
}

static void wire_add(struct wire *wire, const void *bytes, size_t size)
{
    if (size > 0)
        memcpy(wire_grow(wire, size), bytes, size);
}

static void wire_add_text(struct wire *wire, const char *text)
{
    wire_add(wire, text, strlen(text));
}

static void wire_add_int32(struct wire *wire, int32_t value)
{
    const uint32_t big = htobe32((uint32_t)value);
    wire_add(wire, &big, sizeof big);
}

static void wire_add_int64(struct wire *wire, int64_t value)
{
    const uint64_t big = htobe64((uint64_t)value);
    wire_add(wire, &big, sizeof big);
}

static void wire_put_int32(struct wire *wire, size_t at, int32_t value)
{
    const uint32_t big = htobe32((uint32_t)value);
    memcpy(wire->data + at, &big, sizeof big);
}

/* An array's header: dimensions, has NULLs, element type, length, lower bound. An empty one has no
 * dimension. */
static void wire_add_array(struct wire *wire, Oid element, size_t count, bool has_nulls)
{
    wire_add_int32(wire, count > 0);
    wire_add_int32(wire, has_nulls);
    wire_add_int32(wire, (int32_t)element);
    if (count == 0)
        return;
    wire_add_int32(wire, (int32_t)count);
    wire_add_int32(wire, 1);
}

/* --- the statement's parameters */

static struct err *array_add(struct db *db, const struct field *field, const char *rows,
                             size_t stride, size_t count)
{
    bool has_nulls = false;
    for (size_t i = 0; i < count && !has_nulls; i++)
        has_nulls = field_is_absent(field, rows + i * stride);
    wire_add_array(&db->wire, db_set_element(field->kind), count, has_nulls);
    for (size_t i = 0; i < count; i++) {
        const char *row = rows + i * stride;
        const size_t size_at = db->wire.size;
        wire_add_int32(&db->wire, NULL_SIZE);
        if (field_is_absent(field, row) && field->presence == PRESENCE_required)
            return err_of(PROBLEM_BUG, "%s is required, row %zu of %zu has none", field->name,
                          i + 1, count);
        if (field_is_absent(field, row))
            continue;
        TRY(value_add(db, field, row, true));
        wire_put_int32(&db->wire, size_at, (int32_t)(db->wire.size - size_at - sizeof(int32_t)));
        if (db->wire.size > DB_MESSAGE_MOST)
            return err_of(PROBLEM_BUG, "the row set is larger than a statement may send");
    }
    return NULL;
}

static struct err *scalar_add(struct db *db, const struct field *field, const void *record,
                              bool *ret_is_null)
{
    *ret_is_null = field_is_absent(field, record);
    if (!*ret_is_null)
        return value_add(db, field, record, false);
    if (field->presence == PRESENCE_required)
        return err_of(PROBLEM_BUG, "%s is required and absent", field->name);
    return NULL;
}

struct err *db_encode(struct db *db, const struct statement *statement, const void *params,
                      size_t count, struct db_params *ret_params)
{
    const struct record_type *type = statement->params;
    const bool is_set = statement->kind != STATEMENT_QUERY;
    size_t starts[DB_FIELDS_MOST + 1] = {0};
    bool nulls[DB_FIELDS_MOST] = {false};
    assert(is_set || count == 1); /* a query asks with one record */
    db->wire.size = 0;
    ret_params->count = type ? (int)type->field_count : 0;
    assert(ret_params->count <= DB_FIELDS_MOST);
    for (int i = 0; i < ret_params->count; i++) {
        const struct field *field = &type->fields[i];
        TRY(err_wrap(is_set ? array_add(db, field, params, type->size, count)
                            : scalar_add(db, field, params, &nulls[i]),
                     "%s", statement->name));
        starts[i + 1] = db->wire.size;
    }
    wire_grow(&db->wire, 1); /* an empty text has an address, too */
    for (int i = 0; i < ret_params->count; i++) {
        ret_params->values[i] = nulls[i] ? NULL : (const char *)db->wire.data + starts[i];
        ret_params->lengths[i] = (int)(starts[i + 1] - starts[i]);
        ret_params->formats[i] = 1;
    }
    return NULL;
}

/* --- one value */

static struct err *code_add(struct wire *wire, const struct field *field, int value)
{
    const char *name = code_name(field->codes, value);
    if (!name)
        return err_of(PROBLEM_BUG, "%s: %d is no code of %s", field->name, value,
                      field->codes->name);
    wire_add_text(wire, name);
    return NULL;
}

static struct err *codes_check(const struct field *field, uint64_t bits)
{
    uint64_t known = 0;
    for (size_t value = 1; value < field->codes->count; value++)
        known |= CODE_BIT(value);
    if (bits & ~known)
        return err_of(PROBLEM_BUG, "%s has a code that is not of %s", field->name,
                      field->codes->name);
    return NULL;
}

static struct err *codes_add_array(struct wire *wire, const struct field *field, uint64_t bits)
{
    TRY(codes_check(field, bits));
    wire_add_array(wire, db_set_element(FIELD_text), (size_t)__builtin_popcountll(bits), false);
    for (size_t value = 1; value < field->codes->count; value++) {
        const char *name = field->codes->codes[value].name;
        if (!(bits & CODE_BIT(value)))
            continue;
        wire_add_int32(wire, (int32_t)strlen(name));
        wire_add_text(wire, name);
    }
    return NULL;
}

static struct err *codes_add_json(struct db *db, const struct field *field, uint64_t bits)
{
    TRY(codes_check(field, bits));
    struct text json;
    text_init(&json, db->scratch);
    for (size_t value = 1; value < field->codes->count; value++) {
        if (!(bits & CODE_BIT(value)))
            continue;
        text_add_char(&json, json.size == 0 ? '[' : ',');
        codec_add_string(&json, field->codes->codes[value].name);
    }
    text_add_char(&json, ']');
    wire_add(&db->wire, &(uint8_t){JSONB_VERSION}, 1);
    wire_add(&db->wire, json.data, json.size);
    arena_reset(db->scratch);
    return NULL;
}

static struct err *json_add(struct db *db, const struct field *field, const void *record)
{
    struct text json;
    text_init(&json, db->scratch);
    TRY(codec_write_field(field, record, &json));
    wire_add(&db->wire, &(uint8_t){JSONB_VERSION}, 1);
    wire_add(&db->wire, json.data, json.size);
    arena_reset(db->scratch);
    return NULL;
}

static struct err *day_add(struct wire *wire, const struct field *field, struct date day)
{
    if (!date_is_whole(day))
        return err_of(PROBLEM_BUG, "%s is a whole day, and a partial date was given", field->name);
    wire_add_int32(wire, date_days_between(postgres_day_0, day));
    return NULL;
}

static void date_add(struct wire *wire, struct date date)
{
    char text[DATE_TEXT_SIZE];
    date_format(date, text);
    wire_add_text(wire, text);
}

/* Values of one fixed form; the others are above. */
static void plain_add(struct wire *wire, const struct field *field, const void *at)
{
    if (field->kind == FIELD_id)
        wire_add(wire, at, sizeof(struct id));
    else if (field->kind == FIELD_answer)
        wire_add(wire, &(uint8_t){*(const int *)at == ANSWER_YES}, 1);
    else if (field->kind == FIELD_count)
        wire_add_int64(wire, ((const struct count *)at)->value);
    else if (field->kind == FIELD_money)
        wire_add_int64(wire, ((const struct money *)at)->fen);
    else if (field->kind == FIELD_time)
        wire_add_int64(wire, *(const int64_t *)at);
    else if (field->kind == FIELD_digest)
        wire_add(wire, ((const struct bytes *)at)->data, ((const struct bytes *)at)->size);
    else if (field->kind == FIELD_date)
        date_add(wire, *(const struct date *)at);
    else
        wire_add_text(wire, *(const char *const *)at);
}

/* The bytes of a field that is not absent. */
static struct err *value_add(struct db *db, const struct field *field, const void *record,
                             bool in_set)
{
    const void *at = field_at(field, record);
    switch (field->kind) {
    case FIELD_id:
    case FIELD_text:
    case FIELD_region:
    case FIELD_answer:
    case FIELD_count:
    case FIELD_money:
    case FIELD_date:
    case FIELD_time:
    case FIELD_digest:
        plain_add(&db->wire, field, at);
        return NULL;
    case FIELD_code:
        return code_add(&db->wire, field, *(const int *)at);
    case FIELD_codes:
        return in_set ? codes_add_json(db, field, *(const uint64_t *)at)
                      : codes_add_array(&db->wire, field, *(const uint64_t *)at);
    case FIELD_day:
        return day_add(&db->wire, field, *(const struct date *)at);
    case FIELD_record:
    case FIELD_list:
        return json_add(db, field, record);
    case FIELD_KIND_COUNT:
        break;
    }
    assert(!"a field kind that does not exist");
    return NULL;
}
