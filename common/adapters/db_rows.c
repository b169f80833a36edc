/* SPDX-License-Identifier: Apache-2.0
 *
 * Result rows into record structs of the caller's arena. The column types were compared when the
 * statement was prepared; what can still be wrong is the content, and then the error names the
 * column and never the value. NULL is absent and is never filled in. A code that only a newer
 * release knows reads as absent in an open set.
 */
#include "adapters/codec.h"
#include "adapters/db_private.h"

#include <assert.h>
#include <endian.h>
#include <stdlib.h>
#include <string.h>

enum { JSONB_VERSION = 1 };
static const struct date postgres_day_0 = {2000, 1, 1};

static struct err *value_read(struct arena *arena, const struct field *field, struct bytes value,
                              void *row);

static struct err *column_read(struct arena *arena, const struct field *field, struct bytes value,
                               void *row)
{
    if (value.data)
        return value_read(arena, field, value, row);
    if (field->presence == PRESENCE_required)
        return err_of(PROBLEM_BUG, "the record requires it and the row has NULL");
    return NULL;
}

static struct err *row_read(struct arena *arena, const struct record_type *type,
                            const PGresult *result, int row_number, void *ret_row)
{
    for (int i = 0; i < (int)type->field_count; i++) {
        struct bytes value = {NULL, 0};
        if (!PQgetisnull(result, row_number, i)) {
            value.data = (const uint8_t *)PQgetvalue(result, row_number, i);
            value.size = (size_t)PQgetlength(result, row_number, i);
        }
        TRY(err_wrap(column_read(arena, &type->fields[i], value, ret_row), "column %s",
                     type->fields[i].name));
    }
    return NULL;
}

struct err *db_decode(struct arena *arena, const struct statement *statement, PGresult *result,
                      struct db_rows *ret_rows)
{
    const struct record_type *type = statement->row;
    struct db_rows rows = {.affected = strtoll(PQcmdTuples(result), NULL, 10)};
    if (type && type->field_count > 0) {
        assert(PQnfields(result) == (int)type->field_count);
        rows.count = (size_t)PQntuples(result);
        char *const items = arena_alloc_array(arena, rows.count, type->size);
        for (size_t i = 0; i < rows.count; i++)
            TRY(err_wrap(row_read(arena, type, result, (int)i, items + i * type->size), "%s",
                         statement->name));
        rows.rows = items;
    }
    *ret_rows = rows;
    return NULL;
}

/* --- one value */

static struct err *form_error(void) { return err_of(PROBLEM_BUG, "not the form its type has"); }

static struct err *int32_read(struct bytes value, int32_t *ret_number)
{
    uint32_t big;
    if (value.size != sizeof big)
        return form_error();
    memcpy(&big, value.data, sizeof big);
    *ret_number = (int32_t)be32toh(big);
    return NULL;
}

static struct err *int64_read(struct bytes value, int64_t *ret_number)
{
    uint64_t big;
    if (value.size != sizeof big)
        return form_error();
    memcpy(&big, value.data, sizeof big);
    *ret_number = (int64_t)be64toh(big);
    return NULL;
}

static struct err *id_read(struct bytes value, struct id *ret_id)
{
    if (value.size != sizeof *ret_id)
        return form_error();
    memcpy(ret_id, value.data, sizeof *ret_id);
    return NULL;
}

static struct err *answer_read(struct bytes value, int *ret_answer)
{
    if (value.size != 1)
        return form_error();
    *ret_answer = value.data[0] ? ANSWER_YES : ANSWER_NO;
    return NULL;
}

static struct err *count_read(struct bytes value, struct count *ret_count)
{
    TRY(int64_read(value, &ret_count->value));
    ret_count->stated = true;
    return NULL;
}

static struct err *money_read(struct bytes value, struct money *ret_money)
{
    TRY(int64_read(value, &ret_money->fen));
    ret_money->stated = true;
    return NULL;
}

static struct err *date_read(struct bytes value, struct date *ret_date)
{
    char text[DATE_TEXT_SIZE] = "";
    if (value.size >= sizeof text)
        return err_of(PROBLEM_BUG, "not a date");
    memcpy(text, value.data, value.size);
    if (!date_parse(text, ret_date))
        return err_of(PROBLEM_BUG, "not a date");
    return NULL;
}

static struct err *day_read(struct bytes value, struct date *ret_day)
{
    int32_t number = 0;
    TRY(int32_read(value, &number));
    const struct date day = date_add_days(postgres_day_0, number);
    if (!date_is_valid(day)) /* also PostgreSQL's infinity */
        return err_of(PROBLEM_BUG, "a day outside the calendar");
    *ret_day = day;
    return NULL;
}

static int code_value(const struct code_set *set, const uint8_t *name, size_t size)
{
    for (size_t value = 1; value < set->count; value++) {
        const char *known = set->codes[value].name;
        if (strlen(known) == size && memcmp(known, name, size) == 0)
            return (int)value;
    }
    return 0;
}

static struct err *code_read(const struct field *field, struct bytes value, int *ret_code)
{
    *ret_code = code_value(field->codes, value.data, value.size);
    if (*ret_code == 0 && !field->codes->open)
        return err_of(PROBLEM_BUG, "not a code of %s", field->codes->name);
    return NULL;
}

/* Takes `size` bytes off the front. */
static struct err *bytes_take(struct bytes *bytes, size_t size, struct bytes *ret_taken)
{
    if (size > bytes->size)
        return form_error();
    *ret_taken = (struct bytes){bytes->data, size};
    bytes->data += size;
    bytes->size -= size;
    return NULL;
}

static struct err *int32_take(struct bytes *bytes, int32_t *ret_number)
{
    struct bytes taken = {NULL, 0};
    TRY(bytes_take(bytes, sizeof *ret_number, &taken));
    return int32_read(taken, ret_number);
}

static struct err *codes_read_element(const struct field *field, struct bytes *rest,
                                      uint64_t *codes)
{
    int32_t size = 0;
    struct bytes name = {NULL, 0};
    int code = 0;
    TRY(int32_take(rest, &size));
    if (size < 0)
        return err_of(PROBLEM_BUG, "a set of codes has a NULL in it");
    TRY(bytes_take(rest, (size_t)size, &name));
    TRY(code_read(field, name, &code));
    if (code > 0)
        *codes |= CODE_BIT(code);
    return NULL;
}

static struct err *codes_read(const struct field *field, struct bytes value, uint64_t *ret_codes)
{
    int32_t dimensions = 0, has_nulls = 0, element = 0, count = 0, lower = 0;
    TRY(int32_take(&value, &dimensions));
    TRY(int32_take(&value, &has_nulls));
    TRY(int32_take(&value, &element));
    if (dimensions == 0)
        return NULL;
    if (dimensions != 1 || element != (int32_t)db_set_element(FIELD_text))
        return form_error();
    TRY(int32_take(&value, &count));
    TRY(int32_take(&value, &lower));
    for (int32_t i = 0; i < count; i++)
        TRY(codes_read_element(field, &value, ret_codes));
    return NULL;
}

static struct err *json_read(struct arena *arena, const struct field *field, struct bytes value,
                             void *row)
{
    if (value.size < 1 || value.data[0] != JSONB_VERSION)
        return form_error();
    return codec_read_field(arena, field, (struct bytes){value.data + 1, value.size - 1}, row);
}

static struct err *value_read(struct arena *arena, const struct field *field, struct bytes value,
                              void *row)
{
    void *const at = field_in(field, row);
    switch (field->kind) {
    case FIELD_id:
        return id_read(value, at);
    case FIELD_text:
    case FIELD_region:
        *(const char **)at = arena_text_n(arena, (const char *)value.data, value.size);
        return NULL;
    case FIELD_code:
        return code_read(field, value, at);
    case FIELD_codes:
        return codes_read(field, value, at);
    case FIELD_answer:
        return answer_read(value, at);
    case FIELD_count:
        return count_read(value, at);
    case FIELD_money:
        return money_read(value, at);
    case FIELD_date:
        return date_read(value, at);
    case FIELD_day:
        return day_read(value, at);
    case FIELD_time:
        return int64_read(value, at);
    case FIELD_digest:
        *(struct bytes *)at = (struct bytes){arena_copy(arena, value.data, value.size), value.size};
        return NULL;
    case FIELD_record:
    case FIELD_list:
        return json_read(arena, field, value, row);
    case FIELD_KIND_COUNT:
        break;
    }
    assert(!"a field kind that does not exist");
    return NULL;
}
