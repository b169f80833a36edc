/* SPDX-License-Identifier: Apache-2.0
 *
 * Compares what was promised with what the code does, and adds to the promises. It never changes a
 * body and never takes a file away; a schema is replaced only by one that keeps all it said.
 */
#include "runtime/released.h"

#include "adapters/codec.h"
#include "contracts/events.h"
#include "runtime/contract_files.h"
#include "runtime/describe_contracts.h"

#include <string.h>

static const char schema_suffix[] = ".schema.json";

struct gate {
    struct arena *arena;
    const char *folder;
    struct text *findings;
};

static struct bytes bytes_of(const char *text)
{
    return (struct bytes){(const uint8_t *)text, strlen(text)};
}

static const char *path_of(const struct gate *gate, const char *name)
{
    return arena_printf(gate->arena, "%s/%s", gate->folder, name);
}

static const char *schema_name(const struct gate *gate, const struct event_type *type)
{
    return arena_printf(gate->arena, "%s%s", type->type, schema_suffix);
}

static const char *body_name(const struct gate *gate, const struct event_type *type, int number)
{
    return arena_printf(gate->arena, "%s.%d.json", type->type, number);
}

static const char *line_after(const char *line)
{
    line += strcspn(line, "\n");
    return *line ? line + 1 : line;
}

/* --- schemas -----------------------------------------------------------------------------------
 */

static struct err *check_schema(const struct gate *gate, const struct event_type *type)
{
    const char *released = NULL;
    const char *breaks = "";
    TRY(contract_file_read(gate->arena, path_of(gate, schema_name(gate, type)), &released));
    if (!released) {
        text_add_printf(gate->findings, "%s was never released\n", type->type);
        return NULL;
    }
    struct text current;
    text_init(&current, gate->arena);
    describe_event_schema(type, &current);
    TRY(err_wrap(
        codec_schema_breaks(gate->arena, bytes_of(released), bytes_of(text_get(&current)), &breaks),
        "comparing %s with its release", type->type));
    for (const char *line = breaks; *line; line = line_after(line))
        text_add_printf(gate->findings,
                        "%s: %.*s; within a major version only optional fields are added\n",
                        type->type, (int)strcspn(line, "\n"), line);
    return NULL;
}

/* --- bodies ------------------------------------------------------------------------------------
 */

static const char *without_newline(struct arena *arena, const char *body)
{
    const size_t size = strlen(body);
    return size > 0 && body[size - 1] == '\n' ? arena_text_n(arena, body, size - 1) : body;
}

static struct err *check_body(const struct gate *gate, const struct event_type *type,
                              const char *name)
{
    const char *stored = NULL;
    TRY(contract_file_read(gate->arena, path_of(gate, name), &stored));
    const char *const body = without_newline(gate->arena, stored);
    void *const record = arena_alloc(gate->arena, type->record->size);
    struct err *err = codec_read(gate->arena, type->record, bytes_of(body), CODEC_UNKNOWN_IGNORED,
                                 record);
    if (err) {
        text_add_printf(gate->findings, "%s no longer reads: %s %s\n", name, err->pointer,
                        err->message);
        return NULL;
    }
    struct text again;
    text_init(&again, gate->arena);
    err = codec_write(type->record, record, SENSITIVITY_agency, &again);
    if (err)
        text_add_printf(gate->findings, "%s reads and cannot be written again: %s %s\n", name,
                        err->pointer, err->message);
    else if (strcmp(text_get(&again), body) != 0)
        text_add_printf(gate->findings, "%s is not what the code would write for it\n", name);
    return NULL;
}

/* --- what stands in the folder -----------------------------------------------------------------
 */

/* The type in "<type>.schema.json" or "<type>.<n>.json"; 0 for the number of a schema, -1 for
 * neither. */
static int name_read(struct arena *arena, const char *name, const char **ret_type)
{
    const size_t size = strlen(name);
    const size_t schema_tail = sizeof schema_suffix - 1;
    if (size > schema_tail && strcmp(name + size - schema_tail, schema_suffix) == 0) {
        *ret_type = arena_text_n(arena, name, size - schema_tail);
        return 0;
    }
    char *const stem = arena_text_n(arena, name, size - strlen(".json"));
    char *const dot = strrchr(stem, '.');
    int64_t number = 0;
    if (!dot || !text_to_int64(dot + 1, &number) || number < 1 || number > 100000)
        return -1;
    *dot = '\0';
    *ret_type = stem;
    return (int)number;
}

/* Numbers run without a gap: one that is missing was taken away. */
static struct err *check_number(const struct gate *gate, const struct event_type *type, int number)
{
    const char *before = NULL;
    if (number == 1)
        return NULL;
    TRY(contract_file_read(gate->arena, path_of(gate, body_name(gate, type, number - 1)), &before));
    if (!before)
        text_add_printf(gate->findings, "%s is missing: released bodies are never removed\n",
                        body_name(gate, type, number - 1));
    return NULL;
}

static struct err *check_file(void *context, const char *name)
{
    const struct gate *const gate = context;
    const char *wire_type = NULL;
    const int number = name_read(gate->arena, name, &wire_type);
    const struct event_type *const type = number >= 0 ? event_find(wire_type) : NULL;
    if (number < 0)
        text_add_printf(gate->findings, "%s is neither a schema nor a body\n", name);
    else if (!type)
        text_add_printf(gate->findings, "%s was released and the code no longer reads it\n",
                        wire_type);
    if (!type || number == 0)
        return NULL;
    TRY(check_number(gate, type, number));
    return check_body(gate, type, name);
}

static struct err *check_has_body(const struct gate *gate, const struct event_type *type)
{
    const char *first = NULL;
    TRY(contract_file_read(gate->arena, path_of(gate, body_name(gate, type, 1)), &first));
    if (!first)
        text_add_printf(gate->findings, "%s has no released body\n", type->type);
    return NULL;
}

struct err *released_check(struct arena *arena, const char *folder, struct text *findings)
{
    struct gate gate = {arena, folder, findings};
    for (size_t i = 0; event_types[i]; i++) {
        const size_t before = findings->size;
        TRY(check_schema(&gate, event_types[i]));
        if (findings->size == before)
            TRY(check_has_body(&gate, event_types[i]));
    }
    return contract_folder_walk(&(struct contract_folder){folder, ".json", &gate, check_file});
}

/* --- adding ------------------------------------------------------------------------------------
 */

static struct err *add_schema(const struct gate *gate, const struct event_type *type)
{
    struct text current;
    const char *pretty = NULL;
    const char *released = NULL;
    text_init(&current, gate->arena);
    describe_event_schema(type, &current);
    TRY(codec_pretty(gate->arena, bytes_of(text_get(&current)), &pretty));
    TRY(contract_file_read(gate->arena, path_of(gate, schema_name(gate, type)), &released));
    if (text_equal(released, pretty))
        return NULL;
    text_add_printf(gate->findings, "%s %s\n", released ? "grown " : "new   ",
                    schema_name(gate, type));
    return contract_file_write(path_of(gate, schema_name(gate, type)), pretty);
}

/* As the next number, unless the very body is there. */
static struct err *add_body(const struct gate *gate, const struct event_type *type, bool full)
{
    struct text sample;
    text_init(&sample, gate->arena);
    TRY(codec_add_sample(type->record, full, &sample));
    text_add_char(&sample, '\n');
    for (int number = 1;; number++) {
        const char *const name = body_name(gate, type, number);
        const char *body = NULL;
        TRY(contract_file_read(gate->arena, path_of(gate, name), &body));
        if (text_equal(body, text_get(&sample)))
            return NULL;
        if (body)
            continue;
        text_add_printf(gate->findings, "new    %s\n", name);
        return contract_file_write(path_of(gate, name), text_get(&sample));
    }
}

/* A finding that adding mends; any other stands in the way. */
static bool is_only_new(const char *line)
{
    const size_t size = strcspn(line, "\n");
    static const char *const news[] = {" was never released", " has no released body"};
    for (size_t i = 0; i < sizeof news / sizeof news[0]; i++)
        if (size > strlen(news[i]) &&
            strncmp(line + size - strlen(news[i]), news[i], strlen(news[i])) == 0)
            return true;
    return false;
}

struct err *released_add(struct arena *arena, const char *folder, struct text *report)
{
    struct text findings;
    text_init(&findings, arena);
    TRY(released_check(arena, folder, &findings));
    for (const char *line = text_get(&findings); *line; line = line_after(line))
        if (!is_only_new(line))
            return err_of(PROBLEM_CONFLICT, "%.*s", (int)strcspn(line, "\n"), line);
    struct gate gate = {arena, folder, report};
    for (size_t i = 0; event_types[i]; i++) {
        TRY(add_schema(&gate, event_types[i]));
        TRY(add_body(&gate, event_types[i], false));
        TRY(add_body(&gate, event_types[i], true));
    }
    return NULL;
}
