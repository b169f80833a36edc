/* SPDX-License-Identifier: Apache-2.0
 *
 * Sentences in buffers of fixed size; see law/sentence.h.
 * A sentence is cut, never overrun.
 */
#include "law/sentence.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

void sentence_begin(struct sentence *sentence)
{
    sentence->used = 0;
    sentence->text[0] = '\0';
}

/* Takes a cut character off the end. */
static void trim(struct sentence *sentence)
{
    while (sentence->used > 0 && ((unsigned char)sentence->text[sentence->used - 1] & 0xC0) == 0x80)
        sentence->used--;
    if (sentence->used > 0 && ((unsigned char)sentence->text[sentence->used - 1] & 0xC0) == 0xC0)
        sentence->used--;
    sentence->text[sentence->used] = '\0';
}

void sentence_vadd(struct sentence *sentence, const char *format, va_list arguments)
{
    const size_t room = sentence->size - sentence->used;
    const int wanted = vsnprintf(sentence->text + sentence->used, room, format, arguments);

    if (wanted < 0)
        return;
    if ((size_t)wanted < room) {
        sentence->used += (size_t)wanted;
        return;
    }
    sentence->used = sentence->size - 1;
    trim(sentence);
}

void sentence_add(struct sentence *sentence, const char *format, ...)
{
    va_list arguments;

    va_start(arguments, format);
    sentence_vadd(sentence, format, arguments);
    va_end(arguments);
}

void sentence_put(struct sentence *sentence, const char *text)
{
    const size_t room = sentence->size - sentence->used;
    const size_t size = strlen(text);

    if (size < room) {
        memcpy(sentence->text + sentence->used, text, size + 1);
        sentence->used += size;
        return;
    }
    memcpy(sentence->text + sentence->used, text, room);
    sentence->used = sentence->size - 1;
    trim(sentence);
}

void sentence_codes_zh(struct sentence *sentence, const struct code_set *set, uint64_t codes)
{
    const char *between = "";

    for (size_t value = 1; value < set->count; value++) {
        if (!(codes & CODE_BIT(value)))
            continue;
        sentence_put(sentence, between);
        sentence_put(sentence, set->codes[value].zh);
        between = "、";
    }
}

void sentence_codes_en(struct sentence *sentence, const struct code_set *set, uint64_t codes)
{
    const char *between = "";

    for (size_t value = 1; value < set->count; value++) {
        if (!(codes & CODE_BIT(value)))
            continue;
        sentence_put(sentence, between);
        sentence_put(sentence, set->codes[value].en);
        between = ", ";
    }
}
