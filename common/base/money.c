/* SPDX-License-Identifier: Apache-2.0
 *
 * Money between its written form in yuan and integer fen, without floating point.
 * It must never round: a third decimal is refused, since nobody said what it means.
 */
#include "base/money.h"

#include <inttypes.h>
#include <stdio.h>

static const int64_t most_yuan = INT64_C(10000000000000);

static bool is_digit(char c) { return c >= '0' && c <= '9'; }

/* Digits up to the dot or the end; no leading zero, so that one amount has one spelling. */
static bool yuan_read(const char **at, int64_t *ret_yuan)
{
    const char *next = *at;
    int64_t yuan = 0;
    if (!is_digit(next[0]) || (next[0] == '0' && is_digit(next[1])))
        return false;
    for (; is_digit(*next); next++) {
        yuan = yuan * 10 + (*next - '0');
        if (yuan > most_yuan)
            return false;
    }
    *at = next;
    *ret_yuan = yuan;
    return true;
}

/* Nothing, ".d" or ".dd". */
static bool fen_read(const char *at, int64_t *ret_fen)
{
    *ret_fen = 0;
    if (at[0] == '\0')
        return true;
    if (at[0] != '.' || !is_digit(at[1]))
        return false;
    *ret_fen = (at[1] - '0') * INT64_C(10);
    if (at[2] == '\0')
        return true;
    *ret_fen += at[2] - '0';
    return is_digit(at[2]) && at[3] == '\0';
}

bool money_parse_yuan(const char *text, struct money *ret_money)
{
    int64_t yuan;
    int64_t fen;
    if (!text || !yuan_read(&text, &yuan) || !fen_read(text, &fen))
        return false;
    if (yuan == most_yuan && fen > 0)
        return false;
    *ret_money = money_of_fen(yuan * 100 + fen);
    return true;
}

struct money_text money_text(struct money money)
{
    struct money_text formatted = {""};
    if (!money.stated)
        return formatted;
    const uint64_t fen = money.fen < 0 ? -(uint64_t)money.fen : (uint64_t)money.fen;
    (void)snprintf(formatted.text, sizeof formatted.text, "%s%" PRIu64 ".%02u",
                   money.fen < 0 ? "-" : "", fen / 100, (unsigned)(fen % 100));
    return formatted;
}
