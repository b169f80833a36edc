/* SPDX-License-Identifier: Apache-2.0
 *
 * The table of words. A phrase that turns a word round takes the meaning away again; nothing is
 * concluded from what is not said.
 */
#include "cli/play/fact_words.h"

#include <string.h>

enum { WORDS_MOST = 12 };

/* Any of `words`, with each of `also` where there are any, and none of `unless`. */
struct word_rule {
    enum fact_kind kind;
    const char *words[WORDS_MOST];
    const char *also[WORDS_MOST];
    const char *unless[WORDS_MOST];
};

static const struct word_rule rules[] = {
    {FACT_EMPLOYMENT_STARTED, {"入职", "合同开始", "开始上班", "到岗工作"}, {NULL}, {"体检"}},
    {FACT_DISMISSED,
     {"被解除", "辞退", "开除", "解聘", "解雇", "除名", "被辞", "解除通知"},
     {NULL},
     {"拟解除", "撤销"}},
    {FACT_DISMISSED, {"公司以", "单位以"}, {"解除"}, {"拟解除", "撤销"}},
    {FACT_RESIGNED, {"辞职", "个人原因离职"}, {NULL}, {NULL}},
    {FACT_RESIGNED,
     {"以未缴", "以未及时", "以未支付", "以拖欠", "以未足额"},
     {"解除"},
     {"公司以", "单位以"}},
    {FACT_EMPLOYMENT_ENDED,
     {"解除", "终止", "离职", "停止工作"},
     {NULL},
     {"被解除", "通知", "公司以", "单位以", "以未", "以拖欠", "个人原因", "协议", "仲裁", "法院",
      "拟解除"}},
    {FACT_CONTRACT_EXPIRED, {"合同到期", "合同期满"}, {NULL}, {"顺延", "续签", "不续"}},
    {FACT_DISPUTED_ACT,
     {"不续签", "不签约", "终止通知", "不安排工作", "未安排工作"},
     {NULL},
     {NULL}},
    {FACT_TRANSFERRED, {"调岗", "降为", "被要求到", "调动"}, {NULL}, {NULL}},
    {FACT_PAY_CUT, {"扣除", "扣发", "降薪", "扣半月工资", "扣工资"}, {NULL}, {NULL}},
    {FACT_PREGNANCY_KNOWN, {"怀孕"}, {NULL}, {NULL}},
    {FACT_CHILDBIRTH, {"分娩", "生产", "剖宫产", "顺产", "生下"}, {NULL}, {"预产", "生产线"}},
    {FACT_MATERNITY_LEAVE_STARTED,
     {"产假"},
     {NULL},
     {"产假结束", "产假后", "产假期满", "产假工资"}},
    {FACT_MATERNITY_LEAVE_ENDED, {"产假结束", "产假期满", "产假届满"}, {NULL}, {NULL}},
    {FACT_MISCARRIAGE, {"流产"}, {NULL}, {NULL}},
    {FACT_INJURED,
     {"工伤", "受伤", "断指"},
     {NULL},
     {"认定工伤", "工伤认定", "工伤调解", "工伤待遇", "工伤保险"}},
    {FACT_INJURY_RECOGNIZED, {"认定工伤", "工伤认定"}, {NULL}, {"申请"}},
    {FACT_DISABILITY_GRADED, {"鉴定"}, {"级"}, {"鉴定费", "申请"}},
    {FACT_HARASSED, {"骚扰"}, {NULL}, {NULL}},
    {FACT_NEGOTIATED, {"协商"}, {NULL}, {NULL}},
    {FACT_MEDIATED, {"调解"}, {NULL}, {"申请调解"}},
    {FACT_ARBITRATION_FILED, {"申请仲裁", "仲裁立案", "次仲裁", "提起仲裁"}, {NULL}, {"撤回"}},
    {FACT_AWARDED, {"裁决"}, {NULL}, {"收到裁决", "不服裁决", "撤销裁决"}},
    {FACT_COURT_FILED, {"起诉", "提起诉讼"}, {NULL}, {NULL}},
    {FACT_JUDGED, {"宣判", "判决"}, {NULL}, {NULL}},
    {FACT_LEGAL_AID_APPLIED, {"申请法律援助", "求助法援", "申请法援"}, {NULL}, {NULL}},
    {FACT_LEGAL_AID_ASSIGNED, {"指派"}, {NULL}, {NULL}},
    {FACT_REPORTED, {"报道", "刊发", "见报"}, {NULL}, {"调解", "宣判", "判决", "裁决"}},
};

static bool has_any(const char *text, const char *const *words)
{
    for (; *words; words++)
        if (strstr(text, *words))
            return true;
    return false;
}

static bool has_each(const char *text, const char *const *words)
{
    for (; *words; words++)
        if (!strstr(text, *words))
            return false;
    return true;
}

uint64_t fact_kinds_of(const char *words)
{
    uint64_t kinds = 0;
    for (size_t i = 0; i < sizeof rules / sizeof rules[0]; i++) {
        const struct word_rule *rule = &rules[i];
        if (has_any(words, rule->words) && has_each(words, rule->also) &&
            !has_any(words, rule->unless))
            kinds |= CODE_BIT(rule->kind);
    }
    return kinds ? kinds : CODE_BIT(FACT_OTHER);
}
