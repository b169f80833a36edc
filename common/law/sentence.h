/* SPDX-License-Identifier: Apache-2.0
 *
 * Builds an explanation in a buffer of fixed size. What does not fit is cut at a whole character,
 * so the text stays UTF-8; buffers are sized so that the law's own sentences always fit.
 */
#ifndef HALFSKY_LAW_SENTENCE_H
#define HALFSKY_LAW_SENTENCE_H

#include "base/record.h"

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

struct sentence {
    char *text;
    size_t size;
    size_t used;
};

void sentence_begin(struct sentence *sentence);
void sentence_add(struct sentence *sentence, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
void sentence_vadd(struct sentence *sentence, const char *format, va_list arguments)
    __attribute__((format(printf, 2, 0)));
/* The text as it is. */
void sentence_put(struct sentence *sentence, const char *text);
/* The names of a set of codes, "、" or ", " between them. */
void sentence_codes_zh(struct sentence *sentence, const struct code_set *set, uint64_t codes);
void sentence_codes_en(struct sentence *sentence, const struct code_set *set, uint64_t codes);

#endif
