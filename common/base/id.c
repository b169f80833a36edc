/* SPDX-License-Identifier: Apache-2.0
 *
 * UUIDs: made (version 7, RFC 9562 section 5.7), compared, printed and read.
 * It reads every version, because partners send theirs; it makes only version 7.
 */
#include "base/id.h"

#include <stddef.h>
#include <string.h>

enum { TIME_BYTES = 6, VERSION_BYTE = 6, VARIANT_BYTE = 8 };

struct id id_v7(int64_t at_ms, const uint8_t random[10])
{
    struct id id;
    for (int i = 0; i < TIME_BYTES; i++)
        id.bytes[i] = (uint8_t)((uint64_t)at_ms >> (8 * (TIME_BYTES - 1 - i)));
    memcpy(id.bytes + TIME_BYTES, random, 10);
    id.bytes[VERSION_BYTE] = (uint8_t)(0x70 | (id.bytes[VERSION_BYTE] & 0x0f));
    id.bytes[VARIANT_BYTE] = (uint8_t)(0x80 | (id.bytes[VARIANT_BYTE] & 0x3f));
    return id;
}

bool id_is_absent(struct id id)
{
    static const struct id absent;
    return id_equal(id, absent);
}

bool id_equal(struct id a, struct id b) { return id_compare(a, b) == 0; }

int id_compare(struct id a, struct id b) { return memcmp(a.bytes, b.bytes, sizeof a.bytes); }

int64_t id_time_ms(struct id id)
{
    if (id.bytes[VERSION_BYTE] >> 4 != 7)
        return 0;
    int64_t at_ms = 0;
    for (int i = 0; i < TIME_BYTES; i++)
        at_ms = at_ms * 256 + id.bytes[i];
    return at_ms;
}

/* The 8-4-4-4-12 form has a dash before these bytes. */
static bool dash_comes_before(size_t byte)
{
    return byte == 4 || byte == 6 || byte == 8 || byte == 10;
}

void id_format(struct id id, char ret_text[ID_TEXT_SIZE])
{
    static const char digits[] = "0123456789abcdef";
    char *next = ret_text;
    for (size_t i = 0; i < sizeof id.bytes; i++) {
        if (dash_comes_before(i))
            *next++ = '-';
        *next++ = digits[id.bytes[i] >> 4];
        *next++ = digits[id.bytes[i] & 0x0f];
    }
    *next = '\0';
}

static int hex_value(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return -1;
}

bool id_parse(const char *text, struct id *ret_id)
{
    struct id id;
    if (!text || strnlen(text, ID_TEXT_SIZE) != ID_TEXT_SIZE - 1)
        return false;
    for (size_t i = 0; i < sizeof id.bytes; i++) {
        if (dash_comes_before(i) && *text++ != '-')
            return false;
        const int high = hex_value(text[0]);
        const int low = hex_value(text[1]);
        if (high < 0 || low < 0)
            return false;
        id.bytes[i] = (uint8_t)(high * 16 + low);
        text += 2;
    }
    *ret_id = id;
    return true;
}

struct id_text id_text(struct id id)
{
    struct id_text formatted = {""};
    id_format(id, formatted.text);
    return formatted;
}
