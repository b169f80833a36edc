/* SPDX-License-Identifier: Apache-2.0
 *
 * The one input of halfsky-law: everything that may be told about a matter, every field optional.
 * The field lists below give the structs, the reader, the JSON Schema and its examples, so they
 * cannot differ. Names of persons have no place here.
 */
#ifndef HALFSKY_CLI_LAW_FACTS_H
#define HALFSKY_CLI_LAW_FACTS_H

#include "base/record.h"
#include "law/code.h"
#include "law/scope.h"
#include "law/sweep.h"

LAW_CODE_SET(door, DOOR);
LAW_CODE_SET(entitlement, ENTITLEMENT);
LAW_CODE_SET(urgency, URGENCY);

#define PERIOD_FIELDS(F, R)                                                                        \
    F(R, code, kind, three_period, optional, 0, open, "Which period", "三期类型")                  \
    F(R, date, from, _, optional, 0, open, "First day", "开始日期")                                \
    F(R, date, to, _, optional, 0, open, "Last day", "结束日期")                                   \
    F(R, answer, at_dispute, _, optional, 0, open, "Held when the dispute arose",                  \
      "发生争议时处于该期")                                                                        \
    F(R, code, evidence, evidence_state, optional, 0, open, "How far shown", "证明程度")
RECORD(period, PERIOD_FIELDS);

#define WORKER_FIELDS(F, R)                                                                        \
    F(R, code, sex, sex, optional, 0, open, "Sex", "性别")                                         \
    F(R, answer, three_period, _, optional, 0, open, "False: known to be in none", "是否处于三期") \
    F(R, list, periods, period, optional, 8, open, "Periods of protection", "三期起止")            \
    F(R, answer, rural, _, optional, 0, open, "Rural migrant worker", "是否农民工")                \
    F(R, count, age, _, optional, 150, open, "Age on the day of the act", "年龄")                  \
    F(R, answer, pension, _, optional, 0, open, "Draws a pension", "是否领取养老金")               \
    F(R, answer, disabled, _, optional, 0, open, "Disabled", "是否残疾")                           \
    F(R, answer, no_fixed_income, _, optional, 0, open, "No fixed income", "无固定收入")           \
    F(R, answer, social_assistance, _, optional, 0, open, "On social assistance", "社会救助对象")  \
    F(R, answer, domestic_violence, _, optional, 0, open, "Victim of domestic violence",           \
      "家庭暴力受害")                                                                              \
    F(R, answer, serious_illness, _, optional, 0, open, "Serious illness", "重大疾病")             \
    F(R, answer, single_carer, _, optional, 0, open, "Single carer of a minor",                    \
      "单独抚养未成年子女")                                                                        \
    F(R, money, household_income, _, optional, 0, open, "Monthly household income, fen",           \
      "家庭月收入（分）")                                                                          \
    F(R, count, household_size, _, optional, 100, open, "Persons in the household", "家庭人口")    \
    F(R, answer, distressed, _, optional, 0, open, "In distress, as she or a clerk says",          \
      "情绪困扰")
RECORD(worker, WORKER_FIELDS);

#define EMPLOYMENT_FIELDS(F, R)                                                                    \
    F(R, code, form, employment_form, optional, 0, open, "Form of employment", "用工形式")         \
    F(R, answer, platform, _, optional, 0, open, "Platform work", "是否新就业形态")                \
    F(R, code, relation, relation, optional, 0, open, "Proof of the relation", "劳动关系证明")     \
    F(R, date, entry_on, _, optional, 0, open, "First day of work", "入职日期")                    \
    F(R, date, end_on, _, optional, 0, open, "Last day of employment", "劳动关系终止日期")         \
    F(R, answer, still_employed, _, optional, 0, open, "Still employed", "是否在职")               \
    F(R, code, end_kind, end_kind, optional, 0, open, "How it ended", "解除终止方式")              \
    F(R, date, signed_on, _, optional, 0, open, "Written contract signed on", "书面合同签订日期")  \
    F(R, date, contract_end_on, _, optional, 0, open, "The fixed term expires on", "合同期满日期") \
    F(R, money, monthly_wage, _, optional, 0, open, "Average monthly wage, fen",                   \
      "月平均工资（分）")                                                                          \
    F(R, money, last_month_wage, _, optional, 0, open, "Wage of the month before the end, fen",    \
      "解除前一个月工资（分）")                                                                    \
    F(R, date, notice_on, _, optional, 0, open, "Told of the dismissal on", "通知解除日期")        \
    F(R, count, unused_leave_days, _, optional, 366, open, "Days of annual leave not taken",       \
      "未休年休假天数")                                                                            \
    F(R, answer, insured, _, optional, 0, open, "Insured", "是否参保")                             \
    F(R, answer, has_union, _, optional, 0, open, "The employer has a union", "单位有无工会")      \
    F(R, answer, wage_note, _, optional, 0, open, "She has a signed wage note",                    \
      "持有工资欠条")                                                                              \
    F(R, region, employer_region, _, optional, 9, open, "Region code of the employer's seat",      \
      "用人单位所在地行政区划代码")                                                                \
    F(R, answer, employer_closed, _, optional, 0, open, "Closed, unlicensed or revoked",           \
      "单位已关闭、无照或者被吊销")                                                                \
    F(R, answer, subcontracted, _, optional, 0, open, "Through a contractor without capacity",     \
      "承包人无用工资格")
RECORD(employment, EMPLOYMENT_FIELDS);

#define CLAIM_FIELDS(F, R)                                                                         \
    F(R, code, type, topic, optional, 0, open, "What is claimed", "请求类型")                      \
    F(R, money, amount, _, optional, 0, open, "Claimed, fen", "请求金额（分）")                    \
    F(R, date, known_on, _, optional, 0, open, "She knew of it on", "知道权利被侵害之日")
RECORD(claim, CLAIM_FIELDS);

#define INTERRUPTION_FIELDS(F, R)                                                                  \
    F(R, code, kind, interruption_kind, optional, 0, open, "What was done", "中断事由")            \
    F(R, date, on, _, optional, 0, open, "When", "日期")                                           \
    F(R, answer, proven, _, optional, 0, open, "There is evidence", "有无证据")
RECORD(interruption_fact, INTERRUPTION_FIELDS);

#define SUSPENSION_FIELDS(F, R)                                                                    \
    F(R, date, from, _, optional, 0, open, "The obstacle began", "障碍开始")                       \
    F(R, date, to, _, optional, 0, open, "The obstacle ended", "障碍消除")
RECORD(suspension_fact, SUSPENSION_FIELDS);

#define ITEM_FIELDS(F, R)                                                                          \
    F(R, code, type, topic, optional, 0, open, "What was decided on", "事项类型")                  \
    F(R, code, result, item_result, optional, 0, open, "Decided how", "结果")                      \
    F(R, money, amount, _, optional, 0, open, "Sum, fen", "金额（分）")                            \
    F(R, answer, national_standard, _, optional, 0, open, "Rests on a national labour standard",   \
      "执行国家劳动标准")
RECORD(item, ITEM_FIELDS);

#define AWARD_FIELDS(F, R)                                                                         \
    F(R, code, result, arbitration_result, optional, 0, open, "Result as a whole", "仲裁结果")     \
    F(R, date, made_on, _, optional, 0, open, "Made on", "裁决日期")                               \
    F(R, date, received_on, _, optional, 0, open, "Received on", "收到日期")                       \
    F(R, answer, stated_final, _, optional, 0, open, "Says it is final", "载明终局")               \
    F(R, list, items, item, optional, 24, open, "Items", "裁决事项")
RECORD(award, AWARD_FIELDS);

#define COURT_FIELDS(F, R)                                                                         \
    F(R, code, instance, court_instance, optional, 0, open, "Instance", "审级")                    \
    F(R, code, result, court_result, optional, 0, open, "Result as a whole", "结果")               \
    F(R, list, items, item, optional, 24, open, "Items", "判决事项")
RECORD(court, COURT_FIELDS);

#define PROCEDURE_FIELDS(F, R)                                                                     \
    F(R, date, filed_on, _, optional, 0, open, "Arbitration applied for on", "申请仲裁日期")       \
    F(R, date, filed_by, _, optional, 0, open, "Filed no later than", "最迟已申请于")              \
    F(R, date, accepted_on, _, optional, 0, open, "Accepted on", "受理日期")                       \
    F(R, count, workers, _, optional, 1000000, open, "Workers with the common claim", "共同请求人数")    \
    F(R, answer, facts_clear, _, optional, 0, open, "Facts and duties clear, dispute small",       \
      "事实清楚争议不大")                                                                          \
    F(R, answer, both_agree_simple, _, optional, 0, open, "Both agree to simple procedure",        \
      "双方同意简易处理")                                                                          \
    F(R, answer, respondent_unreachable, _, optional, 0, open, "Respondent cannot be found",       \
      "被申请人下落不明")                                                                          \
    F(R, answer, public_interest, _, optional, 0, open, "Public interest or major impact",         \
      "涉及公共利益或重大影响")                                                                    \
    F(R, answer, assets_moving, _, optional, 0, open, "Assets are being moved", "转移财产")        \
    F(R, answer, life_affected, _, optional, 0, open, "Life seriously affected without money now", \
      "严重影响生活")                                                                              \
    F(R, answer, rights_clear, _, optional, 0, open, "Rights and duties are clear",                \
      "权利义务关系明确")                                                                          \
    F(R, answer, suit_pending, _, optional, 0, open, "A suit is pending", "已起诉")                \
    F(R, answer, mediation_refused, _, optional, 0, open, "A side refuses mediation",              \
      "一方拒绝调解")                                                                              \
    F(R, answer, limitation_raised, _, optional, 0, open, "Limitation raised in arbitration",      \
      "仲裁中提出时效抗辩")                                                                        \
    F(R, answer, filed_in_both, _, optional, 0, open, "Both places were asked",                    \
      "双方分别向两地申请")                                                                        \
    F(R, answer, collective_contract, _, optional, 0, open, "About a collective contract",         \
      "因集体合同发生")                                                                            \
    F(R, answer, difficult, _, optional, 0, open, "Major or difficult", "重大疑难")                \
    F(R, answer, fled, _, optional, 0, open, "Evidence of flight from wages", "欠薪逃匿")          \
    F(R, answer, able_to_perform, _, optional, 0, open, "The employer is able to pay",             \
      "被申请人有履行能力")                                                                        \
    F(R, answer, refused, _, optional, 0, open, "The committee refused the application",           \
      "仲裁委员会不予受理")                                                                        \
    F(R, answer, overdue_exception, _, optional, 0, open, "An exception for a late award holds",   \
      "存在逾期裁决的法定例外")                                                                    \
    F(R, answer, against_agency, _, optional, 0, open,                                             \
      "Against the insurance agency, for benefits", "与社保经办机构的待遇争议")                    \
    F(R, answer, against_grade, _, optional, 0, open, "Against a grade or a diagnosis",            \
      "对等级、诊断结论不服")                                                                      \
    F(R, answer, contributions, _, optional, 0, open, "Only to have contributions paid up",        \
      "仅要求补缴社会保险费")
RECORD(procedure, PROCEDURE_FIELDS);

#define AGREEMENT_FIELDS(F, R)                                                                     \
    F(R, date, effective_on, _, optional, 0, open, "In effect since", "生效日期")                  \
    F(R, money, amount, _, optional, 0, open, "Agreed, fen", "协议金额（分）")                     \
    F(R, codes, topics, topic, optional, 64, open, "About", "协议事项")                            \
    F(R, answer, both_apply, _, optional, 0, open, "Both apply together", "双方共同申请")          \
    F(R, answer, defaulted, _, optional, 0, open, "Not performed", "未履行")                       \
    F(R, answer, confirmed, _, optional, 0, open, "Judicially confirmed already", "已司法确认")
RECORD(agreement, AGREEMENT_FIELDS);

#define MATERNITY_FIELDS(F, R)                                                                     \
    F(R, date, due_on, _, optional, 0, open, "Expected birth", "预产期")                           \
    F(R, date, birth_on, _, optional, 0, open, "Birth", "生育日期")                                \
    F(R, date, leave_from, _, optional, 0, open, "First day of leave", "产假开始")                 \
    F(R, count, days_before, _, optional, 98, open, "Leave days before the birth", "产前休假天数") \
    F(R, count, infants, _, optional, 9, open, "Children born", "生育胎数")                        \
    F(R, answer, dystocia, _, optional, 0, open, "Dystocia", "难产")                               \
    F(R, answer, lawful, _, optional, 0, open, "Birth according to law", "符合规定生育")           \
    F(R, count, month_hundredths, _, optional, 1200, open, "Months certified, in hundredths",      \
      "证明孕月（百分之一月）")                                                                    \
    F(R, date, certified_on, _, optional, 0, open, "Day of which the months are certified",        \
      "孕月证明日期")                                                                              \
    F(R, answer, miscarriage, _, optional, 0, open, "Miscarriage", "流产")
RECORD(maternity, MATERNITY_FIELDS);

#define INJURY_FIELDS(F, R)                                                                        \
    F(R, date, accident_on, _, optional, 0, open, "Accident or diagnosis", "事故或者诊断日期")     \
    F(R, date, graded_on, _, optional, 0, open, "Grade known on", "鉴定结论日期")                  \
    F(R, count, grade, _, optional, 10, open, "Disability grade", "伤残等级")                      \
    F(R, answer, recognition_pending, _, optional, 0, open, "Recognition or appraisal pending",    \
      "工伤认定鉴定未结")                                                                          \
    F(R, answer, recognized, _, optional, 0, open, "Recognized as a work injury", "已认定工伤")
RECORD(injury, INJURY_FIELDS);

#define AID_FIELDS(F, R)                                                                           \
    F(R, answer, granted, _, optional, 0, open, "Granted already", "已获援助")                     \
    F(R, answer, paid_agent, _, optional, 0, open, "Has a paid lawyer", "已自行委托律师")          \
    F(R, answer, judicial_relief, _, optional, 0, open, "Judicial relief granted", "已获司法救助") \
    F(R, date, applied_on, _, optional, 0, open, "Applied on", "申请日期")
RECORD(aid, AID_FIELDS);

#define OFFICER_FIELDS(F, R)                                                                       \
    F(R, code, reason, fast_track_reason, optional, 0, open, "Reason for category 4",              \
      "第四类情形")                                                                                \
    F(R, text, approver, _, optional, 64, open, "Approved by (a code, no name)", "批准人代码")
RECORD(officer, OFFICER_FIELDS);

/* Numbers of the place that the asker knows; used where none was entered, and marked as the
   asker's. */
#define NUMBERS_FIELDS(F, R)                                                                       \
    F(R, money, min_wage, _, optional, 0, open, "Monthly minimum wage, fen", "月最低工资（分）")   \
    F(R, money, average_wage, _, optional, 0, open, "Average monthly wage of the city, fen",       \
      "社会月平均工资（分）")                                                                      \
    F(R, money, average_wage_year, _, optional, 0, open,                                           \
      "Average yearly wage of the province, fen", "全省年平均工资（分）")                          \
    F(R, money, subsistence, _, optional, 0, open, "Monthly subsistence line, fen",                \
      "低保标准（分）")
RECORD(numbers, NUMBERS_FIELDS);

#define FACTS_FIELDS(F, R)                                                                         \
    F(R, date, today, _, optional, 0, open, "The day of the question", "提问日期")                 \
    F(R, region, region, _, optional, 9, open, "Region code of the place of work",                 \
      "工作地行政区划代码")                                                                        \
    F(R, codes, topics, topic, optional, 64, open, "What it is about", "争议事项")                 \
    F(R, date, act_on, _, optional, 0, open, "The disputed act", "争议行为日期")                   \
    F(R, date, known_on, _, optional, 0, open, "She knew of the infringement on",                  \
      "知道权利被侵害之日")                                                                        \
    F(R, record, worker, worker, optional, 0, open, "The worker", "劳动者")                        \
    F(R, record, employment, employment, optional, 0, open, "The employment", "用工")              \
    F(R, list, claims, claim, optional, 24, open, "Claims", "请求")                                \
    F(R, list, interruptions, interruption_fact, optional, 24, open, "Interruptions", "时效中断")  \
    F(R, list, suspensions, suspension_fact, optional, 24, open, "Suspensions", "时效中止")        \
    F(R, record, procedure, procedure, optional, 0, open, "Procedure", "程序")                     \
    F(R, record, award, award, optional, 0, open, "The award", "裁决")                             \
    F(R, list, courts, court, optional, 4, open, "Courts", "法院裁判")                             \
    F(R, record, agreement, agreement, optional, 0, open, "A mediation agreement", "调解协议")     \
    F(R, record, maternity, maternity, optional, 0, open, "Maternity", "生育")                     \
    F(R, record, injury, injury, optional, 0, open, "Work injury", "工伤")                         \
    F(R, record, aid, aid, optional, 0, open, "Legal aid", "法律援助")                             \
    F(R, money, paid, _, optional, 0, open, "Already paid on the claim, fen", "已支付金额（分）")  \
    F(R, record, officer, officer, optional, 0, open, "The officer's decision", "工作人员决定")    \
    F(R, codes, offered, entitlement, optional, 64, open, "Offered to her already",                \
      "已提供的服务")                                                                              \
    F(R, record, numbers, numbers, optional, 0, open, "Numbers of the place", "当地标准")
RECORD(facts, FACTS_FIELDS);

#endif
