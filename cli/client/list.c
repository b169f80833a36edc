/* SPDX-License-Identifier: Apache-2.0
 *
 * Which clients there are, and as whom one asks oneself.
 * Pages are asked for until the last; tokens are in none of them.
 */
#include "cli/client/client.h"
#include "cli/shared/print.h"

#include <stdio.h>

enum { PAGES_MOST = 1000 };

static void row_add(struct print_table *table, const struct client_view *view)
{
    const char *zh = code_zh(&codes_role, (int)view->role);
    PRINT_ROW(table, arena_text(table->arena, ID_TEXT(view->client_id)),
              arena_printf(table->arena, "%s %s", zh, code_name(&codes_role, (int)view->role)),
              code_name(&codes_agency, (int)view->agency), view->region,
              code_zh(&codes_client_state, (int)view->state), view->label);
}

static void json_add(struct text *json, struct bytes page)
{
    text_add(json, json->size > 0 ? "," : "[");
    text_add_n(json, (const char *)page.data, page.size);
}

/* For programs each page as the suite gave it, in one array. */
static struct err *page_take(struct session *session, const char *target, struct text *json,
                             struct client_list *ret_page)
{
    const struct session_ask ask = {.method = "GET", .target = target};
    struct session_reply reply;
    TRY(session_take(session, session->arena, &ask, &reply));
    json_add(json, reply.body);
    return codec_read(session->arena, &record_client_list, reply.body, CODEC_UNKNOWN_IGNORED,
                      ret_page);
}

struct err *client_list_command(struct session *session, const struct client_options *options)
{
    struct print_table table;
    struct text json;
    const char *target = "/v1/clients";
    text_init(&json, session->arena);
    print_table_init(&table, session->arena, 6);
    PRINT_ROW(&table, "编号 client", "角色 role", "单位 agency", "区划 region", "状态",
              "用途 label");
    for (int page = 0; target && page < PAGES_MOST; page++) {
        struct client_list list = {.items = {NULL, 0}};
        TRY(page_take(session, target, &json, &list));
        for (size_t i = 0; i < list.items.count; i++)
            row_add(&table, &list.items.items[i]);
        target = id_is_absent(list.next)
                     ? NULL
                     : arena_printf(session->arena, "/v1/clients?after=%s", ID_TEXT(list.next));
    }
    if (options->session.json)
        printf("%s]\n", text_get(&json));
    else
        print_table_show(&table);
    return NULL;
}

struct err *whoami_command(struct session *session, const struct client_options *options)
{
    struct whoami who = {.region = NULL};
    TRY(session_get(session, "/v1/whoami", &record_whoami, &who));
    if (options->session.json) {
        const char *json = NULL;
        TRY(session_body(session->arena, &record_whoami, &who, &json));
        (void)puts(json);
        return NULL;
    }
    printf("接口账户 client   %s\n所属账户 account  %s\n角色 role         %s %s\n",
           ID_TEXT(who.client_id), ID_TEXT(who.account_id), code_zh(&codes_role, (int)who.role),
           code_name(&codes_role, (int)who.role));
    if (who.agency)
        printf("单位 agency       %s %s\n", code_zh(&codes_agency, (int)who.agency),
               code_name(&codes_agency, (int)who.agency));
    printf("区划 region       %s %s\n", who.region, who.region_name ? who.region_name : "");
    return NULL;
}
