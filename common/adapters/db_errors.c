/* SPDX-License-Identifier: Apache-2.0
 *
 * What the server reports, as one of our problems. The server's words can quote rows, so an error
 * of a running statement tells SQLSTATE, table, column and constraint and nothing else; its words
 * are used only where no value can be in them: while preparing, and for syntax and names in a
 * script.
 */
#include "adapters/db_private.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct sqlstate_problem {
    const char *prefix;
    enum problem problem;
};

static const struct sqlstate_problem sqlstate_problems[] = {
    {"23505", PROBLEM_CONFLICT},  /* unique violation */
    {"57014", PROBLEM_TRANSIENT}, /* statement timeout, cancelled */
    {"55P03", PROBLEM_TRANSIENT}, /* lock timeout, lock not available */
    {"40001", PROBLEM_TRANSIENT}, /* serialization failure */
    {"40P01", PROBLEM_TRANSIENT}, /* deadlock */
    {"25P03", PROBLEM_TRANSIENT}, /* idle in transaction for too long: the session is gone */
    {"08", PROBLEM_TRANSIENT},    /* connection */
    {"57P", PROBLEM_TRANSIENT},   /* shut down, terminated, starting up */
    {"53",
     PROBLEM_TRANSIENT}, /* disk full, out of memory, too many connections: not the row's fault */
    {"42501", PROBLEM_NOT_FOUND}, /* row level security: not there and not yours look alike (A4) */
};

static enum problem problem_of_sqlstate(const char *sqlstate)
{
    for (size_t i = 0; i < sizeof sqlstate_problems / sizeof *sqlstate_problems; i++) {
        const char *prefix = sqlstate_problems[i].prefix;
        if (strncmp(sqlstate, prefix, strlen(prefix)) == 0)
            return sqlstate_problems[i].problem;
    }
    return PROBLEM_BUG;
}

static const char *error_field(const PGresult *result, int code)
{
    const char *value = PQresultErrorField(result, code);
    return value ? value : "";
}

static bool is_good(const PGresult *result)
{
    const ExecStatusType status = PQresultStatus(result);
    return status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK;
}

static bool ends_session(const PGresult *result)
{
    const char *severity = error_field(result, PG_DIAG_SEVERITY_NONLOCALIZED);
    return strcmp(severity, "FATAL") == 0 || strcmp(severity, "PANIC") == 0;
}

static void error_remember(struct db *db, const PGresult *result)
{
    (void)snprintf(db->sqlstate, sizeof db->sqlstate, "%s", error_field(result, PG_DIAG_SQLSTATE));
    (void)snprintf(db->constraint, sizeof db->constraint, "%s",
                   error_field(result, PG_DIAG_CONSTRAINT_NAME));
}

struct err *db_lost(struct db *db, const char *name)
{
    const enum problem problem = db->is_committing ? PROBLEM_OUTCOME_UNKNOWN : PROBLEM_TRANSIENT;
    db_drop(db);
    return err_of(problem, "%s: the database connection is lost", name);
}

/* " table matter" or nothing. */
static void add_named(char *text, size_t size, const char *label, const char *value)
{
    const size_t used = strlen(text);
    if (*value)
        (void)snprintf(text + used, size - used, ", %s %s", label, value);
}

static struct err *statement_error(struct db *db, const char *name, const PGresult *result)
{
    char about[ERR_MESSAGE_SIZE / 2];
    (void)snprintf(about, sizeof about, "SQLSTATE %s", db->sqlstate);
    add_named(about, sizeof about, "table", error_field(result, PG_DIAG_TABLE_NAME));
    add_named(about, sizeof about, "column", error_field(result, PG_DIAG_COLUMN_NAME));
    add_named(about, sizeof about, "constraint", db->constraint);
    const bool is_unknown = db->is_committing && ends_session(result);
    return err_of(is_unknown ? PROBLEM_OUTCOME_UNKNOWN : problem_of_sqlstate(db->sqlstate),
                  "%s: %s", name, about);
}

struct err *db_result_check(struct db *db, const char *name, const PGresult *result)
{
    if (is_good(result))
        return NULL;
    if (PQresultStatus(result) == PGRES_PIPELINE_ABORTED)
        return err_of(db->failure, "%s: not run, an earlier statement of its pipeline failed",
                      name);
    if (!*error_field(result, PG_DIAG_SQLSTATE)) /* made by libpq itself */
        return db_lost(db, name);
    error_remember(db, result);
    struct err *err = statement_error(db, name, result);
    db->failure = err->problem;
    db->is_failed = db->is_in_transaction;
    if (ends_session(result))
        db_drop(db);
    return err;
}

static int line_of_position(const char *sql, const char *position)
{
    int line = 1;
    long left = strtol(position, NULL, 10); /* counted in characters, 1 is the first */
    for (const char *at = sql; *at && left > 1; at++) {
        line += *at == '\n';
        left -= ((unsigned char)*at & 0xC0) != 0x80; /* not within a UTF-8 sequence */
    }
    return line;
}

struct err *db_text_check(struct db *db, const char *name, const char *sql, const PGresult *result)
{
    const bool is_about_names = strncmp(error_field(result, PG_DIAG_SQLSTATE), "42", 2) == 0;
    if (is_good(result) || PQresultStatus(result) == PGRES_EMPTY_QUERY)
        return NULL;
    if (!is_about_names)
        return db_result_check(db, name, result);
    error_remember(db, result);
    db->failure = PROBLEM_BUG;
    db->is_failed = db->is_in_transaction;
    char line[ERR_MESSAGE_SIZE / 2];
    (void)db_one_line(error_field(result, PG_DIAG_MESSAGE_PRIMARY), line, sizeof line);
    const char *position = error_field(result, PG_DIAG_STATEMENT_POSITION);
    if (!*position)
        return err_of(PROBLEM_BUG, "%s: SQLSTATE %s: %s", name, db->sqlstate, line);
    return err_of(PROBLEM_BUG, "%s: line %d: SQLSTATE %s: %s", name,
                  line_of_position(sql, position), db->sqlstate, line);
}

const char *db_one_line(const char *text, char *ret_line, size_t size)
{
    (void)snprintf(ret_line, size, "%s", text);
    for (char *at = ret_line; *at; at++)
        if (*at == '\n' || *at == '\t')
            *at = ' ';
    size_t end = strlen(ret_line);
    while (end > 0 && ret_line[end - 1] == ' ')
        ret_line[--end] = '\0';
    return ret_line;
}
