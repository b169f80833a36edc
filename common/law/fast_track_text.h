/* SPDX-License-Identifier: Apache-2.0
 *
 * The sentences of the fast track, from its outcomes. Private to fast_track.c.
 * It words outcomes and never changes one.
 */
#ifndef HALFSKY_LAW_FAST_TRACK_TEXT_H
#define HALFSKY_LAW_FAST_TRACK_TEXT_H

#include "law/fast_track.h"

/* Fills zh and en of every category and of the whole. */
void fast_track_explain(struct fast_track_result *result);

#endif
