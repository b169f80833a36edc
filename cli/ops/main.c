/* SPDX-License-Identifier: Apache-2.0
 *
 * `halfsky status | describe | parked … | due … | relay … | ledger … | stats …`: reads the command
 * line and calls the command. It speaks to the gateway with the role of its token, as any client.
 */
#include "cli/ops/ops.h"

#include <stdio.h>
#include <string.h>

enum { ARENA_MOST = 256 << 20 };

static const char help[] =
    "halfsky status                          how the services stand 服务状态\n"
    "halfsky describe SERVICE                what it declares, as JSON 服务声明\n"
    "halfsky parked list --service S [--reason R]             搁置事件列表\n"
    "halfsky parked show PLACE --service S                    搁置事件详情\n"
    "halfsky parked redrive PLACE --service S                 重新处理\n"
    "halfsky parked adopt PLACE --service S --why TEXT [--reason R]    采信分叉事件\n"
    "halfsky parked discard PLACE --service S --why TEXT [--reason R]  弃置\n"
    "halfsky parked decided --service S                       运维决定列表\n"
    "halfsky due list --service S                            到期处理失败事项\n"
    "halfsky due retry SUBJECT --service S                   重新处理到期事项\n"
    "halfsky relay adopt --service S --why TEXT [--reason R] 采信主题记录并恢复发布\n"
    "halfsky ledger verify [--service S] [--kind K --id ID]   核对账本哈希链\n"
    "halfsky ledger export --service S [--kind K --id ID]     导出账本（每行一条）\n"
    "halfsky stats rebuild --why TEXT [--reason R]            清空统计数据并全部重读\n"
    "halfsky stats figures [--by K] [--region CODE]           统计数 (region, category, track, "
    "month, stage)\n"
    "halfsky stats support [--region CODE]                    接待、告知、帮扶统计\n\n"
    "  halfsky parked list --service triage --reason poison\n"
    "  halfsky parked discard halfsky.intake.v1:3:17:0 --service triage --reason test_data \\\n"
    "      --why 压测遗留\n\n"
    "R of a decision: writer_mended, awaited_lost, backup_restored, release, figures_doubted,\n"
    "test_data, other. It stands on the ledger; TEXT is kept closed for 180 days.\n\n";

static int usage(const char *why)
{
    if (why)
        (void)fprintf(stderr, "%s\n\n", why);
    (void)fprintf(why ? stderr : stdout, "%s%s", help, session_options_help);
    return why ? EXIT_WRONG_USE : EXIT_DONE;
}

/* The group is how the program was called; `verb` NULL: it has one command. */
static const struct command {
    const char *group, *verb;
    bool takes_one; /* word more: the object */
    struct err *(*run)(struct session *session, const struct ops_options *options);
} commands[] = {
    {"status", NULL, false, status_command},
    {"parked", "list", false, parked_list_command},
    {"parked", "show", true, parked_show_command},
    {"parked", "redrive", true, parked_decide_command},
    {"parked", "adopt", true, parked_decide_command},
    {"parked", "discard", true, parked_decide_command},
    {"parked", "decided", false, parked_decided_command},
    {"due", "list", false, due_list_command},
    {"due", "retry", true, due_retry_command},
    {"relay", "adopt", false, relay_adopt_command},
    {"ledger", "verify", false, ledger_verify_command},
    {"ledger", "export", false, ledger_export_command},
    {"stats", "rebuild", false, stats_rebuild_command},
    {"stats", "figures", false, stats_figures_command},
    {"stats", "support", false, stats_support_command},
};

static const struct command *command_find(const char *group, const struct cli_words *words)
{
    for (size_t i = 0; i < sizeof commands / sizeof commands[0]; i++) {
        const struct command *c = &commands[i];
        const int wanted = (c->verb ? 1 : 0) + (c->takes_one ? 1 : 0);
        if (strcmp(group, c->group) == 0 && (int)words->count == wanted &&
            (!c->verb || strcmp(words->words[0], c->verb) == 0))
            return c;
    }
    return NULL;
}

static int describe_run(struct arena *arena, const char *service)
{
    const struct err *err = describe_command(arena, service);
    if (err)
        (void)fprintf(stderr, "%s\n", err->message);
    return err ? EXIT_REFUSED : EXIT_DONE;
}

static int run(struct arena *arena, const struct command *command, const struct ops_options *asked)
{
    bool holds = true;
    struct session session = {.arena = arena};
    struct ops_options options = *asked;
    options.ret_holds = &holds;
    struct err *err = session_open(arena, &options.session, &session);
    if (!err)
        err = command->run(&session, &options);
    const int status = session_end(&session, err);
    return status == EXIT_DONE && !holds ? EXIT_NOT_TRUE : status;
}

int main(int argc, char **argv)
{
    struct ops_options o = {.service = NULL};
    const struct cli_option options[] = {
        SESSION_OPTIONS(o.session), {"--service", &o.service, NULL}, {"--reason", &o.reason, NULL},
        {"--why", &o.why, NULL},    {"--kind", &o.kind, NULL},       {"--id", &o.id, NULL},
        {"--by", &o.by, NULL},      {"--region", &o.region, NULL},   {NULL, NULL, NULL}};
    struct cli_words words;
    const char *slash = strrchr(argv[0], '/');
    const char *group = slash ? slash + 1 : argv[0];
    const struct err *wrong = options_read(argc, argv, options, &words);
    if (wrong)
        return usage(wrong->message);
    if (o.session.help)
        return usage(NULL);
    ARENA_SCOPED arena = arena_new(ARENA_MOST);
    if (strcmp(group, "describe") == 0 && words.count == 1)
        return describe_run(arena, words.words[0]);
    const struct command *command = command_find(group, &words);
    if (!command)
        return usage("no such command 无此子命令");
    o.verb = command->verb;
    o.what = command->takes_one ? words.words[1] : NULL;
    return run(arena, command, &o);
}
