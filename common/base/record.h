/* SPDX-License-Identifier: Apache-2.0
 *
 * A record is a plain C struct with a table of its fields. One X-macro list gives the struct, and
 * the table drives everything that crosses a border: JSON, JSON Schema, SQL parameters and rows,
 * log redaction. No code outside the adapters walks JSON or PGresult by hand.
 *
 * A list is a macro that takes F(R, kind, name, type, presence, limit, sensitivity, en, zh), R
 * being the record:
 *
 *   #define CLAIM_FIELDS(F, R) \
 *       F(R, id,    claim_id, _,     required, 0,  open,   "The claim",      "请求编号") \
 *       F(R, code,  type,     topic, required, 0,  open,   "What is claimed","请求类型") \
 *       F(R, money, amount,   _,     optional, 0,  open,   "Claimed, fen",   "请求金额（分）")
 *   RECORD(claim, CLAIM_FIELDS);              in a header: struct claim, struct claim_list,
 * record_claim RECORD_DEFINE(claim, CLAIM_FIELDS);       in one .c file
 *
 * kind      C member                       absent        JSON                     PostgreSQL
 * id        struct id                      all zero      "uuid"                   uuid
 * text      const char * (UTF-8)           NULL          string, limit code points text
 * code      enum <type>                    0 (…_NONE)    string of the code set   text
 * codes     uint64_t bit set of <type>     0             array of strings         text[]
 * answer    enum answer                    ANSWER_NONE   true / false             boolean
 * count     struct count                   not stated    integer (53 bits)        bigint
 * money     struct money (fen)             not stated    integer fen              bigint
 * date      struct date, may be partial    year 0        "2020", "2020-11", …     text
 * day       struct date, whole             year 0        "2020-11-03"             date
 * time      int64_t ms UTC                 0             RFC 3339 with Z          bigint (ms)
 * region    const char *                   NULL          2/4/6/9 digits           text
 * digest    struct bytes (limit bytes)     size 0        lower-case hex           bytea
 * record    const struct <type> *          NULL          object                   jsonb
 * list      struct <type>_list             count 0       array, limit elements    jsonb
 *
 * presence: required | optional. limit: code points, elements or bytes; 0 where the kind needs
 * none. sensitivity: open | agency | sealed. A sealed field never goes on a topic or into a log.
 */
#ifndef HALFSKY_BASE_RECORD_H
#define HALFSKY_BASE_RECORD_H

#include "base/date.h"
#include "base/id.h"
#include "base/money.h"
#include "base/text.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum answer { ANSWER_NONE, ANSWER_NO, ANSWER_YES }; /* none: the source does not say */

enum field_kind {
    FIELD_id,
    FIELD_text,
    FIELD_code,
    FIELD_codes,
    FIELD_answer,
    FIELD_count,
    FIELD_money,
    FIELD_date,
    FIELD_day,
    FIELD_time,
    FIELD_region,
    FIELD_digest,
    FIELD_record,
    FIELD_list,
    FIELD_KIND_COUNT
};

enum sensitivity { SENSITIVITY_open, SENSITIVITY_agency, SENSITIVITY_sealed, SENSITIVITY_COUNT };
enum presence { PRESENCE_optional, PRESENCE_required };

/* A closed set of codes; value 0 is "none" and has no name. */
struct code_name {
    const char *name; /* on the wire and in tables */
    const char *en;
    const char *zh;
};
struct code_set {
    const char *name;
    const struct code_name *codes; /* [value]; codes[0].name is NULL */
    size_t count;                  /* including value 0 */
    bool open;                     /* may gain values within a major version */
};
/* 0 when the set has no such code. */
int code_parse(const struct code_set *set, const char *name);
/* NULL for 0 or a value outside the set. */
const char *code_name(const struct code_set *set, int value);
const char *code_zh(const struct code_set *set, int value);
const char *code_en(const struct code_set *set, int value);

struct record_type;

struct field {
    const char *name;
    enum field_kind kind;
    enum presence presence;
    enum sensitivity sensitivity;
    size_t offset;
    size_t limit;
    const struct code_set *codes;      /* code, codes */
    const struct record_type *element; /* record, list */
    const char *en;
    const char *zh;
};

struct record_type {
    const char *name;
    size_t size;
    const struct field *fields;
    size_t field_count;
};

/* Every list struct has this shape, so the tables can fill any of them. */
struct any_list {
    const void *items;
    size_t count;
};

/* NULL when there is no such field. */
const struct field *record_field(const struct record_type *type, const char *name);
bool field_is_absent(const struct field *field, const void *record);
const void *field_at(const struct field *field, const void *record);
void *field_in(const struct field *field, void *record);

/* --- code sets: #define SEX_CODES(C) C(SEX_FEMALE, "female", "female", "女") …
 * ------------------------- */
#define CODE_ENUM_ENTRY(value, name, en, zh) value,
#define CODE_NAME_ENTRY(value, name, en, zh) [value] = {name, en, zh},
/* enum sex { SEX_NONE, SEX_FEMALE, …, SEX_COUNT } and `codes_sex` */
#define CODE_SET(set, PREFIX)                                                                      \
    enum set { PREFIX##_NONE, PREFIX##_CODES(CODE_ENUM_ENTRY) PREFIX##_COUNT };                    \
    extern const struct code_set codes_##set
#define CODE_SET_DEFINE(set, PREFIX, is_open)                                                      \
    static const struct code_name code_names_##set[] = {[PREFIX##_NONE] = {0, 0, 0},               \
                                                        PREFIX##_CODES(CODE_NAME_ENTRY)};          \
    _Static_assert(sizeof(code_names_##set) / sizeof(code_names_##set[0]) == PREFIX##_COUNT,       \
                   #set);                                                                          \
    const struct code_set codes_##set = {#set, code_names_##set, PREFIX##_COUNT, is_open}
#define CODE_BIT(value) (UINT64_C(1) << (value))

/* --- records
 * -------------------------------------------------------------------------------------------- */
#define FIELD_MEMBER_id(name, type) struct id name;
#define FIELD_MEMBER_text(name, type) const char *name;
#define FIELD_MEMBER_code(name, type) enum type name;
#define FIELD_MEMBER_codes(name, type) uint64_t name;
#define FIELD_MEMBER_answer(name, type) enum answer name;
#define FIELD_MEMBER_count(name, type) struct count name;
#define FIELD_MEMBER_money(name, type) struct money name;
#define FIELD_MEMBER_date(name, type) struct date name;
#define FIELD_MEMBER_day(name, type) struct date name;
#define FIELD_MEMBER_time(name, type) int64_t name;
#define FIELD_MEMBER_region(name, type) const char *name;
#define FIELD_MEMBER_digest(name, type) struct bytes name;
#define FIELD_MEMBER_record(name, type) const struct type *name;
#define FIELD_MEMBER_list(name, type) struct type##_list name;
#define FIELD_MEMBER(R, kind, name, type, presence, limit, sensitivity, en, zh)                    \
    FIELD_MEMBER_##kind(name, type)

#define FIELD_CODES_id(type) NULL
#define FIELD_CODES_text(type) NULL
#define FIELD_CODES_code(type) &codes_##type
#define FIELD_CODES_codes(type) &codes_##type
#define FIELD_CODES_answer(type) NULL
#define FIELD_CODES_count(type) NULL
#define FIELD_CODES_money(type) NULL
#define FIELD_CODES_date(type) NULL
#define FIELD_CODES_day(type) NULL
#define FIELD_CODES_time(type) NULL
#define FIELD_CODES_region(type) NULL
#define FIELD_CODES_digest(type) NULL
#define FIELD_CODES_record(type) NULL
#define FIELD_CODES_list(type) NULL

#define FIELD_ELEMENT_id(type) NULL
#define FIELD_ELEMENT_text(type) NULL
#define FIELD_ELEMENT_code(type) NULL
#define FIELD_ELEMENT_codes(type) NULL
#define FIELD_ELEMENT_answer(type) NULL
#define FIELD_ELEMENT_count(type) NULL
#define FIELD_ELEMENT_money(type) NULL
#define FIELD_ELEMENT_date(type) NULL
#define FIELD_ELEMENT_day(type) NULL
#define FIELD_ELEMENT_time(type) NULL
#define FIELD_ELEMENT_region(type) NULL
#define FIELD_ELEMENT_digest(type) NULL
#define FIELD_ELEMENT_record(type) &record_##type
#define FIELD_ELEMENT_list(type) &record_##type

#define FIELD_ENTRY(R, kind_, name_, type_, presence_, limit_, sensitivity_, en_, zh_)             \
    {.name = #name_,                                                                               \
     .kind = FIELD_##kind_,                                                                        \
     .presence = PRESENCE_##presence_,                                                             \
     .sensitivity = SENSITIVITY_##sensitivity_,                                                    \
     .offset = offsetof(struct R, name_),                                                          \
     .limit = (limit_),                                                                            \
     .codes = FIELD_CODES_##kind_(type_),                                                          \
     .element = FIELD_ELEMENT_##kind_(type_),                                                      \
     .en = (en_),                                                                                  \
     .zh = (zh_)},

#define RECORD(record, FIELDS)                                                                     \
    struct record {                                                                                \
        FIELDS(FIELD_MEMBER, record)                                                               \
    };                                                                                             \
    struct record##_list {                                                                         \
        const struct record *items;                                                                \
        size_t count;                                                                              \
    };                                                                                             \
    extern const struct record_type record_##record

#define RECORD_DEFINE(record, FIELDS)                                                              \
    static const struct field fields_##record[] = {FIELDS(FIELD_ENTRY, record)};                   \
    const struct record_type record_##record = {#record, sizeof(struct record), fields_##record,   \
                                                sizeof(fields_##record) / sizeof(struct field)}

/* For routes that take or answer nothing. */
struct nothing {
    char none;
};
extern const struct record_type record_nothing;

#endif
