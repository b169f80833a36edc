/* SPDX-License-Identifier: Apache-2.0
 *
 * From the command line to the exit status: what is asked for, configuration, log, and the one
 * thing to do. Exit codes: 0 done, 1 it could not be done (one sentence on stderr), 2 wrong use.
 */
#include "adapters/codec.h"
#include "adapters/seal.h"
#include "base/log.h"
#include "runtime/boot.h"
#include "runtime/describe_contracts.h"
#include "runtime/fsm.h"
#include "runtime/health.h"
#include "runtime/migrate.h"
#include "runtime/ops.h"
#include "runtime/runtime_sql.h"
#include "runtime/settings.h"

#include <malloc.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>

enum { SETTINGS_MOST = 128, ARENA_MOST = 64 << 20, EXIT_WRONG_USE = 2, MALLOC_ARENAS = 2 };

enum mode {
    MODE_RUN,
    MODE_HELP,
    MODE_VERSION,
    MODE_DESCRIBE,
    MODE_STATES,
    MODE_MIGRATE,
    MODE_CHECK_SQL
};

struct arguments {
    enum mode mode;
    const char *file;
    struct conf_setting settings[SETTINGS_MOST];
    size_t setting_count;
};

struct mode_name {
    const char *argument;
    enum mode mode;
};
static const struct mode_name mode_names[] = {
    {"--help", MODE_HELP},       {"--version", MODE_VERSION},     {"--describe", MODE_DESCRIBE},
    {"--migrate", MODE_MIGRATE}, {"--check-sql", MODE_CHECK_SQL}, {"--states", MODE_STATES},
};

static bool mode_read(const char *argument, struct arguments *arguments)
{
    for (size_t i = 0; i < sizeof mode_names / sizeof mode_names[0]; i++)
        if (strcmp(argument, mode_names[i].argument) == 0) {
            arguments->mode = mode_names[i].mode;
            return true;
        }
    return false;
}

static bool setting_read(char *text, struct arguments *arguments)
{
    char *equals = strchr(text, '=');
    if (!equals || arguments->setting_count == SETTINGS_MOST)
        return false;
    *equals = '\0';
    arguments->settings[arguments->setting_count++] = (struct conf_setting){text, equals + 1};
    return true;
}

static bool arguments_read(int argc, char **argv, struct arguments *arguments)
{
    for (int i = 1; i < argc; i++) {
        const bool takes_value = i + 1 < argc;
        if (mode_read(argv[i], arguments))
            continue;
        if (takes_value && strcmp(argv[i], "--config") == 0)
            arguments->file = argv[++i];
        else if (!takes_value || strcmp(argv[i], "--set") != 0 ||
                 !setting_read(argv[++i], arguments))
            return false;
    }
    return true;
}

static void help_print(const struct service *service)
{
    struct conf_group groups[SETTINGS_GROUPS];
    settings_groups(service, groups);
    printf(
        "halfsky-%s: %s\n\n"
        "halfsky-%s [--config FILE] [--set KEY=VALUE]...   runs the service 运行服务\n"
        "  --migrate     brings the schema up to date and ends 升级数据库结构\n"
        "  --check-sql   prepares every statement under the service's role and ends 检查全部语句\n"
        "  --describe    prints what the service declares, as JSON 输出服务声明\n"
        "  --states      prints its life cycles for docs/states.md 输出状态表\n"
        "  --version     prints the version 输出版本\n\n"
        "Exit codes: 0 done, 1 it could not be done, 2 wrong use\n\nKeys of the configuration "
        "配置项:\n",
        service->name, service->summary, service->name);
    conf_print(groups, SETTINGS_GROUPS);
}

static struct err *describe(struct arena *arena, const struct service *service)
{
    struct text out;
    const char *pretty = NULL;
    text_init(&out, arena);
    TRY(boot_check(service));
    const struct route_table *const tables[] = {service->routes ? service->routes
                                                                : &ops_route_table,
                                                service->routes ? &ops_route_table : NULL, NULL};
    describe_service(service, tables, &out);
    TRY(codec_pretty(arena, (struct bytes){(const uint8_t *)out.data, out.size}, &pretty));
    (void)puts(pretty);
    return NULL;
}

static struct err *states(struct arena *arena, const struct service *service)
{
    struct text out;
    text_init(&out, arena);
    TRY(boot_check(service));
    for (size_t i = 0; service->states && service->states[i]; i++)
        fsm_print(service->states[i], &out);
    (void)fputs(text_get(&out), stdout);
    return NULL;
}

static struct err *migrate(const struct service *service, const struct conf *conf)
{
    static const struct migration_list none = {NULL, 0};
    struct db_options options;
    struct migrate_result result = {0, 0};
    TRY(settings_migrate(service, conf, &options));
    TRY(migrate_run(&options, service->name, &migrations_runtime,
                    service->migrations ? service->migrations : &none, &result));
    printf("%s: %zu migrations applied, %zu were there\n", service->name, result.applied,
           result.present);
    return NULL;
}

static struct err *check_sql(struct arena *arena, const struct service *service,
                             const struct conf *conf)
{
    const struct db_options options = settings_db(service, conf);
    const struct statement *const *statements = boot_statements(arena, service);
    struct store *store = NULL;
    size_t texts = 0, count = 0;
    const struct sql_texts *all = boot_texts(arena, service, &texts);
    TRY(boot_check(service));
    TRY(store_db_open(&options, statements, all, texts, &store));
    store_close(store);
    while (statements[count])
        count++;
    printf("%s: %zu statements prepared under its own role\n", service->name, count);
    return NULL;
}

/* Nobody reads a process's memory: no core file, no ptrace by the same user. */
static void memory_close(void)
{
    const struct rlimit none = {0, 0};
    (void)setrlimit(RLIMIT_CORE, &none);
#ifdef HALFSKY_RELEASE
    (void)prctl(PR_SET_DUMPABLE, 0);
#endif
    (void)mallopt(M_ARENA_MAX, MALLOC_ARENAS);
}

/* A connection is a descriptor: the usual soft limit of 1024 is below http.connections, and a
 * server that cannot accept stands still. What the operator set as the hard limit holds. */
static void descriptors_allow(void)
{
    struct rlimit limit;
    if (getrlimit(RLIMIT_NOFILE, &limit) != 0)
        return;
    limit.rlim_cur = limit.rlim_max;
    (void)setrlimit(RLIMIT_NOFILE, &limit);
}

static enum log_level log_level_of(const char *text)
{
    static const char *const names[] = {"debug", "info", "warning", "error"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        if (strcmp(text, names[i]) == 0)
            return (enum log_level)i;
    return LOG_INFO;
}

static struct err *run(struct arena *arena, const struct service *service, const struct conf *conf)
{
    struct process *process = NULL;
    TRY(seal_start());
    (void)signal(SIGPIPE, SIG_IGN); /* a peer that is gone is an error of the write */
    TRY(boot_process(arena, service, conf, &process));
    return boot_run(arena, process);
}

static struct err *carry_out(struct arena *arena, const struct service *service,
                             const struct arguments *arguments)
{
    struct conf_group groups[SETTINGS_GROUPS];
    struct conf *conf = NULL;
    if (arguments->mode == MODE_DESCRIBE)
        return describe(arena, service);
    if (arguments->mode == MODE_STATES)
        return states(arena, service);
    settings_groups(service, groups);
    const struct conf_input input = {.groups = groups,
                                     .group_count = SETTINGS_GROUPS,
                                     .file = arguments->file,
                                     .settings = arguments->settings,
                                     .setting_count = arguments->setting_count};
    TRY(conf_load(arena, &input, &conf));
    log_open(service->name, log_level_of(conf_text(conf, "log.level")));
    if (arguments->mode == MODE_MIGRATE)
        return migrate(service, conf);
    return arguments->mode == MODE_CHECK_SQL ? check_sql(arena, service, conf)
                                             : run(arena, service, conf);
}

int service_run(const struct service *service, int argc, char **argv)
{
    struct arguments arguments = {.mode = MODE_RUN};
    if (!arguments_read(argc, argv, &arguments)) {
        (void)fprintf(stderr, "halfsky-%s: wrong use; --help says how\n", service->name);
        return EXIT_WRONG_USE;
    }
    if (arguments.mode == MODE_HELP)
        help_print(service);
    if (arguments.mode == MODE_VERSION)
        printf("halfsky-%s %s\n", service->name, health_version());
    if (arguments.mode == MODE_HELP || arguments.mode == MODE_VERSION)
        return 0;
    memory_close();
    descriptors_allow();
    log_open(service->name, LOG_INFO);
    ARENA_SCOPED arena = arena_new(ARENA_MOST);
    const struct err *err = carry_out(arena, service, &arguments);
    if (err)
        (void)fprintf(stderr, "halfsky-%s: %s\n", service->name, err->message);
    return err ? 1 : 0;
}
