/* SPDX-License-Identifier: Apache-2.0
 *
 * Records to canonical JSON: fields in table order, no white space, absent fields left out. A
 * record is checked whole before its first byte is written, so nothing half-written and nothing too
 * sensitive ever leaves.
 */
#include "adapters/codec_json.h"

#include <inttypes.h>
#include <string.h>

/* What is being checked: where it stands and how sensitive it may be. */
struct checking {
    enum sensitivity most;
    const struct codec_step *at;
};

static struct err *check_members(const struct checking *checking, const struct record_type *type,
                                 const void *record) MUST_CHECK;
static struct err *check_value(const struct checking *checking, const struct field *field,
                               const void *record) MUST_CHECK;
static void add_members(const struct record_type *type, const void *record, struct text *out);
static void add_value(const struct field *field, const void *record, struct text *out);

struct err *codec_check(const struct record_type *type, const void *record, enum sensitivity most)
{
    const struct checking checking = {.most = most};
    return check_members(&checking, type, record);
}

struct err *codec_write(const struct record_type *type, const void *record, enum sensitivity most,
                        struct text *out)
{
    TRY(codec_check(type, record, most));
    add_members(type, record, out);
    return NULL;
}

struct err *codec_write_field(const struct field *field, const void *record, struct text *out)
{
    if (field_is_absent(field, record)) {
        text_add(out, "null");
        return NULL;
    }
    const struct codec_step step = codec_member(NULL, field->name);
    const struct checking checking = {.most = SENSITIVITY_sealed, .at = &step};
    TRY(check_value(&checking, field, record));
    add_value(field, record, out);
    return NULL;
}

/* --- checking --------------------------------------------------------------------------------- */

static struct err *refuse(const struct checking *checking, const struct field *field,
                          const char *why)
{
    return err_at(PROBLEM_BUG, codec_pointer(checking->at).text, "%s %s", field->name, why);
}

static struct err *check_list(const struct checking *checking, const struct field *field,
                              const struct any_list *list)
{
    for (size_t i = 0; i < list->count; i++) {
        const struct codec_step step = codec_element(checking->at, i);
        const struct checking element = {checking->most, &step};
        TRY(check_members(&element, field->element,
                          (const char *)list->items + i * field->element->size));
    }
    return NULL;
}

static struct err *check_value(const struct checking *checking, const struct field *field,
                               const void *record)
{
    if (field->sensitivity > checking->most)
        return refuse(checking, field, "is too sensitive for where it goes");
    const char *const fault = codec_value_fault(field, record);
    if (fault)
        return err_at(PROBLEM_BUG, codec_pointer(checking->at).text, "%s must be %s%s", field->name,
                      fault, codec_limit_text(field).text);
    const void *const at = field_at(field, record);
    if (field->kind == FIELD_list)
        return check_list(checking, field, at);
    if (field->kind == FIELD_record)
        return check_members(checking, field->element, *(const void *const *)at);
    return NULL;
}

static struct err *check_members(const struct checking *checking, const struct record_type *type,
                                 const void *record)
{
    for (size_t i = 0; i < type->field_count; i++) {
        const struct field *const field = &type->fields[i];
        const struct codec_step step = codec_member(checking->at, field->name);
        const struct checking member = {checking->most, &step};
        if (!field_is_absent(field, record))
            TRY(check_value(&member, field, record));
        else if (field->presence == PRESENCE_required)
            return refuse(&member, field, "is required and absent");
    }
    return NULL;
}

/* --- writing
 * -----------------------------------------------------------------------------------------------
 * --- */

static bool is_escaped(char c) { return (unsigned char)c < 0x20 || c == '"' || c == '\\'; }

/* RFC 8259 section 7: what must be escaped, in its shortest form; all else as it stands. */
static void add_escaped(struct text *out, char c)
{
    static const char plain[] = "\"\\\b\f\n\r\t";
    static const char letters[] = "\"\\bfnrt";
    const char *const found = strchr(plain, c);
    if (c == '\0' || !found) {
        text_add_printf(out, "\\u%04x", (unsigned)(unsigned char)c);
        return;
    }
    text_add_char(out, '\\');
    text_add_char(out, letters[found - plain]);
}

void codec_add_string(struct text *out, const char *text)
{
    text_add_char(out, '"');
    while (*text) {
        size_t plain = 0;
        while (text[plain] && !is_escaped(text[plain]))
            plain++;
        text_add_n(out, text, plain);
        text += plain;
        if (*text)
            add_escaped(out, *text++);
    }
    text_add_char(out, '"');
}

static void add_code(const struct field *field, const void *at, struct text *out)
{
    codec_add_string(out, code_name(field->codes, *(const int *)at));
}

static void add_codes(const struct field *field, const void *at, struct text *out)
{
    const uint64_t codes = *(const uint64_t *)at;
    const char *before = "[";
    for (size_t value = 1; value < field->codes->count; value++) {
        if ((codes & CODE_BIT(value)) == 0)
            continue;
        text_add(out, before);
        codec_add_string(out, code_name(field->codes, (int)value));
        before = ",";
    }
    text_add_char(out, ']');
}

static void add_answer(const struct field *field, const void *at, struct text *out)
{
    (void)field;
    text_add(out, *(const enum answer *)at == ANSWER_YES ? "true" : "false");
}

static void add_count(const struct field *field, const void *at, struct text *out)
{
    (void)field;
    text_add_printf(out, "%" PRId64, ((const struct count *)at)->value);
}

static void add_money(const struct field *field, const void *at, struct text *out)
{
    (void)field;
    text_add_printf(out, "%" PRId64, ((const struct money *)at)->fen);
}

static void add_id(const struct field *field, const void *at, struct text *out)
{
    (void)field;
    codec_add_string(out, ID_TEXT(*(const struct id *)at));
}

static void add_text(const struct field *field, const void *at, struct text *out)
{
    (void)field;
    codec_add_string(out, *(const char *const *)at);
}

static void add_date(const struct field *field, const void *at, struct text *out)
{
    (void)field;
    codec_add_string(out, DATE_TEXT(*(const struct date *)at));
}

static void add_time(const struct field *field, const void *at, struct text *out)
{
    (void)field;
    codec_add_string(out, INSTANT_TEXT(*(const int64_t *)at));
}

static void add_digest(const struct field *field, const void *at, struct text *out)
{
    const struct bytes *const bytes = at;
    char digits[3];
    (void)field;
    text_add_char(out, '"');
    for (size_t i = 0; i < bytes->size; i++) {
        text_hex(bytes->data + i, 1, digits);
        text_add_n(out, digits, 2);
    }
    text_add_char(out, '"');
}

static void add_record(const struct field *field, const void *at, struct text *out)
{
    add_members(field->element, *(const void *const *)at, out);
}

static void add_list(const struct field *field, const void *at, struct text *out)
{
    const struct any_list *const list = at;
    text_add_char(out, '[');
    for (size_t i = 0; i < list->count; i++) {
        if (i > 0)
            text_add_char(out, ',');
        add_members(field->element, (const char *)list->items + i * field->element->size, out);
    }
    text_add_char(out, ']');
}

static void (*const writers[])(const struct field *, const void *, struct text *) = {
    [FIELD_id] = add_id,         [FIELD_text] = add_text,     [FIELD_code] = add_code,
    [FIELD_codes] = add_codes,   [FIELD_answer] = add_answer, [FIELD_count] = add_count,
    [FIELD_money] = add_money,   [FIELD_date] = add_date,     [FIELD_day] = add_date,
    [FIELD_time] = add_time,     [FIELD_region] = add_text,   [FIELD_digest] = add_digest,
    [FIELD_record] = add_record, [FIELD_list] = add_list,
};
_Static_assert(sizeof writers / sizeof writers[0] == FIELD_KIND_COUNT, "a writer for each kind");

static void add_value(const struct field *field, const void *record, struct text *out)
{
    writers[field->kind](field, field_at(field, record), out);
}

static void add_members(const struct record_type *type, const void *record, struct text *out)
{
    bool is_first = true;
    text_add_char(out, '{');
    for (size_t i = 0; i < type->field_count; i++) {
        const struct field *const field = &type->fields[i];
        if (field_is_absent(field, record))
            continue;
        if (!is_first)
            text_add_char(out, ',');
        is_first = false;
        codec_add_string(out, field->name);
        text_add_char(out, ':');
        add_value(field, record, out);
    }
    text_add_char(out, '}');
}
