/* SPDX-License-Identifier: Apache-2.0
 *
 * One claim as an award, a judgment or a settlement decided it: as it was told, as a row, as it is
 * said. Sums are fen; nothing that was not told is made up.
 */
#ifndef HALFSKY_RESOLUTION_ITEM_H
#define HALFSKY_RESOLUTION_ITEM_H

#include "resolution/proceeding.h"

/* With an id of its own; `final` and `instance` absent where they do not apply. */
struct awarded_item item_of(struct work *work, const struct proceeding_item_told *told,
                            enum answer final, enum court_instance instance);
void item_keep(struct work *work, const struct proceeding *decided,
               const struct awarded_item *item);
/* All of them, kept; PROBLEM_INVALID at /items for none. */
MUST_CHECK struct err *items_take(struct work *work, const struct proceeding *decided,
                                  const struct proceeding_item_told_list *told,
                                  enum court_instance instance,
                                  struct awarded_item_list *ret_items);

#endif
