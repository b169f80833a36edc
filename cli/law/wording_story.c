/* SPDX-License-Identifier: Apache-2.0
 *
 * What the story of a published case says beside its dated events; see wording.h. A word may be of
 * somebody else, of another time or turned round: then it leaves open what it mentions.
 */
#include "cli/law/wording.h"

#include "law/code.h"

#include <string.h>

#define WORDS(...) ((const char *const[]){__VA_ARGS__, NULL})

enum { CLAUSE_SIZE = 384 };

/* --- she may have left ------------------------------------------------------------------------ */

/* A character that means leaving, unless one of these stands before or after it. */
struct turned {
    const char *character;
    const char *const *before;
    const char *const *after;
};

static bool ends_with_one(const char *text, const char *at, const char *const *words)
{
    for (; *words; words++) {
        const size_t size = strlen(*words);

        if ((size_t)(at - text) >= size && strncmp(at - size, *words, size) == 0)
            return true;
    }
    return false;
}

static bool begins_with_one(const char *at, const char *const *words)
{
    for (; *words; words++)
        if (strncmp(at, *words, strlen(*words)) == 0)
            return true;
    return false;
}

static bool has_turned(const char *text, const struct turned *word)
{
    for (const char *at = strstr(text, word->character); at; at = strstr(at + 1, word->character))
        if (!ends_with_one(text, at, word->before) &&
            !begins_with_one(at + strlen(word->character), word->after))
            return true;
    return false;
}

bool wording_may_have_ended(const char *text)
{
    static const char *const leaving_before[] = {"距", "隔", "脱", "分", "远", "偏", "背", "剥",
                                                 NULL};
    static const char *const leaving_after[] = {"婚", "异", "子", "奇", "谱", NULL};
    static const char *const back_before[] = {"后", "倒", "衰", NULL};
    static const char *const back_after[] = {"款", "还", "货", "费", "票", "钱", "伍", "役", NULL};
    static const struct turned leaving = {"离", leaving_before, leaving_after};
    static const struct turned back = {"退", back_before, back_after};

    return has_turned(text, &leaving) || has_turned(text, &back) ||
           wording_has(
               text,
               WORDS("解除", "解聘", "解雇", "解约", "解散", "辞", "终止", "期满", "到期", "届满",
                     "除名", "开除", "开掉", "炒", "裁员", "裁减", "裁撤", "被裁", "优化", "遣散",
                     "散伙", "散场", "停止", "停工", "停业", "停产", "停用", "停岗", "停职", "关闭",
                     "关门", "关停", "关店", "关张", "倒闭", "破产", "歇业", "注销", "吊销", "清算",
                     "下岗", "待岗", "待业", "失业", "撤场", "撤店", "撤柜", "结束", "完工", "竣工",
                     "收工", "工期", "回老家", "回家", "返乡", "回乡", "走人", "出走", "走了", "赶",
                     "走后", "不干", "不来", "别来", "用来", "不再", "没再", "未再", "不让", "不用",
                     "另谋", "跳槽", "新单位", "新公司", "新工作", "换工作", "另找", "买断", "失联",
                     "跑路", "逃匿", "失踪", "卷款", "拉黑", "移出", "交接", "出来", "转让", "易主",
                     "分流", "替换", "顶替", "换人", "自动", "旷工", "去世", "死亡", "原公司",
                     "原单位", "前公司", "前单位", "曾在", "曾任", "之前在", "打工期间"));
}

bool wording_asked(const char *text)
{
    return wording_has(text, WORDS("协商", "催", "讨", "索要", "索薪", "追要", "追索", "交涉",
                                   "律师函", "多次要求", "投诉", "举报", "信访", "监察", "求助",
                                   "沟通", "联系公司", "联系单位", "找公司", "找单位", "找老板",
                                   "承诺", "答应", "同意支付", "欠条", "还款"));
}

/* --- the three periods ------------------------------------------------------------------------ */

/* Copies the next clause and moves past it; false at the end. What is too long for one is none. */
static bool clause_next(const char **at, char ret_clause[CLAUSE_SIZE])
{
    static const char *const stops[] = {"，", "。", "；", "！", "？", "：", "\n", ",", ";", NULL};
    size_t size = 0;

    if (!**at)
        return false;
    while ((*at)[size] && !begins_with_one(*at + size, stops))
        size++;
    ret_clause[0] = '\0';
    if (size < CLAUSE_SIZE) {
        memcpy(ret_clause, *at, size);
        ret_clause[size] = '\0';
    }
    *at += size;
    for (const char *const *stop = stops; *stop; stop++)
        if (strncmp(*at, *stop, strlen(*stop)) == 0) {
            *at += strlen(*stop);
            break;
        }
    return true;
}

/* Somebody else, another time, no more than a suspicion, a plan, a rule or a thing. */
static const char *const doubts[] = {
    "未孕",   "未怀", "没怀", "没有怀", "并未", "并非", "不是", "不在", "怀疑", "疑似", "假孕",
    "谎称",   "备孕", "同事", "丈夫",   "妻",   "爱人", "老公", "儿媳", "女儿", "姐",   "妹",
    "嫂",     "母亲", "他人", "别人",   "其他", "另一", "朋友", "邻居", "孕妇", "客户", "顾客",
    "曾",     "以前", "此前", "之前",   "年前", "当年", "结束", "期满", "届满", "年后", "陪产",
    "销售",   "枕",   "用品", "制度",   "规定", "管理", "办法", "条例", "宣传", "若",   "如果",
    "如其",   "假如", "一旦", "计划",   "准备", "打算", "可能", "是否", "承诺", "保证", "不得",
    "入职前", "应聘", "招聘", "要求",   "禁止", "依法", "应当", "有权", "女职工在", NULL};

/* What a clause says of her own state when she was dealt with. */
static const struct {
    int kind;
    const char *const *words;
} states[] = {
    {THREE_PERIOD_PREGNANT,
     (const char *const[]){"孕期被", "孕期内", "孕期遭", "孕期收到", "怀孕期间", "怀孕后被",
                           "怀孕后遭", "因怀孕", "得知怀孕", "得知其怀孕", "得知她怀孕", "告知怀孕",
                           "告知公司怀孕", "告知单位怀孕", "告知公司其怀孕", "告知公司自己怀孕",
                           "告知单位自己怀孕", "已怀孕", "怀孕被", "怀孕遭", NULL}},
    {THREE_PERIOD_MATERNITY,
     (const char *const[]){"产假期间", "产假中", "在产假", "产假内", "产期被", NULL}},
    {THREE_PERIOD_NURSING,
     (const char *const[]){"哺乳期内", "哺乳期被", "哺乳期遭", "哺乳期间", "处于哺乳期",
                           "在哺乳期", NULL}},
    {THREE_PERIOD_MISCARRIAGE, (const char *const[]){"流产假期间", "流产休假", NULL}},
};

uint32_t wording_periods(const char *text)
{
    char clause[CLAUSE_SIZE];
    uint32_t found = 0;

    if (wording_has(text, WORDS("未怀孕", "没怀孕", "没有怀孕", "并非怀孕", "假孕", "谎称怀孕")))
        return 0;
    for (const char *at = text; clause_next(&at, clause);)
        for (size_t i = 0; i < sizeof(states) / sizeof(states[0]); i++)
            if (wording_has(clause, states[i].words) && !wording_has(clause, doubts))
                found |= UINT32_C(1) << states[i].kind;
    return found;
}
