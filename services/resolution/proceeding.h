/* SPDX-License-Identifier: Apache-2.0
 *
 * A proceeding: finding it among what was loaded, asking its table, changing its row. The row and
 * its due row are written here alone.
 */
#ifndef HALFSKY_RESOLUTION_PROCEEDING_H
#define HALFSKY_RESOLUTION_PROCEEDING_H

#include "resolution/resolution.h"
#include "resolution/states.h"
#include "resolution/term.h"

#define DUE_PROCEEDING_OVERDUE "proceeding_overdue"

/* The one asked about, of `track` where one is given; PROBLEM_NOT_FOUND where it is not there or
 * not the asker's to see. */
MUST_CHECK struct err *proceeding_take(const struct proceeding_list *all, struct id id,
                                       enum track track, const struct proceeding **ret_proceeding);
/* Whether one of that track still goes on. */
bool proceeding_is_open(const struct proceeding_list *all, enum track track);
/* Asks the table; `side` is who speaks, PARTY_SIDE_NONE where nobody does. */
MUST_CHECK struct err *proceeding_may(const struct work *work, const struct proceeding *proceeding,
                                      enum proceeding_move move, enum party_side side,
                                      enum proceeding_state *ret_state);
/* PROBLEM_INVALID for a day still to come or surely before `not_before`; either may be absent. */
MUST_CHECK struct err *proceeding_day(const struct work *work, struct date on,
                                      struct date not_before);
/* Sets the limit that runs from now on, an absent one too; what was overdue no longer is. */
void proceeding_limit(struct proceeding *proceeding, struct term limit);
/* Writes the row and what watches its limit: by the rolled day, since what follows from it is a
 * right gained by a lapse (SAFE-4). A limit of hers is not watched. */
void proceeding_keep(struct work *work, const struct proceeding *proceeding);
struct proceeding_answer proceeding_answer_of(const struct proceeding *proceeding);
MUST_CHECK struct err *proceeding_say_ended(struct work *work, const struct proceeding *ended);
/* The same of an agreement, with its items as far as they were told. */
MUST_CHECK struct err *proceeding_say_agreed(struct work *work, const struct proceeding *ended,
                                             const struct awarded_item_list *items);

#endif
