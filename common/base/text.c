/* SPDX-License-Identifier: Apache-2.0
 *
 * Text that grows in an arena, and the small readers of text every layer needs: UTF-8, hex,
 * base64url, integers. Readers take bytes from outside: they refuse, they never assert and never
 * guess.
 */
#include "base/text.h"

#include "base/arena.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

enum { FIRST_CAPACITY = 64 };

void text_init(struct text *text, struct arena *arena) { *text = (struct text){.arena = arena}; }

/* Room for `more` bytes and the NUL; the old copy stays behind in the arena. */
static void text_reserve(struct text *text, size_t more)
{
    const size_t needed = text->size + more + 1;
    assert(needed > more);
    if (needed <= text->capacity)
        return;
    const size_t doubled = text->capacity ? 2 * text->capacity : FIRST_CAPACITY;
    text->capacity = doubled > needed ? doubled : needed;
    char *const data = arena_alloc(text->arena, text->capacity);
    if (text->size > 0)
        memcpy(data, text->data, text->size);
    text->data = data;
}

void text_add(struct text *text, const char *addition)
{
    text_add_n(text, addition, strlen(addition));
}

void text_add_n(struct text *text, const char *bytes, size_t size)
{
    text_reserve(text, size);
    if (size > 0)
        memcpy(text->data + text->size, bytes, size);
    text->size += size;
    text->data[text->size] = '\0';
}

void text_add_char(struct text *text, char c) { text_add_n(text, &c, 1); }

void text_add_printf(struct text *text, const char *format, ...)
{
    assert(format);
    va_list arguments;
    va_start(arguments, format);
    va_list measured;
    va_copy(measured, arguments);
    const int size = vsnprintf(NULL, 0, format, measured);
    va_end(measured);
    assert(size >= 0);
    text_reserve(text, (size_t)size);
    (void)vsnprintf(text->data + text->size, (size_t)size + 1, format, arguments);
    va_end(arguments);
    text->size += (size_t)size;
}

const char *text_get(const struct text *text) { return text->data ? text->data : ""; }

bool text_equal(const char *a, const char *b)
{
    return a && b ? strcmp(a, b) == 0 : a == b;
}

bool text_starts_with(const char *text, const char *prefix)
{
    return text && strncmp(text, prefix, strlen(prefix)) == 0;
}

/* The lowest second byte shuts out overlong forms, the highest one surrogates and what is above
 * U+10FFFF (RFC 3629 section 4). */
struct utf8_lead {
    uint8_t first, last;
    uint8_t size;
    uint8_t second_least, second_most;
};

static const struct utf8_lead utf8_leads[] = {
    {0x01, 0x7f, 1, 0, 0},       {0xc2, 0xdf, 2, 0x80, 0xbf}, {0xe0, 0xe0, 3, 0xa0, 0xbf},
    {0xe1, 0xec, 3, 0x80, 0xbf}, {0xed, 0xed, 3, 0x80, 0x9f}, {0xee, 0xef, 3, 0x80, 0xbf},
    {0xf0, 0xf0, 4, 0x90, 0xbf}, {0xf1, 0xf3, 4, 0x80, 0xbf}, {0xf4, 0xf4, 4, 0x80, 0x8f},
};

static bool utf8_follows(const struct utf8_lead *lead, const uint8_t *at)
{
    if (lead->size > 1 && (at[1] < lead->second_least || at[1] > lead->second_most))
        return false;
    for (size_t i = 2; i < lead->size; i++)
        if ((at[i] & 0xc0) != 0x80)
            return false;
    return true;
}

size_t text_sequence_size(const char *bytes, size_t size)
{
    const uint8_t *const at = (const uint8_t *)bytes;
    for (size_t i = 0; size > 0 && i < sizeof utf8_leads / sizeof utf8_leads[0]; i++) {
        const struct utf8_lead *const lead = &utf8_leads[i];
        if (at[0] >= lead->first && at[0] <= lead->last)
            return lead->size <= size && utf8_follows(lead, at) ? lead->size : 0;
    }
    return 0;
}

bool text_is_utf8(const char *bytes, size_t size)
{
    while (size > 0) {
        const size_t sequence = text_sequence_size(bytes, size);
        if (sequence == 0)
            return false;
        bytes += sequence;
        size -= sequence;
    }
    return true;
}

size_t text_code_points(const char *text)
{
    size_t count = 0;
    for (; *text; text++)
        count += ((uint8_t)*text & 0xc0) != 0x80;
    return count;
}

void text_hex(const uint8_t *bytes, size_t size, char *ret_hex)
{
    static const char digits[] = "0123456789abcdef";
    for (size_t i = 0; i < size; i++) {
        ret_hex[2 * i] = digits[bytes[i] >> 4];
        ret_hex[2 * i + 1] = digits[bytes[i] & 0x0f];
    }
    ret_hex[2 * size] = '\0';
}

static int hex_value(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

bool text_unhex(const char *hex, uint8_t *ret_bytes, size_t size)
{
    if (!hex || strlen(hex) / 2 != size || strlen(hex) % 2 != 0)
        return false;
    for (size_t i = 0; i < 2 * size; i++)
        if (hex_value(hex[i]) < 0)
            return false;
    for (size_t i = 0; i < size; i++)
        ret_bytes[i] = (uint8_t)(hex_value(hex[2 * i]) * 16 + hex_value(hex[2 * i + 1]));
    return true;
}

static const char base64_digits[] =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

const char *text_base64(struct arena *arena, const uint8_t *bytes, size_t size)
{
    assert(size < SIZE_MAX / 2);
    char *const encoded = arena_alloc(arena, (size + 2) / 3 * 4 + 1);
    char *next = encoded;
    uint32_t bits = 0;
    unsigned waiting = 0;
    for (size_t i = 0; i < size; i++) {
        bits = bits << 8 | bytes[i];
        for (waiting += 8; waiting >= 6; waiting -= 6)
            *next++ = base64_digits[bits >> (waiting - 6) & 0x3f];
    }
    if (waiting > 0)
        *next++ = base64_digits[bits << (6 - waiting) & 0x3f];
    *next = '\0';
    return encoded;
}

bool text_unbase64(struct arena *arena, const char *encoded, struct bytes *ret_bytes)
{
    const size_t length = encoded ? strlen(encoded) : 1;
    if (length % 4 == 1)
        return false;
    uint8_t *const data = arena_alloc(arena, length / 4 * 3 + 3);
    size_t size = 0;
    uint32_t bits = 0;
    unsigned waiting = 0;
    for (size_t i = 0; i < length; i++) {
        const char *const digit = strchr(base64_digits, encoded[i]);
        if (!digit)
            return false;
        bits = bits << 6 | (uint32_t)(digit - base64_digits);
        waiting += 6;
        if (waiting >= 8) {
            waiting -= 8;
            data[size++] = (uint8_t)(bits >> waiting);
        }
    }
    if (bits & ((1U << waiting) - 1)) /* spare bits must be 0: one value has one spelling */
        return false;
    *ret_bytes = (struct bytes){data, size};
    return true;
}

bool text_to_int64(const char *text, int64_t *ret_value)
{
    const bool is_negative = text && *text == '-';
    const char *next = text ? text + is_negative : "";
    int64_t value = 0;
    if (!*next)
        return false;
    for (; *next; next++) {
        if (*next < '0' || *next > '9' || __builtin_mul_overflow(value, 10, &value))
            return false;
        const int digit = *next - '0';
        if (__builtin_add_overflow(value, is_negative ? -digit : digit, &value))
            return false;
    }
    *ret_value = value;
    return true;
}
