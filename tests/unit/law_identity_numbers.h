/* SPDX-License-Identifier: Apache-2.0
 *
 * The generated identity numbers and credit codes on which common/law/identity.c is compared with
 * an independent implementation: the same 200,000 for the test and for docs/proof/law-identity.sh.
 * About half are spoilt: a character changed, two swapped, one lost or one too many.
 */
#ifndef HALFSKY_TESTS_LAW_IDENTITY_NUMBERS_H
#define HALFSKY_TESTS_LAW_IDENTITY_NUMBERS_H

#include <stdint.h>
#include <stdio.h>
#include <string.h>

enum { NUMBERS = 100000, NUMBER_SIZE = 64, NUMBER_DIGITS = 18 };

struct number_stream {
    uint64_t state;
};

static inline int number_below(struct number_stream *stream, int count)
{
    stream->state ^= stream->state >> 12;
    stream->state ^= stream->state << 25;
    stream->state ^= stream->state >> 27;
    return (int)((stream->state * UINT64_C(2685821657736338717) >> 33) % (uint64_t)count);
}

/* Six places that stood in every year generated: whether a region existed is not what is compared.
 */
static inline const char *number_region(struct number_stream *stream)
{
    static const char *const regions[] = {"110101", "370102", "370202",
                                          "110102", "440103", "330102"};

    return regions[number_below(stream, 6)];
}

/* Spoils from the place `first` on, or leaves the number as it is. */
static inline void number_spoil(struct number_stream *stream, const char *alphabet, int first,
                                char text[NUMBER_SIZE])
{
    const int at = first + number_below(stream, NUMBER_DIGITS - first);
    const char other = alphabet[number_below(stream, (int)strlen(alphabet))];
    const int how = number_below(stream, 20);

    if (how < 8) {
        text[at] = other;
    } else if (how < 10 && at > first) {
        const char swapped = text[at];

        text[at] = text[at - 1];
        text[at - 1] = swapped;
    } else if (how == 10) {
        memmove(text + at, text + at + 1, strlen(text + at));
    } else if (how == 11) {
        text[NUMBER_DIGITS] = other;
        text[NUMBER_DIGITS + 1] = '\0';
    }
}

/* GB 11643: weights 2^(17-i) mod 11; months 13 and days 31 of short months are among them. */
static inline void identity_number_make(struct number_stream *stream, char text[NUMBER_SIZE])
{
    static const char checks[] = "10X98765432";
    const char *region = number_region(stream);
    const int year = 1985 + number_below(stream, 42);
    const int month = 1 + number_below(stream, 13);
    const int day = 1 + number_below(stream, 31);
    int sum = 0;

    snprintf(text, NUMBER_SIZE, "%s%04d%02d%02d%03d0", region, year, month, day,
             number_below(stream, 1000));
    for (int i = 0; i < NUMBER_DIGITS - 1; i++)
        sum += (text[i] - '0') * ((1 << (NUMBER_DIGITS - 1 - i)) % 11);
    text[NUMBER_DIGITS - 1] = checks[sum % 11];
    number_spoil(stream, "0123456789X", 10, text);
}

/* GB 32100: weights 3^i mod 31 over an alphabet without I, O, S, V, Z. */
static inline void credit_code_make(struct number_stream *stream, char text[NUMBER_SIZE])
{
    static const char alphabet[] = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    const char first = "159"[number_below(stream, 3)];
    const char second = "1239"[number_below(stream, 4)];
    int weight = 1;
    int sum = 0;

    snprintf(text, NUMBER_SIZE, "%c%c%s0000000000", first, second, number_region(stream));
    for (int i = 8; i < NUMBER_DIGITS - 1; i++)
        text[i] = alphabet[number_below(stream, 31)];
    for (int i = 0; i < NUMBER_DIGITS - 1; i++) {
        sum += (int)(strchr(alphabet, text[i]) - alphabet) * weight;
        weight = weight * 3 % 31;
    }
    text[NUMBER_DIGITS - 1] = alphabet[(31 - sum % 31) % 31];
    number_spoil(stream, "0123456789ABCDEFGHJKLMNPQRTUWXYIOSVZ", 1, text);
}

#endif
