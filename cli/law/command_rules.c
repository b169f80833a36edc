/* SPDX-License-Identifier: Apache-2.0
 *
 * halfsky-law rules and calendar: the law itself, looked up.
 * Rows are printed as they were read; nothing is computed.
 */
#include "base/text.h"
#include "cli/law/commands.h"
#include "cli/law/out.h"
#include "law/day.h"
#include "law/rulebook.h"

#include <stdio.h>
#include <string.h>

static void allows_write(struct out *out, const struct rule *rule)
{
    out_open(out, "allows", '[');
    for (int place = 0; rule_allows_name(place); place++)
        if (rule->allows & (1U << place))
            out_string(out, NULL, rule_allows_name(place));
    out_close(out, ']');
}

static void rule_write(struct out *out, const struct rule *rule)
{
    const char status[2] = {(char)rule->status, '\0'};

    out_open(out, NULL, '{');
    out_string(out, "id", rule->id);
    out_integer(out, "version", rule->version);
    out_string(out, "kind", rule_kind_name(rule->kind));
    out_string(out, "status", status);
    out_bool(out, "on", rule->on);
    out_date(out, "from", rule->from);
    out_date(out, "to", rule->to);
    out_string(out, "source", rule->source);
    out_string(out, "repeals", rule->repeals);
    out_open(out, "parameters", '{');
    for (size_t i = 0; i < rule->param_count; i++) {
        out_open(out, rule->params[i].name, '{');
        out_integer(out, "value", rule->params[i].value);
        out_string(out, "unit", rule_unit_name(rule->params[i].unit));
        out_close(out, '}');
    }
    out_close(out, '}');
    allows_write(out, rule);
    out_string(out, "zh", rule->zh);
    out_string(out, "en", rule->en);
    out_close(out, '}');
}

static void rule_print(const struct command_input *input, const struct rule *rule)
{
    struct out out;

    out_begin(&out, input->arena);
    rule_write(&out, rule);
    printf("%s\n", text_get(&out.text));
}

static enum command_status rules_show(const struct command_input *input, const char *id)
{
    const struct rulebook *book = rulebook_builtin();
    const int number = rule_number(book, id);

    if (number < 0)
        return command_refuse(input->arena,
                              err_of(PROBLEM_INVALID, "there is no rule \"%.40s\"", id));
    for (int i = book->first[number]; i < book->first[number + 1]; i++)
        rule_print(input, &book->rules[i]);
    return COMMAND_DONE;
}

static bool holds(const struct rule *rule, struct date day)
{
    return date_compare(rule->from, day) <= 0 &&
           (date_is_absent(rule->to) || date_compare(day, rule->to) <= 0);
}

static enum command_status rules_diff(const struct command_input *input)
{
    const struct rulebook *book = rulebook_builtin();
    struct date before;
    struct date after;

    if (input->argc != 3 || !date_parse(input->argv[1], &before) || !date_is_whole(before) ||
        !date_parse(input->argv[2], &after) || !date_is_whole(after))
        return command_refuse(input->arena, err_of(PROBLEM_INVALID, "diff wants two whole dates"));
    for (size_t i = 0; i < book->count; i++) {
        const struct rule *rule = &book->rules[i];

        if (holds(rule, before) == holds(rule, after))
            continue;
        printf("%s\t%s\t%d\t%c\t%s\t%s\n", holds(rule, after) ? "+" : "-", rule->id, rule->version,
               (char)rule->status, rule->source, rule->zh);
    }
    return COMMAND_DONE;
}

enum command_status command_rules(const struct command_input *input)
{
    const struct rulebook *book = rulebook_builtin();
    const char *what = input->argc > 0 ? input->argv[0] : "list";

    if (strcmp(what, "show") == 0 && input->argc == 2)
        return rules_show(input, input->argv[1]);
    if (strcmp(what, "diff") == 0)
        return rules_diff(input);
    if (strcmp(what, "list") != 0)
        return COMMAND_USAGE;
    for (size_t i = 0; i < book->count; i++)
        rule_print(input, &book->rules[i]);
    return COMMAND_DONE;
}

/* --- the calendar ----------------------------------------------------------------------------- */

enum command_status command_calendar(const struct command_input *input)
{
    const struct calendar *calendar = calendar_builtin();
    const struct calendar_year *year;
    struct date day;
    char status[2] = "";
    struct out out;

    if (input->argc != 1 || !date_parse(input->argv[0], &day) || !date_is_whole(day))
        return command_refuse(input->arena,
                              err_of(PROBLEM_INVALID, "calendar wants one whole date"));
    year = calendar_year_of(calendar, day.year);
    status[0] = '\0';
    if (year)
        status[0] = year->status;
    out_begin(&out, input->arena);
    out_open(&out, NULL, '{');
    out_date(&out, "date", day);
    out_string(&out, "kind", day_kind_name(calendar_kind(calendar, day)));
    out_string(&out, "why", calendar_rest_zh(calendar, day));
    out_date(&out, "next_working_day", day_roll_forward(calendar, day));
    out_date(&out, "last_working_day", day_roll_back(calendar, day));
    out_string(&out, "source", year ? year->source : NULL);
    out_string(&out, "status", year ? status : "CALENDAR_MISSING");
    out_close(&out, '}');
    printf("%s\n", text_get(&out.text));
    return COMMAND_DONE;
}
