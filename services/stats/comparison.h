/* SPDX-License-Identifier: Apache-2.0
 *
 * An award against what a court made of it, item by item (notice 四(四), 裁审衔接). Comparing is
 * pure: it takes the items of one matter and reads and writes nothing.
 */
#ifndef HALFSKY_STATS_COMPARISON_H
#define HALFSKY_STATS_COMPARISON_H

#include "stats/stats.h"

/* What stands in `instance` for an item of the award; anything else is the court's instance. */
#define COMPARISON_AWARD "award"

enum { COMPARISON_INSTANCES = 4 };

/* Keeps the items of a decision. */
void item_put(struct work *work, struct id matter, struct id proceeding, const char *instance,
              const struct awarded_item_list *items);

/* Two decisions on one claim. A holding that is not known, or an amount that one side alone names,
 * leaves it unknown. */
enum item_change comparison_of(const struct stats_item_put *award,
                               const struct stats_item_put *court);

/* The newest award of the matter against the newest judgment of each instance, in the order in
 * which the courts decided; `items` are of one matter and in the order of their ids. Without an
 * award or without a judgment there is nothing to compare. Claims of one type are paired so that
 * what is decided alike finds its like. */
struct comparison_list comparison_make(struct arena *arena, const struct stats_item_put *items,
                                       size_t count);

#endif
