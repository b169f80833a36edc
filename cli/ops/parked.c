/* SPDX-License-Identifier: Apache-2.0
 *
 * Events that wait: listed, shown, tried again, taken or passed over. A decision names the row and
 * the stream that was read with it, so that another event under that row is a conflict.
 */
#include "cli/ops/ops.h"
#include "cli/shared/print.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

/* --- names of rows */

static const char *place_text(struct arena *arena, const struct parked_row *row)
{
    return arena_printf(arena, "%s:%" PRId64 ":%" PRId64 ":%" PRId64, row->topic, row->part.value,
                        row->position.value, row->incarnation.value);
}

const char *ops_stream_text(struct arena *arena, enum stream kind, struct id id)
{
    return kind ? arena_printf(arena, "%s/%s", code_name(&codes_stream, (int)kind), ID_TEXT(id))
                : "-";
}

static struct err *place_read(struct arena *arena, const char *place, struct parked_key *ret_key)
{
    int64_t numbers[3];
    char *rest = arena_text(arena, place);
    *ret_key = (struct parked_key){.topic = strsep(&rest, ":")};
    for (size_t i = 0; i < 3; i++) {
        const char *part = strsep(&rest, ":");
        if (!part || !text_to_int64(part, &numbers[i]))
            return err_of(PROBLEM_INVALID,
                          "%s: topic:partition:offset:incarnation, as parked list "
                          "prints it",
                          place);
    }
    ret_key->part = count_of(numbers[0]);
    ret_key->position = count_of(numbers[1]);
    ret_key->incarnation = count_of(numbers[2]);
    return rest ? err_of(PROBLEM_INVALID, "%s has too many parts", place) : NULL;
}

struct err *ops_service_check(const struct ops_options *options)
{
    if (options->service)
        return NULL;
    return err_of(PROBLEM_INVALID, "--service NAME says whose");
}

/* --- list */

static const char *next_target(struct arena *arena, const struct ops_options *options,
                               const char *after)
{
    return arena_printf(
        arena, "/v1/ops/%s/parked%s%s%s%s", options->service, after || options->reason ? "?" : "",
        after ? arena_printf(arena, "after=%s", after) : "", after && options->reason ? "&" : "",
        options->reason ? arena_printf(arena, "reason=%s", options->reason) : "");
}

static void row_add(struct print_table *table, const struct parked_row *row)
{
    struct arena *arena = table->arena;
    PRINT_ROW(table, place_text(arena, row),
              arena_printf(arena, "%s %s", code_zh(&codes_parked_reason, (int)row->reason),
                           code_name(&codes_parked_reason, (int)row->reason)),
              row->type, ops_stream_text(arena, row->kind, row->stream_id),
              arena_text(arena, INSTANT_TEXT(row->parked_at)), row->why);
}

struct err *parked_list_command(struct session *session, const struct ops_options *options)
{
    struct print_table table;
    TRY(ops_service_check(options));
    print_table_init(&table, session->arena, 6);
    PRINT_ROW(&table, "位置 place", "原因 reason", "类型 type", "事件流 stream", "自 since",
              "说明 why");
    for (const char *target = next_target(session->arena, options, NULL); target;) {
        struct parked_page page = {.items = {NULL, 0}};
        struct session_reply reply;
        const struct session_ask ask = {.method = "GET", .target = target};
        TRY(session_take(session, session->arena, &ask, &reply));
        if (options->session.json)
            print_json(reply.body);
        TRY(codec_read(session->arena, &record_parked_page, reply.body, CODEC_UNKNOWN_IGNORED,
                       &page));
        for (size_t i = 0; i < page.items.count; i++)
            row_add(&table, &page.items.items[i]);
        target = page.next ? next_target(session->arena, options, page.next) : NULL;
    }
    if (!options->session.json)
        print_table_show(&table);
    return NULL;
}

/* --- one row */

static struct err *row_ask(struct session *session, const struct ops_options *options,
                           struct session_reply *ret_reply, struct parked_full *ret_row)
{
    struct parked_key key;
    TRY(ops_service_check(options));
    TRY(place_read(session->arena, options->what, &key));
    const struct session_ask ask = {
        .method = "GET",
        .target =
            arena_printf(session->arena, "/v1/ops/%s/parked/%s/%" PRId64 "/%" PRId64 "/%" PRId64,
                         options->service, key.topic, key.part.value, key.position.value,
                         key.incarnation.value)};
    TRY(session_take(session, session->arena, &ask, ret_reply));
    return codec_read(session->arena, &record_parked_full, ret_reply->body, CODEC_UNKNOWN_IGNORED,
                      ret_row);
}

struct err *parked_show_command(struct session *session, const struct ops_options *options)
{
    struct parked_full row = {.topic = NULL};
    struct session_reply reply;
    TRY(row_ask(session, options, &reply, &row));
    if (options->session.json) {
        print_json(reply.body);
        return NULL;
    }
    printf("位置 place      %s\n原因 reason     %s %s\n说明 why        %s\n", options->what,
           code_zh(&codes_parked_reason, (int)row.reason),
           code_name(&codes_parked_reason, (int)row.reason), row.why);
    printf("类型 type       %s\n事件流 stream   %s 第%" PRId64 "条\n", row.type ? row.type : "-",
           ops_stream_text(session->arena, row.kind, row.stream_id), row.seq.value);
    printf("等待 waits for  %s\n自 since        %s\n内容 body       %.*s\n",
           ops_stream_text(session->arena, row.waits_kind,
           row.waits_id),
           INSTANT_TEXT(row.parked_at), (int)row.body.size, (const char *)row.body.data);
    return NULL;
}

/* --- decisions */

static struct err *decision_body(struct session *session, const struct parked_full *row,
                                 const struct parked_decision *why, const char **ret_body)
{
    const struct parked_redrive redrive = {.topic = row->topic,
                                           .part = row->part,
                                           .position = row->position,
                                           .incarnation = row->incarnation,
                                           .kind = row->kind,
                                           .stream_id = row->stream_id};
    const struct parked_decision decision = {.topic = row->topic,
                                             .part = row->part,
                                             .position = row->position,
                                             .incarnation = row->incarnation,
                                             .kind = row->kind,
                                             .stream_id = row->stream_id,
                                             .why = why->why,
                                             .reason = why->reason};
    if (!why->why)
        return session_body(session->arena, &record_parked_redrive, &redrive, ret_body);
    return session_body(session->arena, &record_parked_decision, &decision, ret_body);
}

struct err *parked_decide_command(struct session *session, const struct ops_options *options)
{
    struct parked_full row = {.topic = NULL};
    struct parked_decided decided = {.state = NULL};
    struct parked_decision why = {.why = NULL};
    struct session_reply reply;
    struct session_ask ask = {.method = "POST"};
    if (strcmp(options->verb, "redrive") != 0)
        TRY(ops_why_read(session->arena, options, &why.why, &why.reason));
    TRY(row_ask(session, options, &reply, &row));
    ask.target = arena_printf(session->arena, "/v1/ops/%s/parked/%s", options->service,
                              options->verb);
    TRY(decision_body(session, &row, &why, &ask.body));
    TRY(session_take(session, session->arena, &ask, &reply));
    if (options->session.json) {
        print_json(reply.body);
        return NULL;
    }
    TRY(codec_read(session->arena, &record_parked_decided, reply.body, CODEC_UNKNOWN_IGNORED,
                   &decided));
    printf("%s %s\n", options->what, decided.state);
    return NULL;
}
