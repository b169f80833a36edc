/* SPDX-License-Identifier: Apache-2.0
 *
 * A strict recursive-descent reader of JSON; see json.h for what it refuses and why numbers stay
 * text.
 */
#include "cli/law/json.h"

#include "base/text.h"

#include <stdio.h>
#include <string.h>

struct parser {
    struct arena *arena;
    const char *start;
    const char *at;
    const char *end;
    int depth;
    int tokens;
    char pointer[ERR_POINTER_SIZE];
};

static struct err *value_parse(struct parser *p, struct json *ret_json);

static struct err *refuse(const struct parser *p, const char *what)
{
    return err_at(PROBLEM_INVALID, p->pointer, "JSON, byte %td: %s", p->at - p->start, what);
}

static void space_skip(struct parser *p)
{
    while (p->at < p->end && strchr(" \t\r\n", *p->at) && *p->at)
        p->at++;
}

static char peek(const struct parser *p) { return (char)(p->at < p->end ? *p->at : '\0'); }

static bool take(struct parser *p, char c)
{
    if (peek(p) != c || p->at == p->end)
        return false;
    p->at++;
    return true;
}

/* RFC 6901 escapes are not needed: names with '~' or '/' are no member of any documented input. */
static size_t pointer_push(struct parser *p, const char *part)
{
    const size_t used = strlen(p->pointer);

    snprintf(p->pointer + used, sizeof(p->pointer) - used, "/%s", part);
    return used;
}

static int hex4(const char *at)
{
    int value = 0;

    for (int i = 0; i < 4; i++) {
        const char c = at[i];

        value *= 16;
        if (c >= '0' && c <= '9')
            value += c - '0';
        else if (c >= 'a' && c <= 'f')
            value += c - 'a' + 10;
        else if (c >= 'A' && c <= 'F')
            value += c - 'A' + 10;
        else
            return -1;
    }
    return value;
}

static int unit_read(struct parser *p)
{
    int value;

    if (p->end - p->at < 4)
        return -1;
    value = hex4(p->at);
    p->at += 4;
    return value;
}

/* \uXXXX, a pair for what lies above U+FFFF; a lone surrogate and NUL are refused. */
static int code_point_read(struct parser *p)
{
    const int high = unit_read(p);
    int low;

    if (high <= 0 || (high >= 0xDC00 && high <= 0xDFFF))
        return -1;
    if (high < 0xD800 || high > 0xDBFF)
        return high;
    if (!take(p, '\\') || !take(p, 'u'))
        return -1;
    low = unit_read(p);
    if (low < 0xDC00 || low > 0xDFFF)
        return -1;
    return 0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00);
}

static void utf8_add(struct text *text, int point)
{
    if (point < 0x80) {
        text_add_char(text, (char)point);
    } else if (point < 0x800) {
        text_add_char(text, (char)(0xC0 | (point >> 6)));
        text_add_char(text, (char)(0x80 | (point & 0x3F)));
    } else if (point < 0x10000) {
        text_add_char(text, (char)(0xE0 | (point >> 12)));
        text_add_char(text, (char)(0x80 | ((point >> 6) & 0x3F)));
        text_add_char(text, (char)(0x80 | (point & 0x3F)));
    } else {
        text_add_char(text, (char)(0xF0 | (point >> 18)));
        text_add_char(text, (char)(0x80 | ((point >> 12) & 0x3F)));
        text_add_char(text, (char)(0x80 | ((point >> 6) & 0x3F)));
        text_add_char(text, (char)(0x80 | (point & 0x3F)));
    }
}

static struct err *escape_parse(struct parser *p, struct text *text)
{
    static const char from[] = "\"\\/bfnrt";
    static const char to[] = "\"\\/\b\f\n\r\t";
    const char c = peek(p);
    const char *found = c ? strchr(from, c) : NULL;
    int point;

    if (found) {
        p->at++;
        text_add_char(text, to[found - from]);
        return NULL;
    }
    if (!take(p, 'u'))
        return refuse(p, "unknown escape");
    point = code_point_read(p);
    if (point < 0)
        return refuse(p, "bad \\u escape");
    utf8_add(text, point);
    return NULL;
}

static struct err *string_parse(struct parser *p, const char **ret_text)
{
    struct text text;

    text_init(&text, p->arena);
    if (!take(p, '"'))
        return refuse(p, "a string is wanted");
    for (;;) {
        const char *run = p->at;

        while (p->at < p->end && *p->at != '"' && *p->at != '\\' && (unsigned char)*p->at >= 0x20)
            p->at++;
        text_add_n(&text, run, (size_t)(p->at - run));
        if (take(p, '"'))
            break;
        if (!take(p, '\\'))
            return refuse(p, p->at == p->end ? "the string does not end"
                                             : "control character in a string");
        TRY(escape_parse(p, &text));
    }
    *ret_text = text_get(&text);
    return NULL;
}

static size_t digits_skip(struct parser *p)
{
    const char *start = p->at;

    while (peek(p) >= '0' && peek(p) <= '9')
        p->at++;
    return (size_t)(p->at - start);
}

static struct err *number_parse(struct parser *p, struct json *json)
{
    const char *start = p->at;

    take(p, '-');
    if (!take(p, '0') && digits_skip(p) == 0)
        return refuse(p, "not a JSON value");
    if (take(p, '.') && digits_skip(p) == 0)
        return refuse(p, "digits are wanted after the point");
    if (take(p, 'e') || take(p, 'E')) {
        if (!take(p, '+'))
            take(p, '-');
        if (digits_skip(p) == 0)
            return refuse(p, "digits are wanted in the exponent");
    }
    json->kind = JSON_NUMBER;
    json->text = arena_text_n(p->arena, start, (size_t)(p->at - start));
    return NULL;
}

static bool word_take(struct parser *p, const char *word)
{
    const size_t size = strlen(word);

    if ((size_t)(p->end - p->at) < size || memcmp(p->at, word, size) != 0)
        return false;
    p->at += size;
    return true;
}

static struct err *array_parse(struct parser *p, struct json *json)
{
    struct json **tail = &json->first;

    json->kind = JSON_ARRAY;
    space_skip(p);
    if (take(p, ']'))
        return NULL;
    for (int index = 0;; index++) {
        struct json *item = ARENA_NEW(p->arena, struct json);
        char part[16];
        size_t used;

        snprintf(part, sizeof(part), "%d", index);
        used = pointer_push(p, part);
        TRY(value_parse(p, item));
        p->pointer[used] = '\0';
        *tail = item;
        tail = &item->next;
        space_skip(p);
        if (take(p, ']'))
            return NULL;
        if (!take(p, ','))
            return refuse(p, "',' or ']' is wanted");
    }
}

static struct err *member_parse(struct parser *p, struct json *object, struct json *member)
{
    size_t used;

    space_skip(p);
    TRY(string_parse(p, &member->name));
    used = pointer_push(p, member->name);
    if (json_member(object, member->name))
        return refuse(p, "the member is there twice");
    space_skip(p);
    if (!take(p, ':'))
        return refuse(p, "':' is wanted");
    TRY(value_parse(p, member));
    p->pointer[used] = '\0';
    return NULL;
}

static struct err *object_parse(struct parser *p, struct json *json)
{
    struct json **tail = &json->first;

    json->kind = JSON_OBJECT;
    space_skip(p);
    if (take(p, '}'))
        return NULL;
    for (;;) {
        struct json *member = ARENA_NEW(p->arena, struct json);

        TRY(member_parse(p, json, member));
        *tail = member;
        tail = &member->next;
        space_skip(p);
        if (take(p, '}'))
            return NULL;
        if (!take(p, ','))
            return refuse(p, "',' or '}' is wanted");
    }
}

static struct err *nested_parse(struct parser *p, struct json *json)
{
    struct err *err;

    if (++p->depth > JSON_DEPTH)
        return refuse(p, "nested too deeply");
    err = take(p, '{') ? object_parse(p, json) : (p->at++, array_parse(p, json));
    p->depth--;
    return err;
}

static struct err *value_parse(struct parser *p, struct json *ret_json)
{
    space_skip(p);
    if (++p->tokens > JSON_TOKENS)
        return refuse(p, "too many values");
    if (peek(p) == '{' || peek(p) == '[')
        return nested_parse(p, ret_json);
    if (peek(p) == '"') {
        ret_json->kind = JSON_STRING;
        return string_parse(p, &ret_json->text);
    }
    if (word_take(p, "null"))
        ret_json->kind = JSON_NULL;
    else if (word_take(p, "true"))
        ret_json->kind = JSON_TRUE;
    else if (word_take(p, "false"))
        ret_json->kind = JSON_FALSE;
    else
        return number_parse(p, ret_json);
    return NULL;
}

struct err *json_parse(struct arena *arena, const char *text, size_t size,
                       const struct json **ret_json)
{
    struct parser p = {.arena = arena, .start = text, .at = text, .end = text + size};
    struct json *json = ARENA_NEW(arena, struct json);

    if (!text_is_utf8(text, size))
        return err_of(PROBLEM_INVALID, "the input is not UTF-8");
    TRY(value_parse(&p, json));
    space_skip(&p);
    if (p.at != p.end)
        return refuse(&p, "something follows the value");
    *ret_json = json;
    return NULL;
}

const struct json *json_member(const struct json *json, const char *name)
{
    if (!json || json->kind != JSON_OBJECT)
        return NULL;
    for (const struct json *member = json->first; member; member = member->next)
        if (text_equal(member->name, name))
            return member;
    return NULL;
}

const char *json_text(const struct json *json, const char *name)
{
    const struct json *member = json_member(json, name);

    return member && member->kind == JSON_STRING ? member->text : NULL;
}

bool json_is_null(const struct json *json) { return !json || json->kind == JSON_NULL; }

const char *json_kind_name(enum json_kind kind)
{
    static const char *const names[] = {"null",   "false", "true",  "number",
                                        "string", "array", "object"};

    return names[kind];
}
