/* SPDX-License-Identifier: Apache-2.0
 *
 * Why an operator decides, as the command line has it, and what operators of a service decided
 * before. Their words are shown to operators only and stand on no topic.
 */
#include "cli/ops/ops.h"
#include "cli/shared/print.h"

#include <inttypes.h>
#include <stdio.h>

static const char *reasons(struct arena *arena)
{
    struct text out;
    text_init(&out, arena);
    for (int code = 1; code < (int)codes_decision_reason.count; code++)
        text_add_printf(&out, "%s%s %s", code > 1 ? ", " : "",
                        code_name(&codes_decision_reason, code),
                        code_zh(&codes_decision_reason, code));
    return text_get(&out);
}

struct err *ops_why_read(struct arena *arena, const struct ops_options *options,
                         const char **ret_why, enum decision_reason *ret_reason)
{
    const char *reason = options->reason ? options->reason : "other";
    const int code = code_parse(&codes_decision_reason, reason);
    if (!options->why)
        return err_of(PROBLEM_INVALID, "--why TEXT says why; it is kept closed in the service");
    if (code <= 0)
        return err_of(PROBLEM_INVALID, "--reason is one of: %s", reasons(arena));
    *ret_why = options->why;
    *ret_reason = (enum decision_reason)code;
    return NULL;
}

static void row_add(struct print_table *table, const struct decision_row *row)
{
    struct arena *arena = table->arena;
    PRINT_ROW(table, arena_text(arena, INSTANT_TEXT(row->decided_at)), row->decided,
              row->source ? row->source : "-", ops_stream_text(arena, row->kind, row->stream_id),
              row->seq.stated ? arena_printf(arena, "%" PRId64, row->seq.value) : "-",
              arena_printf(arena, "%s %s", code_zh(&codes_decision_reason, (int)row->reason),
                           code_name(&codes_decision_reason, (int)row->reason)),
              row->why ? row->why : "-");
}

struct err *parked_decided_command(struct session *session, const struct ops_options *options)
{
    struct print_table table;
    struct id after = {{0}};
    TRY(ops_service_check(options));
    print_table_init(&table, session->arena, 7);
    PRINT_ROW(&table, "时间 when", "决定 decided", "来源 source", "事件流 stream", "序号 seq",
              "理由 reason", "说明 why");
    do {
        struct decisions_page page = {.items = {NULL, 0}};
        struct session_reply reply;
        const struct session_ask ask = {
            .method = "GET",
            .target = arena_printf(session->arena, "/v1/ops/%s/decisions%s%s", options->service,
                                   id_is_absent(after) ? "" : "?after=",
                                   id_is_absent(after) ? "" : ID_TEXT(after))};
        TRY(session_take(session, session->arena, &ask, &reply));
        if (options->session.json)
            print_json(reply.body);
        TRY(codec_read(session->arena, &record_decisions_page, reply.body, CODEC_UNKNOWN_IGNORED,
                       &page));
        for (size_t i = 0; i < page.items.count; i++)
            row_add(&table, &page.items.items[i]);
        after = page.next;
    } while (!id_is_absent(after));
    if (!options->session.json)
        print_table_show(&table);
    return NULL;
}
