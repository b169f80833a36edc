/* SPDX-License-Identifier: Apache-2.0
 *
 * Checks the tables of data/law when the program is built and writes them as C: an overlap, an
 * unknown article or a missing unit stops the build. Usage: law_compile DATA_DIR OUTPUT_DIR
 */
#include "law/place.h"
#include "law/rulebook.h"

#include "base/text.h"

#include <stdio.h>
#include <string.h>

enum { ARENA_LIMIT = 64 << 20, FILE_LIMIT = 4 << 20, PATH_SIZE = 512 };

static struct err *file_read(struct arena *arena, const char *dir, const char *name,
                             const char **ret_text)
{
    char path[PATH_SIZE];
    char *text = arena_alloc(arena, FILE_LIMIT);
    FILE *file;
    size_t size;

    snprintf(path, sizeof(path), "%s/%s", dir, name);
    file = fopen(path, "rb");
    if (!file)
        return err_of(PROBLEM_INVALID, "cannot read %s", path);
    size = fread(text, 1, FILE_LIMIT - 1, file);
    fclose(file);
    if (size == FILE_LIMIT - 1)
        return err_of(PROBLEM_INVALID, "%s is too long", path);
    *ret_text = text;
    return NULL;
}

static struct err *file_open(const char *dir, const char *name, FILE **ret_file)
{
    char path[PATH_SIZE];

    snprintf(path, sizeof(path), "%s/%s", dir, name);
    *ret_file = fopen(path, "wb");
    if (!*ret_file)
        return err_of(PROBLEM_INVALID, "cannot write %s", path);
    fprintf(*ret_file,
            "/* SPDX-License-Identifier: Apache-2.0\n *\n * Written by law_compile from data/law; "
            "never edited by hand.\n */\n");
    return NULL;
}

static void string_write(FILE *file, const char *text)
{
    if (!text) {
        fprintf(file, "0");
        return;
    }
    fputc('"', file);
    for (; *text; text++) {
        if (*text == '"' || *text == '\\')
            fputc('\\', file);
        fputc(*text, file);
    }
    fputc('"', file);
}

static void date_write(FILE *file, const char *member, struct date date)
{
    fprintf(file, ".%s = {%d, %d, %d}, ", member, date.year, date.month, date.day);
}

static void text_write(FILE *file, const char *member, const char *text)
{
    fprintf(file, ".%s = ", member);
    string_write(file, text);
    fprintf(file, ", ");
}

static void identifier_write(FILE *file, const char *id)
{
    for (; *id; id++)
        fputc(*id == '-' ? '_' : *id, file);
}

static struct err *ids_write(const char *dir, const struct rulebook *book)
{
    FILE *file;

    TRY(file_open(dir, "rule_id.h", &file));
    fprintf(file,
            "#ifndef HALFSKY_LAW_RULE_ID_H\n#define HALFSKY_LAW_RULE_ID_H\n\nenum rule_id {\n");
    for (int i = 0; i < book->id_count; i++) {
        fprintf(file, "    RULE_");
        identifier_write(file, book->ids[i]);
        fprintf(file, ",\n");
    }
    fprintf(file, "    RULE_ID_COUNT\n};\n\n#endif\n");
    fclose(file);
    return NULL;
}

static void rule_write(FILE *file, const struct rule *rule)
{
    fprintf(file, "    {");
    text_write(file, "id", rule->id);
    fprintf(file,
            ".number = %d, .version = %d, .kind = (enum rule_kind)%d, .status = (enum "
            "rule_status)'%c', ",
            rule->number, rule->version, (int)rule->kind, (char)rule->status);
    fprintf(file, ".allows = %u, .on = %d, ", rule->allows, rule->on);
    date_write(file, "from", rule->from);
    date_write(file, "to", rule->to);
    text_write(file, "source", rule->source);
    text_write(file, "repeals", rule->repeals);
    text_write(file, "zh", rule->zh);
    text_write(file, "en", rule->en);
    fprintf(file, ".param_count = %zu, .params = {", rule->param_count);
    for (size_t i = 0; i < rule->param_count; i++) {
        const struct rule_param *param = &rule->params[i];

        fprintf(file, "{");
        string_write(file, param->name);
        fprintf(file, ", %d, (enum rule_unit)%d}, ", param->value, (int)param->unit);
    }
    fprintf(file, "%s}},\n", rule->param_count ? "" : "{0, 0, (enum rule_unit)0}");
}

static void rows_write(FILE *file, const char *name, const struct rulebook *book)
{
    fprintf(file, "static const struct rule %s[] = {\n", name);
    for (size_t i = 0; i < book->count; i++)
        rule_write(file, &book->rules[i]);
    fprintf(file, "};\n\n");
}

static struct err *rules_write(struct arena *arena, const char *dir, const struct rulebook *book)
{
    struct rulebook elsewhere;
    FILE *file;

    rulebook_elsewhere(arena, book, &elsewhere);
    TRY(file_open(dir, "rule_data.c", &file));
    fprintf(file, "#include \"law/rule.h\"\n\n");
    rows_write(file, "rules", book);
    rows_write(file, "rules_elsewhere", &elsewhere);
    fprintf(file, "static const char *const ids[] = {\n");
    for (int i = 0; i < book->id_count; i++)
        fprintf(file, "    \"%s\",\n", book->ids[i]);
    fprintf(file, "};\n\nstatic const uint16_t first[] = {\n");
    for (int i = 0; i <= book->id_count; i++)
        fprintf(file, "    %d,\n", book->first[i]);
    fprintf(file, "};\n\nstatic const struct rulebook builtin = {rules, %zu, ids, first, %d};\n",
            book->count, book->id_count);
    fprintf(file,
            "static const struct rulebook elsewhere = {rules_elsewhere, %zu, ids, first, %d};\n\n",
            book->count, book->id_count);
    fprintf(file, "const struct rulebook *rulebook_builtin(void) { return &builtin; }\n");
    fprintf(file,
            "const struct rulebook *rulebook_builtin_elsewhere(void) { return &elsewhere; }\n");
    fclose(file);
    return NULL;
}

static struct err *sources_write(const char *dir, const struct law_sources *sources)
{
    FILE *file;

    TRY(file_open(dir, "source_data.c", &file));
    fprintf(file, "#include \"law/rulebook.h\"\n\nstatic const struct law_source sources[] = {\n");
    for (size_t i = 0; i < sources->count; i++) {
        const struct law_source *source = &sources->items[i];

        fprintf(file, "    {");
        text_write(file, "key", source->key);
        text_write(file, "title", source->title);
        fprintf(file, ".articles = %d, .status = (enum rule_status)'%c', ", source->articles,
                (char)source->status);
        date_write(file, "from", source->from);
        date_write(file, "to", source->to);
        fprintf(file, "},\n");
    }
    fprintf(file, "};\n\nstatic const struct law_sources builtin = {sources, %zu};\n\n",
            sources->count);
    fprintf(file, "const struct law_sources *law_sources_builtin(void) { return &builtin; }\n");
    fclose(file);
    return NULL;
}

static struct err *calendar_write(const char *dir, const struct calendar *calendar)
{
    FILE *file;

    TRY(file_open(dir, "calendar_data.c", &file));
    fprintf(file, "#include \"law/calendar.h\"\n\nstatic const struct calendar_year years[] = {\n");
    for (int i = 0; i < calendar->count; i++) {
        const struct calendar_year *year = &calendar->years[i];

        fprintf(file, "    {.year = %d, .status = '%c', ", year->year, year->status);
        text_write(file, "source", year->source);
        fprintf(file, "\n     .kinds = ");
        string_write(file, year->kinds);
        fprintf(file, "},\n");
    }
    fprintf(file, "};\n\nstatic const struct calendar builtin = {years, %d};\n\n", calendar->count);
    fprintf(file, "const struct calendar *calendar_builtin(void) { return &builtin; }\n");
    fclose(file);
    return NULL;
}

static struct err *parameters_write(const char *dir, const struct parameters *parameters)
{
    FILE *file;

    TRY(file_open(dir, "parameter_data.c", &file));
    fprintf(file, "#include \"law/parameter.h\"\n\nstatic const struct parameter items[] = {\n");
    for (size_t i = 0; i < parameters->count; i++) {
        const struct parameter *p = &parameters->items[i];

        fprintf(file, "    {.kind = (enum parameter_kind)%d, .fen = %lld, .status = '%c', ",
                (int)p->kind, (long long)p->fen, p->status);
        text_write(file, "region", p->region);
        date_write(file, "from", p->from);
        date_write(file, "to", p->to);
        text_write(file, "source", p->source);
        fprintf(file, "},\n");
    }
    fprintf(file, "    {.kind = PARAMETER_NONE},\n};\n\n");
    fprintf(file, "static const struct parameters builtin = {items, %zu};\n\n", parameters->count);
    fprintf(file, "const struct parameters *parameters_builtin(void) { return &builtin; }\n");
    fclose(file);
    return NULL;
}

static struct err *compile(struct arena *arena, const char *data, const char *out)
{
    const char *text;
    const char *years;
    struct law_sources sources;
    struct rulebook book;
    struct calendar calendar;
    struct parameters parameters;

    TRY(file_read(arena, data, "sources.tsv", &text));
    TRY(law_sources_parse(arena, text, &sources));
    TRY(file_read(arena, data, "rules.tsv", &text));
    TRY(rulebook_parse(arena, text, &sources, NULL, &book));
    TRY(file_read(arena, data, "calendar.csv", &text));
    TRY(file_read(arena, data, "calendar_years.tsv", &years));
    TRY(calendar_parse(arena, text, years, &calendar));
    TRY(file_read(arena, data, "parameters.tsv", &text));
    TRY(parameters_parse(arena, text, &parameters));
    TRY(ids_write(out, &book));
    TRY(rules_write(arena, out, &book));
    TRY(sources_write(out, &sources));
    TRY(calendar_write(out, &calendar));
    return parameters_write(out, &parameters);
}

int main(int argc, char **argv)
{
    struct arena *arena = arena_new(ARENA_LIMIT);
    struct err *err;

    if (argc != 3) {
        fprintf(stderr, "usage: law_compile DATA_DIR OUTPUT_DIR\n");
        arena_free(arena);
        return 2;
    }
    err = compile(arena, argv[1], argv[2]);
    if (err)
        fprintf(stderr, "law_compile: %s\n", err->message);
    arena_free(arena);
    return err ? 1 : 0;
}
