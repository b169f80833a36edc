/* SPDX-License-Identifier: Apache-2.0
 *
 * The only place that asks the machine for time or randomness. Units of work get both handed in
 * (work_now_ms, work_fresh); nothing that decides may include this file.
 */
#ifndef HALFSKY_BASE_CLOCK_H
#define HALFSKY_BASE_CLOCK_H

#include <stddef.h>
#include <stdint.h>

int64_t clock_now_ms(void);       /* UTC */
int64_t clock_monotonic_ms(void); /* for deadlines; never goes back */
int64_t clock_monotonic_us(void); /* for histograms */
void clock_random(void *ret_bytes, size_t size);

#endif
