/* SPDX-License-Identifier: Apache-2.0
 *
 * Fuzzes what halfsky-law reads: the facts of a matter, a published case, a draft of the rules. Any
 * bytes give a result or an error that points; nothing crashes, leaks or reads past its end, and
 * what was answered is JSON again. The target is the name of the last folder or file given, as it
 * is for the codec. tests/fuzz/law.sh runs it.
 */
#include "cli/law/answers.h"
#include "cli/law/assess_out.h"
#include "cli/law/draft.h"
#include "cli/law/facts_read.h"
#include "cli/law/json.h"
#include "cli/law/sample.h"

#include "base/text.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

enum { ARENA_MOST = 256 << 20, CHANGES_TRIED = 3 };

int LLVMFuzzerInitialize(int *argc, char ***argv);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static enum { TARGET_FACTS, TARGET_SAMPLE, TARGET_RULES } target;

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    const char *const last = (*argv)[*argc - 1];

    target = strstr(last, "sample")  ? TARGET_SAMPLE
             : strstr(last, "rules") ? TARGET_RULES
                                     : TARGET_FACTS;
    return 0;
}

/* A refusal names what it is about and speaks to a person. */
static void refused(const struct err *err)
{
    assert(err->kind == ERR_INVALID || err->kind == ERR_TOO_LARGE);
    assert(err->message[0]);
}

static void answer(struct arena *arena, const struct law *law, const struct facts *facts)
{
    static struct assessment assessment;
    const struct json *again;
    struct out out;

    assess(law, facts, &assessment);
    out_begin(&out, arena);
    assessment_write(&out, &assessment);
    assert(!json_parse(arena, out.text.data, out.text.size, &again));
    text_init(&out.text, arena);
    assessment_tell(&out.text, &assessment, false);
    assert(text_is_utf8(text_get(&out.text), out.text.size));
}

static void document(struct arena *arena, const char *text, size_t size)
{
    const struct json *json;
    struct facts facts;
    const struct err *err = json_parse(arena, text, size, &json);

    if (!err)
        err = target == TARGET_SAMPLE ? sample_read(arena, json, &facts)
                                      : facts_read(arena, json, &facts);
    if (err)
        refused(err);
    else
        answer(arena, law_builtin(), &facts);
}

/* The answers, for a matter, of a draft and of its first changes alone. */
static void draft_answer(struct arena *arena, const struct draft *draft, const struct facts *facts)
{
    static struct assessment assessment;
    static struct answer_list list;

    answer(arena, &draft->whole.law, facts);
    for (size_t i = 0; i < draft->change_count && i < CHANGES_TRIED; i++) {
        assess(&draft->changes[i].alone.law, facts, &assessment);
        answers_tell(arena, &assessment, &list);
        assert(answer_find(&list, "limitation"));
    }
}

/* A draft that is taken answers for a matter as the law in force does. */
static void draft(struct arena *arena, const char *text)
{
    static const char matter[] =
        "{\"today\":\"2026-05-20\",\"region\":\"370102\",\"act_on\":\"2026-05-13\",\"topics\":["
        "\"wage_"
        "arrears\",\"illegal_dismissal\",\"severance\",\"double_wage\",\"work_injury\"],\"worker\":"
        "{"
        "\"sex\":\"female\",\"rural\":true,\"age\":15,\"household_income\":1,\"household_size\":1,"
        "\"periods\":[{\"kind\":\"pregnant\",\"from\":\"2026-02\"}]},\"employment\":{\"entry_on\":"
        "\"2021-"
        "05-28\",\"end_on\":\"2026-05-13\",\"monthly_wage\":650000,\"form\":\"applicant\"},"
        "\"procedure\":{\"filed_on\":\"2026-05-19\",\"accepted_on\":\"2026-05-20\",\"workers\":12,"
        "\"assets_moving\":true},\"award\":{\"made_on\":\"2026-06-20\",\"received_on\":\"2026-06-"
        "22\","
        "\"items\":[{\"type\":\"severance\",\"result\":\"supported\",\"amount\":100}]},"
        "\"agreement\":{\"effective_on\":\"2026-05-15\"},\"maternity\":{\"leave_from\":\"2026-03-"
        "01\","
        "\"infants\":2},\"injury\":{\"grade\":9,\"accident_on\":\"2026-01-20\"},\"numbers\":{\"min_"
        "wage\":220000,\"average_wage\":800000,\"subsistence\":90000}}";
    struct draft *taken;
    struct facts facts;
    const struct json *json;
    const struct err *err = draft_read(arena, text, &taken);

    if (err) {
        refused(err);
        return;
    }
    assert(!json_parse(arena, matter, sizeof(matter) - 1, &json));
    assert(!facts_read(arena, json, &facts));
    draft_answer(arena, taken, &facts);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    ARENA_SCOPED arena = arena_new(ARENA_MOST);
    char *text = arena_text_n(arena, (const char *)data, size);

    if (target != TARGET_RULES)
        document(arena, text, size);
    else if (!memchr(data, '\0', size))
        draft(arena, text);
    return 0;
}
