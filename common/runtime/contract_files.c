/* SPDX-License-Identifier: Apache-2.0
 *
 * Writes the exports of the contracts and compares them with what is committed. It only ever writes
 * where it is told to, and reads nothing back into the code.
 */
#include "runtime/contract_files.h"

#include "adapters/codec.h"
#include "runtime/describe_contracts.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>

static size_t event_count(void)
{
    size_t count = 0;
    while (event_types[count])
        count++;
    return count;
}

static struct err *pretty_of(const struct text *json, const char **ret_pretty)
{
    const struct bytes bytes = {(const uint8_t *)text_get(json), json->size};
    return codec_pretty(json->arena, bytes, ret_pretty);
}

static struct err *make_schema(struct arena *arena, const struct event_type *type,
                               struct contract_file *ret_file)
{
    struct text schema;
    text_init(&schema, arena);
    describe_event_schema(type, &schema);
    ret_file->name = arena_printf(arena, "events/%s.schema.json", type->type);
    return err_wrap(pretty_of(&schema, &ret_file->content), "printing the schema of %s",
                    type->type);
}

static struct err *make_asyncapi(struct arena *arena, struct contract_file *ret_file)
{
    struct text document;
    text_init(&document, arena);
    describe_asyncapi(&document);
    ret_file->name = "asyncapi.json";
    return err_wrap(pretty_of(&document, &ret_file->content), "printing asyncapi.json");
}

static struct contract_file make_page(struct arena *arena, const char *name,
                                      void (*print)(struct text *))
{
    struct text page;
    text_init(&page, arena);
    print(&page);
    return (struct contract_file){name, text_get(&page)};
}

struct err *contract_files_make(struct arena *arena, struct contract_files *ret_files)
{
    enum { OTHERS = 3 };
    const size_t count = event_count();
    struct contract_file *const files = ARENA_ARRAY(arena, struct contract_file, count + OTHERS);
    for (size_t i = 0; i < count; i++)
        TRY(make_schema(arena, event_types[i], &files[i]));
    TRY(make_asyncapi(arena, &files[count]));
    files[count + 1] = make_page(arena, "problems.md", describe_problems);
    files[count + 2] = make_page(arena, "codes.md", describe_codes);
    *ret_files = (struct contract_files){files, count + OTHERS};
    return NULL;
}

struct err *contract_files_write(struct arena *arena, const char *folder)
{
    struct contract_files files;
    TRY(contract_files_make(arena, &files));
    for (size_t i = 0; i < files.count; i++)
        TRY(contract_file_write(arena_printf(arena, "%s/%s", folder, files.items[i].name),
                                files.items[i].content));
    return NULL;
}

/* --- comparing ---------------------------------------------------------------------------------
 */

struct comparison {
    const struct contract_files *files;
    struct text *findings;
};

static struct err *find_stranger(void *context, const char *name)
{
    const struct comparison *const comparison = context;
    for (size_t i = 0; i < comparison->files->count; i++) {
        const char *const known = comparison->files->items[i].name;
        if (text_starts_with(known, "events/") && strcmp(known + strlen("events/"), name) == 0)
            return NULL;
    }
    text_add_printf(comparison->findings, "events/%s is the schema of no event: remove it\n", name);
    return NULL;
}

struct err *contract_files_compare(struct arena *arena, const char *folder, struct text *findings)
{
    struct contract_files files;
    TRY(contract_files_make(arena, &files));
    for (size_t i = 0; i < files.count; i++) {
        const char *committed = NULL;
        TRY(contract_file_read(arena, arena_printf(arena, "%s/%s", folder, files.items[i].name),
                               &committed));
        if (!text_equal(committed, files.items[i].content))
            text_add_printf(findings, "%s %s: run make contracts and commit it\n",
                            files.items[i].name,
                            committed ? "differs from the code" : "is missing");
    }
    struct comparison comparison = {&files, findings};
    return contract_folder_walk(&(struct contract_folder){arena_printf(arena, "%s/events", folder),
                                                          ".json", &comparison, find_stranger});
}

/* --- files -------------------------------------------------------------------------------------
 */

static void file_close(FILE **file)
{
    if (*file)
        (void)fclose(*file);
}
#define FILE_SCOPED __attribute__((cleanup(file_close))) FILE *

struct err *contract_file_read(struct arena *arena, const char *path, const char **ret_content)
{
    FILE_SCOPED file = fopen(path, "re");
    if (!file && errno == ENOENT) {
        *ret_content = NULL;
        return NULL;
    }
    if (!file)
        return err_of(PROBLEM_TRANSIENT, "cannot read %s: errno %d", path, errno);
    struct text content;
    text_init(&content, arena);
    char piece[8192];
    size_t size;
    while ((size = fread(piece, 1, sizeof piece, file)) > 0)
        text_add_n(&content, piece, size);
    if (ferror(file))
        return err_of(PROBLEM_TRANSIENT, "cannot read %s to its end", path);
    *ret_content = text_get(&content);
    return NULL;
}

struct err *contract_file_write(const char *path, const char *content)
{
    FILE *const file = fopen(path, "we");
    if (!file)
        return err_of(PROBLEM_TRANSIENT, "cannot write %s: errno %d", path, errno);
    const size_t size = strlen(content);
    const bool is_short = fwrite(content, 1, size, file) != size;
    if (fclose(file) != 0 || is_short)
        return err_of(PROBLEM_TRANSIENT, "cannot write %s to its end", path);
    return NULL;
}

static void folder_close(DIR **folder)
{
    if (*folder)
        (void)closedir(*folder);
}
#define FOLDER_SCOPED __attribute__((cleanup(folder_close))) DIR *

struct err *contract_folder_walk(const struct contract_folder *folder)
{
    FOLDER_SCOPED open = opendir(folder->path);
    if (!open)
        return err_of(PROBLEM_TRANSIENT, "cannot list %s: errno %d", folder->path, errno);
    const size_t tail = strlen(folder->suffix);
    for (const struct dirent *entry = readdir(open); entry; entry = readdir(open)) {
        const size_t size = strlen(entry->d_name);
        if (size > tail && strcmp(entry->d_name + size - tail, folder->suffix) == 0)
            TRY(folder->each(folder->context, entry->d_name));
    }
    return NULL;
}
