/* SPDX-License-Identifier: Apache-2.0
 *
 * halfsky, the command line of clerks and operators: finds the program of a group of commands
 * beside itself and becomes it. It does nothing else, so that each group links only what it needs.
 */
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum { EXIT_WRONG_USE = 2, EXIT_NO_PROGRAM = 1 };

struct command {
    const char *name, *program, *help;
};
static const struct command commands[] = {
    {"play", "halfsky-cli-play", "carry sample matters through the suite 按样例办理事项"},
    {"matter", "halfsky-cli-matter", "show | explain: one matter 查看维权事项"},
    {"work", "halfsky-cli-matter", "what you have to do, by when and why 待办"},
    {"status", "halfsky-cli-ops", "how the services stand 服务状态"},
    {"describe", "halfsky-cli-ops", "what the services declare 服务声明"},
    {"parked", "halfsky-cli-ops", "list | show | redrive | adopt | discard | decided 搁置事件"},
    {"due", "halfsky-cli-ops", "list | retry: due actions that failed 到期处理失败事项"},
    {"relay", "halfsky-cli-ops", "adopt: publish again 恢复发布"},
    {"ledger", "halfsky-cli-ops", "verify | export 账本"},
    {"stats", "halfsky-cli-ops", "rebuild | figures | support 统计数据"},
    {"client", "halfsky-cli-client", "add | list | revoke | rotate 接口账户"},
    {"whoami", "halfsky-cli-client", "as whom you ask 当前身份"},
    {"law", "halfsky-law", "the law without any service 法律计算"},
};
enum { COMMAND_COUNT = sizeof commands / sizeof commands[0] };

static int usage(FILE *stream, int status)
{
    (void)fprintf(stream, "halfsky COMMAND … (each takes --help)\n\n");
    for (size_t i = 0; i < COMMAND_COUNT; i++)
        (void)fprintf(stream, "  %-10s %s\n", commands[i].name, commands[i].help);
    return status;
}

static int command_become(const struct command *command, char **argv)
{
    char own[PATH_MAX], path[PATH_MAX * 2];
    const ssize_t size = readlink("/proc/self/exe", own, sizeof own - 1);
    if (size <= 0)
        return EXIT_NO_PROGRAM;
    own[size] = '\0';
    *strrchr(own, '/') = '\0';
    (void)snprintf(path, sizeof path, "%s/%s", own, command->program);
    execv(path, argv);
    perror(path);
    return EXIT_NO_PROGRAM;
}

int main(int argc, char **argv)
{
    if (argc < 2)
        return usage(stderr, EXIT_WRONG_USE);
    if (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "help") == 0)
        return usage(stdout, 0);
    for (size_t i = 0; i < COMMAND_COUNT; i++)
        if (strcmp(argv[1], commands[i].name) == 0)
            return command_become(&commands[i], argv + 1);
    (void)fprintf(stderr, "%s is no command\n\n", argv[1]);
    return usage(stderr, EXIT_WRONG_USE);
}
