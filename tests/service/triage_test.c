/* SPDX-License-Identifier: Apache-2.0
 *
 * What triage makes of a registered matter: its map, its assessment, its offers, and the views of
 * it. The real service, a real PostgreSQL; what it hears of intake comes the ordinary way.
 */
#include "triage_story.h"

#include <criterion/criterion.h>
#include <string.h>

TestSuite(triage, .init = triage_begin, .fini = triage_end, .timeout = 120);

#define ASSERT_HAS(text, part) cr_assert(strstr(text, part), "no %s in %s", part, text)
#define ASSERT_LACKS(text, part) cr_assert_not(strstr(text, part), "%s in %s", part, text)

Test(triage, a_registered_matter_gets_its_map)
{
    matter_hear(matter_one, "2026-03-03", "");
    cr_assert(triage_holds("(select category from matter) = '1'"));
    cr_assert(triage_holds("(select array_agg(r ->> 'rule_id' order by place) from assessment, "
                           "jsonb_array_elements(rules) with ordinality as t (r, place) where "
                           "number = 1) = '{FT-1,FT-2,FT-3,FT-4,LIM-1,SC-1,LA-5}'"));
    cr_assert(triage_holds(
        "(select state = 'open' and agency = 'labour' and station_code = 'S370112' and "
        "next_action = 'choose_path' and next_by = '2026-03-04' from track where track = "
        "'prevention')"));
    cr_assert(triage_holds("(select array_agg(kind order by kind) from offer) = '{arbitration,care,"
                           "fast_track,legal_aid,mediation,negotiation}'"));
    cr_assert(triage_holds("(select count(*) from access where agency is null) = 1"));
    cr_assert(triage_holds("(select count(*) from access where agency = 'labour' and region = "
                           "'370112') = 1"));
    cr_assert(triage_holds("(select type from ledger where kind = 'matter' and seq = 1) = "
                           "'halfsky.access.granted.v1'"));
    cr_assert(triage_holds("(select count(*) from ledger l where l.kind = 'matter') = "
                           "(select seq from head where kind = 'matter')"));
}

Test(triage, she_reads_her_own_chain_in_plain_chinese)
{
    matter_hear(matter_one, "2026-03-03", "");
    const char *chain = chain_get(woman_one);
    ASSERT_HAS(chain, "您的事项于2026年3月3日在济南市历城区女职工劳动人事争议维权工作站登记");
    ASSERT_HAS(chain, "由济南市历城区人力资源和社会保障局负责");
    ASSERT_HAS(chain, "下一步：与您商定用什么办法解决，本应最迟2026年3月4日办好，现已超期");
    ASSERT_HAS(chain, "· 法律援助：请律师无偿帮您");
    ASSERT_HAS(chain, "不答复不算同意");
    ASSERT_HAS(chain, "的日期是各单位的办理时限，不是您的期限");
    ASSERT_HAS(chain, "判断的标准：建议规则，非法律规定");
    ASSERT_HAS(chain, "\"category\":\"1\"");
    ASSERT_HAS(chain, "\"what\":\"registered\"");
    ASSERT_LACKS(chain, "pointer");
    triage_hides(woman_two, matter_path(""), NULL);
}

/* Her page, through every kind of thing that it tells. */
Test(triage, her_page_has_none_of_the_offices_words)
{
    static const char *const office_words[] = {"环节", "研判",  "督办", "交接",   "移交",
                                               "告知", "心援",  "事由", "matter", "prevention",
                                               "null", "2026-", "（）", "S370112"};
    matter_hear(matter_one, "2026-03-03", "");
    offer_accept("legal_aid");
    offer_accept("mediation");
    (void)matter_post(woman_one, triage_text("/offers/%s/answer", offer_id("care")),
                      "{\"answer\":\"declined\"}", 200);
    (void)matter_post(desk_licheng, "/tracks/mediation/close", "{}", 200);
    const char *page = triage_member(chain_get(woman_one), "plain_zh");
    for (size_t i = 0; i < sizeof office_words / sizeof *office_words; i++)
        ASSERT_LACKS(page, office_words[i]);
    ASSERT_HAS(page, "【法律援助】");
    ASSERT_HAS(page, "答复是否接手");
    ASSERT_HAS(page, "已经办结：调解（");
    ASSERT_HAS(page, "您已接受：调解、法律援助。");
    ASSERT_HAS(page, "您已谢绝：心理疏导与关爱帮扶。");
}

Test(triage, access_rows_decide_who_sees_a_matter)
{
    matter_hear(matter_one, "2026-03-03", "");
    (void)chain_get(desk_licheng);
    (void)chain_get(labour_licheng);
    (void)chain_get(labour_jinan);
    (void)chain_get(operator_ops);
    triage_hides(labour_qingdao, matter_path(""), NULL);
    triage_hides(justice_licheng, matter_path(""), NULL);
    ASSERT_HAS(triage_get(labour_jinan, "/v1/matters", 200), matter_one);
    ASSERT_LACKS(triage_get(labour_qingdao, "/v1/matters", 200), matter_one);
    ASSERT_HAS(triage_get(woman_one, "/v1/matters", 200), matter_one);
    ASSERT_LACKS(triage_get(woman_two, "/v1/matters", 200), matter_one);
}

Test(triage, a_year_without_a_calendar_leaves_the_day_unknown_with_its_reason)
{
    matter_hear(matter_one, "2013-05-06", "");
    cr_assert(
        triage_holds("(select next_by is null and next_by_unknown like '%2013%' from track)"));
    const char *chain = chain_get(woman_one);
    ASSERT_HAS(chain, "\"due\":\"unknown\"");
    ASSERT_HAS(chain, "办好的日期暂时不能确定，原因：");
}

Test(triage, a_correction_replaces_a_fact_and_is_assessed_again)
{
    matter_hear(matter_one, "2026-03-03",
                ",\"facts\":[{\"fact_id\":\"019ab000-0000-7000-8000-0000000000f1\",\"kind\":"
                "\"dismissed\",\"on\":\"2026-02-01\"}]");
    matter_supplement(matter_one, 2,
                      ",\"facts\":[{\"fact_id\":\"019ab000-0000-7000-8000-0000000000f2\","
                      "\"kind\":\"dismissed\",\"on\":\"2026-02-20\",\"corrects\":"
                      "\"019ab000-0000-7000-8000-0000000000f1\"},{\"fact_id\":"
                      "\"019ab000-0000-7000-8000-0000000000f3\",\"kind\":\"awarded\",\"on\":"
                      "\"2026-03-08\"}]");
    cr_assert(triage_holds("(select assessments from matter) = 2"));
    cr_assert(triage_holds("(select count(*) from fact) = 3"));
    cr_assert(triage_holds("(select count(*) from assessment) = 2"));
    cr_assert(triage_holds("(select count(*) from offer where kind = 'litigation') = 1"));
    cr_assert(triage_holds("(select count(*) from offer) = 7"));
}

Test(triage, what_nobody_said_is_unknown_and_named)
{
    triage_hear("halfsky.matter.registered.v1", matter_one, 1,
                triage_text("{\"matter_id\":\"%s\",\"region\":\"370112\",\"station_code\":"
                            "\"S370112\",\"agency\":\"union\",\"on\":\"2026-03-03\",\"topics\":"
                            "[\"dismissal\"],\"worker\":{\"sex\":\"female\"}}",
                            matter_one));
    cr_assert(triage_holds("(select category from matter) = 'unknown'"));
    cr_assert(
        triage_holds("(select r ->> 'missing' from assessment, jsonb_array_elements(rules) as r "
                     "where r ->> 'rule_id' = 'FT-1') is not null"));
    cr_assert(triage_holds("(select agency from track) = 'union'"));
    cr_assert(triage_holds("not exists (select from offer where kind = 'fast_track')"));
    cr_assert(triage_holds("exists (select from offer where kind = 'legal_aid')"));
    ASSERT_HAS(chain_get(union_licheng), "尚需了解");
}

Test(triage, an_officer_and_another_person_find_category_four)
{
    triage_hear("halfsky.matter.registered.v1", matter_one, 1,
                triage_text("{\"matter_id\":\"%s\",\"region\":\"370112\",\"station_code\":"
                            "\"S370112\",\"agency\":\"labour\",\"on\":\"2026-03-03\",\"topics\":"
                            "[\"sexual_harassment\"],\"worker\":{\"sex\":\"female\","
                            "\"three_period\":false,\"rural_household\":false,"
                            "\"platform_work\":false}}",
                            matter_one));
    cr_assert(triage_holds("(select category from matter) = 'unknown'"));
    (void)matter_post(labour_licheng, "/category-four",
                      triage_text("{\"reason_code\":\"harassment_retaliation\",\"approver\":"
                                  "\"%s\"}",
                                  triage_account(labour_licheng.account)),
                      400);
    (void)matter_post(labour_licheng, "/category-four",
                      triage_text("{\"reason_code\":\"harassment_retaliation\",\"approver\":"
                                  "\"%s\"}",
                                  triage_account(labour_jinan.account)),
                      200);
    cr_assert(triage_holds("(select category = '4' and assessments = 2 from matter)"));
    cr_assert(triage_holds("(select rule_id from offer where kind = 'fast_track') = 'FT-4'"));
}

Test(triage, the_list_of_work_says_what_by_when_and_why)
{
    matter_hear(matter_one, "2026-03-03", "");
    const char *work = triage_get(labour_licheng, "/v1/work", 200);
    ASSERT_HAS(work, "choose_path");
    ASSERT_HAS(work, "\"due\":\"overdue\"");
    ASSERT_HAS(work, "2026-03-04");
    ASSERT_HAS(work, "预防环节由");
    ASSERT_LACKS(triage_get(justice_licheng, "/v1/work", 200), matter_one);
    ASSERT_HAS(triage_get(operator_ops, "/v1/work/stuck", 200), matter_one);
    (void)triage_get(woman_one, "/v1/work", 403);
    (void)triage_get(labour_licheng, "/v1/work?limit=0", 400);
    (void)triage_get(labour_licheng, "/v1/matters?limit=101", 400);
}
