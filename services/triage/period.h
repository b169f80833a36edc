/* SPDX-License-Identifier: Apache-2.0
 *
 * Days that matter for the fast track, read from dated facts: the disputed act, the filing, and the
 * times of pregnancy, leave and nursing. A date is used as far as it goes; where only the word is
 * there, the word is passed on as undated. Pure.
 */
#ifndef HALFSKY_TRIAGE_PERIOD_H
#define HALFSKY_TRIAGE_PERIOD_H

#include "law/fast_track.h"
#include "triage/stated.h"

/* What was stated as the disputed act, the last one; else the last ending, transfer or pay cut
 * before the filing. May be partial or absent. */
struct date period_act_on(const struct stated *stated);
/* The application for arbitration where there was one; else the day she came to the station. */
struct date period_filed_on(const struct stated *stated);
/* Fills at most FAST_TRACK_PERIODS and says how many. */
int periods_of(const struct stated *stated, struct date act_on,
               struct fast_track_period ret_periods[FAST_TRACK_PERIODS]);

#endif
