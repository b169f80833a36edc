/* SPDX-License-Identifier: Apache-2.0
 *
 * The rules of one province hold in that province alone: elsewhere, and where nobody told the
 * place, the national rules stand without them. A place that is not told is neither inside nor
 * outside (SAFE-8).
 */
#ifndef HALFSKY_LAW_PLACE_H
#define HALFSKY_LAW_PLACE_H

#include "base/arena.h"
#include "base/record.h"
#include "law/law.h"

/* Whether a GB/T 2260 code lies in Shandong (37); NULL: not told. */
enum answer place_in_shandong(const char *region);
/* Whether a rule of this source rests first on a regulation of the province (鲁…). */
bool place_is_source_of_shandong(const char *source);
/* The law that holds there: itself in Shandong, else what it is elsewhere. A law without an
 * elsewhere holds everywhere. */
const struct law *law_of_place(const struct law *law, const char *region);

/*
 * The same rows, as they hold outside the province: a rule that rests first on a regulation of the
 * province (鲁…) is switched off, other rules lose its articles from their source, its number from
 * their parameters and what stands in brackets about it from their sentences.
 */
void rulebook_elsewhere(struct arena *arena, const struct rulebook *book,
                        struct rulebook *ret_book);

#endif
