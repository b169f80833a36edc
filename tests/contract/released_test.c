/* SPDX-License-Identifier: Apache-2.0
 *
 * The compatibility gate over the committed contracts, and the proof that it can fail: each
 * modified copy of them must be found out, with a sentence that names the file and the change. Run
 * from the project's root.
 */
#include "adapters/codec.h"
#include "contracts/events.h"
#include "runtime/contract_files.h"
#include "runtime/released.h"

#include <criterion/criterion.h>
#include <criterion/parameterized.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const char committed[] = "docs/contracts";
static struct arena *arena;
static char copy[] = "/tmp/halfsky-contracts-XXXXXX";

static void open_arena(void) { arena = arena_new(256 * 1024 * 1024); }
static void close_arena(void) { arena_free(arena); }

TestSuite(released, .init = open_arena, .fini = close_arena, .timeout = 60);

static const char *path(const char *folder, const char *name)
{
    return arena_printf(arena, "%s/%s", folder, name);
}

static void succeed(struct err *err) { cr_assert_null(err, "%s %s", err->message, err->pointer); }

static const char *findings_in(const char *folder)
{
    struct text findings;
    text_init(&findings, arena);
    succeed(contract_files_compare(arena, folder, &findings));
    succeed(released_check(arena, path(folder, "released"), &findings));
    return text_get(&findings);
}

/* --- the committed contracts --------------------------------------------------------------------
 */

Test(released, committed_contracts_are_the_codes_and_every_promise_holds)
{
    const char *const findings = findings_in(committed);
    cr_assert_str_empty(findings, "%s", findings);
}

static void check_sets_are_explained(const struct record_type *type, const char *page)
{
    for (size_t i = 0; i < type->field_count; i++) {
        const struct field *const field = &type->fields[i];
        if (field->codes)
            cr_expect(strstr(page, arena_printf(arena, "\n## %s\n", field->codes->name)),
                      "codes.md does not explain %s", field->codes->name);
        if (field->element)
            check_sets_are_explained(field->element, page);
    }
}

Test(released, every_code_set_of_an_event_is_explained)
{
    const char *page = NULL;
    succeed(contract_file_read(arena, path(committed, "codes.md"), &page));
    for (size_t i = 0; event_types[i]; i++)
        check_sets_are_explained(event_types[i]->record, page);
}

Test(released, every_event_names_its_stream_by_a_required_id)
{
    for (size_t i = 0; event_types[i]; i++) {
        const struct field *const field = record_field(event_types[i]->record,
                                                       event_types[i]->stream_field);
        cr_expect(field && field->kind == FIELD_id && field->presence == PRESENCE_required, "%s",
                  event_types[i]->type);
        cr_expect_eq(event_major(event_types[i]->type) > 0, 1, "%s", event_types[i]->type);
        cr_expect_eq(event_find(event_types[i]->type), event_types[i], "%s is there twice",
                     event_types[i]->type);
    }
}

/* --- modified copies ----------------------------------------------------------------------------
 */

struct copying {
    const char *from, *to;
};

static struct err *copy_file(void *context, const char *name)
{
    const struct copying *const copying = context;
    const char *content = NULL;
    TRY(contract_file_read(arena, path(copying->from, name), &content));
    return contract_file_write(path(copying->to, name), content);
}

static void copy_folder(const char *from, const char *to, const char *suffix)
{
    struct copying copying = {from, to};
    cr_assert(mkdir(to, 0700) == 0 || access(to, W_OK) == 0);
    succeed(contract_folder_walk(&(struct contract_folder){from, suffix, &copying, copy_file}));
}

static struct err *remove_file(void *context, const char *name)
{
    return unlink(path(context, name)) == 0 ? NULL
                                            : err_of(PROBLEM_TRANSIENT, "cannot remove %s", name);
}

static void remove_folder(const char *folder)
{
    succeed(contract_folder_walk(
        &(struct contract_folder){folder, ".json", arena_text(arena, folder), remove_file}));
    cr_assert_eq(rmdir(folder), 0, "%s", folder);
}

static void open_copy(void)
{
    open_arena();
    cr_assert_not_null(mkdtemp(copy));
    copy_folder(committed, copy, ".json");
    copy_folder(committed, copy, ".md");
    copy_folder(path(committed, "events"), path(copy, "events"), ".json");
    copy_folder(path(committed, "released"), path(copy, "released"), ".json");
}

static void close_copy(void)
{
    remove_folder(path(copy, "events"));
    remove_folder(path(copy, "released"));
    succeed(contract_folder_walk(&(struct contract_folder){copy, ".json", copy, remove_file}));
    succeed(contract_folder_walk(&(struct contract_folder){copy, ".md", copy, remove_file}));
    cr_assert_eq(rmdir(copy), 0);
    close_arena();
}

TestSuite(released_copy, .init = open_copy, .fini = close_copy, .timeout = 60);

Test(released_copy, an_unmodified_copy_passes) { cr_assert_str_empty(findings_in(copy)); }

/* What the code of an older release would have promised: the released file says `was` where ours
 * says `is`. */
struct modification {
    char file[72];
    char is[96]; /* "": the file is removed; "+": it is added */
    char was[96];
    char finding[96];
};

#define MATTER "released/halfsky.matter.registered.v1"
#define BATON "released/halfsky.baton.settled.v1"

ParameterizedTestParameters(released_copy, each_modification_is_found_out)
{
    static struct modification modifications[] = {
        {"asyncapi.json", "\"3.0.0\"", "\"3.0.1\"", "asyncapi.json differs from the code"},
        {"problems.md", "", "", "problems.md is missing"},
        {"codes.md", "| `union` |", "| `guild` |", "codes.md differs from the code"},
        {"events/halfsky.offer.made.v1.schema.json", "\"maxLength\": 40", "\"maxLength\": 41",
         "events/halfsky.offer.made.v1.schema.json differs"},
        {"events/halfsky.made.up.v1.schema.json", "+", "{}",
         "made.up.v1.schema.json is the schema of no event"},
        {MATTER ".schema.json", "\"station_code\": {", "\"station_name\": {",
         "/station_name was removed"},
        {MATTER ".schema.json", "    \"station_code\",\n", "", "/station_code became required"},
        {MATTER ".schema.json", "\"maxLength\": 16", "\"maxLength\": 20",
         "/station_code narrowed its limit"},
        {MATTER ".schema.json", "\"maxItems\": 100", "\"maxItems\": 101",
         "/facts narrowed its limit"},
        {MATTER ".schema.json", "\"x-halfsky-kind\": \"day\"", "\"x-halfsky-kind\": \"date\"",
         "/on changed its kind from date to day"},
        {MATTER ".schema.json", "        \"union\",\n", "",
         "/agency has a closed set that gained the code \"union\""},
        {MATTER ".schema.json", "        \"union\",\n", "        \"union\",\n        \"guild\",\n",
         "/agency lost the code \"guild\""},
        {MATTER ".schema.json", "", "", "halfsky.matter.registered.v1 was never released"},
        {MATTER ".1.json", "", "", "halfsky.matter.registered.v1.1.json is missing"},
        {MATTER ".1.json", "\"region\":\"370102001\"", "\"region\":\"nowhere\"",
         "halfsky.matter.registered.v1.1.json no longer reads: /region"},
        {MATTER ".1.json", "\"region\":", "\"region_code\":", "1.json no longer reads: /region"},
        {MATTER ".1.json", "{\"matter_id\"", "{\"gone\":1,\"matter_id\"",
         "1.json is not what the code would write for it"},
        {BATON ".1.json", "", "", "halfsky.baton.settled.v1 has no released body"},
        {"released/halfsky.matter.vanished.v1.1.json", "+", "{}",
         "halfsky.matter.vanished.v1 was released and"},
        {"released/notes.json", "+", "{}", "notes.json is neither a schema nor a body"},
    };
    return cr_make_param_array(struct modification, modifications,
                               sizeof modifications / sizeof modifications[0]);
}

static void replace_in(const char *file, const char *is, const char *was)
{
    const char *content = NULL;
    succeed(contract_file_read(arena, file, &content));
    const char *const found = content ? strstr(content, is) : NULL;
    cr_assert_not_null(found, "%s does not say %s any more: change this test", file, is);
    succeed(contract_file_write(file, arena_printf(arena, "%.*s%s%s", (int)(found - content),
                                                   content, was, found + strlen(is))));
}

ParameterizedTest(struct modification *modification, released_copy, each_modification_is_found_out)
{
    const char *const file = path(copy, modification->file);
    if (modification->is[0] == '\0')
        cr_assert_eq(unlink(file), 0);
    else if (strcmp(modification->is, "+") == 0)
        succeed(contract_file_write(file, modification->was));
    else
        replace_in(file, modification->is, modification->was);
    const char *const findings = findings_in(copy);
    cr_assert(strstr(findings, modification->finding), "%s: \"%s\", wanted \"%s\"",
              modification->file, findings, modification->finding);
}

/* --- releasing ----------------------------------------------------------------------------------
 */

static const char *release(void)
{
    struct text report;
    text_init(&report, arena);
    succeed(released_add(arena, path(copy, "released"), &report));
    return text_get(&report);
}

Test(released_copy, releasing_again_adds_nothing) { cr_assert_str_empty(release()); }

Test(released_copy, an_optional_field_that_was_not_promised_yet_grows_the_schema)
{
    const char *const schema = path(copy, "released/halfsky.contact.recorded.v1.schema.json");
    const char *content = NULL;
    succeed(contract_file_read(arena, schema, &content));
    const char *const begin = strstr(content, ",\n    \"topics\": {");
    cr_assert_not_null(begin);
    succeed(contract_file_write(
        schema, arena_printf(arena, "%.*s\n  }\n}\n", (int)(begin - content), content)));
    cr_assert_str_empty(findings_in(copy), "an added optional field breaks nothing");
    cr_assert(strstr(release(), "grown  halfsky.contact.recorded.v1.schema.json"));
    cr_assert_str_empty(release());
}

Test(released_copy, releasing_is_refused_while_a_promise_is_broken)
{
    struct text report;
    text_init(&report, arena);
    replace_in(path(copy, MATTER ".schema.json"), "\"maxLength\": 16", "\"maxLength\": 20");
    struct err *const err = released_add(arena, path(copy, "released"), &report);
    cr_assert(err && err->problem == PROBLEM_CONFLICT);
    cr_assert(strstr(err->message, "/station_code narrowed"), "%s", err->message);
}
