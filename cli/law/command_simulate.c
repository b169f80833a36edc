/* SPDX-License-Identifier: Apache-2.0
 *
 * halfsky-law simulate: who would gain and who would lose, by rule, before a rule changes.
 * Both rule books are put to the same facts, and where an answer differs each changed rule alone,
 * so that the rule which changes it is named. A draft that the build would refuse is refused here
 * too.
 */
#include "cli/law/answers.h"
#include "cli/law/commands.h"
#include "cli/law/draft.h"
#include "cli/law/facts_read.h"
#include "cli/law/out.h"
#include "cli/law/sample.h"

#include "base/text.h"

#include <stdio.h>
#include <string.h>

enum { LINE_ARENA_LIMIT = 256 << 20 };

static struct assessment assessment;

/* The answers to one line: as the rules are, by the draft, and by each of its changes alone. */
struct trial {
    int line;
    struct arena *arena;
    const struct draft *draft;
    const struct facts *facts;
    struct answer_list before;
    struct answer_list after;
    struct answer_list *alone; /* one for each change; NULL: not asked yet */
};

static void ask(struct arena *arena, const struct law *law, const struct facts *facts,
                struct answer_list *ret_list)
{
    assess(law, facts, &assessment);
    answers_tell(arena, &assessment, ret_list);
}

static bool is_same(const struct answer_told *a, const struct answer_told *b)
{
    return a && b ? text_equal(a->text, b->text) : a == b;
}

static void alone_ask(struct trial *trial)
{
    const size_t count = trial->draft->change_count;

    if (trial->alone)
        return;
    trial->alone = ARENA_ARRAY(trial->arena, struct answer_list, count);
    for (size_t i = 0; i < count; i++)
        ask(trial->arena, &trial->draft->changes[i].alone.law, trial->facts, &trial->alone[i]);
}

/* Those that change this answer by themselves; where none does, they change it together. */
static void rules_write(struct out *out, struct trial *trial, const char *question)
{
    const struct answer_told *before = answer_find(&trial->before, question);
    const struct draft *draft = trial->draft;
    bool found = false;

    alone_ask(trial);
    out_open(out, "rules", '[');
    for (size_t i = 0; i < draft->change_count; i++)
        if (!is_same(before, answer_find(&trial->alone[i], question))) {
            out_string(out, NULL, draft->changes[i].id);
            found = true;
        }
    for (size_t i = 0; !found && i < draft->change_count; i++)
        out_string(out, NULL, draft->changes[i].id);
    out_close(out, ']');
}

static const char *effect(const struct answer_told *before, const struct answer_told *after)
{
    if (!before || !after || !before->has_worth || !after->has_worth ||
        before->worth == after->worth)
        return NULL;
    return after->worth > before->worth ? "gain" : "loss";
}

static void compare(struct out *out, struct trial *trial, const char *question)
{
    const struct answer_told *before = answer_find(&trial->before, question);
    const struct answer_told *after = answer_find(&trial->after, question);

    if (is_same(before, after))
        return;
    out_open(out, NULL, '{');
    out_integer(out, "line", trial->line);
    out_string(out, "question", question);
    out_string(out, "before", before ? before->text : NULL);
    out_string(out, "after", after ? after->text : NULL);
    out_string(out, "effect", effect(before, after));
    rules_write(out, trial, question);
    out_close(out, '}');
}

static void trial_run(struct out *out, struct trial *trial)
{
    ask(trial->arena, law_builtin(), trial->facts, &trial->before);
    ask(trial->arena, &trial->draft->whole.law, trial->facts, &trial->after);
    for (int i = 0; i < trial->before.count; i++)
        compare(out, trial, trial->before.items[i].question);
    for (int i = 0; i < trial->after.count; i++)
        if (!answer_find(&trial->before, trial->after.items[i].question))
            compare(out, trial, trial->after.items[i].question);
}

static struct err *line_simulate(const struct command_input *input, const struct draft *draft,
                                 const char *text, int line, struct out *out)
{
    ARENA_SCOPED arena = arena_new(LINE_ARENA_LIMIT);
    struct trial *trial = ARENA_NEW(arena, struct trial);
    const struct json *json;
    struct facts facts;

    TRY(json_parse(input->arena, text, strlen(text), &json));
    if (command_has(input, "--sample"))
        TRY(sample_read(input->arena, json, &facts));
    else
        TRY(facts_read(input->arena, json, &facts));
    trial->line = line;
    trial->arena = arena;
    trial->draft = draft;
    trial->facts = &facts;
    trial_run(out, trial);
    return NULL;
}

static struct err *simulate(const struct command_input *input, struct out *out)
{
    const char *rules_path = command_value(input, "--rules");
    const char *facts_path = command_value(input, "--facts");
    struct draft *draft;
    const char *text;
    int line = 0;

    if (!rules_path || !facts_path)
        return err_of(PROBLEM_INVALID, "simulate wants --rules DRAFT and --facts FILE.jsonl");
    TRY(command_file(input->arena, rules_path, &text));
    TRY(draft_read(input->arena, text, &draft));
    TRY(command_file(input->arena, facts_path, &text));
    while (*text) {
        const size_t size = strcspn(text, "\n");

        line++;
        if (size > 0)
            TRY(err_wrap(
                line_simulate(input, draft, arena_text_n(input->arena, text, size), line, out),
                "%s line %d", facts_path, line));
        text += size + (text[size] == '\n');
    }
    return NULL;
}

enum command_status command_simulate(const struct command_input *input)
{
    struct out out;
    const struct err *err;

    out_begin(&out, input->arena);
    out_open(&out, NULL, '[');
    err = simulate(input, &out);
    if (err)
        return command_refuse(input->arena, err);
    out_close(&out, ']');
    printf("%s\n", text_get(&out.text));
    return COMMAND_DONE;
}
