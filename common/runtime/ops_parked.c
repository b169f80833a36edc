/* SPDX-License-Identifier: Apache-2.0
 *
 * Parked events in an operator's hands (protocol.md C2, C8): seen, freed, adopted, discarded. A
 * decision is a verdict row and a ledger row; the event itself then goes the ordinary path, by a
 * drain, under its stream's head.
 */
#include "runtime/ops_decisions.h"
#include "runtime/refusal.h"
#include "runtime/unit.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

struct count ops_page_size(struct count limit)
{
    const bool is_given = limit.stated && limit.value > 0 && limit.value < OPS_PAGE_MOST;
    return is_given ? limit : count_of(OPS_PAGE_MOST);
}

/* "topic/part/position/incarnation" */
static bool cursor_read(struct arena *arena, const char *text, struct parked_page_ask *ask)
{
    char *rest = arena_text(arena, text);
    int64_t numbers[3];
    ask->topic = strsep(&rest, "/");
    for (size_t i = 0; i < 3; i++) {
        const char *piece = strsep(&rest, "/");
        if (!piece || !text_to_int64(piece, &numbers[i]))
            return false;
    }
    ask->part = count_of(numbers[0]);
    ask->position = count_of(numbers[1]);
    ask->incarnation = count_of(numbers[2]);
    return rest == NULL;
}

struct err *ops_get_parked(struct work *work, const struct parked_list_ask *request,
                           const struct no_load *loads, struct parked_page *ret_answer)
{
    (void)loads;
    struct db_rows rows = {0};
    struct parked_page_ask ask = {"",          count_of(0), count_of(0),
                                  count_of(0), NULL,        ops_page_size(request->limit)};
    if (request->after && !cursor_read(work->arena, request->after, &ask))
        return err_at(PROBLEM_INVALID, "/after", "not the `next` of a page");
    ask.reason = code_name(&codes_parked_reason, (int)request->reason);
    TRY(work_query(work, &statement_ops_parked, &ask, 1, &rows));
    ret_answer->items = (struct parked_row_list){rows.rows, rows.count};
    if (rows.count < (size_t)ask.most.value)
        return NULL;
    const struct parked_row *last = &ret_answer->items.items[rows.count - 1];
    ret_answer->next =
        arena_printf(work->arena, "%s/%" PRId64 "/%" PRId64 "/%" PRId64, last->topic,
                     last->part.value, last->position.value, last->incarnation.value);
    return NULL;
}

static struct err *parked_read(struct work *work, const struct parked_key *key,
                               const struct parked_full **ret_row)
{
    struct db_rows rows = {0};
    TRY(work_query(work, &statement_ops_parked_one, key, 1, &rows));
    if (rows.count == 0)
        return err_of(PROBLEM_NOT_FOUND, "no such parked event");
    *ret_row = rows.rows;
    return NULL;
}

struct err *ops_get_parked_one(struct work *work, const struct parked_key *request,
                               const struct no_load *loads, struct parked_full *ret_answer)
{
    (void)loads;
    const struct parked_full *row = NULL;
    TRY(parked_read(work, request, &row));
    *ret_answer = *row;
    return NULL;
}

struct id ops_operator(const struct work *work)
{
    const struct id client = work_identity(work)->client_id;
    return id_is_absent(client) ? refusal_unknown_client : client;
}

struct err *ops_hold(struct work *work, enum stream kind, struct id id)
{
    if (kind == STREAM_NONE || id_is_absent(id))
        return work_hold(work, STREAM_CLIENT, ops_operator(work), false);
    return work_hold(work, kind, id, false);
}

struct err *ops_hold_redriven(struct work *work, const void *request, void *ret_derived)
{
    (void)ret_derived;
    const struct parked_redrive *redrive = request;
    return ops_hold(work, redrive->kind, redrive->stream_id);
}

struct err *ops_hold_decided(struct work *work, const void *request, void *ret_derived)
{
    (void)ret_derived;
    const struct parked_decision *decision = request;
    return ops_hold(work, decision->kind, decision->stream_id);
}

/* The row under its stream's head, which has to be the one that was named. */
static struct err *parked_held(struct work *work, const struct parked_redrive *named,
                               const struct parked_full **ret_row)
{
    const struct parked_key key = {named->topic, named->part, named->position, named->incarnation};
    const struct parked_full *row = NULL;
    TRY(parked_read(work, &key, &row));
    if (row->kind != named->kind || !id_equal(row->stream_id, named->stream_id))
        return err_of(PROBLEM_CONFLICT, "the event is of another stream than was named");
    *ret_row = row;
    return NULL;
}

/* The drain tries it on the ordinary path (C3). */
static struct err *parked_let_go(struct work *work, const struct parked_full *row, const char *why)
{
    const struct parked_free free_row = {row->topic, row->part, row->position, row->incarnation,
                                         why};
    const struct due_set drain = {.due_id = work_new_id(work),
                                  .kind = "drain",
                                  .stream_kind = row->kind,
                                  .stream_id = row->stream_id,
                                  .subject_id = row->stream_id,
                                  .due_at = work->now_ms};
    TRY(work_query(work, &statement_ops_parked_free, &free_row, 1, NULL));
    return work_query(work, &statement_due_sweep, &drain, 1, NULL);
}

static void decided(struct parked_decided *ret_answer, const struct parked_full *row,
                    const char *state)
{
    *ret_answer = (struct parked_decided){row->stream_id, row->kind, row->seq, state};
}

struct err *ops_do_redrive(struct work *work, const struct parked_redrive *request,
                           const struct no_load *loads, struct parked_decided *ret_answer)
{
    (void)loads;
    const struct parked_full *row = NULL;
    TRY(parked_held(work, request, &row));
    if (row->kind == STREAM_NONE)
        return err_of(PROBLEM_CONFLICT,
                      "a record without readable coordinates can only be discarded");
    if (row->reason == PARKED_FORK)
        return err_of(PROBLEM_CONFLICT, "a fork is adopted or discarded, not tried again");
    decided(ret_answer, row, "redriven");
    return parked_let_go(work, row, "an operator let it be tried again");
}

static struct ops_decision decision_of(const struct parked_decision *request,
                                       const struct parked_full *row, enum verdict verdict)
{
    return (struct ops_decision){code_name(&codes_verdict, (int)verdict), row, request->reason,
                                 request->why};
}

static struct verdict_given event_of(const struct ops_decision *decision, struct id stream_id,
                                     const char *source, struct count seq, enum verdict verdict)
{
    return (struct verdict_given){
        stream_id, source, seq, verdict, ops_decision_words(decision),
        ops_decision_reason(decision)};
}

/* C8: the verdict and its ledger row, in the unit that frees the event. */
static struct err *verdict_give(struct work *work, const struct parked_decision *request,
                                const struct parked_full *row, enum verdict verdict)
{
    const struct ops_decision decision = decision_of(request, row, verdict);
    const char *code = code_name(&codes_decision_reason, (int)ops_decision_reason(&decision));
    const struct verdict_row given = {row->source, row->kind, row->stream_id, row->seq, row->hash,
                                      verdict,     code,      work->now_ms};
    const struct verdict_given event = event_of(&decision, row->stream_id, row->source, row->seq,
                                                verdict);
    TRY(work_query(work, &statement_ops_verdict, &given, 1, NULL));
    TRY(ops_decision_keep(work, &decision));
    return work_emit_on(work, &event_verdict_given, row->kind, row->stream_id, &event);
}

static struct parked_redrive named_by(const struct parked_decision *d)
{
    return (struct parked_redrive){d->topic,       d->part, d->position,
                                   d->incarnation, d->kind, d->stream_id};
}

struct err *ops_do_adopt(struct work *work, const struct parked_decision *request,
                         const struct no_load *loads, struct parked_decided *ret_answer)
{
    (void)loads;
    const struct parked_redrive named = named_by(request);
    const struct parked_full *row = NULL;
    TRY(parked_held(work, &named, &row));
    if (row->reason != PARKED_FORK)
        return err_of(PROBLEM_CONFLICT, "only a fork is adopted");
    TRY(verdict_give(work, request, row, VERDICT_ADOPTED));
    decided(ret_answer, row, "adopted");
    return parked_let_go(work, row, "adopted by an operator");
}

/* Without coordinates there is no stream to go on with: the row goes, and the operator's stream
 * says so. */
static struct err *unreadable_discard(struct work *work, const struct parked_decision *request,
                                      const struct parked_full *row)
{
    const struct parked_key key = {row->topic, row->part, row->position, row->incarnation};
    const struct id operator= ops_operator(work);
    const struct ops_decision decision = decision_of(request, row, VERDICT_DISCARDED);
    const struct verdict_given event = event_of(&decision, operator, work->context->service->name,
                                                row->position, VERDICT_DISCARDED);
    TRY(work_query(work, &statement_ops_parked_delete, &key, 1, NULL));
    TRY(ops_decision_keep(work, &decision));
    return work_emit_on(work, &event_verdict_given, STREAM_CLIENT, operator, & event);
}

struct err *ops_do_discard(struct work *work, const struct parked_decision *request,
                           const struct no_load *loads, struct parked_decided *ret_answer)
{
    (void)loads;
    const struct parked_redrive named = named_by(request);
    const struct parked_full *row = NULL;
    TRY(parked_held(work, &named, &row));
    decided(ret_answer, row, "discarded");
    if (row->kind == STREAM_NONE)
        return unreadable_discard(work, request, row);
    if (row->reason == PARKED_HELD || row->reason == PARKED_NOT_YET)
        return err_of(PROBLEM_CONFLICT,
                      "it waits for another event; nothing is wrong with this one");
    TRY(verdict_give(work, request, row, VERDICT_DISCARDED));
    return parked_let_go(work, row, "discarded by an operator");
}

struct err *ops_hold_operator(struct work *work, const void *request, void *ret_derived)
{
    (void)request;
    (void)ret_derived;
    return ops_hold(work, STREAM_NONE, (struct id){{0}});
}

struct err *ops_do_relay_adopt(struct work *work, const struct relay_adopt_ask *request,
                               const struct no_load *loads, struct relay_adopted *ret_answer)
{
    (void)loads;
    struct db_rows rows = {0};
    const struct id operator= ops_operator(work);
    const struct nothing none = {0};
    const struct ops_decision decision = {code_name(&codes_verdict, VERDICT_RELAY_ADOPTED), NULL,
                                          request->reason, request->why};
    TRY(work_query(work, &statement_ops_relay_adopt, &none, 1, &rows));
    if (rows.count == 0)
        return err_of(PROBLEM_CONFLICT, "the relay is not stopped by another history");
    const struct relay_position *at = rows.rows;
    const struct verdict_given event = event_of(&decision, operator, work->context->service->name,
                                                at->hi, VERDICT_RELAY_ADOPTED);
    TRY(ops_decision_keep(work, &decision));
    ret_answer->state = "adopted";
    return work_emit_on(work, &event_verdict_given, STREAM_CLIENT, operator, & event);
}
