/* SPDX-License-Identifier: Apache-2.0
 *
 * Check characters of GB 11643 and GB 32100; see law/identity.h.
 * No table of regions is consulted: a number outlives the county that issued it.
 */
#include "law/identity.h"

#include <string.h>

enum { NUMBER_SIZE = 18, DIGITS = 17 };

static bool digits_only(const char *number) { return strspn(number, "0123456789") >= DIGITS; }

/* GB 11643: weights 2^(18-i) mod 11 from the left. */
static char identity_check(const char *number)
{
    static const int weights[DIGITS] = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    int sum = 0;

    for (int i = 0; i < DIGITS; i++)
        sum += (number[i] - '0') * weights[i];
    return "10X98765432"[sum % 11];
}

static int number_at(const char *digits, int size)
{
    int value = 0;

    for (int i = 0; i < size; i++)
        value = value * 10 + (digits[i] - '0');
    return value;
}

bool identity_read(const char *number, struct identity *ret_identity)
{
    struct date birth;
    char last;

    if (!number || strlen(number) != NUMBER_SIZE || !digits_only(number))
        return false;
    last = (char)(number[DIGITS] == 'x' ? 'X' : number[DIGITS]);
    if (last != identity_check(number))
        return false;
    birth = (struct date){(int16_t)number_at(number + 6, 4), (int8_t)number_at(number + 10, 2),
                          (int8_t)number_at(number + 12, 2)};
    if (!date_is_valid(birth) || !date_is_whole(birth))
        return false;
    *ret_identity = (struct identity){.birth_on = birth, .female = (number[16] - '0') % 2 == 0};
    memcpy(ret_identity->region, number, sizeof(ret_identity->region) - 1);
    return true;
}

static const char credit_set[] = "0123456789ABCDEFGHJKLMNPQRTUWXY";

bool credit_code_is_valid(const char *code)
{
    static const int weights[DIGITS] = {1,  3,  9,  27, 19, 26, 16, 17, 20,
                                        29, 25, 13, 8,  24, 10, 30, 28};
    int sum = 0;

    if (!code || strlen(code) != NUMBER_SIZE || strspn(code, credit_set) != NUMBER_SIZE)
        return false;
    /* Positions 3 to 8 are the region and are digits (GB 32100 4.3). */
    if (strspn(code + 2, "0123456789") < 6)
        return false;
    for (int i = 0; i < DIGITS; i++)
        sum += (int)(strchr(credit_set, code[i]) - credit_set) * weights[i];
    return code[DIGITS] == credit_set[(31 - sum % 31) % 31];
}
