/* SPDX-License-Identifier: Apache-2.0
 *
 * What the two small services of the bus tests say to each other: lines written on matters and
 * books opened on contacts by pen, lines filed by desk. Their tables stay their own.
 */
#ifndef HALFSKY_TESTS_PAIR_EVENTS_H
#define HALFSKY_TESTS_PAIR_EVENTS_H

#include "runtime/service.h"

#define LINE_WRITTEN_FIELDS(F, R)                                                                  \
    F(R, id, matter_id, _, required, 0, open, "The matter", "维权事项编号")                        \
    F(R, region, region, _, required, 9, open, "Region", "行政区划")                               \
    F(R, count, number, _, required, 0, open, "Its number on the matter", "序号")                  \
    F(R, text, mode, _, optional, 20, open, "What the reader is to do", "处理方式")                \
    F(R, id, contact_id, _, optional, 0, open, "The book that has to be open", "登记簿")
RECORD(line_written, LINE_WRITTEN_FIELDS);
/* The same type on the wire from a careless writer: its number is missing. */
#define LINE_BENT_FIELDS(F, R)                                                                     \
    F(R, id, matter_id, _, required, 0, open, "The matter", "维权事项编号")                        \
    F(R, region, region, _, required, 9, open, "Region", "行政区划")
RECORD(line_bent, LINE_BENT_FIELDS);
#define LINE_NOTED_FIELDS(F, R)                                                                    \
    F(R, id, matter_id, _, required, 0, open, "The matter", "维权事项编号")                        \
    F(R, region, region, _, required, 9, open, "Region", "行政区划")
RECORD(line_noted, LINE_NOTED_FIELDS);
#define BOOK_OPENED_FIELDS(F, R)                                                                   \
    F(R, id, contact_id, _, required, 0, open, "The book", "登记簿")                               \
    F(R, region, region, _, required, 9, open, "Region", "行政区划")
RECORD(book_opened, BOOK_OPENED_FIELDS);
#define LINE_FILED_FIELDS(F, R)                                                                    \
    F(R, id, matter_id, _, required, 0, open, "The matter", "维权事项编号")                        \
    F(R, count, number, _, required, 0, open, "Its number on the matter", "序号")
RECORD(line_filed, LINE_FILED_FIELDS);

extern const struct event_type event_line_written, event_line_bent, event_line_noted,
    event_book_opened, event_line_filed;

#endif
