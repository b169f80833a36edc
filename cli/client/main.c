/* SPDX-License-Identifier: Apache-2.0
 *
 * `halfsky client …` and `halfsky whoami`: reads the command line and calls the command.
 * It decides nothing about clients; the gateway does.
 */
#include "adapters/seal.h"
#include "cli/client/client.h"

#include <stdio.h>
#include <string.h>

enum { ARENA_MOST = 64 << 20 };

static const char help[] =
    "halfsky client add --role ROLE --region CODE --label TEXT --token-out FILE\n"
    "                   [--agency AGENCY] [--account ID]      新增接口账户\n"
    "halfsky client add --first --role ops --region 37 --label TEXT --token-out FILE\n"
    "                   --db-port N --db-password-file FILE [--db-host H --db-name N --db-user U]\n"
    "                   the first operator, straight into the gateway's schema 首个运维账户\n"
    "halfsky client list                                      接口账户列表\n"
    "halfsky client revoke ID                                 停用\n"
    "halfsky client rotate ID --token-out FILE [--overlap S]  更换令牌\n"
    "halfsky whoami                                           当前身份\n\n"
    "  halfsky client add --role clerk --agency labour --region 370103 --label 市中区窗口 \\\n"
    "                     --token-out run/secrets/clerk.token\n\n";

static struct err *command_run(struct session *session, const struct cli_words *words,
                               const struct client_options *options, bool *ret_is_known)
{
    const char *command = words->words[0];
    *ret_is_known = true;
    if (words->count == 1 && strcmp(command, "add") == 0)
        return client_add_command(session, options);
    if (words->count == 1 && strcmp(command, "list") == 0)
        return client_list_command(session, options);
    if (words->count == 2 && strcmp(command, "revoke") == 0)
        return client_revoke_command(session, words->words[1], options);
    if (words->count == 2 && strcmp(command, "rotate") == 0)
        return client_rotate_command(session, words->words[1], options);
    *ret_is_known = false;
    return NULL;
}

static int usage(const char *why)
{
    if (why)
        (void)fprintf(stderr, "%s\n\n", why);
    (void)fprintf(why ? stderr : stdout, "%s%s", help, session_options_help);
    return why ? EXIT_WRONG_USE : EXIT_DONE;
}

static int first_run(struct arena *arena, const struct client_options *options)
{
    struct err *err = seal_start();
    if (!err)
        err = client_first(arena, options);
    if (err)
        (void)fprintf(stderr, "%s\n", err->message);
    else
        printf("首个运维账户已新增，令牌在 The first operator was added, its token is in: %s\n",
               options->token_out);
    return err ? EXIT_REFUSED : EXIT_DONE;
}

static int words_run(struct arena *arena, bool is_whoami, const struct cli_words *words,
                     const struct client_options *options)
{
    struct session session = {.arena = arena};
    bool is_known = true;
    if (options->is_first && words->count == 1 && strcmp(words->words[0], "add") == 0)
        return first_run(arena, options);
    if (!is_whoami && words->count == 0)
        return usage("which command? 缺少子命令");
    struct err *err = session_open(arena, &options->session, &session);
    if (!err)
        err = is_whoami ? whoami_command(&session, options)
                        : command_run(&session, words, options, &is_known);
    const int status = session_end(&session, err);
    return is_known ? status : usage("no such command 无此子命令");
}

int main(int argc, char **argv)
{
    struct client_options o = {.is_first = false};
    const struct cli_option options[] = {SESSION_OPTIONS(o.session),
                                         {"--role", &o.role, NULL},
                                         {"--agency", &o.agency, NULL},
                                         {"--region", &o.region, NULL},
                                         {"--account", &o.account, NULL},
                                         {"--label", &o.label, NULL},
                                         {"--token-out", &o.token_out, NULL},
                                         {"--overlap", &o.overlap, NULL},
                                         {"--first", NULL, &o.is_first},
                                         {"--db-host", &o.db_host, NULL},
                                         {"--db-port", &o.db_port, NULL},
                                         {"--db-name", &o.db_name, NULL},
                                         {"--db-user", &o.db_user, NULL},
                                         {"--db-password-file", &o.db_password_file, NULL},
                                         {NULL, NULL, NULL}};
    struct cli_words words;
    const struct err *err = options_read(argc, argv, options, &words);
    if (err)
        return usage(err->message);
    if (o.session.help)
        return usage(NULL);
    ARENA_SCOPED arena = arena_new(ARENA_MOST);
    const size_t size = strlen(argv[0]);
    const bool is_whoami = size >= 6 && strcmp(argv[0] + size - 6, "whoami") == 0;
    return words_run(arena, is_whoami, &words, &o);
}
