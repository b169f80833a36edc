/* SPDX-License-Identifier: Apache-2.0
 *
 * Comparable forms of names and numbers. They are made for digests and are never stored or shown:
 * what she said stays as she said it.
 */
#include "intake/person.h"

#include "base/text.h"

#include <inttypes.h>
#include <string.h>

enum { FULL_WIDTH_FIRST = 0xFF01, FULL_WIDTH_LAST = 0xFF5E, FULL_WIDTH_STEP = 0xFEE0 };
enum { MOBILE_DIGITS = 11 };

/* One code point of well-formed UTF-8. */
static uint32_t code_point(const char *bytes, size_t size)
{
    const uint8_t first = (uint8_t)*bytes;
    uint32_t value = size == 1 ? first : first & (0xFFu >> (size + 1));
    for (size_t i = 1; i < size; i++)
        value = value << 6 | ((uint8_t)bytes[i] & 0x3Fu);
    return value;
}

/* Blanks of every width, hyphens, dots between the parts of a name. */
static bool is_filler(uint32_t point)
{
    static const uint32_t fillers[] = {' ',    '\t',   '-',    0xA0,   0xB7,   0x2010, 0x2011,
                                       0x2012, 0x2013, 0x2014, 0x2022, 0x3000, 0x30FB};
    for (size_t i = 0; i < sizeof fillers / sizeof *fillers; i++)
        if (point == fillers[i])
            return true;
    return false;
}

/* Half width, capitals, no filler. NULL when nothing is left. */
static const char *plain_form(struct arena *arena, const char *stated)
{
    struct text form;
    if (!stated)
        return NULL;
    text_init(&form, arena);
    for (const char *at = stated; *at;) {
        const size_t size = text_sequence_size(at, strlen(at));
        if (size == 0)
            return NULL;
        uint32_t point = code_point(at, size);
        if (point >= FULL_WIDTH_FIRST && point <= FULL_WIDTH_LAST)
            point -= FULL_WIDTH_STEP;
        if (point < 0x80 && !is_filler(point))
            text_add_char(&form, (char)(point >= 'a' && point <= 'z' ? point - 'a' + 'A' : point));
        else if (!is_filler(point))
            text_add_n(&form, at, size);
        at += size;
    }
    return form.size > 0 ? text_get(&form) : NULL;
}

const char *person_id_number_form(struct arena *arena, const char *stated)
{
    return plain_form(arena, stated);
}

const char *person_name_form(struct arena *arena, const char *stated)
{
    return plain_form(arena, stated);
}

const char *party_credit_code_form(struct arena *arena, const char *stated)
{
    return plain_form(arena, stated);
}

const char *person_phone_form(struct arena *arena, const char *stated)
{
    const char *form = plain_form(arena, stated);
    if (!form)
        return NULL;
    const char *digits = *form == '+' ? form + 1 : form;
    if (text_starts_with(digits, "0086"))
        digits += 2;
    if (text_starts_with(digits, "86") && strlen(digits) == 2 + MOBILE_DIGITS)
        digits += 2;
    return *digits ? digits : NULL;
}

const char *person_name_phone_form(struct arena *arena, const struct person_stated *stated)
{
    const char *name = stated ? person_name_form(arena, stated->name) : NULL;
    const char *phone = stated ? person_phone_form(arena, stated->phone) : NULL;
    return name && phone ? arena_printf(arena, "%zu:%s%s", strlen(name), name, phone) : NULL;
}

bool person_is_stated(const struct person_stated *stated)
{
    return stated && (stated->name || stated->phone || stated->id_number || stated->address);
}

const char *person_trace_zh(struct arena *arena, const struct person_trace *trace)
{
    enum { MS_PER_MINUTE = 60000, MINUTES_PER_HOUR = 60 };
    const struct date day = date_of_instant(trace->read_at);
    const int64_t minute = (trace->read_at - date_start_ms(day)) / MS_PER_MINUTE;
    const char *agency = code_zh(&codes_agency, (int)trace->agency);
    const char *purpose = code_zh(&codes_purpose, (int)trace->purpose);
    const bool by_herself = trace->purpose == PURPOSE_OWN_REQUEST && !agency;
    return arena_printf(arena,
                        "%d年%d月%d日%" PRId64 "时%02" PRId64 "分，%s%s因“%s”查看了您的个人信息。",
                        day.year, day.month, day.day, minute / MINUTES_PER_HOUR,
                        minute % MINUTES_PER_HOUR, agency ? agency : "",
                        by_herself ? "您本人" : "工作人员", purpose ? purpose : "未载明的目的");
}
