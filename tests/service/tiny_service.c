/* SPDX-License-Identifier: Apache-2.0
 *
 * The small service itself: const tables and handlers as any service has them. It owns its two
 * tables and speaks of contact streams; it must never know that it is a test's.
 */
#include "tiny_service.h"

#include "runtime/unit.h"
#include "tiny/tiny_sql.h"

#include <string.h>

/* --- what it says
 * ------------------------------------------------------------------------------------- */
#define NOTE_WRITTEN_FIELDS(F, R)                                                                  \
    F(R, id, contact_id, _, required, 0, open, "The note", "记录编号")                             \
    F(R, region, region, _, required, 9, open, "Region", "行政区划")
RECORD(note_written, NOTE_WRITTEN_FIELDS);
RECORD_DEFINE(note_written, NOTE_WRITTEN_FIELDS);
#define NOTE_CLOSED_FIELDS(F, R) F(R, id, contact_id, _, required, 0, open, "The note", "记录编号")
RECORD(note_closed, NOTE_CLOSED_FIELDS);
RECORD_DEFINE(note_closed, NOTE_CLOSED_FIELDS);
static const struct event_type event_note_written = {
    "note_written",       "halfsky.note.written.v1", "tiny",      STREAM_CONTACT, "contact_id",
    &record_note_written, "A note was written",      "记录已登记"};
static const struct event_type event_note_closed = {
    "note_closed",       "halfsky.note.closed.v1", "tiny",      STREAM_CONTACT, "contact_id",
    &record_note_closed, "A note was closed",      "记录已关闭"};

/* --- rows
 * --------------------------------------------------------------------------------------------- */
#define NOTE_ROW_FIELDS(F, R)                                                                      \
    F(R, id, contact_id, _, required, 0, open, "The note", "记录编号")                             \
    F(R, region, region, _, required, 9, open, "Region", "行政区划")                               \
    F(R, text, title, _, required, 40, sealed, "Title", "标题")                                    \
    F(R, text, state, _, required, 10, open, "State", "状态")
RECORD(note_row, NOTE_ROW_FIELDS);
RECORD_DEFINE(note_row, NOTE_ROW_FIELDS);
STATEMENT_LOAD_DECLARE(note_by_id, note_row);
STATEMENT_LOAD_DEFINE(note_by_id, id_key, note_row);
#define NOTE_REF_FIELDS(F, R)                                                                      \
    F(R, text, external_ref, _, required, 40, open, "External reference", "外部编号")              \
    F(R, id, contact_id, _, required, 0, open, "The note", "记录编号")
RECORD(note_ref, NOTE_REF_FIELDS);
RECORD_DEFINE(note_ref, NOTE_REF_FIELDS);
STATEMENT_LOAD_DECLARE(note_by_ref, note_ref);
STATEMENT_LOAD_DEFINE(note_by_ref, text_key, note_ref);
#define NOTE_PUT_FIELDS(F, R)                                                                      \
    NOTE_ROW_FIELDS(F, R)                                                                          \
    F(R, text, external_ref, _, optional, 40, open, "External reference", "外部编号")
STATEMENT_WRITE_DECLARE(note_put, NOTE_PUT_FIELDS);
STATEMENT_WRITE_DEFINE(note_put, NOTE_PUT_FIELDS);
STATEMENT_WRITE_DECLARE(note_close, NOTE_CLOSED_FIELDS);
STATEMENT_WRITE_DEFINE(note_close, NOTE_CLOSED_FIELDS);
#define MATTER_NOTE_FIELDS(F, R)                                                                   \
    F(R, id, matter_id, _, required, 0, open, "The matter", "维权事项编号")                        \
    F(R, count, offers, _, required, 0, open, "Offers", "告知数")
STATEMENT_WRITE_DECLARE(matter_note, MATTER_NOTE_FIELDS);
STATEMENT_WRITE_DEFINE(matter_note, MATTER_NOTE_FIELDS);
STATEMENT_LOAD_DECLARE(matter_by_id, matter_note);
STATEMENT_LOAD_DEFINE(matter_by_id, id_key, matter_note);

#define NOTE_LOADS(ONE, MANY, S) ONE(S, note, note_row, note_by_id, "contact_id")
LOAD_SET(note_loads, NOTE_LOADS);
LOAD_SET_DEFINE(note_loads, NOTE_LOADS);
#define REF_FINDS(ONE, MANY, S) ONE(S, known, note_ref, note_by_ref, "external_ref")
LOAD_SET(ref_finds, REF_FINDS);
LOAD_SET_DEFINE(ref_finds, REF_FINDS);
#define MATTER_LOADS(ONE, MANY, S) ONE(S, matter, matter_note, matter_by_id, "matter_id")
LOAD_SET(seen_loads, MATTER_LOADS);
LOAD_SET_DEFINE(seen_loads, MATTER_LOADS);

/* --- requests and answers
 * ------------------------------------------------------------------------------ */
#define NOTE_WRITE_FIELDS(F, R)                                                                    \
    F(R, region, region, _, required, 9, open, "Region", "行政区划")                               \
    F(R, text, title, _, required, 40, sealed, "Title", "标题")                                    \
    F(R, text, external_ref, _, optional, 40, open, "External reference", "外部编号")              \
    F(R, count, pages, _, optional, 0, open, "Pages", "页数")
RECORD(note_write_request, NOTE_WRITE_FIELDS);
RECORD_DEFINE(note_write_request, NOTE_WRITE_FIELDS);
RECORD(note_key, NOTE_CLOSED_FIELDS);
RECORD_DEFINE(note_key, NOTE_CLOSED_FIELDS);
#define NOTE_ANSWER_FIELDS(F, R)                                                                   \
    F(R, id, contact_id, _, required, 0, open, "The note", "记录编号")                             \
    F(R, text, state, _, required, 10, open, "State", "状态")
RECORD(note_answer, NOTE_ANSWER_FIELDS);
RECORD_DEFINE(note_answer, NOTE_ANSWER_FIELDS);
#define MATTER_KEY_FIELDS(F, R)                                                                    \
    F(R, id, matter_id, _, required, 0, open, "The matter", "维权事项编号")
RECORD(seen_key, MATTER_KEY_FIELDS);
RECORD_DEFINE(seen_key, MATTER_KEY_FIELDS);
#define PAPER_FIELDS(F, R)                                                                         \
    F(R, count, bytes, _, required, 0, open, "Bytes", "字节数")                                    \
    F(R, digest, digest, _, required, 32, open, "SHA-256", "摘要")
RECORD(paper_answer, PAPER_FIELDS);
RECORD_DEFINE(paper_answer, PAPER_FIELDS);

/* --- handlers
 * ------------------------------------------------------------------------------------------- */
static struct err *tiny_do_note_write(struct work *work, const struct note_write_request *request,
                                      const struct no_load *loads, struct note_answer *ret_answer)
{
    (void)loads;
    const struct ref_finds *found = FOUND(work, ref_finds);
    const struct id id = found->known ? found->known->contact_id : work_fresh(work, STREAM_CONTACT);
    *ret_answer = (struct note_answer){id, "open"};
    if (found->known)
        return NULL;
    WRITE(work, note_put, .contact_id = id, .region = request->region, .title = request->title,
          .state = "open", .external_ref = request->external_ref);
    return EMIT(work, note_written, .contact_id = id, .region = request->region);
}

static struct err *tiny_get_note(struct work *work, const struct note_key *request,
                                 const struct note_loads *loads, struct note_row *ret_answer)
{
    (void)work;
    if (!loads->note)
        return err_of(PROBLEM_NOT_FOUND, "no note %s", ID_TEXT(request->contact_id));
    *ret_answer = *loads->note;
    return NULL;
}

static struct err *tiny_do_note_close(struct work *work, const struct note_key *request,
                                      const struct note_loads *loads,
                                      struct note_answer *ret_answer)
{
    if (!loads->note)
        return err_of(PROBLEM_NOT_FOUND, "no such note");
    if (strcmp(loads->note->state, "open") != 0)
        return err_of(PROBLEM_CONFLICT, "the note is closed");
    WRITE(work, note_close, .contact_id = request->contact_id);
    *ret_answer = (struct note_answer){request->contact_id, "closed"};
    return EMIT(work, note_closed, .contact_id = request->contact_id);
}

/* Leaves a trace (L4): a query that writes. */
static struct err *tiny_get_note_read(struct work *work, const struct note_key *request,
                                      const struct note_loads *loads, struct note_row *ret_answer)
{
    TRY(tiny_get_note(work, request, loads, ret_answer));
    return EMIT(work, note_written, .contact_id = request->contact_id,
                .region = loads->note->region);
}

static struct err *tiny_get_matter(struct work *work, const struct seen_key *request,
                                   const struct seen_loads *loads, struct matter_note *ret_answer)
{
    (void)work;
    (void)request;
    if (!loads->matter)
        return err_of(PROBLEM_NOT_FOUND, "no such matter");
    *ret_answer = *loads->matter;
    return NULL;
}

static struct err *tiny_do_paper(struct work *work, const struct note_key *request,
                                 const struct no_load *loads, struct paper_answer *ret_answer)
{
    (void)request;
    (void)loads;
    *ret_answer =
        (struct paper_answer){count_of((int64_t)work_upload_size(work)), work_upload_digest(work)};
    return NULL;
}

static struct err *tiny_on_offer_made(struct work *work, const struct offer_made *event,
                                      const struct no_load *loads)
{
    (void)loads;
    WRITE(work, matter_note, .matter_id = event->matter_id, .offers = count_of(1));
    return NULL;
}

/* --- tables
 * --------------------------------------------------------------------------------------------- */
STREAMS(note_new, {STREAM_CONTACT, "+"}, {STREAM_CONTACT, "found.known.contact_id"});
STREAMS(note_named, {STREAM_CONTACT, "contact_id"});

#define DESK (ROLE_BIT(ROLE_CLERK) | ROLE_BIT(ROLE_OFFICER))
#define TINY_ROUTES(R)                                                                             \
    R(POST, "/v1/notes", tiny_do_note_write, note_write_request, note_answer, no_load,             \
      .roles = DESK, .streams = note_new, .finds = &load_set_ref_finds, .creates = true,           \
      .en = "Write a note", .zh = "登记")                                                          \
    R(GET, "/v1/notes/{contact_id}", tiny_get_note, note_key, note_row, note_loads, .roles = DESK, \
      .streams = note_named, .en = "A note", .zh = "查询")                                         \
    R(POST, "/v1/notes/{contact_id}/close", tiny_do_note_close, note_key, note_answer, note_loads, \
      .roles = ROLE_BIT(ROLE_CLERK), .streams = note_named, .needs_match = true,                   \
      .en = "Close a note", .zh = "关闭")                                                          \
    R(GET, "/v1/notes/{contact_id}/title", tiny_get_note_read, note_key, note_row, note_loads,     \
      .roles = DESK, .streams = note_named, .traces = true, .en = "Read it", .zh = "查阅")         \
    R(GET, "/v1/matters/{matter_id}", tiny_get_matter, seen_key, matter_note, seen_loads,          \
      .roles = DESK, .guards = "matter_id", .en = "A matter", .zh = "事项")                        \
    R(POST, "/v1/notes/{contact_id}/papers", tiny_do_paper, note_key, paper_answer, no_load,       \
      .roles = DESK, .upload = true, .en = "A paper", .zh = "材料")
ROUTE_TABLE(tiny, TINY_ROUTES);

#define TINY_EVENTS(ON) ON(offer_made, tiny_on_offer_made, no_load)
EVENT_TABLE(tiny, TINY_EVENTS);

static const struct event_type *const emits[] = {&event_note_written, &event_note_closed, NULL};
static const struct statement *const statements[] = {&statement_note_by_id,
                                                     &statement_note_by_ref,
                                                     &statement_note_put,
                                                     &statement_note_close,
                                                     &statement_matter_by_id,
                                                     &statement_matter_note,
                                                     NULL};

const struct service tiny_service = {
    .name = "tiny",
    .summary = "Notes, for the tests of the runtime",
    .events = &tiny_event_table,
    .emits = emits,
    .routes = &tiny_route_table,
    .statements = statements,
    .sql = &sql_tiny,
    .migrations = &migrations_tiny,
};
