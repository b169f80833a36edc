/* SPDX-License-Identifier: Apache-2.0
 *
 * desk: files the lines that pen writes, in the order of each matter, waits for a book where a
 * line asks for one, fails on a line that it has no cure for, and reminds itself.
 * It must never know that it is a test's.
 */
#include "pair_events.h"

#include "desk/desk_sql.h"

#include <string.h>

#define FILE_STATE_FIELDS(F, R)                                                                    \
    F(R, id, matter_id, _, required, 0, open, "The matter", "维权事项编号")                        \
    F(R, count, number, _, required, 0, open, "Filed up to", "已归档序号")
RECORD(file_state, FILE_STATE_FIELDS);
RECORD_DEFINE(file_state, FILE_STATE_FIELDS);
STATEMENT_LOAD_DECLARE(file_by_matter, file_state);
STATEMENT_LOAD_DEFINE(file_by_matter, id_key, file_state);
STATEMENT_WRITE_DECLARE(file_moved, FILE_STATE_FIELDS);
STATEMENT_WRITE_DEFINE(file_moved, FILE_STATE_FIELDS);
#define FILED_PUT_FIELDS(F, R)                                                                     \
    FILE_STATE_FIELDS(F, R)                                                                        \
    F(R, count, previous, _, required, 0, open, "The one filed before", "前一序号")
STATEMENT_WRITE_DECLARE(filed_put, FILED_PUT_FIELDS);
STATEMENT_WRITE_DEFINE(filed_put, FILED_PUT_FIELDS);
#define BOOK_ROW_FIELDS(F, R) F(R, id, contact_id, _, required, 0, open, "The book", "登记簿")
RECORD(book_row, BOOK_ROW_FIELDS);
RECORD_DEFINE(book_row, BOOK_ROW_FIELDS);
STATEMENT_LOAD_DECLARE(book_by_id, book_row);
STATEMENT_LOAD_DEFINE(book_by_id, id_key, book_row);
STATEMENT_WRITE_DECLARE(book_put, BOOK_ROW_FIELDS);
STATEMENT_WRITE_DEFINE(book_put, BOOK_ROW_FIELDS);
#define CURE_ROW_FIELDS(F, R) F(R, text, mode, _, required, 20, open, "What is cured", "处理方式")
RECORD(cure_row, CURE_ROW_FIELDS);
RECORD_DEFINE(cure_row, CURE_ROW_FIELDS);
STATEMENT_LOAD_DECLARE(cure_by_mode, cure_row);
STATEMENT_LOAD_DEFINE(cure_by_mode, text_key, cure_row);
#define REMINDED_FIELDS(F, R)                                                                      \
    F(R, id, matter_id, _, required, 0, open, "The matter", "维权事项编号")
STATEMENT_WRITE_DECLARE(reminded_put, REMINDED_FIELDS);
STATEMENT_WRITE_DEFINE(reminded_put, REMINDED_FIELDS);

#define LINE_LOADS(ONE, MANY, S)                                                                   \
    ONE(S, state, file_state, file_by_matter, "matter_id")                                         \
    ONE(S, book, book_row, book_by_id, "contact_id")                                               \
    ONE(S, cure, cure_row, cure_by_mode, "mode")
LOAD_SET(line_loads, LINE_LOADS);
LOAD_SET_DEFINE(line_loads, LINE_LOADS);

enum { REMIND_AFTER_MS = 300 };

static bool has_mode(const struct line_written *event, const char *mode)
{
    return event->mode && strcmp(event->mode, mode) == 0;
}

static struct err *desk_on_line_written(struct work *work, const struct line_written *event,
                                        const struct line_loads *loads)
{
    if (!id_is_absent(event->contact_id) && !loads->book)
        return err_not_yet(work, STREAM_CONTACT, event->contact_id);
    if (has_mode(event, "ill") && !loads->cure)
        return err_of(PROBLEM_BUG, "there is no cure for this line");
    if (has_mode(event, "remind"))
        WRITE(work, due_set, .due_id = work_new_id(work), .kind = "remind",
              .stream_kind = STREAM_MATTER, .stream_id = event->matter_id,
              .subject_id = event->matter_id, .due_at = work_now_ms(work) + REMIND_AFTER_MS);
    WRITE(work, filed_put, .matter_id = event->matter_id, .number = event->number,
          .previous = count_of(loads->state ? loads->state->number.value : 0));
    WRITE(work, file_moved, .matter_id = event->matter_id, .number = event->number);
    return EMIT(work, line_filed, .matter_id = event->matter_id, .number = event->number);
}

static struct err *desk_on_book_opened(struct work *work, const struct book_opened *event,
                                       const struct no_load *loads)
{
    (void)loads;
    WRITE(work, book_put, .contact_id = event->contact_id);
    return NULL;
}

static struct err *desk_due_remind(struct work *work, const struct due_row *due,
                                   const struct no_load *loads)
{
    (void)loads;
    WRITE(work, reminded_put, .matter_id = due->subject_id);
    return NULL;
}

#define DESK_EVENTS(ON)                                                                            \
    ON(line_written, desk_on_line_written, line_loads)                                             \
    ON(book_opened, desk_on_book_opened, no_load)
EVENT_TABLE(desk, DESK_EVENTS);
#define DESK_DUE(D) D("remind", desk_due_remind, no_load)
DUE_TABLE(desk, DESK_DUE);
static const struct event_type *const emits[] = {&event_line_filed, NULL};
static const struct statement *const statements[] = {
    &statement_file_by_matter, &statement_book_by_id, &statement_cure_by_mode, &statement_filed_put,
    &statement_file_moved,     &statement_book_put,   &statement_reminded_put, NULL};

static const struct service desk_service = {
    .name = "desk",
    .summary = "Files lines, for the tests of the bus",
    .events = &desk_event_table,
    .emits = emits,
    .due = &desk_due_table,
    .statements = statements,
    .sql = &sql_desk,
    .migrations = &migrations_desk,
};
SERVICE_MAIN(desk_service);
