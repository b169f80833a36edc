/* SPDX-License-Identifier: Apache-2.0
 *
 * halfsky-contracts: writes docs/contracts/ from the code, compares it with the code, and releases
 * it. It knows every event of the suite; of the routes it knows what `<service> --describe` said.
 * It starts nothing and asks nobody.
 */
#include "adapters/codec.h"
#include "contracts/events.h"
#include "runtime/contract_files.h"
#include "runtime/describe_contracts.h"
#include "runtime/released.h"

#include <stdio.h>
#include <string.h>

enum { ARENA_MOST = 256 * 1024 * 1024, FILES_MOST = 32 };
enum { EXIT_DONE = 0, EXIT_FINDINGS = 1, EXIT_USAGE = 2, EXIT_FAILED = 3 };

/* What a command is given and what it found. */
struct call {
    struct arena *arena;
    const char **arguments;
    int count;
    struct text findings;
};

static const char *below(const struct call *call, const char *name)
{
    return arena_printf(call->arena, "%s/%s", call->arguments[0], name);
}

static struct err *do_export(struct call *call)
{
    return contract_files_write(call->arena, call->arguments[0]);
}

static struct err *do_check(struct call *call)
{
    TRY(contract_files_compare(call->arena, call->arguments[0], &call->findings));
    return released_check(call->arena, below(call, "released"), &call->findings);
}

static struct err *do_release(struct call *call)
{
    struct text report;
    text_init(&report, call->arena);
    TRY(released_add(call->arena, below(call, "released"), &report));
    (void)fputs(text_get(&report), stdout);
    return NULL;
}

static struct err *read_file(const struct call *call, const char *path, struct bytes *ret_content)
{
    const char *content = NULL;
    TRY(contract_file_read(call->arena, path, &content));
    if (!content)
        return err_of(PROBLEM_NOT_FOUND, "there is no file %s", path);
    *ret_content = (struct bytes){(const uint8_t *)content, strlen(content)};
    return NULL;
}

static struct err *do_openapi(struct call *call)
{
    struct bytes documents[FILES_MOST];
    const char *merged = NULL;
    const char *pretty = NULL;
    for (int i = 0; i < call->count; i++)
        TRY(read_file(call, call->arguments[i], &documents[i]));
    TRY(codec_merge(call->arena, "openapi", documents, (size_t)call->count, &merged));
    TRY(codec_pretty(call->arena, (struct bytes){(const uint8_t *)merged, strlen(merged)},
                     &pretty));
    (void)fputs(pretty, stdout);
    return NULL;
}

static struct err *do_breaks(struct call *call)
{
    struct bytes released;
    struct bytes current;
    const char *breaks = "";
    TRY(read_file(call, call->arguments[0], &released));
    TRY(read_file(call, call->arguments[1], &current));
    TRY(codec_schema_breaks(call->arena, released, current, &breaks));
    text_add(&call->findings, breaks);
    return NULL;
}

/* One folder a type: the required fields alone, everything, and what a fuzzer should begin to vary.
 */
static struct err *do_seeds(struct call *call)
{
    for (size_t i = 0; event_types[i]; i++) {
        for (int full = 0; full < 2; full++) {
            struct text sample;
            text_init(&sample, call->arena);
            TRY(codec_add_sample(event_types[i]->record, full, &sample));
            TRY(contract_file_write(arena_printf(call->arena, "%s/%s/%s.json", call->arguments[0],
                                                 event_types[i]->type, full ? "full" : "required"),
                                    text_get(&sample)));
        }
    }
    return NULL;
}

static struct err *do_types(struct call *call)
{
    (void)call;
    for (size_t i = 0; event_types[i]; i++)
        (void)puts(event_types[i]->type);
    return NULL;
}

static const struct command {
    const char *name;
    const char *arguments;
    int least, most;
    struct err *(*call)(struct call *call);
    const char *meaning;
} commands[] = {
    {"export", "FOLDER", 1, 1, do_export, "writes schemas, asyncapi.json, problems.md, codes.md"},
    {"check", "FOLDER", 1, 1, do_check, "compares them and released/ with the code"},
    {"release", "FOLDER", 1, 1, do_release, "adds to released/ what the code does now"},
    {"openapi", "DESCRIPTION...", 1, FILES_MOST, do_openapi,
     "prints one OpenAPI document of several --describe"},
    {"breaks", "RELEASED CURRENT", 2, 2, do_breaks, "what the second schema breaks for the first"},
    {"seeds", "FOLDER", 1, 1, do_seeds, "writes a sample of each type for the fuzzers"},
    {"types", "", 0, 0, do_types, "prints every event type"},
};

static int usage(FILE *to)
{
    (void)fputs("halfsky-contracts COMMAND\n\n", to);
    for (size_t i = 0; i < sizeof commands / sizeof commands[0]; i++)
        (void)fprintf(to, "  %-8s %-18s %s\n", commands[i].name, commands[i].arguments,
                      commands[i].meaning);
    (void)fputs(
        "\nExit status: 0 done, 1 something was found, 2 used wrongly, 3 it could not be done.\n"
        "Example: halfsky-contracts check docs/contracts\n",
        to);
    return to == stdout ? EXIT_DONE : EXIT_USAGE;
}

static int run(const struct command *command, struct call *call)
{
    text_init(&call->findings, call->arena);
    struct err *const err = command->call(call);
    if (err) {
        (void)fprintf(stderr, "halfsky-contracts %s: %s %s\n", command->name, err->message,
                      err->pointer);
        return EXIT_FAILED;
    }
    (void)fputs(text_get(&call->findings), stderr);
    return call->findings.size > 0 ? EXIT_FINDINGS : EXIT_DONE;
}

int main(int argc, char **argv)
{
    const char *const name = argc > 1 ? argv[1] : "";
    if (strcmp(name, "--help") == 0)
        return usage(stdout);
    for (size_t i = 0; i < sizeof commands / sizeof commands[0]; i++) {
        const int count = argc - 2;
        if (strcmp(commands[i].name, name) != 0 || count < commands[i].least ||
            count > commands[i].most)
            continue;
        ARENA_SCOPED arena = arena_new(ARENA_MOST);
        struct call call = {.arena = arena, .arguments = (const char **)argv + 2, .count = count};
        return run(&commands[i], &call);
    }
    return usage(stderr);
}
