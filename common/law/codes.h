/* SPDX-License-Identifier: Apache-2.0
 *
 * The other closed code lists of the law: C(VALUE, "code", "English", "中文"), one macro for each
 * set. Like law/topic.h this file includes nothing and declares nothing. The public headers of
 * common/law take these values as int, so that a layer above may build its own enums from the
 * very same lists. Codes are never renamed or reused.
 */
#ifndef HALFSKY_LAW_CODES_H
#define HALFSKY_LAW_CODES_H

#define SEX_CODES(C)                                                                              \
    C(SEX_FEMALE, "female", "female", "女")                                                        \
    C(SEX_MALE, "male", "male", "男")

/* 女职工特别规定; the nursing period ends the day before the child's first birthday (art 9). */
#define THREE_PERIOD_CODES(C)                                                                     \
    C(THREE_PERIOD_PREGNANT, "pregnant", "pregnancy", "孕期")                                       \
    C(THREE_PERIOD_MATERNITY, "maternity", "maternity leave", "产期")                               \
    C(THREE_PERIOD_NURSING, "nursing", "nursing", "哺乳期")                                          \
    C(THREE_PERIOD_MISCARRIAGE, "miscarriage", "miscarriage leave", "流产假期")

/* How far a stated fact has been shown; a self-declaration is enough to queue (rules FT-1,
   FT-2). */
#define EVIDENCE_STATE_CODES(C)                                                                   \
    C(EVIDENCE_STATE_DECLARED, "declared", "declared", "本人陈述")                                    \
    C(EVIDENCE_STATE_DOCUMENTED, "documented", "documented", "已提交材料")                             \
    C(EVIDENCE_STATE_VERIFIED, "verified", "verified", "已核实")

#define EMPLOYMENT_FORM_CODES(C)                                                                  \
    C(EMPLOYMENT_FORM_STANDARD, "standard", "standard employment", "标准劳动关系")                      \
    C(EMPLOYMENT_FORM_FIXED_TERM, "fixed_term", "fixed-term contract", "固定期限合同")                  \
    C(EMPLOYMENT_FORM_FIXED_TERM_EXTENDED, "fixed_term_extended", "fixed term extended by law",   \
      "固定期限合同顺延")                                                                                 \
    C(EMPLOYMENT_FORM_OPEN_ENDED, "open_ended", "open-ended contract", "无固定期限合同")                 \
    C(EMPLOYMENT_FORM_TASK, "task", "contract for a task", "以完成一定任务为期限")                          \
    C(EMPLOYMENT_FORM_PROBATION, "probation", "on probation", "试用期")                              \
    C(EMPLOYMENT_FORM_PART_TIME, "part_time", "part-time", "非全日制")                                \
    C(EMPLOYMENT_FORM_NOMINAL_PART_TIME, "nominal_part_time_actual_full_time",                    \
      "part-time in name, full-time in fact", "名为非全日制实为全日制")                                      \
    C(EMPLOYMENT_FORM_DISPATCH, "dispatch", "labour dispatch", "劳务派遣")                            \
    C(EMPLOYMENT_FORM_NO_CONTRACT, "no_contract", "no written contract", "未签书面合同")                \
    C(EMPLOYMENT_FORM_PLATFORM, "platform", "platform work", "新就业形态")                             \
    C(EMPLOYMENT_FORM_PUBLIC_INSTITUTION, "public_institution", "staff of a public institution",  \
      "事业单位聘用")                                                                                   \
    C(EMPLOYMENT_FORM_CIVIL_SERVANT, "civil_servant", "contracted civil servant", "聘任制公务员")       \
    C(EMPLOYMENT_FORM_DOMESTIC, "domestic", "domestic help of a household", "家庭雇用家政人员")           \
    C(EMPLOYMENT_FORM_APPRENTICE, "apprentice", "apprentice of an individual craftsman",          \
      "个体匠人学徒")                                                                                   \
    C(EMPLOYMENT_FORM_FARM_HAND, "farm_hand", "hired hand of a farm household", "农户雇工")           \
    C(EMPLOYMENT_FORM_OVER_AGE, "over_age", "employed past retirement age", "超龄用工")               \
    C(EMPLOYMENT_FORM_APPLICANT, "applicant", "job applicant", "求职者")                             \
    C(EMPLOYMENT_FORM_COLLECTIVE, "collective", "a group of workers", "群体用工")

/* What makes the labour relation of a platform worker clear (FT-3), or that it is contested. */
#define RELATION_CODES(C)                                                                         \
    C(RELATION_CONTRACT, "contract", "written labour contract", "有书面劳动合同")                        \
    C(RELATION_ADMITTED, "admitted", "admitted by the employer", "用人单位认可")                        \
    C(RELATION_DECIDED, "decided", "found by an effective document", "生效文书确认")                    \
    C(RELATION_CONTESTED, "contested", "contested", "有争议")

/* The proposed grounds of category 4; only an officer may choose one (rule FT-4, status P). */
#define FAST_TRACK_REASON_CODES(C)                                                                \
    C(FAST_TRACK_REASON_PREGNANT_NO_INCOME, "pregnant_no_income", "pregnant and without income",  \
      "孕期无收入")                                                                                    \
    C(FAST_TRACK_REASON_HARASSMENT_RETALIATION, "harassment_retaliation",                         \
      "harassment and retaliation for it", "性骚扰及因此被打击报复")                                         \
    C(FAST_TRACK_REASON_DISABLED, "disabled", "disabled", "残疾")                                   \
    C(FAST_TRACK_REASON_SINGLE_CARER, "single_carer", "single carer of a minor", "单独抚养未成年子女")     \
    C(FAST_TRACK_REASON_MINOR_WORKER, "minor_worker", "worker of 16 to 18", "未成年工")               \
    C(FAST_TRACK_REASON_OVER_AGE, "over_age", "over-age worker", "超龄劳动者")                         \
    C(FAST_TRACK_REASON_DOMESTIC_VIOLENCE, "domestic_violence", "safety from domestic violence",  \
      "家庭暴力人身安全")                                                                                 \
    C(FAST_TRACK_REASON_SERIOUS_ILLNESS, "serious_illness", "serious illness", "重大疾病")            \
    C(FAST_TRACK_REASON_ABOUT_TO_LAPSE, "about_to_lapse",                                         \
      "limitation or evidence about to be lost",                                                  \
      "时效或证据即将灭失")                                                                                \
    C(FAST_TRACK_REASON_SOCIAL_ASSISTANCE, "social_assistance", "household on social assistance", \
      "社会救助对象家庭")

#define FAST_TRACK_OUTCOME_CODES(C)                                                               \
    C(FAST_TRACK_OUTCOME_HIT, "hit", "holds", "符合")                                               \
    C(FAST_TRACK_OUTCOME_NOT, "not", "does not hold", "不符合")                                      \
    C(FAST_TRACK_OUTCOME_UNKNOWN, "unknown", "not known", "尚不能确定")                                \
    C(FAST_TRACK_OUTCOME_NEEDS_OFFICER, "needs_officer", "an officer decides", "需工作人员决定")

/* The answer for a matter as a whole. */
#define FAST_TRACK_CODES(C)                                                                       \
    C(FAST_TRACK_CATEGORY_1, "1", "pregnancy, maternity, nursing", "孕期、产期、哺乳期权益保护")               \
    C(FAST_TRACK_CATEGORY_2, "2", "pay or work injury of a rural migrant", "女性农民工劳动报酬、工伤待遇")      \
    C(FAST_TRACK_CATEGORY_3, "3", "platform worker with a clear relation",                        \
      "劳动关系明确的新就业形态女职工")                                                                          \
    C(FAST_TRACK_CATEGORY_4, "4", "other special protection", "其他应当给予特殊保护的情形")                    \
    C(FAST_TRACK_CATEGORY_NO, "none", "none of the four", "不属于四类情形")                              \
    C(FAST_TRACK_CATEGORY_UNKNOWN, "unknown", "not known", "尚不能确定")

/* What stops limitation and starts it anew (调解仲裁法 27(2)); an advice call alone never does for
   certain. */
#define INTERRUPTION_CODES(C)                                                                     \
    C(INTERRUPTION_DEMAND, "demand", "demand on the other side", "向对方主张权利")                       \
    C(INTERRUPTION_COMPLAINT, "complaint", "complaint to an authority", "向有关部门投诉求助")              \
    C(INTERRUPTION_APPLICATION, "application", "arbitration, mediation, suit or payment order",   \
      "申请仲裁、调解、支付令或者起诉")                                                                          \
    C(INTERRUPTION_PROMISE, "promise", "the other side agreed to perform", "对方同意履行")              \
    C(INTERRUPTION_ADVICE_CALL, "advice_call", "a call for advice only", "仅电话咨询")

#define END_KIND_CODES(C)                                                                         \
    C(END_KIND_RESIGNED, "resigned", "resigned", "劳动者辞职")                                         \
    C(END_KIND_EMPLOYER_FAULT, "employer_fault", "left for the employer's fault (art 38)",        \
      "因单位过错解除")                                                                                  \
    C(END_KIND_MUTUAL_BY_EMPLOYER, "mutual_by_employer", "by agreement the employer proposed",    \
      "单位提出协商解除")                                                                                 \
    C(END_KIND_MUTUAL_BY_WORKER, "mutual_by_worker", "by agreement she proposed", "劳动者提出协商解除")    \
    C(END_KIND_FAULT, "fault", "dismissed for her fault (art 39)", "过失性解除")                       \
    C(END_KIND_NOTICE, "notice", "dismissed with notice (art 40)", "无过失性解除")                      \
    C(END_KIND_LAYOFF, "layoff", "laid off (art 41)", "经济性裁员")                                    \
    C(END_KIND_EXPIRY, "expiry", "the contract expired", "合同期满终止")                                \
    C(END_KIND_EXPIRY_REFUSED, "expiry_refused", "she refused the same or better terms",          \
      "期满劳动者拒绝同等条件续订")                                                                            \
    C(END_KIND_CLOSED, "closed", "the employer closed", "单位关闭")                                   \
    C(END_KIND_RETIRED, "retired", "retired", "退休")                                               \
    C(END_KIND_DISMISSED, "dismissed", "dismissed, ground not stated", "被解除（依据不明）")

#define ITEM_RESULT_CODES(C)                                                                      \
    C(ITEM_RESULT_SUPPORTED, "supported", "granted", "支持")                                        \
    C(ITEM_RESULT_PARTLY, "partly", "granted in part", "部分支持")                                    \
    C(ITEM_RESULT_REJECTED, "rejected", "refused", "不支持")                                         \
    C(ITEM_RESULT_SETTLED, "settled", "settled", "和解")                                            \
    C(ITEM_RESULT_PAID, "paid", "paid", "已支付")                                                    \
    C(ITEM_RESULT_UNKNOWN, "unknown", "decided, how is not known", "处理结果未载")

#define ARBITRATION_RESULT_CODES(C)                                                               \
    C(ARBITRATION_RESULT_SUPPORTED, "supported", "granted", "支持")                                 \
    C(ARBITRATION_RESULT_PARTLY, "partly", "granted in part", "部分支持")                             \
    C(ARBITRATION_RESULT_REJECTED, "rejected", "refused", "驳回")                                   \
    C(ARBITRATION_RESULT_MEDIATED, "mediated", "mediated", "调解结案")                                \
    C(ARBITRATION_RESULT_MEDIATED_WITHDRAWN, "mediated_withdrawn", "mediated and withdrawn",      \
      "调解后撤回")                                                                                    \
    C(ARBITRATION_RESULT_SETTLED, "settled", "settled", "和解")                                     \
    C(ARBITRATION_RESULT_WITHDRAWN, "withdrawn", "withdrawn", "撤回")                               \
    C(ARBITRATION_RESULT_NOT_ACCEPTED, "not_accepted", "not accepted", "不予受理")

#define COURT_RESULT_CODES(C)                                                                     \
    C(COURT_RESULT_SAME, "same_as_arbitration", "the same as the award", "与裁决一致")                 \
    C(COURT_RESULT_UPHELD, "upheld", "the instance below upheld", "维持下级裁判")                       \
    C(COURT_RESULT_SUPPORTED, "supported", "granted", "支持")                                       \
    C(COURT_RESULT_PARTLY, "partly", "granted in part", "部分支持")                                   \
    C(COURT_RESULT_REJECTED, "rejected", "refused", "驳回")                                         \
    C(COURT_RESULT_INCREASED, "increased", "a higher sum", "金额增加")                                \
    C(COURT_RESULT_DECREASED, "decreased", "a lower sum", "金额减少")                                 \
    C(COURT_RESULT_REVERSED, "reversed", "reversed", "改判")                                        \
    C(COURT_RESULT_APPEALED, "appealed", "appealed, not decided", "上诉未结")

#define COURT_INSTANCE_CODES(C)                                                                   \
    C(COURT_INSTANCE_FIRST, "first", "first instance", "一审")                                      \
    C(COURT_INSTANCE_SECOND, "second", "second instance", "二审")

/* Facts by name: what an answer used and what it still needs. */
#define LAW_FACT_CODES(C)                                                                         \
    C(LAW_FACT_SEX, "sex", "sex", "性别")                                                           \
    C(LAW_FACT_THREE_PERIOD, "three_period", "pregnancy, maternity or nursing", "孕期、产期、哺乳期情况")    \
    C(LAW_FACT_THREE_PERIOD_DATES, "three_period_dates",                                          \
      "dates of pregnancy, maternity or nursing",                                                 \
      "孕期、产期、哺乳期起止日期")                                                                            \
    C(LAW_FACT_RURAL, "rural", "rural resident", "是否农村居民（农民工）")                                   \
    C(LAW_FACT_EMPLOYMENT_FORM, "employment_form", "form of employment", "用工形式")                  \
    C(LAW_FACT_PLATFORM, "platform", "platform work", "是否新就业形态")                                  \
    C(LAW_FACT_RELATION, "relation", "proof of the labour relation", "劳动关系的证明")                   \
    C(LAW_FACT_TOPICS, "topics", "what the dispute is about", "争议事项")                             \
    C(LAW_FACT_ACT_ON, "act_on", "date of the disputed act", "争议行为发生日期")                          \
    C(LAW_FACT_FILED_ON, "filed_on", "date of filing", "申请日期")                                    \
    C(LAW_FACT_OFFICER_REASON, "officer_reason", "the officer's reason", "工作人员认定的情形")             \
    C(LAW_FACT_OFFICER_APPROVER, "officer_approver", "the approver", "批准人")                       \
    C(LAW_FACT_KNOWN_ON, "known_on", "date she knew of the infringement", "知道权利被侵害之日")            \
    C(LAW_FACT_EMPLOYMENT_END, "employment_end", "end of employment", "劳动关系终止日期")                 \
    C(LAW_FACT_ENTRY_ON, "entry_on", "first day of employment", "入职日期")                           \
    C(LAW_FACT_END_KIND, "end_kind", "how employment ended", "解除或终止的方式")                          \
    C(LAW_FACT_MONTHLY_WAGE, "monthly_wage", "average monthly wage", "月平均工资")                     \
    C(LAW_FACT_INTERRUPTIONS, "interruptions", "demands, complaints, promises", "催要、投诉、承诺等记录")    \
    C(LAW_FACT_SUSPENSIONS, "suspensions", "obstacles", "不可抗力等障碍")                                \
    C(LAW_FACT_CLAIMS, "claims", "claims", "仲裁请求")                                                \
    C(LAW_FACT_CLAIM_AMOUNT, "claim_amount", "amount claimed", "请求金额")                            \
    C(LAW_FACT_AWARD_ITEMS, "award_items", "items of the award", "裁决事项")                          \
    C(LAW_FACT_AWARD_AMOUNT, "award_amount", "amount awarded", "裁决金额")                            \
    C(LAW_FACT_AWARD_ON, "award_on", "date of the award", "裁决日期")                                 \
    C(LAW_FACT_SERVED_ON, "served_on", "date of service", "送达日期")                                 \
    C(LAW_FACT_REGION, "region", "region", "地区")                                                  \
    C(LAW_FACT_MIN_WAGE, "min_wage", "local minimum wage", "当地最低工资标准")                            \
    C(LAW_FACT_AVERAGE_WAGE, "average_wage", "average wage of the place", "当地职工平均工资")             \
    C(LAW_FACT_SUBSISTENCE, "subsistence", "local subsistence line", "当地最低生活保障标准")                \
    C(LAW_FACT_CALENDAR, "calendar", "published holiday calendar", "已公布的放假安排")                    \
    C(LAW_FACT_AGREEMENT_ON, "agreement_on", "date the agreement took effect", "调解协议生效日期")        \
    C(LAW_FACT_INCOME, "income", "household income", "家庭收入")                                      \
    C(LAW_FACT_HOUSEHOLD, "household", "household size", "家庭人口")                                  \
    C(LAW_FACT_BIRTH_ON, "birth_on", "date of birth of the child", "生育日期")                        \
    C(LAW_FACT_CERTIFICATE, "certificate", "medical certificate", "医疗机构证明")                       \
    C(LAW_FACT_WORKER_AGE, "worker_age", "age of the worker", "劳动者年龄")                            \
    C(LAW_FACT_PENSION, "pension", "draws a pension", "是否领取养老金")                                  \
    C(LAW_FACT_HEADCOUNT, "headcount", "number of workers", "人数")                                 \
    C(LAW_FACT_APPROVAL, "approval", "written approval", "书面批准")                                  \
    C(LAW_FACT_COURT_RESULT, "court_result", "result in court", "法院裁判结果")                         \
    C(LAW_FACT_ACCIDENT_ON, "accident_on", "date of the accident or diagnosis", "事故伤害或诊断日期")      \
    C(LAW_FACT_GRADE, "grade", "recognition of the injury, its grade", "工伤认定和伤残等级") \
    C(LAW_FACT_CONTRACT_SIGNED_ON, "contract_signed_on", "date the contract was signed",          \
      "书面合同签订日期")                                                                                 \
    C(LAW_FACT_AMOUNT, "amount", "amount", "金额")                                                  \
    C(LAW_FACT_CONSENT, "consent", "consent of both sides", "双方同意")                               \
    C(LAW_FACT_SIGNED_BY, "signed_by", "who applies", "申请人")                                      \
    C(LAW_FACT_WHEREABOUTS, "whereabouts", "whether the respondent can be reached", "被申请人下落") \
    C(LAW_FACT_MEANS_GROUND, "means_ground", "a ground without a means check",                     \
      "免予核查经济困难的情形")                                                                     \
    C(LAW_FACT_TODAY, "today", "the day of the question", "提问日期")                                \
    C(LAW_FACT_LEAVE_FROM, "leave_from", "first day of leave", "产假开始日期")                         \
    C(LAW_FACT_LAWFUL_BIRTH, "lawful_birth", "whether the birth was according to law",            \
      "是否符合法律法规规定生育")                                                                             \
    C(LAW_FACT_ARBITRATION, "arbitration", "what the arbitration committee did",                  \
      "仲裁委员会受理和裁决情况")                                                                             \
    C(LAW_FACT_RIGHTS_CLEAR, "rights_clear", "whether rights and duties are clear",               \
      "权利义务关系是否明确")                                                                               \
    C(LAW_FACT_LIFE_AFFECTED, "life_affected", "whether her life depends on money now",           \
      "不先予执行是否严重影响生活")                                                                            \
    C(LAW_FACT_ASSETS, "assets", "whether assets are moved or the employer has fled",             \
      "是否转移财产或者欠薪逃匿")                                                                             \
    C(LAW_FACT_ABLE, "able_to_perform", "whether the employer is able to pay",                    \
      "被申请人有无履行能力")                                                                              \
    C(LAW_FACT_STATED_FINAL, "stated_final", "what the award says of its finality",               \
      "裁决书是否载明终局")                                                                                \
    C(LAW_FACT_PERFORMANCE, "performance", "whether the agreement was performed",                 \
      "调解协议是否履行")                                                                                \
    C(LAW_FACT_START_ON, "start_on", "the day it starts from", "起算日期")                         \
    C(LAW_FACT_CASE_NATURE, "case_nature",                                                        \
      "nature of the case: whom it is against, public interest, difficulty",                      \
      "案件性质（争议对象、公共利益、疑难程度）")                                                  \
    C(LAW_FACT_WAGE_NOTE, "wage_note", "a signed wage note", "工资欠条")                           \
    C(LAW_FACT_AID_STATE, "aid_state", "aid granted, a lawyer of her own", "法律援助和委托代理情况") \
    C(LAW_FACT_WORK_RECORD, "work_record",                                                        \
      "leave not taken, notice given, wage of the last month, insurance, end of the term",        \
      "未休年休假天数、提前通知日期、上月工资、参保情况、合同期满日期")

#endif
