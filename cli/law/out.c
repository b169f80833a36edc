/* SPDX-License-Identifier: Apache-2.0
 *
 * JSON out: strings escaped, absent values null, commas placed by state.
 * It knows shapes only; what an answer means is decided in common/law.
 */
#include "cli/law/out.h"

#include "law/code.h"

void out_begin(struct out *out, struct arena *arena)
{
    text_init(&out->text, arena);
    out->first = true;
}

static void escaped(struct text *text, const char *value)
{
    text_add_char(text, '"');
    for (; *value; value++) {
        const unsigned char c = (unsigned char)*value;

        if (c == '"' || c == '\\')
            text_add_char(text, '\\');
        if (c < 0x20)
            text_add_printf(text, "\\u%04x", c);
        else
            text_add_char(text, *value);
    }
    text_add_char(text, '"');
}

static void name_write(struct out *out, const char *name)
{
    if (!out->first)
        text_add_char(&out->text, ',');
    out->first = false;
    if (!name)
        return;
    escaped(&out->text, name);
    text_add_char(&out->text, ':');
}

void out_open(struct out *out, const char *name, char bracket)
{
    name_write(out, name);
    text_add_char(&out->text, bracket);
    out->first = true;
}

void out_close(struct out *out, char bracket)
{
    text_add_char(&out->text, bracket);
    out->first = false;
}

void out_string(struct out *out, const char *name, const char *value)
{
    name_write(out, name);
    if (value)
        escaped(&out->text, value);
    else
        text_add(&out->text, "null");
}

void out_integer(struct out *out, const char *name, int64_t value)
{
    name_write(out, name);
    text_add_printf(&out->text, "%lld", (long long)value);
}

void out_bool(struct out *out, const char *name, bool value)
{
    name_write(out, name);
    text_add(&out->text, value ? "true" : "false");
}

void out_money(struct out *out, const char *name, struct money money)
{
    if (money.stated)
        out_integer(out, name, money.fen);
    else
        out_string(out, name, NULL);
}

void out_date(struct out *out, const char *name, struct date date)
{
    out_string(out, name, date_is_absent(date) ? NULL : DATE_TEXT(date));
}

const char *answer_word(enum answer answer)
{
    static const char *const words[] = {"unknown", "no", "yes"};

    return words[answer];
}

void out_answer(struct out *out, const char *name, enum answer answer)
{
    out_string(out, name, answer_word(answer));
}

void out_codes(struct out *out, const char *name, const struct code_set *set, uint64_t codes)
{
    out_open(out, name, '[');
    for (size_t i = 1; i < set->count; i++)
        if (codes & CODE_BIT(i))
            out_string(out, NULL, set->codes[i].name);
    out_close(out, ']');
}

void out_due(struct out *out, const char *name, const struct day_due *due)
{
    static const char *const gaps[DAY_GAP_COUNT] = {NULL, "START_MISSING", "CALENDAR_MISSING",
                                                    "HORIZON", "UNIT"};

    out_open(out, name, '{');
    out_date(out, "start", due->start);
    out_date(out, "natural", due->natural);
    out_date(out, "legal_due", due->legal_due);
    out_date(out, "safe_due", due->safe_due);
    out_string(out, "gap", gaps[due->gap]);
    out_close(out, '}');
}

void out_rule(struct out *out, const char *name, const struct rule *rule)
{
    const char status[2] = {(char)rule->status, '\0'};

    out_open(out, name, '{');
    out_string(out, "id", rule->id);
    out_integer(out, "version", rule->version);
    out_string(out, "status", status);
    out_string(out, "source", rule->source);
    out_close(out, '}');
}

void out_why(struct out *out, const struct explained *why)
{
    out_open(out, "rules", '[');
    for (int i = 0; i < why->rule_count; i++)
        out_rule(out, NULL, why->rules[i]);
    out_close(out, ']');
    out_codes(out, "facts_used", &law_codes_law_fact, why->used);
    out_codes(out, "missing", &law_codes_law_fact, why->missing);
    out_string(out, "zh", why->zh);
    out_string(out, "en", why->en);
}
