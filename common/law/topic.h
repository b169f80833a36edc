/* SPDX-License-Identifier: Apache-2.0
 *
 * What a dispute is about: the one closed list of topic and claim codes of the suite. C(VALUE,
 * "code", "English", "中文"). The list is used to build enums and tables elsewhere, so this file
 * includes nothing and declares nothing. At most 63 values, because topics travel as a 64-bit
 * set. Codes are never renamed or reused.
 */
#ifndef HALFSKY_LAW_TOPIC_H
#define HALFSKY_LAW_TOPIC_H

#define TOPIC_CODES(C)                                                                            \
    C(TOPIC_WAGE_ARREARS, "wage_arrears", "unpaid wages", "拖欠工资")                                 \
    C(TOPIC_PAY_CUT, "pay_cut", "pay cut", "降低工资")                                                \
    C(TOPIC_OVERTIME, "overtime", "overtime pay", "加班费")                                          \
    C(TOPIC_ANNUAL_LEAVE_PAY, "annual_leave_pay", "pay for unused annual leave", "未休年休假工资")       \
    C(TOPIC_DOUBLE_WAGE, "double_wage", "second wage for want of a contract", "未签书面合同二倍工资")       \
    C(TOPIC_WAGE_LOSS, "wage_loss", "wages lost by dismissal", "违法解除期间工资损失")                      \
    C(TOPIC_SEVERANCE, "severance", "severance pay", "经济补偿")                                      \
    C(TOPIC_SEVERANCE_DIFF, "severance_diff", "shortfall of severance pay", "经济补偿差额")             \
    C(TOPIC_NOTICE_PAY, "notice_pay", "pay in lieu of notice", "代通知金")                            \
    C(TOPIC_DISMISSAL, "dismissal", "dismissal", "解除劳动合同")                                        \
    C(TOPIC_ILLEGAL_DISMISSAL, "illegal_dismissal", "illegal dismissal", "违法解除劳动合同")              \
    C(TOPIC_ILLEGAL_DISMISSAL_COMPENSATION, "illegal_dismissal_compensation",                     \
      "compensation for illegal dismissal", "违法解除赔偿金")                                            \
    C(TOPIC_REINSTATEMENT, "reinstatement", "continued performance", "继续履行劳动合同")                  \
    C(TOPIC_CONTRACT_EXPIRY, "contract_expiry", "expiry of the contract", "劳动合同期满终止")             \
    C(TOPIC_NO_CONTRACT, "no_contract", "no written contract", "未签书面劳动合同")                        \
    C(TOPIC_CONFIRM_LABOUR_RELATION, "confirm_labour_relation",                                   \
      "confirmation of the labour relation",                                                      \
      "确认劳动关系")                                                                                   \
    C(TOPIC_PART_TIME, "part_time", "part-time or full-time", "非全日制用工认定")                         \
    C(TOPIC_PROBATION, "probation", "illegal probation", "违法约定试用期")                               \
    C(TOPIC_NON_COMPETE, "non_compete", "non-compete compensation", "竞业限制补偿")                     \
    C(TOPIC_TRANSFER, "transfer", "transfer of post or place", "调岗调动")                            \
    C(TOPIC_PROMOTION, "promotion", "lost promotion", "晋升受限")                                     \
    C(TOPIC_WORKING_HOURS, "working_hours", "hours and rest", "工时休息休假")                           \
    C(TOPIC_SOCIAL_INSURANCE, "social_insurance", "social insurance", "社会保险")                     \
    C(TOPIC_SOCIAL_INSURANCE_LOSS, "social_insurance_loss", "loss of insurance benefits",         \
      "社会保险待遇损失")                                                                                 \
    C(TOPIC_WORK_INJURY, "work_injury", "work injury benefits", "工伤保险待遇")                         \
    C(TOPIC_INJURY_MEDICAL_FEE, "injury_medical_fee", "medical fees of a work injury", "工伤医疗费")   \
    C(TOPIC_MATERNITY, "maternity", "maternity rights", "生育权益")                                   \
    C(TOPIC_MATERNITY_PAY, "maternity_pay", "pay during maternity leave", "产假工资")                 \
    C(TOPIC_MATERNITY_ALLOWANCE, "maternity_allowance", "maternity allowance", "生育津贴")            \
    C(TOPIC_MATERNITY_ALLOWANCE_DIFF, "maternity_allowance_diff",                                 \
      "shortfall of maternity allowance",                                                         \
      "生育津贴差额")                                                                                   \
    C(TOPIC_MATERNITY_LEAVE, "maternity_leave", "days of maternity leave", "产假天数")                \
    C(TOPIC_PREGNANCY_DISMISSAL, "pregnancy_dismissal", "dismissal in pregnancy", "孕期解除")         \
    C(TOPIC_PREGNANCY_TERMINATION, "pregnancy_termination", "contract ended in pregnancy",        \
      "孕期终止")                                                                                     \
    C(TOPIC_MISCARRIAGE, "miscarriage", "miscarriage leave and protection", "流产假及保护")             \
    C(TOPIC_NURSING_TRANSFER, "nursing_transfer", "transfer while nursing", "哺乳期调岗")              \
    C(TOPIC_NURSING_HOUR, "nursing_hour", "nursing hour", "哺乳时间")                                 \
    C(TOPIC_PRENATAL_CHECK, "prenatal_check", "prenatal check", "产前检查")                           \
    C(TOPIC_NIGHT_WORK, "night_work", "overtime or night work in protection", "三期加班夜班")           \
    C(TOPIC_PROHIBITED_WORK, "prohibited_work", "work prohibited to women", "禁忌劳动")               \
    C(TOPIC_SEXUAL_HARASSMENT, "sexual_harassment", "sexual harassment", "性骚扰")                   \
    C(TOPIC_DISCRIMINATION, "discrimination", "discrimination", "就业歧视")                           \
    C(TOPIC_DISCRIMINATION_DAMAGES, "discrimination_damages", "damages for discrimination",       \
      "歧视损害赔偿")                                                                                   \
    C(TOPIC_APOLOGY, "apology", "apology", "赔礼道歉")                                                \
    C(TOPIC_MEDICAL_EXAM_FEE, "medical_exam_fee", "medical examination fee", "体检费")               \
    C(TOPIC_NOTARY_FEE, "notary_fee", "notary fee", "公证费")                                        \
    C(TOPIC_APPRAISAL_FEE, "appraisal_fee", "appraisal fee", "鉴定费")                               \
    C(TOPIC_RETIREMENT_AGE, "retirement_age", "retirement age or over-age work", "退休年龄")          \
    C(TOPIC_COLLECTIVE, "collective", "collective dispute", "集体争议")                               \
    C(TOPIC_NON_ARBITRABLE, "non_arbitrable", "outside arbitration", "不属仲裁范围")                    \
    C(TOPIC_LIMITATION, "limitation", "limitation in dispute", "时效争议")                            \
    C(TOPIC_MIGRANT, "migrant", "rural migrant worker", "涉农民工")                                   \
    C(TOPIC_LEGAL_AID, "legal_aid", "legal aid", "法律援助")                                          \
    C(TOPIC_PSYCH, "psych", "psychological help", "心理疏导")                                         \
    C(TOPIC_UNION, "union", "union", "工会参与")                                                      \
    C(TOPIC_UNION_MEDIATION, "union_mediation", "union mediation", "工会调解")                        \
    C(TOPIC_WORKSTATION, "workstation", "rights workstation", "维权工作站")                            \
    C(TOPIC_ONLINE_INTAKE, "online_intake", "filed online", "线上受理")                               \
    C(TOPIC_TIMING, "timing", "speed of handling", "办理时效")                                        \
    C(TOPIC_TWO_ROUND, "two_round", "two rounds of proceedings", "两次处理")                          \
    C(TOPIC_DIVERGENT, "divergent", "award and judgment differ", "裁审不一")                          \
    C(TOPIC_DIVERGENT_AMOUNT, "divergent_amount", "amounts differ", "裁审金额不一")                     \
    C(TOPIC_WORKER_LOSES, "worker_loses", "claims refused", "劳动者败诉")                              \
    C(TOPIC_OTHER, "other", "another matter", "其他")

#endif
