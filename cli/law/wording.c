/* SPDX-License-Identifier: Apache-2.0
 *
 * Recognises the usual words of dated events in published cases; see wording.h.
 * A phrase that turns a word round takes the meaning away again.
 */
#include "cli/law/wording.h"

#include <string.h>

#define WORDS(...) ((const char *const[]){__VA_ARGS__, NULL})

bool wording_has(const char *text, const char *const *words)
{
    for (; *words; words++)
        if (strstr(text, *words))
            return true;
    return false;
}

/* A word counts unless one of the phrases that turn it round is there as well. */
struct word_rule {
    enum wording wording;
    const char *const *words;
    const char *const *unless;
};

static const char *const entry_words[] = {"入职", "到岗工作", "开始上班", "合同开始",
                                          "入厂", "进入公司", NULL};
/* Words that speak of employment alone. */
static const char *const end_words[] = {"辞退", "开除", "解聘", "离职", "辞职",     "被辞",
                                        "除名", "解雇", "劝退", "停止工作", "不再上班", NULL};
/* Not yet, not at all, taken back, on another day than the event's, afterwards, of somebody else,
 * of an earlier employer, or of something that is no employment. */
static const char *const end_unless[] = {
    "顺延",     "续签",     "不续",     "仲裁",     "裁决",     "判决",     "法院",     "起诉",
    "撤销",     "恢复",     "撤回",     "收回",     "产假期满", "哺乳期满", "试用期满", "医疗期满",
    "满五十",   "未果",     "拟解除",   "拟终止",   "拟辞",     "将解除",   "将终止",   "将辞",
    "将于",     "将在",     "即将",     "准备",     "打算",     "威胁",     "扬言",     "动员",
    "预告",     "届时",     "日后解除", "日后终止", "日后离职", "天后",     "月后",     "年后",
    "次日解除", "次日终止", "次日离职", "翌日",     "下月",     "次月",     "月底",     "年底",
    "未解除",   "未终止",   "未辞",     "未离职",   "没有解除", "没有终止", "没有辞",   "没有离职",
    "没解除",   "没终止",   "没辞",     "没离职",   "不解除",   "不终止",   "不辞",     "不离职",
    "不予解除", "不同意",   "拒绝",     "合同证明", "关系证明", "离职证明", "解除证明", "离职前",
    "到期前",   "期满前",   "解除前",   "离职后",   "辞退后",   "开除后",   "解聘后",   "解雇后",
    "解除后",   "终止后",   "合同后",   "关系后",   "竞业",     "婚",       "妊娠",     "怀孕终止",
    "租赁",     "房屋",     "保全",     "查封",     "冻结",     "隔离",     "封控",     "停工留薪",
    "未同意",   "未批准",   "未获批",   "不批准",   "挽留",     "前用人单位", "前公司",   "前单位",
    "前雇主",   "上家",     "上一家",   "丈夫",     "老公",     "爱人",     "妻",       "同事",
    NULL};
/* Employed after an end that was told before: it was taken back, or another employment began. */
static const char *const return_words[] = {
    "撤销解除", "撤销辞退", "撤销开除", "撤销决定", "撤销通知", "撤销该",   "撤回解除", "撤回辞退",
    "撤回开除", "撤回通知", "撤回决定", "收回解除", "收回辞退", "收回开除", "收回通知", "收回决定",
    "恢复工作", "恢复上班", "恢复岗位", "恢复劳动", "恢复原职", "返岗",     "复岗",     "复职",
    "复工",     "返回公司", "返回单位", "返回岗位", "回公司",   "回单位",   "回岗",     "回到公司",
    "回到单位", "重新上班", "继续上班", "继续工作", "重新入职", "再次入职", "重返",     NULL};
/* What somebody asked for or another decided, or what did not come about. */
static const char *const return_unless[] = {"请求", "要求", "诉请", "主张", "仲裁", "裁决",
                                            "法院", "判决", "未",   "拒绝", NULL};
/* What may follow 解除 and 终止 where employment is ended; nothing may as well. */
static const char *const end_objects[] = {"劳动", "合同", "聘", "用工", "关系", "与",   "其",
                                          "她",   "他",   "了", "双方", "通知", "决定", "并",
                                          "协议", "，",   "。", "；",   "（",   "、",   ",",
                                          "(",    ";",    " ",  NULL};
static const char *const filed_words[] = {"申请仲裁",         "申请劳动仲裁", "提起仲裁",
                                          "提出仲裁",         "仲裁申请",     "仲裁立案",
                                          "申请劳动争议仲裁", "提请仲裁",     NULL};
static const char *const filed_unless[] = {"法律援助", "拟申请",   "撤回仲裁申请", "公司申请",
                                           "单位申请", "公司提起", "单位提起",     "公司提出",
                                           "单位提出", NULL};
static const char *const award_words[] = {"仲裁裁决", "作出裁决", "裁决书", "裁决", NULL};
static const char *const award_unless[] = {"收到",     "起诉",     "不服裁决", "撤销裁决",
                                           "申请执行", "先予执行", NULL};
static const char *const received_words[] = {"收到裁决", "收到仲裁裁决", "送达裁决", "裁决书送达",
                                             NULL};
static const char *const birth_words[] = {"分娩", "生育", "产下",   "剖腹产", "剖宫产",
                                          "顺产", "生下", "生产一", NULL};
/* Of somebody else, or of a rule, a benefit or a plan. */
static const char *const birth_unless[] = {"生育申请", "生育津贴", "生育保险", "预产", "生育权",
                                           "生育管理", "生育规定", "生育费",   "生育证", "妻",
                                           "丈夫",     "爱人",     "儿媳",     "女儿", "同事",
                                           "姐",       "妹",       "他人",     "陪产", NULL};
static const char *const leave_words[] = {"产假", NULL};
static const char *const leave_unless[] = {
    "产假结束", "产假后", "产假期满", "产假工资", "产假届满", "陪产假", "产假津贴", "产假待遇",
    "未休产假", "丈夫",   "妻",       "爱人",     "儿媳",     "女儿",   "同事",     NULL};
static const char *const pregnant_words[] = {"怀孕", "孕期", "妊娠", NULL};
static const char *const demand_words[] = {
    "催要",     "催讨",     "讨要",     "索要",     "追讨",     "催告",     "要求支付", "书面主张",
    "发函要求", "讨薪",     "索薪",     "追薪",     "追要",     "催款",     "催付",     "要求补发",
    "要求发放", "要求结清", "要求给付", "要求兑现", "要求付清", "要工资",   "要工钱",   "要钱",
    "讨工钱",   NULL};
/* Her own demand, not one on her. */
static const char *const demand_unless[] = {"公司要求", "单位要求", "公司催", "单位催",
                                            "公司索要", "单位索要", "违约金", NULL};
/* May have been a demand (LIM-3 a, negotiation), by whom and for what is not said. */
static const char *const approach_words[] = {
    "协商", "律师函", "交涉", "主张", "说法", "找公司", "找单位", "找老板", "找厂", "找领导",
    "理论", "沟通",   "谈判", "商谈", "商量", "要求",   "反映",   "申诉",   "维权", "询问",
    "追问", "联系",   "致电", "电话", "微信", "短信",   "邮件",   "发函",   "去函", "催",
    "讨",   "索",     "追",   "上门", NULL};
/* May have been a complaint (LIM-3 b). */
static const char *const help_words[] = {"求助", "法律援助", "法援",   "妇联",  "工会",
                                         "街道", "司法所",   "人社局", "劳动局", "劳动保障",
                                         "热线", "12345",    "报警",   "咨询",  NULL};
/* She is at work, or was treated as one who is. */
static const char *const work_words[] = {"返岗", "复岗", "复工", "绩效", "扣发", "扣除", "降薪",
                                         "调薪", "调岗", "加班", "考勤", "产检", "转正", "升职",
                                         "降职", "晋升", "停发", "欠薪", "拖欠", NULL};
static const char *const complaint_words[] = {"投诉",     "举报",   "劳动监察", "信访",
                                              "求助工会", "向工会", "向妇联",   "12333",
                                              "12351",    "12338",  NULL};
static const char *const promise_words[] = {"承诺",     "同意支付", "欠条",
                                            "答应支付", "还款协议", NULL};
static const char *const accident_words[] = {"工伤", "受伤", "断指", "事故伤害", NULL};
static const char *const accident_unless[] = {"认定工伤", "工伤认定", "工伤调解",
                                              "工伤保险", "工伤待遇", NULL};
static const char *const graded_words[] = {"鉴定", "级伤残", NULL};
static const char *const graded_unless[] = {"申请鉴定", "笔迹鉴定", "司法鉴定", "鉴定费", NULL};
static const char *const reported_words[] = {"报道", "见报",   "刊发", "公布",
                                             "发布", "送锦旗", NULL};
static const char *const signed_words[] = {"补签", "签订劳动合同", "签订书面劳动合同", "签劳动合同",
                                           NULL};
static const char *const signed_unless[] = {"未签", "拒绝", "没有签", "要求签", NULL};
static const char *const arbitrated_words[] = {"次仲裁", "仲裁调解", "申请调解", "调解",
                                               "支付令", "起诉",     NULL};
static const char *const accepted_words[] = {"仲裁立案", "仲裁委受理", "受理仲裁", "予以受理",
                                             NULL};

static const struct word_rule word_rules[] = {
    {WORDING_ENTRY, entry_words, NULL},
    {WORDING_RETURN, return_words, return_unless},
    {WORDING_FILED, filed_words, filed_unless},
    {WORDING_AWARD, award_words, award_unless},
    {WORDING_RECEIVED, received_words, NULL},
    {WORDING_BIRTH, birth_words, birth_unless},
    {WORDING_LEAVE, leave_words, leave_unless},
    {WORDING_PREGNANT, pregnant_words, NULL},
    {WORDING_DEMAND, demand_words, demand_unless},
    {WORDING_APPROACH, approach_words, NULL},
    {WORDING_HELP, help_words, NULL},
    {WORDING_AT_WORK, work_words, NULL},
    {WORDING_COMPLAINT, complaint_words, NULL},
    {WORDING_PROMISE, promise_words, NULL},
    {WORDING_ACCIDENT, accident_words, accident_unless},
    {WORDING_GRADED, graded_words, graded_unless},
    {WORDING_REPORTED, reported_words, NULL},
    {WORDING_SIGNED, signed_words, signed_unless},
    {WORDING_ARBITRATED, arbitrated_words, NULL},
    {WORDING_ACCEPTED, accepted_words, NULL},
};

/* One of these words with one of `objects`, or nothing, right after it. */
static bool has_object(const char *text, const char *word, const char *const *objects)
{
    for (const char *at = strstr(text, word); at; at = strstr(at + 1, word)) {
        const char *after = at + strlen(word);

        if (*after == '\0')
            return true;
        for (const char *const *object = objects; *object; object++)
            if (strncmp(after, *object, strlen(*object)) == 0)
                return true;
    }
    return false;
}

/* A day in the text of a notice: what it announces is of that day and not of the event's. */
static bool announces_a_day(const char *text)
{
    static const char *const units[] = {"年", "月", "日", "号", "-", NULL};

    if (!wording_has(text, WORDS("通知", "告知", "约定", "宣布")))
        return false;
    for (const char *at = strpbrk(text, "0123456789"); at; at = strpbrk(at + 1, "0123456789"))
        for (const char *const *unit = units; *unit; unit++)
            if (strncmp(at + 1, *unit, strlen(*unit)) == 0)
                return true;
    return false;
}

/* Employment ended on the day of the event. */
static bool says_end(const char *text)
{
    if (wording_has(text, end_unless) || announces_a_day(text))
        return false;
    if (wording_has(text, end_words) || has_object(text, "解除", end_objects) ||
        has_object(text, "终止", end_objects))
        return true;
    if (wording_has(text, WORDS("期满", "到期")))
        return wording_has(text, WORDS("合同", "聘"));
    return wording_has(text, WORDS("退休")) &&
           !wording_has(text, WORDS("退休年龄", "退休金", "退休待遇", "退休证"));
}

uint32_t wording_of(const char *text)
{
    uint32_t found = says_end(text) ? UINT32_C(1) << WORDING_END : 0;

    for (size_t i = 0; i < sizeof(word_rules) / sizeof(word_rules[0]); i++) {
        const struct word_rule *rule = &word_rules[i];

        if (wording_has(text, rule->words) && !(rule->unless && wording_has(text, rule->unless)))
            found |= UINT32_C(1) << rule->wording;
    }
    return found;
}

bool wording_rural(const char *text)
{
    return wording_has(text, WORDS("农民工", "务工", "农村", "进城", "外来", "户籍", "打工", "籍",
                                   "季节性", "乡下", "村民", "农户"));
}

bool wording_platform(const char *text)
{
    return wording_has(text, WORDS("平台", "骑手", "外卖", "网约", "主播", "直播", "众包", "配送员",
                                   "代驾", "新就业形态", "新业态", "速递员", "快递员"));
}

bool wording_three_period(const char *text)
{
    return wording_has(text,
                       WORDS("孕", "产假", "哺乳", "分娩", "生育", "流产", "产检", "产前", "产后"));
}

bool wording_recorded(const char *text)
{
    return wording_has(text, WORDS("微信", "短信", "书面", "录音", "邮件", "发函", "函", "欠条",
                                   "协议", "回执", "受理", "立案", "登记"));
}

struct date wording_date(const char *text)
{
    static const size_t sizes[] = {10, 7, 4};
    struct date date = {0};
    char part[DATE_TEXT_SIZE];

    for (size_t i = 0; text && i < sizeof(sizes) / sizeof(sizes[0]); i++) {
        if (strlen(text) < sizes[i])
            continue;
        memcpy(part, text, sizes[i]);
        part[sizes[i]] = '\0';
        if (date_parse(part, &date))
            return date;
    }
    return (struct date){0};
}

struct date wording_span(const char *text)
{
    struct date date = wording_date(text);

    if (!date_is_whole(date) || !wording_has(text, WORDS("~", "～", "至", "到", "—", "–")))
        return date;
    if (strchr(text + strlen("0000-00-00"), '-'))
        return (struct date){0};
    date.day = 0;
    return date;
}

/* Whether the text begins with this shape, 0 standing for a digit, and no digit follows. */
static bool has_shape(const char *text, const char *shape)
{
    size_t i = 0;

    for (; shape[i]; i++)
        if (shape[i] == '0' ? text[i] < '0' || text[i] > '9' : text[i] != shape[i])
            return false;
    return text[i] < '0' || text[i] > '9';
}

bool wording_date_exists(const char *text)
{
    static const char *const shapes[] = {"0000-00-00", "0000-00", "0000"};
    char part[DATE_TEXT_SIZE];
    struct date date;

    for (size_t i = 0; i < sizeof(shapes) / sizeof(shapes[0]); i++) {
        if (!has_shape(text, shapes[i]))
            continue;
        memcpy(part, text, strlen(shapes[i]));
        part[strlen(shapes[i])] = '\0';
        return date_parse(part, &date);
    }
    return true;
}

struct money wording_amount(const char *text, const char *word)
{
    const char *at = strstr(text, word);
    struct money amount = {0};
    char digits[24];
    size_t size;

    if (!at)
        return amount;
    at += strlen(word);
    size = strspn(at, "0123456789.");
    if (size == 0 || size >= sizeof(digits) || strncmp(at + size, "元", strlen("元")) != 0)
        return amount;
    memcpy(digits, at, size);
    digits[size] = '\0';
    if (!money_parse_yuan(digits, &amount))
        return (struct money){0};
    return amount;
}
