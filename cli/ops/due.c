/* SPDX-License-Identifier: Apache-2.0
 *
 * Due actions that failed, tried again; and a service's publishing, begun again after its ledger
 * and its topic had parted.
 */
#include "cli/ops/ops.h"
#include "cli/shared/print.h"

#include <stdio.h>
#include <string.h>

static struct err *failed_ask(struct session *session, const struct ops_options *options,
                              struct session_reply *ret_reply, struct due_failed_answer *ret_failed)
{
    TRY(ops_service_check(options));
    const struct session_ask ask = {
        .method = "GET",
        .target = arena_printf(session->arena, "/v1/ops/%s/due/failed", options->service)};
    TRY(session_take(session, session->arena, &ask, ret_reply));
    return codec_read(session->arena, &record_due_failed_answer, ret_reply->body,
                      CODEC_UNKNOWN_IGNORED, ret_failed);
}

struct err *due_list_command(struct session *session, const struct ops_options *options)
{
    struct print_table table;
    struct session_reply reply;
    struct due_failed_answer failed = {.items = {NULL, 0}};
    TRY(failed_ask(session, options, &reply, &failed));
    if (options->session.json) {
        print_json(reply.body);
        return NULL;
    }
    print_table_init(&table, session->arena, 5);
    PRINT_ROW(&table, "事项 action", "对象 subject", "事件流 stream", "到期 due at", "原因 why");
    for (size_t i = 0; i < failed.items.count; i++) {
        const struct due_failed *row = &failed.items.items[i];
        PRINT_ROW(&table, row->action, arena_text(session->arena, ID_TEXT(row->subject_id)),
                  ops_stream_text(session->arena, row->stream, row->stream_id),
                  arena_text(session->arena, INSTANT_TEXT(row->due_at)), row->why);
    }
    print_table_show(&table);
    return NULL;
}

static const struct due_failed *failed_find(const struct due_failed_answer *failed,
                                            const char *subject)
{
    for (size_t i = 0; i < failed->items.count; i++)
        if (strcmp(ID_TEXT(failed->items.items[i].subject_id), subject) == 0)
            return &failed->items.items[i];
    return NULL;
}

struct err *due_retry_command(struct session *session, const struct ops_options *options)
{
    struct session_reply reply;
    struct due_failed_answer failed = {.items = {NULL, 0}};
    TRY(failed_ask(session, options, &reply, &failed));
    const struct due_failed *row = failed_find(&failed, options->what);
    if (!row)
        return err_of(PROBLEM_NOT_FOUND, "%s: 无此失败事项 nothing about it has failed",
                      options->what);
    const struct due_named named = {row->action, row->stream, row->stream_id, row->subject_id};
    struct session_ask ask = {
        .method = "POST",
        .target = arena_printf(session->arena, "/v1/ops/%s/due/retry", options->service)};
    TRY(session_body(session->arena, &record_due_named, &named, &ask.body));
    TRY(session_take(session, session->arena, &ask, &reply));
    if (options->session.json)
        print_json(reply.body);
    else
        printf("%s %s retried\n", row->action, options->what);
    return NULL;
}

struct err *relay_adopt_command(struct session *session, const struct ops_options *options)
{
    struct session_reply reply;
    struct relay_adopt_ask adopt = {.why = NULL};
    TRY(ops_service_check(options));
    TRY(ops_why_read(session->arena, options, &adopt.why, &adopt.reason));
    struct session_ask ask = {
        .method = "POST",
        .target = arena_printf(session->arena, "/v1/ops/%s/relay/adopt", options->service)};
    TRY(session_body(session->arena, &record_relay_adopt_ask, &adopt, &ask.body));
    TRY(session_take(session, session->arena, &ask, &reply));
    if (options->session.json)
        print_json(reply.body);
    else
        printf("%s adopted\n", options->service);
    return NULL;
}
