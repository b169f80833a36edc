/* SPDX-License-Identifier: Apache-2.0
 *
 * The name of a place, for people. Apart, because the code lists of contracts/ and of law/ cannot
 * be included together. A code that is in no table has no name.
 */
#ifndef HALFSKY_CLI_LAW_PLACE_H
#define HALFSKY_CLI_LAW_PLACE_H

#include "base/text.h"

/* "山东省济南市历下区"; of a place in another province only that it lies in it, "北京市所辖地区";
 * nothing for NULL or an unknown code. */
void place_name_add(struct text *text, const char *region);
/* The code as GB/T 2260 writes it: a province and a city with zeros to six digits. */
void place_code_add(struct text *text, const char *region);
/* The code of "山东省济南市市中区" and the like, as far down as the name can be read: a county, a
 * city, else the province; NULL for every other province. */
const char *place_of_name(const char *name);
/* GB/T 2260 writes a province and a city with zeros to six digits (370000, 370100); the tables do
 * not: their code of the same place, any other code as it is. */
const char *place_code(struct arena *arena, const char *region);
/* Whether a code of the right length is one: of a province of GB/T 2260 and, in Shandong, in the
 * tables. */
bool place_is_known(const char *region);

#endif
