/* SPDX-License-Identifier: Apache-2.0
 *
 * Where documents lie: one sealed file each, named after the SHA-256 of what is in it, under the
 * data key of the person whose matter it is. A file is whole and on disk before its row is
 * committed; a file without a row is swept. Nothing lies there in the open but what is being
 * answered just now.
 */
#ifndef HALFSKY_INTAKE_DOCUMENT_STORE_H
#define HALFSKY_INTAKE_DOCUMENT_STORE_H

#include "intake/vault.h"

/* Which document under whose key. */
struct document_place {
    struct data_key key;
    struct id document_id;
};

/* Seals `file` into the store; `ret_address` is its name there, 64 hex digits. */
MUST_CHECK struct err *document_store_put(struct work *work, const struct document_place *place,
                                          const char *file, const char **ret_address);
/* Opens a document into a file of its own, readable by this process alone, for one answer. */
MUST_CHECK struct err *document_store_open(struct work *work, const struct document_place *place,
                                           const char *address, const char **ret_file);

/* Calls `visit` for each file last changed before `before_ms`, named by its address, and by NULL
 * where it was left behind on its way in or out. `path` is the file's. */
struct document_visitor {
    struct err *(*visit)(void *context, const char *path, const char *address);
    void *context;
};
MUST_CHECK struct err *document_store_walk(struct work *work, int64_t before_ms,
                                           const struct document_visitor *visitor);

#endif
