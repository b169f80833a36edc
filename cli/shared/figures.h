/* SPDX-License-Identifier: Apache-2.0
 *
 * Figures as a person reads them: counts by one thing, support by region, awards against judgments.
 * It asks stats by way of its caller, prints what was answered and counts nothing itself.
 */
#ifndef HALFSKY_CLI_FIGURES_H
#define HALFSKY_CLI_FIGURES_H

#include "base/err.h"
#include "contracts/stats_requests.h"

/* Whoever asks has its own client and its own patience. */
struct figures_source {
    struct arena *arena;
    struct err *(*get)(void *context, const char *target, const struct record_type *type,
                       void *ret_answer);
    void *context;
};

/* `region` NULL: the asker's own. */
const char *figures_target(struct arena *arena, const char *by, const char *region);
const char *support_target(struct arena *arena, const char *region);
MUST_CHECK struct err *figures_show(const struct figures_source *source, const char *by,
                                    const char *region);
MUST_CHECK struct err *support_show(const struct figures_source *source, const char *region);
/* How many items came out how, over all pages. */
MUST_CHECK struct err *comparisons_show(const struct figures_source *source);

#endif
