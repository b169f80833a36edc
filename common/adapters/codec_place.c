/* SPDX-License-Identifier: Apache-2.0
 *
 * Where in a document something stands, and how large a document is before it is parsed.
 * Works on bytes that nobody has checked yet: it never trusts their form and never fails on it.
 */
#include "adapters/codec_json.h"

#include <string.h>

struct codec_step codec_member(const struct codec_step *up, const char *name)
{
    return (struct codec_step){.up = up, .name = name, .name_size = strlen(name)};
}

struct codec_step codec_element(const struct codec_step *up, size_t index)
{
    return (struct codec_step){.up = up, .index = index};
}

struct pointer_text {
    struct codec_pointer pointer;
    size_t size;
    bool is_cut;
};

static void pointer_add(struct pointer_text *to, const char *bytes, size_t size)
{
    to->is_cut = to->is_cut || size >= sizeof to->pointer.text - to->size;
    if (to->is_cut) /* before the first sequence that does not fit whole */
        return;
    memcpy(to->pointer.text + to->size, bytes, size);
    to->size += size;
}

static void pointer_add_name(struct pointer_text *to, const char *name, size_t size)
{
    while (size > 0) {
        const size_t sequence = text_sequence_size(name, size);
        if (*name == '~' || *name == '/')
            pointer_add(to, *name == '~' ? "~0" : "~1", 2);
        else
            pointer_add(to, sequence ? name : "?", sequence ? sequence : 1);
        name += sequence ? sequence : 1;
        size -= sequence ? sequence : 1;
    }
}

static void pointer_add_step(struct pointer_text *to, const struct codec_step *at)
{
    enum { DIGITS_MOST = 20 };
    if (!at)
        return;
    pointer_add_step(to, at->up);
    pointer_add(to, "/", 1);
    if (at->name) {
        pointer_add_name(to, at->name, at->name_size);
        return;
    }
    char digits[DIGITS_MOST];
    size_t first = sizeof digits;
    size_t rest = at->index;
    do {
        digits[--first] = (char)('0' + rest % 10);
        rest /= 10;
    } while (rest > 0);
    pointer_add(to, digits + first, sizeof digits - first);
}

struct codec_pointer codec_pointer(const struct codec_step *at)
{
    struct pointer_text text = {.size = 0};
    pointer_add_step(&text, at);
    return text.pointer;
}

/* The offset behind a string that begins at `from` (its quote); the end of the text where it does
 * not end. */
static size_t string_end(struct bytes json, size_t from)
{
    size_t i = from + 1;
    while (i < json.size && json.data[i] != '"')
        i += json.data[i] == '\\' ? 2 : 1;
    return i < json.size ? i + 1 : json.size;
}

static bool is_of_scalar(uint8_t c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || c == '-' || c == '+' || c == '.' ||
           c == 'E';
}

/* A number or a word. */
static size_t scalar_end(struct bytes json, size_t from)
{
    size_t i = from;
    while (i < json.size && is_of_scalar(json.data[i]))
        i++;
    return i;
}

struct codec_size codec_measure(struct bytes json)
{
    struct codec_size size = {0};
    size_t open = 0;
    bool after_string = false; /* a colon now makes that string a name */
    size_t i = 0;
    while (i < json.size) {
        const uint8_t c = json.data[i];
        const bool is_string = c == '"';
        const bool is_scalar = is_of_scalar(c);
        open += c == '{' || c == '[';
        open -= (c == '}' || c == ']') && open > 0;
        size.depth = open > size.depth ? open : size.depth;
        size.tokens += is_string || is_scalar || c == '{' || c == '[';
        size.tokens -= c == ':' && after_string;
        if (is_string)
            i = string_end(json, i);
        else
            i = is_scalar ? scalar_end(json, i) : i + 1;
        if (is_string || c == ':' || is_scalar)
            after_string = is_string;
    }
    return size;
}

/* The same walk with a step for each level, for the one text that a parser refused. */
struct walk {
    struct codec_step steps[CODEC_DEPTH_MOST + 1];
    size_t depth;
    const char *name; /* the string read last: perhaps a name */
    size_t name_size;
};

static void walk_open(struct walk *walk, bool is_array)
{
    if (walk->depth > CODEC_DEPTH_MOST)
        return;
    struct codec_step *const up = walk->depth > 0 ? &walk->steps[walk->depth - 1] : NULL;
    walk->steps[walk->depth++] = (struct codec_step){.up = up, .name = is_array ? NULL : ""};
}

static void walk_mark(struct walk *walk, uint8_t c)
{
    struct codec_step *const top = walk->depth > 0 ? &walk->steps[walk->depth - 1] : NULL;
    if (c == '{' || c == '[')
        walk_open(walk, c == '[');
    else if ((c == '}' || c == ']') && top)
        walk->depth--;
    else if (c == ',' && top && !top->name)
        top->index++;
    else if (c == ',' && top)
        top->name_size = 0;
}

static void walk_string(struct walk *walk, const char *name, size_t size)
{
    struct codec_step *const top = walk->depth > 0 ? &walk->steps[walk->depth - 1] : NULL;
    if (!top || !top->name || top->name_size > 0)
        return; /* a value */
    top->name = name;
    top->name_size = size;
}

struct codec_pointer codec_pointer_of_offset(struct bytes json, size_t offset)
{
    struct walk walk = {.depth = 0};
    const size_t end = offset < json.size ? offset : json.size;
    size_t i = 0;
    while (i < end) {
        if (json.data[i] != '"') {
            walk_mark(&walk, json.data[i++]);
            continue;
        }
        const size_t next = string_end(json, i);
        const size_t closing = next < end ? next : end;
        if (closing > i + 2)
            walk_string(&walk, (const char *)json.data + i + 1, closing - i - 2);
        i = next;
    }
    const struct codec_step *at = walk.depth > 0 ? &walk.steps[walk.depth - 1] : NULL;
    if (at && at->name && at->name_size == 0)
        at = at->up;
    return codec_pointer(at);
}
