/* SPDX-License-Identifier: Apache-2.0
 *
 * The committed exports of the contracts, docs/contracts/: written from the code and compared with
 * it, so that documentation cannot drift. openapi.json is not among them: only the services' own
 * binaries know their routes.
 */
#ifndef HALFSKY_RUNTIME_CONTRACT_FILES_H
#define HALFSKY_RUNTIME_CONTRACT_FILES_H

#include "base/arena.h"
#include "base/err.h"
#include "base/text.h"

struct contract_file {
    const char *name; /* within the folder */
    const char *content;
};
struct contract_files {
    const struct contract_file *items;
    size_t count;
};

MUST_CHECK struct err *contract_files_make(struct arena *arena, struct contract_files *ret_files);
/* Writes them below `folder`, whose folder events/ must be there. */
MUST_CHECK struct err *contract_files_write(struct arena *arena, const char *folder);
/* Adds a sentence for each that is missing, differs, or stands there without being one. */
MUST_CHECK struct err *contract_files_compare(struct arena *arena, const char *folder,
                                              struct text *findings);

/* NULL where there is no such file. */
MUST_CHECK struct err *contract_file_read(struct arena *arena, const char *path,
                                          const char **ret_content);
MUST_CHECK struct err *contract_file_write(const char *path, const char *content);
/* Calls `each` with every name in the folder that ends in `suffix`, in no order. */
struct contract_folder {
    const char *path;
    const char *suffix;
    void *context;
    struct err *(*each)(void *context, const char *name);
};
MUST_CHECK struct err *contract_folder_walk(const struct contract_folder *folder);

#endif
