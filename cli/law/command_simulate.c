/* SPDX-License-Identifier: Apache-2.0
 *
 * halfsky-law simulate: who would gain and who would lose, by rule, before a rule changes.
 * Both rule books are put to the same facts; a draft that the build would refuse is refused here
 * too.
 */
#include "cli/law/assess.h"
#include "cli/law/commands.h"
#include "cli/law/facts_read.h"
#include "cli/law/out.h"
#include "cli/law/sample.h"
#include "law/place.h"
#include "law/rulebook.h"

#include <stdio.h>
#include <string.h>

struct difference {
    int line;
    const char *question;
    char before[32];
    char after[32];
};

static void compare(struct out *out, const struct difference *d)
{
    if (strcmp(d->before, d->after) == 0)
        return;
    out_open(out, NULL, '{');
    out_integer(out, "line", d->line);
    out_string(out, "question", d->question);
    out_string(out, "before", d->before);
    out_string(out, "after", d->after);
    out_close(out, '}');
}

#define DIFFERENCE(question, text_of)                                                              \
    do {                                                                                           \
        struct difference d = {line, question, "", ""};                                            \
        const struct assessment *x = before;                                                       \
        snprintf(d.before, sizeof(d.before), "%s", text_of);                                       \
        x = after;                                                                                 \
        snprintf(d.after, sizeof(d.after), "%s", text_of);                                         \
        compare(out, &d);                                                                          \
    } while (0)

static void sums_compare(struct out *out, int line, const struct assessment *before,
                         const struct assessment *after)
{
    for (int i = 0; i < before->sum_count && i < after->sum_count; i++)
        DIFFERENCE(assess_sum_name(before->sums[i].kind), MONEY_TEXT(x->sums[i].sum.amount));
}

static void claims_compare(struct out *out, int line, const struct assessment *before,
                           const struct assessment *after)
{
    for (int i = 0; i < before->claim_count && i < after->claim_count; i++)
        DIFFERENCE("limitation_strict", DATE_TEXT(x->claims[i].limitation.strict.natural));
}

static void matters_compare(struct out *out, int line, const struct assessment *before,
                            const struct assessment *after)
{
    DIFFERENCE("fast_track", code_name(&law_codes_fast_track, x->fast_track.primary));
    DIFFERENCE("limitation", answer_word(x->in_time));
    DIFFERENCE("award", answer_word(x->award.final));
    DIFFERENCE("legal_aid", legal_aid_outlook_name(x->legal_aid.outlook));
    DIFFERENCE("leave_last_day", DATE_TEXT(x->leave.last_day));
    claims_compare(out, line, before, after);
    sums_compare(out, line, before, after);
}

static struct err *line_simulate(const struct command_input *input, const struct law *draft,
                                 const char *text, int line, struct out *out)
{
    static struct assessment before;
    static struct assessment after;
    const struct json *json;
    struct facts facts;

    TRY(json_parse(input->arena, text, strlen(text), &json));
    if (command_has(input, "--sample"))
        TRY(sample_read(input->arena, json, &facts));
    else
        TRY(facts_read(input->arena, json, &facts));
    assess(law_builtin(), &facts, &before);
    assess(draft, &facts, &after);
    matters_compare(out, line, &before, &after);
    return NULL;
}

static struct err *simulate(const struct command_input *input, struct out *out)
{
    const char *rules_path = command_value(input, "--rules");
    const char *facts_path = command_value(input, "--facts");
    struct law draft = *law_builtin();
    struct law elsewhere;
    struct rulebook book;
    struct rulebook book_elsewhere;
    const char *text;
    int line = 0;

    if (!rules_path || !facts_path)
        return err_of(PROBLEM_INVALID, "simulate wants --rules DRAFT and --facts FILE.jsonl");
    TRY(command_file(input->arena, rules_path, &text));
    TRY(rulebook_parse(input->arena, text, law_sources_builtin(), rulebook_builtin(), &book));
    rulebook_elsewhere(input->arena, &book, &book_elsewhere);
    draft.rules = &book;
    elsewhere = draft;
    elsewhere.rules = &book_elsewhere;
    elsewhere.elsewhere = NULL;
    draft.elsewhere = &elsewhere;
    TRY(command_file(input->arena, facts_path, &text));
    while (*text) {
        const size_t size = strcspn(text, "\n");

        line++;
        if (size > 0)
            TRY(err_wrap(
                line_simulate(input, &draft, arena_text_n(input->arena, text, size), line, out),
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
