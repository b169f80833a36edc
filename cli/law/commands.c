/* SPDX-License-Identifier: Apache-2.0
 *
 * Dispatches the commands of halfsky-law and reads their files.
 * It writes no answer itself; see commands.h for the exit status.
 */
#include "cli/law/commands.h"

#include "cli/law/facts_read.h"
#include "cli/law/out.h"

#include <stdio.h>
#include <string.h>

enum { FILE_LIMIT = 32 << 20 };

static const char usage[] =
    "halfsky-law assess [--sample] [--text [--en]] < FACTS   everything that can be said about a "
    "matter\n"
    "halfsky-law limitation|award|compensate|maternity|legal-aid|fast-track|route [--text [--en]] "
    "< "
    "FACTS\n"
    "halfsky-law deadline RULE START [--extend N --approved] [--suspend FROM UNTIL] "
    "[--region CODE] [--text]\n"
    "halfsky-law calendar DATE\n"
    "halfsky-law rules list | show ID | diff DATE1 DATE2\n"
    "halfsky-law simulate --rules DRAFT --facts FILE.jsonl\n"
    "halfsky-law schema\n"
    "Exit status: 0 answered, 1 input refused, 2 not understood, 3 a file could not be read.\n";

bool command_has(const struct command_input *input, const char *option)
{
    for (int i = 0; i < input->argc; i++)
        if (strcmp(input->argv[i], option) == 0)
            return true;
    return false;
}

const char *command_value(const struct command_input *input, const char *option)
{
    for (int i = 0; i + 1 < input->argc; i++)
        if (strcmp(input->argv[i], option) == 0)
            return input->argv[i + 1];
    return NULL;
}

struct err *command_file(struct arena *arena, const char *path, const char **ret_text)
{
    FILE *file = strcmp(path, "-") == 0 ? stdin : fopen(path, "rb");
    static char chunk[65536];
    struct text text;
    size_t size;

    if (!file)
        return err_of(PROBLEM_NOT_FOUND, "cannot read %s", path);
    text_init(&text, arena);
    while ((size = fread(chunk, 1, sizeof(chunk), file)) > 0 && text.size < FILE_LIMIT)
        text_add_n(&text, chunk, size);
    if (file != stdin)
        fclose(file);
    if (text.size >= FILE_LIMIT)
        return err_of(PROBLEM_TOO_LARGE, "%s is longer than %d bytes", path, FILE_LIMIT);
    if (text.size && memchr(text.data, '\0', text.size))
        return err_of(PROBLEM_INVALID, "%s has a NUL byte", path);
    *ret_text = text_get(&text);
    return NULL;
}

enum command_status command_refuse(struct arena *arena, const struct err *err)
{
    struct out out;

    out_begin(&out, arena);
    out_open(&out, NULL, '{');
    out_string(&out, "problem", problem_type(err->problem)->slug);
    out_string(&out, "title", problem_type(err->problem)->zh);
    out_string(&out, "detail", err->message);
    out_string(&out, "pointer", err->pointer);
    out_close(&out, '}');
    fprintf(stderr, "%s\n", text_get(&out.text));
    return err->kind == ERR_NOT_FOUND ? COMMAND_UNREADABLE : COMMAND_REFUSED;
}

static enum command_status schema_print(const struct command_input *input)
{
    struct text text;

    text_init(&text, input->arena);
    facts_schema(&text);
    printf("%s", text_get(&text));
    return COMMAND_DONE;
}

int command_run(struct arena *arena, int argc, char **argv)
{
    const struct command_input input = {arena, argc - 1, argv + 1};
    const char *name = argc > 0 ? argv[0] : "";

    if (strcmp(name, "assess") == 0)
        return (int)command_section(&input, NULL);
    if (strcmp(name, "deadline") == 0)
        return (int)command_deadline(&input);
    if (strcmp(name, "calendar") == 0)
        return (int)command_calendar(&input);
    if (strcmp(name, "rules") == 0)
        return (int)command_rules(&input);
    if (strcmp(name, "simulate") == 0)
        return (int)command_simulate(&input);
    if (strcmp(name, "schema") == 0)
        return (int)schema_print(&input);
    if (strcmp(name, "limitation") == 0 || strcmp(name, "award") == 0 ||
        strcmp(name, "compensate") == 0 || strcmp(name, "maternity") == 0 ||
        strcmp(name, "legal-aid") == 0 || strcmp(name, "fast-track") == 0 ||
        strcmp(name, "route") == 0)
        return (int)command_section(&input, name);
    fputs(usage, strcmp(name, "--help") == 0 ? stdout : stderr);
    return strcmp(name, "--help") == 0 ? COMMAND_DONE : COMMAND_USAGE;
}
