/* SPDX-License-Identifier: Apache-2.0
 *
 * The tables behind pair_events.h: the events of the two small services of the bus tests, which are
 * in no list of the suite.
 */
#include "pair_events.h"

RECORD_DEFINE(line_written, LINE_WRITTEN_FIELDS);
RECORD_DEFINE(line_bent, LINE_BENT_FIELDS);
RECORD_DEFINE(line_noted, LINE_NOTED_FIELDS);
RECORD_DEFINE(book_opened, BOOK_OPENED_FIELDS);
RECORD_DEFINE(line_filed, LINE_FILED_FIELDS);

const struct event_type event_line_written = {
    "line_written",       "halfsky.line.written.v1", "pen",       STREAM_MATTER, "matter_id",
    &record_line_written, "A line was written",      "记录已写入"};
const struct event_type event_line_bent = {
    "line_bent",       "halfsky.line.written.v1",   "pen",           STREAM_MATTER, "matter_id",
    &record_line_bent, "A line without its number", "缺少序号的记录"};
/* One that desk does not hear. */
const struct event_type event_line_noted = {
    "line_noted",       "halfsky.line.noted.v1", "pen",       STREAM_MATTER, "matter_id",
    &record_line_noted, "A line was noted",      "记录已备注"};
const struct event_type event_book_opened = {
    "book_opened",       "halfsky.book.opened.v1", "pen",         STREAM_CONTACT, "contact_id",
    &record_book_opened, "A book was opened",      "登记簿已启用"};
const struct event_type event_line_filed = {
    "line_filed",       "halfsky.line.filed.v1", "desk",      STREAM_MATTER, "matter_id",
    &record_line_filed, "A line was filed",      "记录已归档"};
