/* SPDX-License-Identifier: Apache-2.0
 *
 * Reads and checks a program's configuration against its key tables. A program either has every key
 * within its bounds or does not start, and says which line of which file is to be changed.
 * Values never appear in messages: a key may hold a secret by mistake.
 */
#include "base/conf.h"

#include "base/text.h"

#include <assert.h>
#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

enum { FILE_SIZE_MOST = 64 * 1024, PLACE_SIZE = 320 };

struct conf_value {
    const struct conf_key *key;
    const char *text; /* NULL: not given yet */
    int64_t number;   /* CONF_NUMBER, and CONF_FLAG as 0 or 1 */
};

struct conf {
    struct conf_value *values;
    size_t count;
};

static const char *const type_names[] = {[CONF_TEXT] = "text",
                                         [CONF_NUMBER] = "number",
                                         [CONF_FLAG] = "true or false",
                                         [CONF_PATH] = "path",
                                         [CONF_SECRET_PATH] = "path of a secret"};
_Static_assert(sizeof type_names / sizeof type_names[0] == CONF_TYPE_COUNT, "types");

static struct conf_value *conf_find(const struct conf *conf, const char *name)
{
    for (size_t i = 0; i < conf->count; i++)
        if (strcmp(conf->values[i].key->name, name) == 0)
            return &conf->values[i];
    return NULL;
}

static struct conf *conf_of_groups(struct arena *arena, const struct conf_group *groups,
                                   size_t group_count)
{
    size_t most = 0;
    for (size_t g = 0; g < group_count; g++)
        most += groups[g].count;
    struct conf *const conf = ARENA_NEW(arena, struct conf);
    conf->values = ARENA_ARRAY(arena, struct conf_value, most);
    for (size_t g = 0; g < group_count; g++)
        for (size_t i = 0; i < groups[g].count; i++) {
            assert(!conf_find(conf, groups[g].keys[i].name) && "a key stands in two tables");
            conf->values[conf->count++].key = &groups[g].keys[i];
        }
    return conf;
}

static struct err *number_read(struct conf_value *value, const char *text, const char *place)
{
    const struct conf_key *const key = value->key;
    int64_t number;
    if (!text_to_int64(text, &number))
        return err_of(PROBLEM_INVALID, "%s: %s must be a whole number%s%s", place, key->name,
                      *key->unit ? " in " : "", key->unit);
    if (number < key->least || number > key->most)
        return err_of(PROBLEM_INVALID,
                      "%s: %s must be between %" PRId64 " and %" PRId64 "%s%s, not %" PRId64, place,
                      key->name, key->least, key->most, *key->unit ? " " : "", key->unit, number);
    value->number = number;
    return NULL;
}

static struct err *flag_read(struct conf_value *value, const char *text, const char *place)
{
    value->number = strcmp(text, "true") == 0;
    if (!value->number && strcmp(text, "false") != 0)
        return err_of(PROBLEM_INVALID, "%s: %s must be true or false", place, value->key->name);
    return NULL;
}

static struct err *value_read(struct conf_value *value, const char *text, const char *place)
{
    switch (value->key->type) {
    case CONF_NUMBER:
        TRY(number_read(value, text, place));
        break;
    case CONF_FLAG:
        TRY(flag_read(value, text, place));
        break;
    case CONF_PATH:
    case CONF_SECRET_PATH:
        if (!*text && !text_equal(value->key->fallback, ""))
            return err_of(PROBLEM_INVALID, "%s: %s must name a path", place, value->key->name);
        break;
    case CONF_TEXT:
    case CONF_TYPE_COUNT:
        break;
    }
    if (!text_is_utf8(text, strlen(text)))
        return err_of(PROBLEM_INVALID, "%s: %s is not UTF-8", place, value->key->name);
    value->text = text;
    return NULL;
}

/* Blanks at both ends are cut off in place. */
static char *trimmed(char *text)
{
    text += strspn(text, " \t\r\n");
    size_t size = strlen(text);
    while (size > 0 && strchr(" \t\r\n", text[size - 1]))
        size--;
    text[size] = '\0';
    return text;
}

/* A '#' begins a comment at the start of a line and after a blank only: a value may contain one. */
static void comment_cut(char *line)
{
    for (char *at = strchr(line, '#'); at; at = strchr(at + 1, '#'))
        if (at == line || strchr(" \t", at[-1])) {
            *at = '\0';
            return;
        }
}

static struct err *setting_take(struct arena *arena, struct conf *conf, const char *name,
                                const char *text, const char *place)
{
    struct conf_value *const value = conf_find(conf, name);
    if (!value)
        return err_of(PROBLEM_INVALID, "%s: there is no key %s; --help lists them all", place,
                      name);
    if (value->text)
        return err_of(PROBLEM_INVALID, "%s: %s is given twice", place, name);
    return value_read(value, arena_text(arena, text), place);
}

static struct err *line_take(struct arena *arena, struct conf *conf, char *line, const char *place)
{
    comment_cut(line);
    char *const name = trimmed(line);
    if (!*name)
        return NULL;
    char *const equals = strchr(name, '=');
    if (!equals || equals == name)
        return err_of(PROBLEM_INVALID, "%s: a line must be key = value", place);
    *equals = '\0';
    return setting_take(arena, conf, trimmed(name), trimmed(equals + 1), place);
}

static struct err *file_read(struct arena *arena, const char *path, char **ret_content)
{
    FILE *const file = fopen(path, "re");
    if (!file)
        return err_of(PROBLEM_INVALID, "configuration file %s cannot be read: %s", path,
                      strerror(errno));
    char *const content = arena_alloc(arena, FILE_SIZE_MOST + 1);
    const size_t size = fread(content, 1, FILE_SIZE_MOST + 1, file);
    const int failure = ferror(file) ? errno : 0;
    (void)fclose(file);
    if (failure)
        return err_of(PROBLEM_INVALID, "configuration file %s cannot be read: %s", path,
                      strerror(failure));
    if (size > FILE_SIZE_MOST)
        return err_of(PROBLEM_INVALID, "configuration file %s has more than %d bytes", path,
                      FILE_SIZE_MOST);
    if (!text_is_utf8(content, size))
        return err_of(PROBLEM_INVALID, "configuration file %s is not UTF-8 text", path);
    *ret_content = content;
    return NULL;
}

static struct err *file_take(struct arena *arena, struct conf *conf, const char *path)
{
    char *content = NULL;
    TRY(file_read(arena, path, &content));
    for (int number = 1; content; number++) {
        char place[PLACE_SIZE];
        char *const line = strsep(&content, "\n");
        (void)snprintf(place, sizeof place, "%s line %d", path, number);
        TRY(line_take(arena, conf, line, place));
    }
    return NULL;
}

/* The command line wins: what it gives is not given twice. */
static struct err *settings_take(struct arena *arena, struct conf *conf,
                                 const struct conf_setting *settings, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct conf_value *const value = conf_find(conf, settings[i].name);
        if (value)
            value->text = NULL;
        TRY(setting_take(arena, conf, settings[i].name, settings[i].value, "--set"));
    }
    return NULL;
}

static struct err *fallbacks_take(struct conf *conf)
{
    for (size_t i = 0; i < conf->count; i++) {
        struct conf_value *const value = &conf->values[i];
        if (value->text)
            continue;
        if (!value->key->fallback)
            return err_of(PROBLEM_INVALID,
                          "%s has no default and must be set, in the file or by --set %s=...: %s",
                          value->key->name, value->key->name, value->key->meaning);
        TRY(value_read(value, value->key->fallback, "the default in the program"));
    }
    return NULL;
}

struct err *conf_load(struct arena *arena, const struct conf_input *input, struct conf **ret_conf)
{
    struct conf *const conf = conf_of_groups(arena, input->groups, input->group_count);
    if (input->file)
        TRY(file_take(arena, conf, input->file));
    TRY(settings_take(arena, conf, input->settings, input->setting_count));
    TRY(fallbacks_take(conf));
    *ret_conf = conf;
    return NULL;
}

static const struct conf_value *conf_value(const struct conf *conf, const char *name)
{
    const struct conf_value *const value = conf_find(conf, name);
    if (!value)
        (void)fprintf(stderr, "conf: the program asked for %s, which no table has\n", name);
    assert(value && "every key is in a table");
    return value;
}

const char *conf_text(const struct conf *conf, const char *name)
{
    return conf_value(conf, name)->text;
}

int64_t conf_number(const struct conf *conf, const char *name)
{
    const struct conf_value *const value = conf_value(conf, name);
    assert(value->key->type == CONF_NUMBER);
    return value->number;
}

bool conf_flag(const struct conf *conf, const char *name)
{
    const struct conf_value *const value = conf_value(conf, name);
    assert(value->key->type == CONF_FLAG);
    return value->number != 0;
}

static void key_print(const struct conf_key *key)
{
    (void)printf("  %s  (%s", key->name, type_names[key->type]);
    if (key->type == CONF_NUMBER)
        (void)printf(" %" PRId64 "..%" PRId64 "%s%s", key->least, key->most, *key->unit ? " " : "",
                     key->unit);
    if (key->fallback)
        (void)printf(", default \"%s\")\n", key->fallback);
    else
        (void)printf(", required)\n");
    (void)printf("      %s\n", key->meaning);
}

void conf_print(const struct conf_group *groups, size_t group_count)
{
    for (size_t g = 0; g < group_count; g++)
        for (size_t i = 0; i < groups[g].count; i++)
            key_print(&groups[g].keys[i]);
}

/* A table cell: '|' would end it. */
static void cell_print(const char *text)
{
    for (; *text; text++) {
        if (*text == '|')
            (void)putchar('\\');
        (void)putchar(*text);
    }
}

static void key_export(const struct conf_key *key)
{
    (void)printf("| `%s` | %s | ", key->name, type_names[key->type]);
    if (!key->fallback)
        (void)printf("required");
    else if (*key->fallback)
        (void)printf("`%s`", key->fallback);
    else
        (void)printf("none");
    if (key->type == CONF_NUMBER)
        (void)printf(" | %" PRId64 " to %" PRId64 " | %s | ", key->least, key->most, key->unit);
    else
        (void)printf(" | | %s | ", key->unit);
    cell_print(key->meaning);
    (void)printf(" |\n");
}

void conf_export(const struct conf_group *groups, size_t group_count)
{
    (void)printf("| key | type | default | bounds | unit | meaning |\n");
    (void)printf("|---|---|---|---|---|---|\n");
    for (size_t g = 0; g < group_count; g++)
        for (size_t i = 0; i < groups[g].count; i++)
            key_export(&groups[g].keys[i]);
}
