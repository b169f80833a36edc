/* SPDX-License-Identifier: Apache-2.0
 *
 * Ledgers: their hash chains recomputed by their service, page by page, and their rows for keeping
 * elsewhere. A chain that does not hold is an exit code of its own.
 */
#include "cli/ops/ops.h"
#include "cli/shared/print.h"
#include "cli/shared/status.h"

#include <inttypes.h>
#include <stdio.h>

static const char *target_of(struct arena *arena, const struct ops_options *options,
                             const char *service, const char *what, int64_t after)
{
    return arena_printf(arena, "/v1/ops/%s/ledger%s?after=%" PRId64 "%s%s%s%s", service, what,
                        after, options->kind ? "&kind=" : "", options->kind ? options->kind : "",
                        options->id ? "&id=" : "", options->id ? options->id : "");
}

static void broken_print(const char *service, const struct ledger_break *broken)
{
    printf("%s %" PRId64 " %s/%s 第%" PRId64 "条：%s\n", service, broken->id.value,
           code_name(&codes_stream, (int)broken->kind), ID_TEXT(broken->stream_id),
           broken->seq.value, broken->why);
}

static struct err *service_verify(struct session *session, const struct ops_options *options,
                                  const char *service, bool *holds)
{
    int64_t checked = 0, after = 0;
    size_t broken = 0;
    for (bool is_more = true; is_more;) {
        ARENA_SCOPED scratch = arena_new(64 << 20);
        struct ledger_verified page = {.broken = {NULL, 0}};
        const struct session_ask ask = {
            .method = "GET", .target = target_of(scratch, options, service, "/verify", after)};
        TRY(session_read(session, scratch, &ask, &record_ledger_verified, &page));
        for (size_t i = 0; i < page.broken.count; i++)
            broken_print(service, &page.broken.items[i]);
        broken += page.broken.count;
        checked += page.checked.value;
        is_more = page.next.stated && page.next.value > after;
        after = page.next.value;
    }
    *holds = *holds && broken == 0;
    if (options->session.json)
        printf("{\"service\":\"%s\",\"checked\":%" PRId64 ",\"broken\":%zu}\n", service, checked,
               broken);
    else
        printf("%-10s 核对 %" PRId64 " 条，%s checked, %s\n", service, checked,
               broken ? "哈希链不符" : "哈希链完整", broken ? "BROKEN" : "holds");
    return NULL;
}

struct err *ledger_verify_command(struct session *session, const struct ops_options *options)
{
    struct status_all all;
    *options->ret_holds = true;
    if (options->service)
        return service_verify(session, options, options->service, options->ret_holds);
    TRY(status_ask(session, session->arena, &all));
    for (size_t i = 0; i < all.count; i++)
        TRY(service_verify(session, options, all.services[i].service, options->ret_holds));
    return NULL;
}

static struct err *rows_print(const struct ledger_page *page)
{
    for (size_t i = 0; i < page->items.count; i++) {
        const char *json = NULL;
        ARENA_SCOPED scratch = arena_new(16 << 20);
        TRY(session_body(scratch, &record_ledger_entry, &page->items.items[i], &json));
        (void)puts(json);
    }
    return NULL;
}

struct err *ledger_export_command(struct session *session, const struct ops_options *options)
{
    int64_t after = 0;
    if (!options->service)
        return err_of(PROBLEM_INVALID, "--service NAME says whose");
    for (bool is_more = true; is_more;) {
        ARENA_SCOPED scratch = arena_new(64 << 20);
        struct ledger_page page = {.items = {NULL, 0}};
        const struct session_ask ask = {
            .method = "GET", .target = target_of(scratch, options, options->service, "", after)};
        TRY(session_read(session, scratch, &ask, &record_ledger_page, &page));
        TRY(rows_print(&page));
        is_more = page.next.stated && page.next.value > after;
        after = page.next.value;
    }
    return NULL;
}
