/* SPDX-License-Identifier: Apache-2.0
 *
 * Sweeps the document store once in a while: files whose unit never committed, files of erased
 * persons, files left behind on their way. What is younger than an hour is not judged.
 */
#include "intake/document_store.h"
#include "intake/intake.h"

#include <unistd.h>

enum { HOUR_MS = 3600000, JUDGED_AT_ONCE = 256 };

struct sweep {
    struct work *work;
    const char *paths[JUDGED_AT_ONCE];
    struct document_address addresses[JUDGED_AT_ONCE];
    size_t count;
};

static bool is_kept(const struct db_rows *kept, const char *address)
{
    const struct document_address *rows = kept->rows;
    for (size_t i = 0; i < kept->count; i++)
        if (text_equal(rows[i].address, address))
            return true;
    return false;
}

static struct err *judge(struct sweep *sweep)
{
    struct db_rows kept = {0};
    if (sweep->count == 0)
        return NULL;
    TRY(work_query(sweep->work, &statement_document_kept, sweep->addresses, sweep->count, &kept));
    for (size_t i = 0; i < sweep->count; i++)
        if (!is_kept(&kept, sweep->addresses[i].address))
            (void)unlink(sweep->paths[i]);
    sweep->count = 0;
    return NULL;
}

static struct err *visit(void *context, const char *path, const char *address)
{
    struct sweep *sweep = context;
    if (!address) {
        (void)unlink(path);
        return NULL;
    }
    sweep->paths[sweep->count] = path;
    sweep->addresses[sweep->count++].address = address;
    return sweep->count == JUDGED_AT_ONCE ? judge(sweep) : NULL;
}

struct err *intake_due_documents_swept(struct work *work, const struct due_row *due,
                                       const struct no_load *loads)
{
    (void)due;
    (void)loads;
    struct sweep *sweep = ARENA_NEW(work_arena(work), struct sweep);
    sweep->work = work;
    const struct document_visitor visitor = {visit, sweep};
    TRY(document_store_walk(work, work_now_ms(work) - HOUR_MS, &visitor));
    return judge(sweep);
}
