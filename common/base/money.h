/* SPDX-License-Identifier: Apache-2.0
 *
 * Money in integer fen, and counts. Zeroed means "not stated", which is not 0 yuan and not 0 days:
 * what nobody said must never turn into a number. No floating point anywhere.
 */
#ifndef HALFSKY_BASE_MONEY_H
#define HALFSKY_BASE_MONEY_H

#include <stdbool.h>
#include <stdint.h>

struct money {
    int64_t fen;
    bool stated;
};

struct count {
    int64_t value;
    bool stated;
};

static inline struct money money_of_fen(int64_t fen) { return (struct money){fen, true}; }
static inline struct count count_of(int64_t value) { return (struct count){value, true}; }

/* "8134.34" yuan to fen; at most two decimals, at most 10^13 yuan; no sign, no leading zeros. */
bool money_parse_yuan(const char *text, struct money *ret_money);

struct money_text {
    char text[32];
};
struct money_text money_text(struct money money); /* "8134.34"; "" when not stated */
/* Alive to the end of the enclosing block. */
#define MONEY_TEXT(money) (((struct money_text[1]){money_text(money)})[0].text)

#endif
