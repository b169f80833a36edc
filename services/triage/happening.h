/* SPDX-License-Identifier: Apache-2.0
 *
 * One entry of a timeline, with its sentence, as a view. Pure.
 * It says what the row says and must never say more.
 */
#ifndef HALFSKY_TRIAGE_HAPPENING_H
#define HALFSKY_TRIAGE_HAPPENING_H

#include "base/arena.h"
#include "triage/map_statements.h"

/* How it came here: the contact, the registration. */
struct happening_view happening_first(struct arena *arena, const struct map_matter *matter,
                                      enum happening what);
/* `region` of the station it names; NULL: the kind of agency is named alone. */
struct happening_view happening_of(struct arena *arena, const struct map_happening *row,
                                   const char *region);

#endif
