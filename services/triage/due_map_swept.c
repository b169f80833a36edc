/* SPDX-License-Identifier: Apache-2.0
 *
 * The invariant of the map is looked after: an open track whose day is over and an open hand-over
 * whose time is over have a due row; where one is missing it is set. It changes no map itself.
 */
#include "base/log.h"
#include "triage/triage.h"

enum { SWEPT_MOST = 200 };

struct err *triage_due_map_swept(struct work *work, const struct due_row *due,
                                 const struct no_load *loads)
{
    (void)due;
    (void)loads;
    const struct unwatched_ask ask = {work_today(work), work_now_ms(work), count_of(SWEPT_MOST)};
    struct db_rows rows = {0};
    TRY(work_query(work, &statement_map_unwatched, &ask, 1, &rows));
    const struct unwatched *found = rows.rows;
    for (size_t i = 0; i < rows.count; i++) {
        LOG(LOG_WARNING, "nothing watched a day that is over", LOG_TEXT("action", found[i].kind),
            LOG_ID("matter", found[i].matter_id));
        WRITE(work, due_set, .due_id = work_new_id(work), .kind = found[i].kind,
              .stream_kind = STREAM_MATTER, .stream_id = found[i].matter_id,
              .subject_id = found[i].subject_id, .due_at = work_now_ms(work));
    }
    return NULL;
}
