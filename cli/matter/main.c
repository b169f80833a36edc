/* SPDX-License-Identifier: Apache-2.0
 *
 * `halfsky matter show | explain` and `halfsky work`: what a clerk, an officer or a worker may see
 * of matters, as triage answers it.
 */
#include "cli/shared/chain.h"
#include "cli/shared/print.h"
#include "cli/shared/session.h"

#include <stdio.h>
#include <string.h>

enum { ARENA_MOST = 64 << 20 };

static const char help[] =
    "halfsky matter show ID      the chain: tracks, owners, next actions, offers 事项全景\n"
    "halfsky matter explain ID   the assessment: rules, facts used, what is missing, why 研判依据\n"
    "halfsky matter list         matters you may see 事项列表\n"
    "halfsky work [--track T]    what you have to do, by when and why 待办\n\n"
    "  halfsky matter show 019f0000-0000-7000-8000-000000000001\n"
    "  halfsky work --track mediation --token-file run/secrets/officer.token\n\n";

struct matter_options {
    struct session_options session;
    const char *track;
};

static struct err *chain_ask(struct session *session, const char *id, bool json,
                             struct chain_view *ret_chain)
{
    struct id parsed;
    struct session_reply reply;
    if (!id_parse(id, &parsed))
        return err_of(PROBLEM_INVALID, "%s is no matter's id", id);
    const struct session_ask ask = {.method = "GET",
                                    .target = arena_printf(session->arena, "/v1/matters/%s", id)};
    TRY(session_take(session, session->arena, &ask, &reply));
    if (json)
        print_json(reply.body);
    return codec_read(session->arena, &record_chain_view, reply.body, CODEC_UNKNOWN_IGNORED,
                      ret_chain);
}

static struct err *show(struct session *session, const char *id, bool json)
{
    struct chain_view chain = {.region = NULL};
    TRY(chain_ask(session, id, json, &chain));
    if (json)
        return NULL;
    chain_print(session->arena, &chain);
    printf("\n%s\n", chain.plain_zh);
    return NULL;
}

static struct err *explain(struct session *session, const char *id, bool json)
{
    struct chain_view chain = {.region = NULL};
    TRY(chain_ask(session, id, json, &chain));
    if (json)
        return NULL;
    printf("%s（%s）\n", chain.category_zh, code_name(&codes_category, (int)chain.category));
    if (chain.summary)
        printf("%s\n", chain.summary);
    if (chain.summary_en)
        printf("%s\n", chain.summary_en);
    chain_print_rules(&chain);
    return NULL;
}

static void list_row(struct print_table *table, const struct chain_item *item)
{
    char day[DATE_TEXT_SIZE];
    struct text tracks;
    text_init(&tracks, table->arena);
    for (int track = 1; track < TRACK_COUNT; track++)
        if (item->open_tracks & CODE_BIT(track))
            text_add_printf(&tracks, "%s%s", tracks.size ? "、" : "", code_zh(&codes_track, track));
    date_format(item->next_by, day);
    PRINT_ROW(table, arena_text(table->arena, ID_TEXT(item->matter_id)),
              arena_text(table->arena, DATE_TEXT(item->on)),
              code_zh(&codes_category, (int)item->category), text_get(&tracks),
              arena_text(table->arena, day), item->overdue_tracks ? "已逾期" : "");
}

static struct err *list(struct session *session, bool json)
{
    struct print_table table;
    const char *target = "/v1/matters";
    print_table_init(&table, session->arena, 6);
    PRINT_ROW(&table, "维权事项 matter", "登记", "速裁类别 category", "办理中环节 tracks",
              "最近期限", "");
    while (target) {
        struct chain_list page = {.items = {NULL, 0}};
        struct session_reply reply;
        const struct session_ask ask = {.method = "GET", .target = target};
        TRY(session_take(session, session->arena, &ask, &reply));
        if (json)
            print_json(reply.body);
        TRY(codec_read(session->arena, &record_chain_list, reply.body, CODEC_UNKNOWN_IGNORED,
                       &page));
        for (size_t i = 0; i < page.items.count; i++)
            list_row(&table, &page.items.items[i]);
        target = id_is_absent(page.next)
                     ? NULL
                     : arena_printf(session->arena, "/v1/matters?after=%s", ID_TEXT(page.next));
    }
    if (!json)
        print_table_show(&table);
    return NULL;
}

static const char *work_due(struct arena *arena, const struct work_item *item)
{
    if (item->due == DUE_STATE_UNKNOWN)
        return item->next_by_unknown ? item->next_by_unknown : "期限未知";
    return arena_printf(arena, "%s%s", DATE_TEXT(item->next_by),
                        item->due == DUE_STATE_OVERDUE ? " 已逾期" : "");
}

static struct err *work_list_show(struct session *session, const struct matter_options *options)
{
    struct work_list work = {.items = {NULL, 0}};
    struct session_reply reply;
    struct print_table table;
    const char *target = options->track
                             ? arena_printf(session->arena, "/v1/work?track=%s", options->track)
                             : "/v1/work";
    const struct session_ask ask = {.method = "GET", .target = target};
    TRY(session_take(session, session->arena, &ask, &reply));
    if (options->session.json) {
        print_json(reply.body);
        return NULL;
    }
    TRY(codec_read(session->arena, &record_work_list, reply.body, CODEC_UNKNOWN_IGNORED, &work));
    print_table_init(&table, session->arena, 5);
    PRINT_ROW(&table, "期限 by", "应办事项 what", "环节", "维权事项 matter", "事由 why");
    for (size_t i = 0; i < work.items.count; i++) {
        const struct work_item *item = &work.items.items[i];
        PRINT_ROW(&table, work_due(session->arena, item),
                  code_zh(&codes_action, (int)item->next_action),
                  code_zh(&codes_track, (int)item->track),
                  arena_text(session->arena, ID_TEXT(item->matter_id)), item->why_zh);
    }
    print_table_show(&table);
    if (work.more == ANSWER_YES)
        printf("（还有更多 there is more）\n");
    return NULL;
}

static int usage(const char *why)
{
    if (why)
        (void)fprintf(stderr, "%s\n\n", why);
    (void)fprintf(why ? stderr : stdout, "%s%s", help, session_options_help);
    return why ? EXIT_WRONG_USE : EXIT_DONE;
}

static struct err *command_run(struct session *session, const struct cli_words *words,
                               const struct matter_options *options, bool is_work)
{
    const bool json = options->session.json;
    if (is_work)
        return work_list_show(session, options);
    if (strcmp(words->words[0], "list") == 0)
        return list(session, json);
    return strcmp(words->words[0], "show") == 0 ? show(session, words->words[1], json)
                                                : explain(session, words->words[1], json);
}

static bool is_command(const struct cli_words *words, bool is_work)
{
    if (is_work)
        return words->count == 0;
    if (words->count == 1)
        return strcmp(words->words[0], "list") == 0;
    return words->count == 2 &&
           (strcmp(words->words[0], "show") == 0 || strcmp(words->words[0], "explain") == 0);
}

int main(int argc, char **argv)
{
    struct matter_options o = {.track = NULL};
    const struct cli_option options[] = {
        SESSION_OPTIONS(o.session), {"--track", &o.track, NULL}, {NULL, NULL, NULL}};
    struct cli_words words;
    const size_t size = strlen(argv[0]);
    const bool is_work = size >= 4 && strcmp(argv[0] + size - 4, "work") == 0;
    const struct err *wrong = options_read(argc, argv, options, &words);
    if (wrong)
        return usage(wrong->message);
    if (o.session.help)
        return usage(NULL);
    if (!is_command(&words, is_work) || (o.track && !code_parse(&codes_track, o.track)))
        return usage("no such command 无此子命令");
    ARENA_SCOPED arena = arena_new(ARENA_MOST);
    struct session session = {.arena = arena};
    struct err *err = session_open(arena, &o.session, &session);
    if (!err)
        err = command_run(&session, &words, &o, is_work);
    return session_end(&session, err);
}
