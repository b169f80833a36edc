/* SPDX-License-Identifier: Apache-2.0
 *
 * `halfsky status` and `halfsky describe`: the services in one table, and what each declares.
 * A service that does not answer is a row that says so.
 */
#include "cli/shared/status.h"
#include "cli/ops/ops.h"
#include "cli/shared/print.h"

#include <inttypes.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static const char *number(struct arena *arena, struct count count)
{
    return count.stated ? arena_printf(arena, "%" PRId64, count.value) : "-";
}

static const char *word_of(const struct ops_status *status)
{
    if (status->relay_forked)
        return "停发：主题与账本不符 forked";
    if (status->stuck.value > 0 || status->due_parked.value > 0)
        return "有待人工处理 needs an operator";
    if (status->broker_reached.value == 0)
        return "消息代理不可达 broker not reached";
    return status->parked.value > 0 ? "有事件等待 events wait" : "正常 fine";
}

static void status_row(struct print_table *table, const struct status_one *one)
{
    struct arena *arena = table->arena;
    const struct ops_status *status = &one->status;
    if (one->why_not) {
        PRINT_ROW(table, one->service, "-", "-", "-", "-", "-", "-",
                  arena_printf(arena, "无应答 no answer: %s", one->why_not));
        return;
    }
    PRINT_ROW(table, one->service, number(arena, status->ledger_last),
              number(arena, status->relay_hi), number(arena, status->parked),
              number(arena, status->stuck), number(arena, status->due_waiting),
              number(arena, status->catching_up), word_of(status));
}

static void status_json(const struct status_all *all)
{
    (void)fputs("[", stdout);
    for (size_t i = 0; i < all->count; i++) {
        (void)fputs(i ? "," : "", stdout);
        (void)fwrite(all->services[i].body.data, 1, all->services[i].body.size, stdout);
    }
    (void)puts("]");
}

struct err *status_command(struct session *session, const struct ops_options *options)
{
    struct print_table table;
    struct status_all all;
    TRY(status_ask(session, session->arena, &all));
    if (options->session.json) {
        status_json(&all);
        return NULL;
    }
    print_table_init(&table, session->arena, 8);
    PRINT_ROW(&table, "服务 service", "账本 ledger", "已发布 published", "搁置 parked",
              "待处理 stuck", "到期 due", "追赶 behind", "状态 state");
    for (size_t i = 0; i < all.count; i++)
        status_row(&table, &all.services[i]);
    print_table_show(&table);
    return NULL;
}

static const char *program_path(struct arena *arena, const char *service)
{
    char own[PATH_MAX];
    const ssize_t size = readlink("/proc/self/exe", own, sizeof own - 1);
    if (size <= 0)
        return NULL;
    own[size] = '\0';
    *strrchr(own, '/') = '\0';
    return arena_printf(arena, "%s/halfsky-%s", own, service);
}

struct err *describe_command(struct arena *arena, const char *service)
{
    int status = 0;
    const char *path = program_path(arena, service);
    if (!path || strchr(service, '/') || access(path, X_OK) != 0)
        return err_of(PROBLEM_INVALID, "无此服务程序 no program of the service %s beside this one",
                      service);
    const pid_t process = fork();
    if (process == 0) {
        execl(path, path, "--describe", (char *)NULL);
        _exit(EXIT_REFUSED);
    }
    if (process < 0 || waitpid(process, &status, 0) != process || status != 0)
        return err_of(PROBLEM_INVALID, "%s --describe did not end well", path);
    return NULL;
}
