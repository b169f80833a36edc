/* SPDX-License-Identifier: Apache-2.0
 *
 * A growing UTF-8 text in an arena, for everything that is printed, hashed or sent, and the strict
 * readers of text from outside: each value has one accepted spelling.
 */
#ifndef HALFSKY_BASE_TEXT_H
#define HALFSKY_BASE_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;

struct text {
    struct arena *arena;
    char *data; /* always NUL-terminated once something was added; NULL before */
    size_t size;
    size_t capacity;
};

struct bytes {
    const uint8_t *data;
    size_t size;
};

void text_init(struct text *text, struct arena *arena);
void text_add(struct text *text, const char *addition);
void text_add_n(struct text *text, const char *bytes, size_t size);
void text_add_char(struct text *text, char c);
void text_add_printf(struct text *text, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
/* Never NULL: an empty text gives "". */
const char *text_get(const struct text *text);

bool text_equal(const char *a, const char *b); /* NULL equals NULL only */
bool text_starts_with(const char *text, const char *prefix);
/* Well-formed UTF-8 without surrogates and without NUL. */
bool text_is_utf8(const char *bytes, size_t size);
/* Bytes of the well-formed UTF-8 sequence that `bytes` begins with; 0 when it begins with none. */
size_t text_sequence_size(const char *bytes, size_t size);
/* Number of code points of a well-formed UTF-8 text. */
size_t text_code_points(const char *text);
void text_hex(const uint8_t *bytes, size_t size, char *ret_hex); /* writes 2 * size + 1 */
/* Lower case only, so that one value has one spelling; exactly 2 * size digits. */
bool text_unhex(const char *hex, uint8_t *ret_bytes, size_t size);
/* base64url without padding; reading refuses a second spelling of the same bytes. */
const char *text_base64(struct arena *arena, const uint8_t *bytes, size_t size);
bool text_unbase64(struct arena *arena, const char *encoded, struct bytes *ret_bytes);
/* A decimal integer and nothing else. */
bool text_to_int64(const char *text, int64_t *ret_value);

#endif
