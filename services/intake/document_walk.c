/* SPDX-License-Identifier: Apache-2.0
 *
 * The walk over the document store's folders for the sweep: what has lain there long enough to be
 * judged. It decides nothing and removes nothing.
 */
#include "intake/document_store.h"

#include <dirent.h>
#include <errno.h>
#include <string.h>
#include <sys/stat.h>

static void folder_close(DIR **folder)
{
    if (*folder)
        (void)closedir(*folder);
}
#define FOLDER_SCOPED __attribute__((cleanup(folder_close))) DIR *

static bool is_old_file(const char *path, int64_t before_ms)
{
    struct stat status;
    return lstat(path, &status) == 0 && S_ISREG(status.st_mode) &&
           (int64_t)status.st_mtim.tv_sec * 1000 < before_ms;
}

static struct err *folder_walk(struct work *work, const char *path, int64_t before_ms,
                               const struct document_visitor *visitor)
{
    FOLDER_SCOPED folder = opendir(path);
    const bool is_passing = strcmp(path + strlen(path) - strlen("passing"), "passing") == 0;
    const struct dirent *entry;
    if (!folder)
        return err_of(PROBLEM_TRANSIENT, "a folder of documents: %s", strerror(errno));
    while ((entry = readdir(folder))) {
        const char *file = arena_printf(work_arena(work), "%s/%s", path, entry->d_name);
        if (!is_old_file(file, before_ms))
            continue;
        const char *address = is_passing ? NULL : arena_text(work_arena(work), entry->d_name);
        TRY(visitor->visit(visitor->context, file, address));
    }
    return NULL;
}

struct err *document_store_walk(struct work *work, int64_t before_ms,
                                const struct document_visitor *visitor)
{
    const char *root = vault_of(work)->folder;
    FOLDER_SCOPED folder = opendir(root);
    const struct dirent *entry;
    if (!folder && errno == ENOENT)
        return NULL; /* nothing has been put yet */
    if (!folder)
        return err_of(PROBLEM_TRANSIENT, "the folder of documents: %s", strerror(errno));
    while ((entry = readdir(folder))) {
        const bool is_ours = strlen(entry->d_name) == 2 || strcmp(entry->d_name, "passing") == 0;
        const char *path = arena_printf(work_arena(work), "%s/%s", root, entry->d_name);
        if (is_ours && entry->d_name[0] != '.')
            TRY(folder_walk(work, path, before_ms, visitor));
    }
    return NULL;
}
