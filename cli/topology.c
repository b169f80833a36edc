/* SPDX-License-Identifier: Apache-2.0
 *
 * halfsky-topology: makes the topics and ACLs of the declared services on the broker and reads them
 * back. The services' tables are linked in. Running it again changes nothing. Exit codes: 0 done
 * and seen, 1 the broker refused or differs, 2 wrong use. It must never remove a topic or an ACL.
 */
#include "runtime/topology.h"
#include "base/conf.h"
#include "base/log.h"
#include "cli/service_tables.h"

#include <stdio.h>
#include <string.h>

static const struct conf_key keys[] = {
    {.name = "kafka.brokers",
     .type = CONF_TEXT,
     .unit = "",
     .meaning = "Brokers, host:port, with commas"},
    {.name = "kafka.ca",
     .type = CONF_PATH,
     .unit = "",
     .meaning = "Certificate of the authority (PEM)"},
    {.name = "kafka.certificate",
     .type = CONF_PATH,
     .unit = "",
     .meaning = "Certificate of a principal that may create topics and grants (PEM)"},
    {.name = "kafka.key", .type = CONF_SECRET_PATH, .unit = "", .meaning = "Its key (PEM)"},
    {.name = "topology.replication",
     .type = CONF_NUMBER,
     .fallback = "3",
     .least = 1,
     .most = 9,
     .unit = "",
     .meaning = "Copies of each partition; 1 on a single node"},
    {.name = "topology.least_in_sync",
     .type = CONF_NUMBER,
     .fallback = "2",
     .least = 1,
     .most = 9,
     .unit = "",
     .meaning = "Copies that must have a record before it counts; 1 on a single node"},
    {.name = "topology.partners",
     .type = CONF_TEXT,
     .fallback = "",
     .unit = "",
     .meaning = "Who else reads, `name: service service; name: *`; the name is the certificate's"},
};
static const struct conf_group groups[] = {{keys, sizeof keys / sizeof *keys}};

enum { MOST_SETTINGS = 16, EXIT_WRONG_USE = 2 };
struct arguments {
    const char *file;
    struct conf_setting settings[MOST_SETTINGS];
    size_t setting_count;
    bool help, print, verify_only;
};

static void say(void *context, const char *line)
{
    (void)context;
    puts(line);
    fflush(stdout); /* progress is seen as it is made */
}
static const struct topology_report report = {say, NULL};

static void help_print(void)
{
    puts("halfsky-topology [--config FILE] [--set KEY=VALUE]… [--print | --verify]\n"
         "Makes the topics and ACLs of the declared services on the broker and reads them back.\n"
         "按声明的服务拓扑建立主题和访问控制，并逐项核对；重复执行不改变任何内容。\n\n"
         "  --print    what is declared, without a broker; partners where a --config names them\n"
         "  --verify   read back only, make nothing\n\n"
         "Example: halfsky-topology --config run/topology.conf --set topology.replication=1\n"
         "Exit codes: 0 done and seen, 1 refused or different, 2 wrong use\n");
    conf_print(groups, 1);
}

static bool setting_split(char *text, struct arguments *arguments)
{
    char *equals = strchr(text, '=');
    if (!equals || arguments->setting_count == MOST_SETTINGS)
        return false;
    *equals = '\0';
    arguments->settings[arguments->setting_count++] = (struct conf_setting){text, equals + 1};
    return true;
}

static bool flag_read(const char *text, struct arguments *arguments)
{
    arguments->help |= strcmp(text, "--help") == 0;
    arguments->print |= strcmp(text, "--print") == 0;
    arguments->verify_only |= strcmp(text, "--verify") == 0;
    return strcmp(text, "--help") == 0 || strcmp(text, "--print") == 0 ||
           strcmp(text, "--verify") == 0;
}

static bool arguments_read(int argc, char **argv, struct arguments *arguments)
{
    for (int i = 1; i < argc; i++) {
        const bool takes_value = i + 1 < argc;
        if (flag_read(argv[i], arguments))
            continue;
        if (takes_value && strcmp(argv[i], "--config") == 0)
            arguments->file = argv[++i];
        else if (!takes_value || strcmp(argv[i], "--set") != 0 ||
                 !setting_split(argv[++i], arguments))
            return false;
    }
    return true;
}

static struct err *topology_carry_out(const struct topology *declared, const struct conf *conf,
                                      struct bus_admin *admin, bool verify_only)
{
    const struct topology_copies copies = {
        .replication = (int)conf_number(conf, "topology.replication"),
        .least_in_sync = (int)conf_number(conf, "topology.least_in_sync"),
    };
    if (copies.least_in_sync > copies.replication)
        return err_of(PROBLEM_INVALID, "topology.least_in_sync is above topology.replication");
    if (!verify_only)
        TRY(topology_apply(declared, admin, &copies, &report));
    return topology_verify(declared, admin, &report);
}

static struct err *topology_run(struct arena *arena, const struct arguments *arguments)
{
    struct conf *conf;
    struct bus_admin *admin;
    struct topology declared;
    const struct service *services[SERVICE_TABLES_COUNT];
    service_tables(services);
    TRY(topology_of_services(services, SERVICE_TABLES_COUNT, arena, &declared));
    const struct conf_input input = {.groups = groups,
                                     .group_count = 1,
                                     .file = arguments->file,
                                     .settings = arguments->settings,
                                     .setting_count = arguments->setting_count};
    if (arguments->print && !input.file)
        return topology_print(&declared, &report);
    TRY(conf_load(arena, &input, &conf));
    TRY(topology_partners(conf_text(conf, "topology.partners"), arena, &declared));
    if (arguments->print)
        return topology_print(&declared, &report);
    const struct bus_options options = {
        .brokers = conf_text(conf, "kafka.brokers"),
        .ca_file = conf_text(conf, "kafka.ca"),
        .certificate_file = conf_text(conf, "kafka.certificate"),
        .key_file = conf_text(conf, "kafka.key"),
        .client_id = "halfsky-topology",
    };
    TRY(bus_admin_open(&options, &admin));
    struct err *err = topology_carry_out(&declared, conf, admin, arguments->verify_only);
    bus_admin_close(admin);
    return err;
}

int main(int argc, char **argv)
{
    struct arguments arguments = {.file = NULL};
    if (!arguments_read(argc, argv, &arguments)) {
        fputs("halfsky-topology: wrong use; --help says how\n", stderr);
        return EXIT_WRONG_USE;
    }
    if (arguments.help) {
        help_print();
        return 0;
    }
    log_open("halfsky-topology", LOG_WARNING);
    ARENA_SCOPED arena = arena_new(1 << 20);
    const struct err *err = topology_run(arena, &arguments);
    if (err)
        fprintf(stderr, "halfsky-topology: %s\n", err->message);
    return err ? 1 : 0;
}
