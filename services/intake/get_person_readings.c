/* SPDX-License-Identifier: Apache-2.0
 *
 * GET /v1/persons/{person_id}/readings: who read her data, when and why, out of the ledger and in
 * plain Chinese; for the person herself.
 */
#include "intake/intake.h"
#include "intake/page.h"
#include "intake/person.h"

static struct person_trace trace_of(struct arena *arena, const struct person_trace_row *row)
{
    struct person_trace trace = {.number = row->number,
                                 .read_at = row->read_at,
                                 .reader_id = row->body->reader_id,
                                 .agency = row->body->agency,
                                 .purpose = row->body->purpose,
                                 .matter_id = row->body->matter_id};
    trace.zh = person_trace_zh(arena, &trace);
    return trace;
}

struct err *intake_get_person_readings(struct work *work,
                                       const struct person_readings_request *request,
                                       const struct person_only_loads *loads,
                                       struct person_readings *ret_answer)
{
    size_t limit = 0;
    TRY(page_limit(request->limit, &limit));
    if (!loads->person || loads->person->own != ANSWER_YES)
        return err_of(PROBLEM_NOT_FOUND, "person %s", ID_TEXT(request->person_id));
    const struct person_traces asked = {
        .person_id = request->person_id,
        .after = count_of(request->after.stated ? request->after.value : 0),
        .most = count_of((int64_t)limit + 1)};
    struct db_rows rows = {0};
    TRY(work_query(work, &statement_person_traces, &asked, 1, &rows));
    const struct person_trace_row *found = rows.rows;
    const size_t shown = rows.count < limit ? rows.count : limit;
    struct person_trace *items = ARENA_ARRAY(work_arena(work), struct person_trace, shown + 1);
    for (size_t i = 0; i < shown; i++)
        items[i] = trace_of(work_arena(work), &found[i]);
    *ret_answer = (struct person_readings){request->person_id, {items, shown}, {0, false}};
    if (rows.count > limit)
        ret_answer->next = items[limit - 1].number;
    return NULL;
}
