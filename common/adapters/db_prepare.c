/* SPDX-License-Identifier: Apache-2.0
 *
 * PREPAREs every statement in one pipeline and compares what the server inferred with the field
 * tables: number and types of the parameters, names, order and types of the columns. On the first
 * opening each statement is also planned, because only a plan shows a right that the role lacks.
 * Nothing runs a statement here.
 */
#include "adapters/db_private.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

/* Of pg_type.dat; these never change. */
enum type_oid {
    OID_BOOL = 16,
    OID_BYTEA = 17,
    OID_INT8 = 20,
    OID_TEXT = 25,
    OID_DATE = 1082,
    OID_UUID = 2950,
    OID_JSONB = 3802,
    OID_BOOLS = 1000,
    OID_BYTEAS = 1001,
    OID_TEXTS = 1009,
    OID_INT8S = 1016,
    OID_DATES = 1182,
    OID_UUIDS = 2951,
    OID_JSONBS = 3807
};

struct kind_types {
    Oid scalar; /* a query's parameter and a column */
    Oid element;
    Oid array; /* a parameter of a row set */
};

static const struct kind_types kind_types[] = {
    [FIELD_id] = {OID_UUID, OID_UUID, OID_UUIDS},
    [FIELD_text] = {OID_TEXT, OID_TEXT, OID_TEXTS},
    [FIELD_code] = {OID_TEXT, OID_TEXT, OID_TEXTS},
    [FIELD_codes] = {OID_TEXTS, OID_JSONB, OID_JSONBS},
    [FIELD_answer] = {OID_BOOL, OID_BOOL, OID_BOOLS},
    [FIELD_count] = {OID_INT8, OID_INT8, OID_INT8S},
    [FIELD_money] = {OID_INT8, OID_INT8, OID_INT8S},
    [FIELD_date] = {OID_TEXT, OID_TEXT, OID_TEXTS},
    [FIELD_day] = {OID_DATE, OID_DATE, OID_DATES},
    [FIELD_time] = {OID_INT8, OID_INT8, OID_INT8S},
    [FIELD_region] = {OID_TEXT, OID_TEXT, OID_TEXTS},
    [FIELD_digest] = {OID_BYTEA, OID_BYTEA, OID_BYTEAS},
    [FIELD_record] = {OID_JSONB, OID_JSONB, OID_JSONBS},
    [FIELD_list] = {OID_JSONB, OID_JSONB, OID_JSONBS},
};
_Static_assert(sizeof kind_types / sizeof *kind_types == FIELD_KIND_COUNT, "one row for each kind");

Oid db_set_element(enum field_kind kind) { return kind_types[kind].element; }

/* --- words for a person who mended the wrong end of a statement */

struct type_name {
    Oid oid;
    const char *name;
};

static const struct type_name type_names[] = {
    {OID_BOOL, "boolean"},
    {OID_BYTEA, "bytea"},
    {OID_INT8, "bigint"},
    {OID_TEXT, "text"},
    {OID_DATE, "date"},
    {OID_UUID, "uuid"},
    {OID_JSONB, "jsonb"},
    {OID_BOOLS, "boolean[]"},
    {OID_BYTEAS, "bytea[]"},
    {OID_TEXTS, "text[]"},
    {OID_INT8S, "bigint[]"},
    {OID_DATES, "date[]"},
    {OID_UUIDS, "uuid[]"},
    {OID_JSONBS, "jsonb[]"},
    {21, "smallint"},
    {23, "integer"},
    {1007, "integer[]"},
    {19, "name"},
    {18, "\"char\""},
    {26, "oid"},
    {28, "xid"},
    {5069, "xid8"},
    {114, "json"},
    {1042, "char(n)"},
    {1043, "varchar"},
    {1015, "varchar[]"},
    {1114, "timestamp"},
    {1184, "timestamptz"},
    {1700, "numeric"},
    {700, "real"},
    {701, "double precision"},
    {705, "unknown"},
    {2278, "void"},
    {5038, "pg_snapshot"},
};

static const char *type_name(Oid oid, char ret_text[32])
{
    (void)snprintf(ret_text, 32, "type %u", oid);
    for (size_t i = 0; i < sizeof type_names / sizeof *type_names; i++)
        if (type_names[i].oid == oid)
            (void)snprintf(ret_text, 32, "%s", type_names[i].name);
    return ret_text;
}

static struct err *type_differs(const char *what, const char *field, Oid in_sql, Oid in_record)
{
    char sql_type[32], record_type[32];
    return err_of(PROBLEM_BUG, "%s %s is %s in the SQL and %s in the record", what, field,
                  type_name(in_sql, sql_type), type_name(in_record, record_type));
}

/* --- comparing */

static size_t field_count(const struct record_type *type) { return type ? type->field_count : 0; }

static struct err *params_compare(const struct statement *statement, const PGresult *described)
{
    const size_t count = field_count(statement->params);
    if ((size_t)PQnparams(described) != count)
        return err_of(PROBLEM_BUG, "the SQL has %d parameters and record %s has %zu fields",
                      PQnparams(described), statement->params ? statement->params->name : "none",
                      count);
    for (size_t i = 0; i < count; i++) {
        const struct field *field = &statement->params->fields[i];
        const struct kind_types *types = &kind_types[field->kind];
        const Oid wanted = statement->kind == STATEMENT_QUERY ? types->scalar : types->array;
        char what[40];
        (void)snprintf(what, sizeof what, "parameter $%zu", i + 1);
        if (PQparamtype(described, (int)i) != wanted)
            return type_differs(what, field->name, PQparamtype(described, (int)i), wanted);
    }
    return NULL;
}

static struct err *columns_compare(const struct statement *statement, const PGresult *described)
{
    const size_t count = field_count(statement->row);
    if ((size_t)PQnfields(described) != count)
        return err_of(PROBLEM_BUG, "the SQL gives %d columns and record %s has %zu fields",
                      PQnfields(described), statement->row ? statement->row->name : "none", count);
    for (size_t i = 0; i < count; i++) {
        const struct field *field = &statement->row->fields[i];
        const char *column = PQfname(described, (int)i);
        const Oid type = PQftype(described, (int)i);
        if (strcmp(column, field->name) != 0)
            return err_of(PROBLEM_BUG, "column %zu is %s in the SQL and %s in record %s", i + 1,
                          column, field->name, statement->row->name);
        if (type != kind_types[field->kind].scalar)
            return type_differs("column", column, type, kind_types[field->kind].scalar);
    }
    return NULL;
}

static struct err *load_compare(const struct statement *statement)
{
    if (statement->kind != STATEMENT_LOAD)
        return NULL;
    if (field_count(statement->params) != 1 || field_count(statement->row) < 1)
        return err_of(PROBLEM_BUG, "a load has one key and rows that begin with it");
    if (kind_types[statement->params->fields[0].kind].scalar !=
        kind_types[statement->row->fields[0].kind].scalar)
        return err_of(PROBLEM_BUG, "column %s answers the key, and its type is another",
                      statement->row->fields[0].name);
    return NULL;
}

/* --- finding the text */

static struct err *statement_text(const struct db *db, const struct statement *statement,
                                  const char **ret_sql)
{
    const char *found = NULL;
    for (size_t i = 0; i < db->text_count; i++)
        for (size_t k = 0; k < db->texts[i].count; k++) {
            const struct sql_text *text = &db->texts[i].texts[k];
            if (strcmp(text->name, statement->name) != 0)
                continue;
            if (found)
                return err_of(PROBLEM_BUG, "two SQL texts have this name");
            found = text->sql;
        }
    if (!found)
        return err_of(PROBLEM_BUG, "no SQL text has this name");
    *ret_sql = found;
    return NULL;
}

static struct err *statement_check(const struct statement *statement)
{
    const size_t fields = field_count(statement->params);
    const size_t columns = field_count(statement->row);
    if (strlen(statement->name) > DB_NAME_MOST)
        return err_of(PROBLEM_BUG, "the name is longer than %d", DB_NAME_MOST);
    if (fields > DB_FIELDS_MOST || columns > DB_FIELDS_MOST)
        return err_of(PROBLEM_BUG, "more than %d parameters or columns", DB_FIELDS_MOST);
    return load_compare(statement);
}

/* --- the pipeline */

static struct err *prepare_send(struct db *db, const struct statement *statement)
{
    const char *sql = NULL;
    TRY(statement_check(statement));
    TRY(statement_text(db, statement, &sql));
    if (!PQsendPrepare(db->conn, statement->name, sql, 0, NULL) ||
        !PQsendDescribePrepared(db->conn, statement->name))
        return db_lost(db, statement->name);
    return NULL;
}

static struct err *prepare_receive(struct db *db, const struct statement *statement,
                                   int64_t deadline)
{
    RESULT_SCOPED prepared = NULL;
    RESULT_SCOPED described = NULL;
    const char *sql = "";
    TRY(statement_text(db, statement, &sql));
    TRY(db_take_result(db, statement->name, deadline, &prepared));
    TRY(db_text_check(db, statement->name, sql, prepared));
    TRY(db_take_result(db, statement->name, deadline, &described));
    TRY(db_text_check(db, statement->name, sql, described));
    TRY(err_wrap(params_compare(statement, described), "%s", statement->name));
    return err_wrap(columns_compare(statement, described), "%s", statement->name);
}

/* EXPLAIN plans a statement and checks the role's rights, and runs nothing. */
static struct err *rights_send(struct db *db, const struct statement *statement)
{
    struct text sql;
    const size_t count = field_count(statement->params);
    text_init(&sql, db->scratch);
    text_add_printf(&sql, "explain (costs off) execute \"%s\"", statement->name);
    for (size_t i = 0; i < count; i++)
        text_add(&sql, i == 0 ? " (null" : ", null");
    text_add(&sql, count > 0 ? ")" : "");
    const int sent = PQsendQueryParams(db->conn, text_get(&sql), 0, NULL, NULL, NULL, NULL, 0);
    arena_reset(db->scratch);
    return sent ? NULL : db_lost(db, statement->name);
}

static struct err *rights_receive(struct db *db, const struct statement *statement,
                                  int64_t deadline)
{
    RESULT_SCOPED result = NULL;
    TRY(db_take_result(db, statement->name, deadline, &result));
    return db_text_check(db, statement->name, "", result);
}

static struct err *pipeline_end(struct db *db, int64_t deadline)
{
    if (!PQpipelineSync(db->conn))
        return db_lost(db, "sync");
    return db_take_sync(db, deadline);
}

static struct err *rights_check(struct db *db, int64_t deadline)
{
    for (size_t i = 0; i < db->statement_count; i++)
        TRY(rights_send(db, db->statements[i]));
    if (!PQsendFlushRequest(db->conn))
        return db_lost(db, "prepare");
    for (size_t i = 0; i < db->statement_count; i++)
        TRY(rights_receive(db, db->statements[i], deadline));
    return pipeline_end(db, deadline);
}

struct err *db_prepare(struct db *db, bool rights, int64_t deadline)
{
    for (size_t i = 0; i < db->statement_count; i++)
        TRY(err_wrap(prepare_send(db, db->statements[i]), "%s", db->statements[i]->name));
    if (!PQsendFlushRequest(db->conn))
        return db_lost(db, "prepare");
    for (size_t i = 0; i < db->statement_count; i++)
        TRY(prepare_receive(db, db->statements[i], deadline));
    TRY(pipeline_end(db, deadline));
    return rights ? rights_check(db, deadline) : NULL;
}
