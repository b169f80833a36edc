/* SPDX-License-Identifier: Apache-2.0
 *
 * pen: numbers lines under the matter's head and says so, opens books, and counts what desk filed.
 * It must never know that it is a test's.
 */
#include "pair_events.h"

#include "pen/pen_sql.h"

#include <string.h>

#define LINE_COUNT_FIELDS(F, R)                                                                    \
    F(R, id, matter_id, _, required, 0, open, "The matter", "维权事项编号")                        \
    F(R, count, number, _, required, 0, open, "Lines so far", "已写序号")
RECORD(line_count, LINE_COUNT_FIELDS);
RECORD_DEFINE(line_count, LINE_COUNT_FIELDS);
STATEMENT_LOAD_DECLARE(line_count_by_matter, line_count);
STATEMENT_LOAD_DEFINE(line_count_by_matter, id_key, line_count);
STATEMENT_WRITE_DECLARE(line_counted, LINE_COUNT_FIELDS);
STATEMENT_WRITE_DEFINE(line_counted, LINE_COUNT_FIELDS);
STATEMENT_WRITE_DECLARE(line_answered, LINE_COUNT_FIELDS);
STATEMENT_WRITE_DEFINE(line_answered, LINE_COUNT_FIELDS);

#define COUNT_LOADS(ONE, MANY, S) ONE(S, before, line_count, line_count_by_matter, "matter_id")
LOAD_SET(count_loads, COUNT_LOADS);
LOAD_SET_DEFINE(count_loads, COUNT_LOADS);

#define LINE_REQUEST_FIELDS(F, R)                                                                  \
    F(R, id, matter_id, _, required, 0, open, "The matter", "维权事项编号")                        \
    F(R, text, mode, _, optional, 20, open, "What the reader is to do", "处理方式")                \
    F(R, id, contact_id, _, optional, 0, open, "The book that has to be open", "登记簿")
RECORD(line_request, LINE_REQUEST_FIELDS);
RECORD_DEFINE(line_request, LINE_REQUEST_FIELDS);
#define LINE_ANSWER_FIELDS(F, R)                                                                   \
    F(R, id, matter_id, _, required, 0, open, "The matter", "维权事项编号")                        \
    F(R, count, number, _, required, 0, open, "The line's number", "序号")
RECORD(line_answer, LINE_ANSWER_FIELDS);
RECORD_DEFINE(line_answer, LINE_ANSWER_FIELDS);
#define BOOK_FIELDS(F, R) F(R, id, contact_id, _, required, 0, open, "The book", "登记簿")
RECORD(book_key, BOOK_FIELDS);
RECORD_DEFINE(book_key, BOOK_FIELDS);

static struct err *pen_do_line_write(struct work *work, const struct line_request *request,
                                     const struct count_loads *loads,
                                     struct line_answer *ret_answer)
{
    const char *region = work_identity(work)->region;
    const struct count number = count_of(loads->before ? loads->before->number.value + 1 : 1);
    *ret_answer = (struct line_answer){request->matter_id, number};
    WRITE(work, line_counted, .matter_id = request->matter_id, .number = number);
    if (request->mode && strcmp(request->mode, "bent") == 0)
        return EMIT(work, line_bent, .matter_id = request->matter_id, .region = region);
    if (request->mode && strcmp(request->mode, "noted") == 0)
        return EMIT(work, line_noted, .matter_id = request->matter_id, .region = region);
    return EMIT(work, line_written, .matter_id = request->matter_id, .region = region,
                .number = number, .mode = request->mode, .contact_id = request->contact_id);
}

static struct err *pen_do_book_open(struct work *work, const struct book_key *request,
                                    const struct no_load *loads, struct book_key *ret_answer)
{
    (void)loads;
    *ret_answer = *request;
    return EMIT(work, book_opened, .contact_id = request->contact_id,
                .region = work_identity(work)->region);
}

static struct err *pen_on_line_filed(struct work *work, const struct line_filed *event,
                                     const struct no_load *loads)
{
    (void)loads;
    WRITE(work, line_answered, .matter_id = event->matter_id, .number = event->number);
    return NULL;
}

STREAMS(line_named, {STREAM_MATTER, "matter_id"});
STREAMS(book_named, {STREAM_CONTACT, "contact_id"});
#define PEN_ROUTES(R)                                                                              \
    R(POST, "/v1/lines/{matter_id}", pen_do_line_write, line_request, line_answer, count_loads,    \
      .roles = ROLE_BIT(ROLE_CLERK), .streams = line_named, .en = "Write a line", .zh = "写入")    \
    R(POST, "/v1/books/{contact_id}", pen_do_book_open, book_key, book_key, no_load,               \
      .roles = ROLE_BIT(ROLE_CLERK), .streams = book_named, .en = "Open a book", .zh = "启用")
ROUTE_TABLE(pen, PEN_ROUTES);
#define PEN_EVENTS(ON) ON(line_filed, pen_on_line_filed, no_load, .blind = true)
EVENT_TABLE(pen, PEN_EVENTS);
static const struct event_type *const emits[] = {&event_line_written, &event_line_bent,
                                                 &event_line_noted, &event_book_opened, NULL};
static const struct statement *const statements[] = {
    &statement_line_count_by_matter, &statement_line_counted, &statement_line_answered, NULL};

static const struct service pen_service = {
    .name = "pen",
    .summary = "Writes lines, for the tests of the bus",
    .events = &pen_event_table,
    .emits = emits,
    .routes = &pen_route_table,
    .statements = statements,
    .sql = &sql_pen,
    .migrations = &migrations_pen,
};
SERVICE_MAIN(pen_service);
