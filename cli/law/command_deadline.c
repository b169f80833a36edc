/* SPDX-License-Identifier: Apache-2.0
 *
 * halfsky-law deadline: one rule of the deadline table as a clock. What cannot be meant (a word
 * nobody knows, dates in the wrong order, more than the rule allows) is refused before anything is
 * counted.
 */
#include "cli/law/commands.h"
#include "cli/law/out.h"
#include "cli/law/place.h"
#include "law/clock.h"
#include "law/place.h"

#include <stdio.h>
#include <string.h>

/* What a word takes after it; every other word is refused. */
static const struct {
    const char *name;
    int values;
} options[] = {{"--extend", 1}, {"--approved", 0}, {"--suspend", 2},
               {"--region", 1}, {"--text", 0},     {"--en", 0}};

static int values_of(const char *word)
{
    for (size_t i = 0; i < sizeof(options) / sizeof(options[0]); i++)
        if (strcmp(options[i].name, word) == 0)
            return options[i].values;
    return -1;
}

static struct err *words_check(const struct command_input *input)
{
    for (int i = 2; i < input->argc; i++) {
        const int values = values_of(input->argv[i]);

        if (values < 0)
            return err_of(PROBLEM_INVALID, "deadline knows no \"%.40s\"", input->argv[i]);
        if (i + values >= input->argc)
            return err_of(PROBLEM_INVALID, "%s wants %d more", input->argv[i], values);
        i += values;
    }
    return NULL;
}

static struct err *extend_read(const struct command_input *input, const struct rule *rule,
                               struct clock_facts *facts)
{
    const char *text = command_value(input, "--extend");
    const struct rule_param *most = rule ? rule_param_find(rule, "extension") : NULL;
    int64_t length;

    if (!text)
        return NULL;
    if (!text_to_int64(text, &length) || length < 1 || length > 1000)
        return err_of(PROBLEM_INVALID, "--extend: a whole number from 1 to 1000 is wanted");
    if (most && length > most->value)
        return err_of(PROBLEM_INVALID, "--extend: %s allows at most %d", rule->id, most->value);
    facts->events[facts->event_count++] = (struct clock_event){
        .kind = CLOCK_EXTEND,
        .length = (int)length,
        .approved = command_has(input, "--approved") ? ANSWER_YES : ANSWER_NONE};
    return NULL;
}

static struct err *suspend_read(const struct command_input *input, struct clock_facts *facts)
{
    const char *from = command_value(input, "--suspend");
    struct clock_event event = {.kind = CLOCK_SUSPEND};

    if (!from)
        return NULL;
    if (!date_parse(from, &event.on) || !date_is_whole(event.on) ||
        !date_parse(command_value(input, from), &event.until) || !date_is_whole(event.until))
        return err_of(PROBLEM_INVALID, "--suspend: two whole dates are wanted");
    if (date_compare(event.on, event.until) >= 0)
        return err_of(PROBLEM_INVALID, "--suspend: %s is not before %s", DATE_TEXT(event.on),
                      DATE_TEXT(event.until));
    facts->events[facts->event_count++] = event;
    return NULL;
}

static struct err *region_check(struct arena *arena, const char *region)
{
    if (region && !place_is_known(place_code(arena, region)))
        return err_of(PROBLEM_INVALID, "--region: there is no region \"%.20s\"", region);
    return NULL;
}

static struct err *deadline_read(const struct command_input *input, struct clock_facts *facts)
{
    const struct rulebook *book = rulebook_builtin();

    if (input->argc < 2)
        return err_of(PROBLEM_INVALID, "deadline wants a rule and a start date");
    facts->rule = rule_number(book, input->argv[0]);
    if (facts->rule < 0)
        return err_of(PROBLEM_INVALID, "there is no rule \"%.40s\"", input->argv[0]);
    if (!date_parse(input->argv[1], &facts->start))
        return err_of(PROBLEM_INVALID, "\"%.20s\" is no date", input->argv[1]);
    TRY(words_check(input));
    TRY(region_check(input->arena, command_value(input, "--region")));
    TRY(extend_read(input, rule_in_force(book, facts->rule, facts->start), facts));
    return suspend_read(input, facts);
}

enum command_status command_deadline(const struct command_input *input)
{
    const char *region = command_value(input, "--region");
    struct clock_facts facts = {0};
    struct clock_result result;
    struct out out;
    const struct err *err = deadline_read(input, &facts);

    if (err)
        return command_refuse(input->arena, err);
    clock_read(region ? law_of_place(law_builtin(), region) : law_builtin(), &facts, &result);
    if (command_has(input, "--text")) {
        printf("%s\n", command_has(input, "--en") ? result.why.en : result.why.zh);
        return COMMAND_DONE;
    }
    out_begin(&out, input->arena);
    out_open(&out, NULL, '{');
    out_due(&out, "due", &result.due);
    if (!date_is_absent(result.earliest.natural))
        out_due(&out, "earliest", &result.earliest);
    if (!date_is_absent(result.latest.natural))
        out_due(&out, "latest", &result.latest);
    if (!date_is_absent(result.strict.natural))
        out_due(&out, "strict", &result.strict);
    out_integer(&out, "suspended_days", result.suspended_days);
    out_integer(&out, "ignored_events", result.ignored);
    out_why(&out, &result.why);
    out_close(&out, '}');
    printf("%s\n", text_get(&out.text));
    return COMMAND_DONE;
}
