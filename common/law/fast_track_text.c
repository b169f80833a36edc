/* SPDX-License-Identifier: Apache-2.0
 *
 * Says why a category holds, does not, or what is still needed, in words a worker and a clerk
 * understand.
 */
#include "law/fast_track_text.h"

#include "law/code.h"
#include "law/sentence.h"

static void category_zh(struct fast_track_answer *a, int category)
{
    struct sentence s = {a->zh, FAST_TRACK_TEXT, 0};

    sentence_begin(&s);
    if (!a->rule) {
        sentence_add(&s, "第%d类：该规则当前未启用。", category);
        return;
    }
    sentence_add(&s, "第%d类（%s）：%s", category,
                 code_zh(&law_codes_fast_track, FAST_TRACK_CATEGORY_1 + category - 1),
                 code_zh(&law_codes_fast_track_outcome, (int)a->outcome));
    if (a->used) {
        sentence_put(&s, "，依据：");
        sentence_codes_zh(&s, &law_codes_law_fact, a->used);
    }
    if (a->missing) {
        sentence_put(&s, "；尚需了解：");
        sentence_codes_zh(&s, &law_codes_law_fact, a->missing);
    }
    sentence_add(&s, "。%s（%s 第%d版）%s", a->rule->zh, a->rule->id, a->rule->version,
                 rule_status_zh(a->rule->status));
}

static void category_en(struct fast_track_answer *a, int category)
{
    struct sentence s = {a->en, FAST_TRACK_TEXT, 0};

    sentence_begin(&s);
    if (!a->rule) {
        sentence_add(&s, "Category %d: the rule is switched off.", category);
        return;
    }
    sentence_add(&s, "Category %d (%s): %s", category,
                 code_en(&law_codes_fast_track, FAST_TRACK_CATEGORY_1 + category - 1),
                 code_en(&law_codes_fast_track_outcome, (int)a->outcome));
    if (a->used) {
        sentence_put(&s, "; facts used: ");
        sentence_codes_en(&s, &law_codes_law_fact, a->used);
    }
    if (a->missing) {
        sentence_put(&s, "; still needed: ");
        sentence_codes_en(&s, &law_codes_law_fact, a->missing);
    }
    sentence_add(&s, ". %s (%s version %d)%s", a->rule->en, a->rule->id, a->rule->version,
                 rule_status_en(a->rule->status));
}

static bool is_category(int code) { return code <= FAST_TRACK_CATEGORY_4; }

static void whole_zh(struct fast_track_result *result)
{
    struct sentence s = {result->zh, FAST_TRACK_TEXT, 0};

    sentence_begin(&s);
    if (is_category(result->primary))
        sentence_add(&s, "适用速裁：第%d类，%s", result->primary - FAST_TRACK_CATEGORY_1 + 1,
                     code_zh(&law_codes_fast_track, result->primary));
    else if (result->primary == FAST_TRACK_CATEGORY_NO)
        sentence_put(&s, "按已说明的情况，不属于速裁前三类情形");
    else
        sentence_put(&s, "是否适用速裁尚不能确定");
    for (int category = 1; category <= FAST_TRACK_CATEGORIES; category++)
        if (result->also & (1 << category))
            sentence_add(&s, "；同时符合第%d类", category);
    if (!is_category(result->primary) && result->missing) {
        sentence_put(&s, "，尚需了解：");
        sentence_codes_zh(&s, &law_codes_law_fact, result->missing);
    }
    if (result->proposed) {
        sentence_put(&s, "；可由工作人员提出并经批准适用第4类：");
        sentence_codes_zh(&s, &law_codes_fast_track_reason, result->proposed);
    }
    sentence_put(&s, "。结果由工作人员确认，可以更正。");
}

static void whole_en(struct fast_track_result *result)
{
    struct sentence s = {result->en, FAST_TRACK_TEXT, 0};

    sentence_begin(&s);
    if (is_category(result->primary))
        sentence_add(&s, "Fast track: category %d, %s", result->primary - FAST_TRACK_CATEGORY_1 + 1,
                     code_en(&law_codes_fast_track, result->primary));
    else if (result->primary == FAST_TRACK_CATEGORY_NO)
        sentence_put(&s, "On the facts stated none of the first three categories holds");
    else
        sentence_put(&s, "Whether the fast track applies is not known");
    for (int category = 1; category <= FAST_TRACK_CATEGORIES; category++)
        if (result->also & (1 << category))
            sentence_add(&s, "; category %d holds too", category);
    if (!is_category(result->primary) && result->missing) {
        sentence_put(&s, "; still needed: ");
        sentence_codes_en(&s, &law_codes_law_fact, result->missing);
    }
    if (result->proposed) {
        sentence_put(&s, "; an officer may propose category 4, with approval: ");
        sentence_codes_en(&s, &law_codes_fast_track_reason, result->proposed);
    }
    sentence_put(&s, ". An officer confirms it and can correct it.");
}

void fast_track_explain(struct fast_track_result *result)
{
    for (int i = 0; i < FAST_TRACK_CATEGORIES; i++) {
        category_zh(&result->categories[i], i + 1);
        category_en(&result->categories[i], i + 1);
    }
    whole_zh(result);
    whole_en(result);
}
