/* SPDX-License-Identifier: Apache-2.0
 *
 * halfsky-law assess and its sections: facts in, answers out.
 * The matter is read once, asked once, and written whole or in one part.
 */
#include "cli/law/assess_out.h"
#include "cli/law/commands.h"
#include "cli/law/facts_read.h"
#include "cli/law/sample.h"

#include <stdio.h>
#include <string.h>

static struct err *input_read(const struct command_input *input, bool sample, struct facts *facts)
{
    const struct json *json;
    const char *text;

    TRY(command_file(input->arena, "-", &text));
    TRY(json_parse(input->arena, text, strlen(text), &json));
    return sample ? sample_read(input->arena, json, facts) : facts_read(input->arena, json, facts);
}

static void print_text(const struct command_input *input, const struct assessment *assessment,
                       const char *section)
{
    const bool english = command_has(input, "--en");
    struct text text;

    text_init(&text, input->arena);
    if (section)
        assessment_section_tell(&text, assessment, section, english);
    else
        assessment_tell(&text, assessment, english);
    printf("%s\n", text_get(&text));
}

static void print_json(const struct command_input *input, const struct assessment *assessment,
                       const char *section)
{
    struct out out;

    out_begin(&out, input->arena);
    if (section) {
        out_open(&out, NULL, '{');
        assessment_section_write(&out, assessment, section);
        out_close(&out, '}');
    } else {
        assessment_write(&out, assessment);
    }
    printf("%s\n", text_get(&out.text));
}

enum command_status command_section(const struct command_input *input, const char *section)
{
    struct assessment *assessment = ARENA_NEW(input->arena, struct assessment);
    struct facts facts;
    const struct err *err = input_read(input, command_has(input, "--sample"), &facts);

    if (err)
        return command_refuse(input->arena, err);
    assess(law_builtin(), &facts, assessment);
    (command_has(input, "--text") ? print_text : print_json)(input, assessment, section);
    return COMMAND_DONE;
}
