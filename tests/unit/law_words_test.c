/* SPDX-License-Identifier: Apache-2.0
 *
 * The language of published cases, as halfsky-law assess --sample reads it: a word that is not
 * known, is of somebody else or is turned round never becomes a fact. Each test is a line that was
 * once answered wrongly.
 */
#include "cli/law/assess.h"
#include "cli/law/json.h"
#include "cli/law/sample.h"
#include "cli/law/wording.h"

#include "base/text.h"

#include <criterion/criterion.h>
#include <string.h>

static struct arena *arena;

static void setup(void) { arena = arena_new(64 << 20); }
static void teardown(void) { arena_free(arena); }

TestSuite(law_words, .init = setup, .fini = teardown, .timeout = 60);

static const struct assessment *line(const char *members)
{
    struct assessment *assessment = ARENA_NEW(arena, struct assessment);
    const char *text = arena_printf(arena, "{%s}", members);
    const struct json *json;
    struct facts facts;

    cr_assert_null(json_parse(arena, text, strlen(text), &json), "%s", members);
    cr_assert_null(sample_read(arena, json, &facts), "%s", members);
    assess(law_builtin(), &facts, assessment);
    return assessment;
}

#define COUNT(list) (sizeof(list) / sizeof((list)[0]))

/* --- she left, or may have -------------------------------------------------------------------- */

#define WAGES(events, filed)                                                                       \
    "\"types\":[\"wage_arrears\"],\"facts\":\"%s\",\"worker\":{\"sex\":\"female\",\"three_period\":" \
    "false},\"events\":[" events "],\"claims\":[{\"type\":\"wage_arrears\"}],\"path\":{"               \
    "\"arbitration\":{\"used\":true,\"filed\":\"" filed "\"}}"

/* LIM-2: limitation stands still for who is employed, and for nobody else. */
Test(law_words, a_word_of_leaving_that_is_in_no_list_is_not_still_employed)
{
    static const char *const words[] = {
        "离厂",         "离开公司",     "工程结束离开", "被公司退回", "不干了，回老家",
        "公司倒闭，员工遣散", "停止用工", "下岗",   "撤场",       "店铺关门",
        "口头通知次日不用来了", "从厂里出来", "去了新单位", "项目完工", "被换人顶替",
        "工牌被收走",   "门禁失效",     "结清最后一次工钱",
    };

    for (size_t i = 0; i < COUNT(words); i++) {
        const struct assessment *a = line(arena_printf(
            arena, WAGES("{\"date\":\"2021-12-20\",\"what\":\"%s\"}", "2024-06-05"), "", words[i]));

        cr_expect_neq(a->in_time, ANSWER_YES, "%s", words[i]);
    }
    for (size_t i = 0; i < COUNT(words) - 3; i++)
        cr_expect_neq(line(arena_printf(arena, WAGES("", "2024-06-05"), words[i]))->in_time,
                      ANSWER_YES, "%s", words[i]);
}

Test(law_words, who_is_told_to_be_at_work_is_still_employed)
{
    static const char *const stories[] = {
        "公司经营困难，连续数月拖欠工资",
        "距离工厂很远，押金未退还",
        "女工离婚后仍在车间上班，工资被拖欠",
    };

    for (size_t i = 0; i < COUNT(stories); i++)
        cr_expect_eq(line(arena_printf(arena,
                                       WAGES("{\"date\":\"2023-12-20\",\"what\":\"返岗\"}",
                                             "2024-06-05"),
                                       stories[i]))
                         ->in_time,
                     ANSWER_YES, "%s", stories[i]);
}

/* --- the end of something else ---------------------------------------------------------------- */

Test(law_words, what_ends_something_else_or_another_day_ends_no_employment)
{
    static const char *const words[] = {
        "终止妊娠",
        "公司未解除",
        "解除通知被撤回",
        "解除竞业限制",
        "解除婚约",
        "解除查封",
        "通知其劳动合同将于2023-01-31到期终止",
        "通知合同于2023年1月31日终止",
        "通知三十日后解除",
        "公司扬言辞退",
        "公司拒开离职证明",
        "离职后办理社保转移",
        "试用期满",
        "租期届满",
        "服务期满",
        "到达退休年龄",
        "解除安全隐患",
        "与前用人单位解除劳动合同",
        "丈夫被解除劳动合同",
        "停工留薪期终止",
        "提交辞职申请，公司未同意",
    };

    for (size_t i = 0; i < COUNT(words); i++) {
        const struct assessment *a = line(arena_printf(
            arena, WAGES("{\"date\":\"2022-12-01\",\"what\":\"%s\"}", "2024-03-05"), "", words[i]));

        cr_expect_eq(a->in_time, ANSWER_NONE, "%s", words[i]);
        cr_expect(!(wording_of(words[i]) & UINT32_C(1) << WORDING_END), "%s", words[i]);
    }
}

/* LIM-2: an end after which she worked again is not the one that the year runs from. */
Test(law_words, an_end_that_was_taken_back_or_followed_by_work_is_not_the_end)
{
    static const char *const words[] = {
        "公司撤销解除通知", "公司收回辞退决定", "返回公司上班", "恢复劳动关系", "再次入职",
    };
    static const char *const asked[] = {"要求公司撤销解除决定", "向仲裁请求恢复劳动关系"};
    const struct assessment *a;

    for (size_t i = 0; i < COUNT(words); i++) {
        a = line(arena_printf(arena,
                              WAGES("{\"date\":\"2022-05-10\",\"what\":\"被辞退\"},{\"date\":"
                                    "\"2022-06-01\",\"what\":\"%s\"}",
                                    "2024-03-05"),
                              "", words[i]));
        cr_expect_eq(a->in_time, ANSWER_NONE, "%s", words[i]);
    }
    for (size_t i = 0; i < COUNT(asked); i++)
        cr_expect(!(wording_of(asked[i]) & UINT32_C(1) << WORDING_RETURN), "%s", asked[i]);
    a = line(arena_printf(arena,
                          WAGES("{\"date\":\"2022-05-10\",\"what\":\"被辞退\"},{\"date\":"
                                "\"2024-06-01\",\"what\":\"返岗\"}",
                                "2024-03-05"),
                          ""));
    cr_expect_eq(a->in_time, ANSWER_NO, "only after the filing");
    a = line(arena_printf(arena,
                          WAGES("{\"date\":\"2021-05-10\",\"what\":\"被辞退\"},{\"date\":"
                                "\"2021-06-01\",\"what\":\"返岗\"},{\"date\":\"2022-05-10\","
                                "\"what\":\"离职\"}",
                                "2024-03-05"),
                          ""));
    cr_expect_eq(a->in_time, ANSWER_NO, "the end after it counts");
    a = line("\"types\":[\"wage_arrears\"],\"events\":[{\"date\":\"2022-05-10\",\"what\":"
             "\"被辞退\"},{\"date\":\"2022-06-01\",\"what\":\"恢复上班\"}]");
    cr_expect_neq(a->in_time, ANSWER_NO);
}

/* SAFE-4: of an end in some days the last may be meant, and then she was in time. */
Test(law_words, an_end_on_one_of_several_days_is_of_none_of_them_for_certain)
{
    static const char *const days[] = {"2022-03-01~05", "2022-03-01至05", "2022-02-27~2022-03-05"};

    for (size_t i = 0; i < COUNT(days); i++)
        cr_expect_eq(line(arena_printf(arena,
                                       WAGES("{\"date\":\"%s\",\"what\":\"离职\"}",
                                             "2023-03-05"),
                                       "", days[i]))
                         ->in_time,
                     ANSWER_NONE, "%s", days[i]);
}

/* CP-1: the years before an end do not count with those after another entry, nor against her. */
Test(law_words, of_two_employments_no_sum_is_counted_from_the_first_entry)
{
    const struct assessment *a =
        line("\"types\":[\"severance\"],\"worker\":{\"monthly_wage\":6000},\"events\":["
             "{\"date\":\"2015-01-05\",\"what\":\"入职\"},{\"date\":\"2018-01-04\",\"what\":"
             "\"离职\"},{\"date\":\"2021-01-05\",\"what\":\"再次入职\"},{\"date\":"
             "\"2023-01-04\",\"what\":\"被解除\"}],\"claims\":[{\"type\":\"severance\"}]");

    cr_assert(a->sum_count > 0);
    cr_expect(!a->sums[0].sum.amount.stated);
}

Test(law_words, the_usual_words_end_it)
{
    static const char *const words[] = {
        "解除", "公司以旷工解除", "公司发解除通知函", "被解除劳动合同", "终止", "终止通知",
        "解除了劳动关系", "合同期满", "最后一份合同到期", "个人原因离职", "停止工作", "退休",
        "孕期被解除", "告知怀孕，数日后被解除", "被开除并扣半月工资", "双方协商解除，签订协议",
        "以未缴社保为由书面解除",
    };

    for (size_t i = 0; i < COUNT(words); i++)
        cr_expect(wording_of(words[i]) & UINT32_C(1) << WORDING_END, "%s", words[i]);
    cr_expect_eq(line(arena_printf(
                          arena, WAGES("{\"date\":\"2022-12-01\",\"what\":\"离职\"}", "2024-03-05"),
                          ""))
                     ->in_time,
                 ANSWER_NO);
}

/* --- demands ---------------------------------------------------------------------------------- */

/* LIM-3 a: negotiation is a demand, at least arguably. */
Test(law_words, a_demand_in_usual_words_may_save_the_year)
{
    static const char *const words[] = {"找公司协商未果", "律师函", "通过短信讨薪", "电话催要",
                                        "多次与老板交涉", "到劳动局咨询", "向妇联求助",
                                        "要求公司给个说法"};

    for (size_t i = 0; i < COUNT(words); i++)
        cr_expect_neq(line(arena_printf(arena,
                                        WAGES("{\"date\":\"2022-05-10\",\"what\":\"离职\"},{"
                                              "\"date\":\"2023-01-05\",\"what\":\"%s\"}",
                                              "2023-12-01"),
                                        "", words[i]))
                          ->in_time,
                      ANSWER_NO, "%s", words[i]);
    cr_expect_eq(line(arena_printf(arena,
                                   WAGES("{\"date\":\"2022-05-10\",\"what\":\"离职\"},{\"date\":"
                                         "\"2023-01-05\",\"what\":\"通过短信讨薪\"}",
                                         "2023-12-01"),
                                   ""))
                     ->in_time,
                 ANSWER_YES, "with a record");
    cr_expect_eq(line(arena_printf(arena,
                                   WAGES("{\"date\":\"2022-05-10\",\"what\":\"离职\"},{\"date\":"
                                         "\"2023-01-05\",\"what\":\"公司要求支付违约金，书面\"}",
                                         "2023-12-01"),
                                   ""))
                     ->in_time,
                 ANSWER_NONE, "a demand on her");
}

Test(law_words, a_demand_of_a_day_nobody_told_leaves_it_open)
{
    static const char end[] = WAGES("{\"date\":\"2022-05-10\",\"what\":\"离职\"}", "2023-12-01");

    cr_expect_eq(line(arena_printf(arena, end, "离职后多次讨要工资无果"))->in_time, ANSWER_NONE);
    cr_expect_eq(line(arena_printf(arena, end, "离职后没有找过公司"))->in_time, ANSWER_NO);
    cr_expect_eq(line("\"types\":[\"wage_arrears\"],\"worker\":{\"three_period\":false},"
                      "\"events\":[{\"date\":\"2022-05-10\",\"what\":\"离职\"}],\"path\":{"
                      "\"negotiation\":\"双方谈过两次\",\"arbitration\":{\"used\":true,"
                      "\"filed\":\"2023-12-01\"}}")
                     ->in_time,
                 ANSWER_NONE);
}

/* LIM-3 b and c: an application before the one in question, and a promise of an unknown day. */
Test(law_words, an_earlier_application_or_a_promise_leaves_it_open)
{
    cr_expect_eq(line(arena_printf(arena,
                                   WAGES("{\"date\":\"2022-05-10\",\"what\":\"离职\"},{\"date\":"
                                         "\"2023-01-05\",\"what\":\"申请仲裁后撤回\"}",
                                         "2023-12-01"),
                                   ""))
                     ->in_time,
                 ANSWER_NONE);
    cr_expect_eq(line(arena_printf(arena,
                                   WAGES("{\"date\":\"2022-05-10\",\"what\":\"离职\"}",
                                         "2023-12-01"),
                                   "公司答应年底前付清"))
                     ->in_time,
                 ANSWER_NONE);
}

/* --- whose pregnancy -------------------------------------------------------------------------- */

static int track(const char *facts, const char *types)
{
    return line(arena_printf(arena,
                             "\"types\":[%s],\"facts\":\"%s\",\"worker\":{\"sex\":\"female\","
                             "\"three_period\":null,\"migrant_worker\":false,\"employment_form\":"
                             "\"standard\"},\"events\":[{\"date\":\"2023-03-01\",\"what\":\"解除\"}]",
                             types, facts))
        ->fast_track.primary;
}

/* SAFE-8: what is mentioned without being decided stays open. */
Test(law_words, the_pregnancy_of_somebody_else_or_of_another_time_is_not_hers)
{
    static const char *const stories[] = {
        "她为怀孕的同事打抱不平被辞退",
        "未怀孕的她被辞退",
        "公司怀疑她怀孕，体检证明并未怀孕",
        "产假结束两年后被解除",
        "她曾于五年前怀孕生子",
        "其丈夫休陪产假，她被解除",
        "儿媳怀孕，她请假照顾被解除",
        "公司销售哺乳枕，她被解除",
        "她正在备孕",
        "公司有女职工生育管理规定",
        "女职工在孕期内受法律保护",
        "妻子怀孕期间他人顶班",
        "公司要求承诺两年内不得怀孕",
        "得知怀孕，后经检查并未怀孕",
    };

    for (size_t i = 0; i < COUNT(stories); i++)
        cr_expect_eq(track(stories[i], "\"dismissal\""), FAST_TRACK_CATEGORY_UNKNOWN, "%s",
                     stories[i]);
}

Test(law_words, her_own_period_is_read_from_a_clause_that_says_it)
{
    static const char *const stories[] = {
        "孕期被解除",           "公司得知其怀孕，当月解除", "她在产假期间收到解除通知",
        "王某处于哺乳期，公司解除", "她告知公司怀孕，三天后被辞", "流产假期间被通知解除",
    };

    for (size_t i = 0; i < COUNT(stories); i++)
        cr_expect_eq(track(stories[i], "\"dismissal\""), FAST_TRACK_CATEGORY_1, "%s", stories[i]);
    cr_expect_eq(track("公司口头辞退已孕的她", "\"pregnancy_dismissal\""), FAST_TRACK_CATEGORY_1,
                 "the dispute is called so");
    cr_expect_eq(track("公司解除", "\"dismissal\""), FAST_TRACK_CATEGORY_NO);
}

Test(law_words, the_birth_of_a_grandchild_is_no_leave_of_hers)
{
    static const char *const others[] = {"儿媳分娩", "丈夫休产假", "其妻生育", "陪产假开始"};

    for (size_t i = 0; i < COUNT(others); i++)
        cr_expect(!(wording_of(others[i]) &
                    (UINT32_C(1) << WORDING_BIRTH | UINT32_C(1) << WORDING_LEAVE)),
                  "%s", others[i]);
    cr_expect(!(wording_of("公司申请仲裁") & UINT32_C(1) << WORDING_FILED));
}

/* A clause that is longer than any is read as none, and one without its end as one. */
Test(law_words, a_clause_beyond_all_measure_says_nothing)
{
    char *text = arena_alloc(arena, 2048);

    memset(text, 'a', 2000);
    memcpy(text + 1000, "孕期被", strlen("孕期被"));
    text[2000] = '\0';
    cr_expect_eq(wording_periods(text), 0);
    cr_expect_eq(wording_periods("孕期被解除"), UINT32_C(1) << THREE_PERIOD_PREGNANT);
    cr_expect_eq(wording_periods(""), 0);
}
