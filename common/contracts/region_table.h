/* SPDX-License-Identifier: Apache-2.0
 *
 * The tables that data/embed.awk writes and region.c alone reads, each sorted by its key.
 * Nothing else may include this file: readers go through contracts/region.h.
 */
#ifndef HALFSKY_CONTRACTS_REGION_TABLE_H
#define HALFSKY_CONTRACTS_REGION_TABLE_H

#include "contracts/region.h"

extern const struct region_row region_rows[];
extern const size_t region_count;
extern const struct station_row station_rows[];
extern const size_t station_count;
extern const struct agency_row agency_rows[]; /* by region, then agency */
extern const size_t agency_count;
extern const struct hotline_row hotline_rows[];
extern const size_t hotline_count;

#endif
