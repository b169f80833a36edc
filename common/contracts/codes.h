/* SPDX-License-Identifier: Apache-2.0
 *
 * The closed and open code sets of the suite: what services, topics, tables and screens call
 * things. English name, wire name, Chinese: docs/glossary.md says where each term comes from. A
 * released name is never renamed; only sets defined as open (codes.c) may gain values within a
 * major version.
 */
#ifndef HALFSKY_CONTRACTS_CODES_H
#define HALFSKY_CONTRACTS_CODES_H

#include "base/record.h"
#include "law/codes.h"
#include "law/topic.h"

/* Lists that the law keeps. */
CODE_SET(topic, TOPIC);
CODE_SET(sex, SEX);
CODE_SET(three_period, THREE_PERIOD);
CODE_SET(evidence_state, EVIDENCE_STATE);
CODE_SET(employment_form, EMPLOYMENT_FORM);
CODE_SET(relation, RELATION);
CODE_SET(fast_track_reason, FAST_TRACK_REASON);

/* What has a history of its own (design.md §2, stream). The names order heads: protocol.md U2. */
#define STREAM_CODES(C)                                                                            \
    C(STREAM_MATTER, "matter", "matter", "维权事项")                                               \
    C(STREAM_PERSON, "person", "person", "人员")                                                   \
    C(STREAM_PARTY, "party", "party", "当事人")                                                    \
    C(STREAM_CONTACT, "contact", "contact", "来访来电")                                            \
    C(STREAM_STATION, "station", "station", "维权工作站")                                          \
    C(STREAM_ROSTER, "roster", "roster", "值班名册")                                               \
    C(STREAM_DOCUMENT, "document", "document", "材料")                                             \
    C(STREAM_CLIENT, "client", "API client", "接口账户")
CODE_SET(stream, STREAM);

#define AGENCY_CODES(C)                                                                            \
    C(AGENCY_LABOUR, "labour", "labour", "人力资源和社会保障部门")                                 \
    C(AGENCY_JUSTICE, "justice", "justice", "司法行政部门")                                        \
    C(AGENCY_COURT, "court", "court", "人民法院")                                                  \
    C(AGENCY_UNION, "union", "union", "工会")                                                      \
    C(AGENCY_WOMENS_FEDERATION, "womens_federation", "women's federation", "妇联")
CODE_SET(agency, AGENCY);

#define ROLE_CODES(C)                                                                              \
    C(ROLE_WORKER, "worker", "worker", "女职工本人")                                               \
    C(ROLE_CLERK, "clerk", "station clerk", "工作站接待人员")                                      \
    C(ROLE_OFFICER, "officer", "officer of an agency", "部门经办人")                               \
    C(ROLE_MEDIATOR, "mediator", "mediator", "调解员")                                             \
    C(ROLE_ARBITRATOR, "arbitrator", "arbitrator", "仲裁员")                                       \
    C(ROLE_COURT_CLERK, "court_clerk", "court clerk", "法院书记员")                                \
    C(ROLE_AID_OFFICER, "aid_officer", "legal-aid officer", "法律援助工作人员")                    \
    C(ROLE_HELPER, "helper", "care helper", "心援帮扶人员")                                        \
    C(ROLE_PARTNER, "partner", "partner agency", "合作机构")                                       \
    C(ROLE_OPS, "ops", "operator", "运维人员")                                                     \
    C(ROLE_SERVICE, "service", "service", "系统服务")
CODE_SET(role, ROLE);

#define TRACK_CODES(C)                                                                             \
    C(TRACK_PREVENTION, "prevention", "prevention", "预防")                                        \
    C(TRACK_NEGOTIATION, "negotiation", "negotiation", "协商")                                     \
    C(TRACK_MEDIATION, "mediation", "mediation", "调解")                                           \
    C(TRACK_ARBITRATION, "arbitration", "arbitration", "仲裁")                                     \
    C(TRACK_LITIGATION, "litigation", "litigation", "诉讼")                                        \
    C(TRACK_LEGAL_AID, "legal_aid", "legal aid", "法援")                                           \
    C(TRACK_CARE, "care", "care", "心援")
CODE_SET(track, TRACK);

#define CHANNEL_CODES(C)                                                                           \
    C(CHANNEL_HOTLINE_12333, "hotline_12333", "labour hotline 12333", "12333人社热线")             \
    C(CHANNEL_HOTLINE_12348, "hotline_12348", "legal hotline 12348", "12348法律热线")              \
    C(CHANNEL_HOTLINE_12351, "hotline_12351", "union hotline 12351", "12351工会热线")              \
    C(CHANNEL_HOTLINE_12338, "hotline_12338", "women's hotline 12338", "12338妇女热线")            \
    C(CHANNEL_WINDOW, "window", "station window", "工作站窗口")                                    \
    C(CHANNEL_ONLINE, "online", "online", "网上")
CODE_SET(channel, CHANNEL);

/* Dated facts of a matter. What a fact says in words stays in intake. */
#define FACT_CODES(C)                                                                              \
    C(FACT_EMPLOYMENT_STARTED, "employment_started", "employment started", "入职")                 \
    C(FACT_EMPLOYMENT_ENDED, "employment_ended", "employment ended", "离职或终止")                 \
    C(FACT_DISPUTED_ACT, "disputed_act", "disputed act of the employer", "争议行为发生")           \
    C(FACT_DISMISSED, "dismissed", "dismissed", "被解除劳动合同")                                  \
    C(FACT_RESIGNED, "resigned", "worker ended the contract", "劳动者提出解除")                    \
    C(FACT_CONTRACT_EXPIRED, "contract_expired", "contract expired", "合同到期")                   \
    C(FACT_TRANSFERRED, "transferred", "transferred", "调岗")                                      \
    C(FACT_PAY_CUT, "pay_cut", "pay cut", "降薪或扣发")                                            \
    C(FACT_PREGNANCY_KNOWN, "pregnancy_known", "pregnancy known", "怀孕")                          \
    C(FACT_CHILDBIRTH, "childbirth", "childbirth", "分娩")                                         \
    C(FACT_MATERNITY_LEAVE_STARTED, "maternity_leave_started", "maternity leave started",          \
      "产假开始")                                                                                  \
    C(FACT_MATERNITY_LEAVE_ENDED, "maternity_leave_ended", "maternity leave ended", "产假结束")    \
    C(FACT_MISCARRIAGE, "miscarriage", "miscarriage", "流产")                                      \
    C(FACT_INJURED, "injured", "injured at work", "工伤发生")                                      \
    C(FACT_INJURY_RECOGNIZED, "injury_recognized", "injury recognized", "认定工伤")                \
    C(FACT_DISABILITY_GRADED, "disability_graded", "disability graded", "劳动能力鉴定")            \
    C(FACT_HARASSED, "harassed", "harassed", "遭受性骚扰")                                         \
    C(FACT_NEGOTIATED, "negotiated", "negotiated", "协商")                                         \
    C(FACT_MEDIATED, "mediated", "mediated", "调解")                                               \
    C(FACT_ARBITRATION_FILED, "arbitration_filed", "arbitration filed", "申请仲裁")                \
    C(FACT_AWARDED, "awarded", "award made", "仲裁裁决")                                           \
    C(FACT_COURT_FILED, "court_filed", "suit filed", "提起诉讼")                                   \
    C(FACT_JUDGED, "judged", "judgment given", "法院判决")                                         \
    C(FACT_LEGAL_AID_APPLIED, "legal_aid_applied", "legal aid applied for", "申请法律援助")        \
    C(FACT_LEGAL_AID_ASSIGNED, "legal_aid_assigned", "legal aid assigned", "法律援助指派")         \
    C(FACT_REPORTED, "reported", "reported by the source", "来源报道")                             \
    C(FACT_OTHER, "other", "other", "其他事实")
CODE_SET(fact_kind, FACT);

#define PARTY_CODES(C)                                                                             \
    C(PARTY_EMPLOYER, "employer", "employer", "用人单位")                                          \
    C(PARTY_LABOUR_USER, "labour_user", "unit that uses dispatched labour", "用工单位")            \
    C(PARTY_PLATFORM, "platform", "platform company", "平台企业")                                  \
    C(PARTY_REPRESENTATIVE, "representative", "representative", "代理人")
CODE_SET(party_kind, PARTY);

/* Why somebody reads personal data (protocol.md L4); shown to the person. */
#define PURPOSE_CODES(C)                                                                           \
    C(PURPOSE_CONTACT_WORKER, "contact_worker", "to contact the worker", "联系当事人")             \
    C(PURPOSE_PREPARE_DOCUMENT, "prepare_document", "to prepare a document", "制作文书")           \
    C(PURPOSE_VERIFY_IDENTITY, "verify_identity", "to verify identity", "核验身份")                \
    C(PURPOSE_HANDLE_MATTER, "handle_matter", "to handle the matter", "办理事项")                  \
    C(PURPOSE_OWN_REQUEST, "own_request", "at the person's own request", "本人查询")
CODE_SET(purpose, PURPOSE);

#define DOCUMENT_CODES(C)                                                                          \
    C(DOCUMENT_APPLICATION, "application", "application", "申请书")                                \
    C(DOCUMENT_IDENTITY, "identity", "identity document", "身份证明")                              \
    C(DOCUMENT_CONTRACT, "contract", "labour contract", "劳动合同")                                \
    C(DOCUMENT_WAGE_RECORD, "wage_record", "wage record", "工资凭证")                              \
    C(DOCUMENT_MEDICAL, "medical", "medical record", "医疗材料")                                   \
    C(DOCUMENT_NOTICE, "notice", "notice of the employer", "用人单位通知")                         \
    C(DOCUMENT_EVIDENCE, "evidence", "other evidence", "其他证据")
CODE_SET(document_category, DOCUMENT);

/* The fast-track categories of the notice, 四(三). */
#define CATEGORY_CODES(C)                                                                          \
    C(CATEGORY_THREE_PERIODS, "1", "pregnancy, maternity, nursing", "孕期、产期、哺乳期权益保护")  \
    C(CATEGORY_MIGRANT_PAY_INJURY, "2", "women migrant workers' pay or injury",                    \
      "女性农民工劳动报酬、工伤待遇")                                                              \
    C(CATEGORY_NEW_EMPLOYMENT, "3", "new employment forms, relation clear",                        \
      "劳动关系明确的新就业形态")                                                                  \
    C(CATEGORY_SPECIAL, "4", "other special protection", "其他应当给予特殊保护")                   \
    C(CATEGORY_NOT_FAST, "none", "none of the four", "不属于四类情形")                             \
    C(CATEGORY_UNKNOWN, "unknown", "not decidable yet", "尚不能判断")
CODE_SET(category, CATEGORY);

/* How one rule came out. */
#define OUTCOME_CODES(C)                                                                           \
    C(OUTCOME_HIT, "hit", "applies", "适用")                                                       \
    C(OUTCOME_NOT, "not", "does not apply", "不适用")                                              \
    C(OUTCOME_UNKNOWN, "unknown", "not decidable yet", "尚不能判断")                               \
    C(OUTCOME_NEEDS_OFFICER, "needs_officer", "an officer decides", "由工作人员判断")
CODE_SET(outcome, OUTCOME);

#define RULE_MARK_CODES(C)                                                                         \
    C(RULE_MARK_V, "V", "read in the article", "已核对条文")                                       \
    C(RULE_MARK_S, "S", "secondary source", "二手来源，待核对")                                    \
    C(RULE_MARK_M, "M", "from memory, unverified", "未核对")                                       \
    C(RULE_MARK_P, "P", "our proposal, not law", "建议规则，非法律规定")
CODE_SET(rule_mark, RULE_MARK);

#define OFFER_CODES(C)                                                                             \
    C(OFFER_FAST_TRACK, "fast_track", "fast track", "速裁绿色通道")                                \
    C(OFFER_NEGOTIATION, "negotiation", "help with negotiation", "协商指导")                       \
    C(OFFER_MEDIATION, "mediation", "mediation", "调解")                                           \
    C(OFFER_ARBITRATION, "arbitration", "help with an arbitration application", "协助申请仲裁")    \
    C(OFFER_LITIGATION, "litigation", "guidance to the court", "诉讼引导")                         \
    C(OFFER_LEGAL_AID, "legal_aid", "legal aid", "法律援助")                                       \
    C(OFFER_CARE, "care", "psychological support", "心理疏导与关爱帮扶")                           \
    C(OFFER_EMPLOYMENT_HELP, "employment_help", "employment help", "就业帮扶")
CODE_SET(offer_kind, OFFER);

#define OFFER_STATE_CODES(C)                                                                       \
    C(OFFER_STATE_OPEN, "open", "open", "待本人答复")                                              \
    C(OFFER_STATE_ACCEPTED, "accepted", "accepted", "已接受")                                      \
    C(OFFER_STATE_DECLINED, "declined", "declined", "已谢绝")                                      \
    C(OFFER_STATE_WITHDRAWN, "withdrawn", "withdrawn", "已撤回")
CODE_SET(offer_state, OFFER_STATE);

#define BATON_STATE_CODES(C)                                                                       \
    C(BATON_STATE_OFFERED, "offered", "offered", "待接收")                                         \
    C(BATON_STATE_ACCEPTED, "accepted", "accepted", "已接收")                                      \
    C(BATON_STATE_DECLINED, "declined", "declined", "已退回")                                      \
    C(BATON_STATE_TIMED_OUT, "timed_out", "timed out", "超时未接")
CODE_SET(baton_state, BATON_STATE);

#define TRACK_STATE_CODES(C)                                                                       \
    C(TRACK_STATE_OPEN, "open", "open", "办理中")                                                  \
    C(TRACK_STATE_CLOSED, "closed", "closed", "已办结")
CODE_SET(track_state, TRACK_STATE);

/* What has to happen next on a track. */
#define ACTION_CODES(C)                                                                            \
    C(ACTION_CHOOSE_PATH, "choose_path", "settle the way forward with her", "与本人确认维权路径")  \
    C(ACTION_TAKE_OVER, "take_over", "take over or decline the hand-over", "接收或退回交接")       \
    C(ACTION_CONTACT_EMPLOYER, "contact_employer", "contact the employer", "联系用人单位")         \
    C(ACTION_START_MEDIATION, "start_mediation", "ask both sides for mediation",                   \
      "征询双方调解意愿")                                                                          \
    C(ACTION_PREPARE_APPLICATION, "prepare_application", "prepare the application",                \
      "准备仲裁申请")                                                                              \
    C(ACTION_DECIDE_ACCEPTANCE, "decide_acceptance", "decide on acceptance", "审查是否受理")       \
    C(ACTION_GUIDE_TO_COURT, "guide_to_court", "guide her to the court", "引导起诉立案")           \
    C(ACTION_DECIDE_LEGAL_AID, "decide_legal_aid", "decide on legal aid", "审查法律援助申请")      \
    C(ACTION_ARRANGE_CARE, "arrange_care", "arrange support", "安排心理疏导")                      \
    C(ACTION_FOLLOW_UP, "follow_up", "follow up", "跟进办理")                                      \
    C(ACTION_ASSIGN_LEGAL_AID, "assign_legal_aid", "assign a provider of legal aid",               \
      "指派法律援助人员")                                                                          \
    C(ACTION_GIVE_LEGAL_AID, "give_legal_aid", "give legal aid and report", "提供法律援助并报告")  \
    C(ACTION_EXPLAIN_REFUSAL, "explain_refusal", "explain the refusal and the way of review",      \
      "说明不予援助的理由和异议途径")                                                              \
    C(ACTION_REVIEW_LEGAL_AID, "review_legal_aid", "decide on her objection", "审查法律援助异议")  \
    C(ACTION_NEGOTIATE, "negotiate", "negotiate with the employer", "与用人单位协商")              \
    C(ACTION_MEDIATE, "mediate", "mediate", "组织调解")                                            \
    C(ACTION_HEAR_AND_AWARD, "hear_and_award", "hear the case and make the award",                 \
      "开庭审理并作出裁决")                                                                        \
    C(ACTION_EXPLAIN_DECISION, "explain_decision", "explain the decision and what may follow",     \
      "说明裁判结果和后续权利")                                                                    \
    C(ACTION_DECIDE_FILING, "decide_filing", "decide whether to file the suit", "审查是否立案")    \
    C(ACTION_TRY_CASE, "try_case", "try the case and give judgment", "审理并作出判决")             \
    C(ACTION_GIVE_CARE, "give_care", "give care", "提供心援帮扶")                                  \
    C(ACTION_SUPPLY_PAPERS, "supply_papers", "have the missing papers of legal aid supplied",      \
      "补充法律援助申请材料")
CODE_SET(action, ACTION);

/* Why an owner changed. */
#define OWNER_REASON_CODES(C)                                                                      \
    C(OWNER_REASON_OPENED, "opened", "track opened", "环节开启")                                   \
    C(OWNER_REASON_BATON, "baton", "hand-over accepted", "交接接收")                               \
    C(OWNER_REASON_ESCALATED, "escalated", "moved up one level", "逐级上提")                       \
    C(OWNER_REASON_ASSIGNED, "assigned", "person assigned", "指定经办人")
CODE_SET(owner_reason, OWNER_REASON);

/* --- legal aid (法律援助法; data/law/rules.tsv LA-1 to LA-13) */
#define AID_STATE_CODES(C)                                                                         \
    C(AID_STATE_APPLIED, "applied", "applied for", "已申请，待审查")                               \
    C(AID_STATE_GRANTED, "granted", "granted", "决定给予援助")                                     \
    C(AID_STATE_ASSIGNED, "assigned", "assigned", "已指派承办人员")                                \
    C(AID_STATE_REFUSED, "refused", "refused by an officer", "决定不予援助")                       \
    C(AID_STATE_IN_REVIEW, "in_review", "under review", "异议审查中")                              \
    C(AID_STATE_UPHELD, "upheld", "refusal upheld on review", "异议审查维持")                      \
    C(AID_STATE_WITHDRAWN, "withdrawn", "withdrawn by her", "本人撤回申请")                        \
    C(AID_STATE_ENDED, "ended", "ended", "援助终结")                                               \
    C(AID_STATE_TO_SUPPLY, "to_supply", "papers are to be supplied", "待本人补充材料")             \
    C(AID_STATE_LAPSED, "lapsed", "deemed withdrawn, papers not supplied",                         \
      "未按要求补充材料，视为撤回申请")                                                            \
    C(AID_STATE_TERMINATED, "terminated", "ended by an officer's decision", "决定终止援助")
CODE_SET(aid_state, AID_STATE);

/* What an application may still lack (法律援助法 41, 43(2)); told once and whole. */
#define AID_PAPER_CODES(C)                                                                         \
    C(AID_PAPER_IDENTITY, "identity", "proof of identity", "身份证明")                             \
    C(AID_PAPER_AUTHORITY, "authority", "authority of who applies for her", "代理权证明")          \
    C(AID_PAPER_HARDSHIP, "hardship_statement", "statement of hardship, or why none is needed",    \
      "经济困难状况说明或者免予核查的证明")                                                        \
    C(AID_PAPER_CASE, "case_papers", "papers of the case", "与申请事项有关的案件材料")             \
    C(AID_PAPER_ACCOUNT, "account", "an account of what she applies for", "对申请情况的说明")
CODE_SET(aid_paper, AID_PAPER);

/* Why aid that was granted is ended before its end; 法律援助法 48(1). An officer decides. */
#define AID_TERMINATION_CODES(C)                                                                   \
    C(AID_TERMINATION_DECEIT, "deceit", "aid was obtained by deceit",                              \
      "以欺骗或者其他不正当手段获得法律援助")                                                      \
    C(AID_TERMINATION_CONCEALMENT, "concealment", "important facts concealed or false evidence",   \
      "故意隐瞒与案件有关的重要事实或者提供虚假证据")                                              \
    C(AID_TERMINATION_MISUSE, "misuse", "aid is used for unlawful acts",                           \
      "利用法律援助从事违法活动")                                                                  \
    C(AID_TERMINATION_MEANS_CHANGED, "means_changed", "her means changed, the standard is not met",\
      "经济状况发生变化，不再符合法律援助条件")                                                    \
    C(AID_TERMINATION_CASE_CLOSED, "case_closed", "the case was closed or revoked",                \
      "案件终止审理或者已经被撤销")                                                                \
    C(AID_TERMINATION_OWN_AGENT, "own_agent", "she engaged a lawyer or agent herself",             \
      "自行委托律师或者其他代理人")                                                                \
    C(AID_TERMINATION_HER_REQUEST, "her_request", "she asks for it with good reason",              \
      "受援人有正当理由要求终止法律援助")                                                          \
    C(AID_TERMINATION_OTHER_LAW, "other_law", "another ground of law",                             \
      "法律法规规定的其他情形")
CODE_SET(aid_termination, AID_TERMINATION);

/* An officer's decision; 法律援助法 43, 44 (aid first, papers later). */
#define AID_DECISION_CODES(C)                                                                      \
    C(AID_DECISION_GRANTED, "granted", "granted", "给予法律援助")                                  \
    C(AID_DECISION_GRANTED_FIRST, "granted_first", "granted at once, papers later",                \
      "先行提供法律援助")                                                                          \
    C(AID_DECISION_REFUSED, "refused", "refused", "不予法律援助")
CODE_SET(aid_decision, AID_DECISION);

/* Who decided: the aid body first, the bureau that set it up on review (法律援助法 43, 49). */
#define AID_INSTANCE_CODES(C)                                                                      \
    C(AID_INSTANCE_AID_BODY, "aid_body", "legal-aid body", "法律援助机构")                         \
    C(AID_INSTANCE_JUSTICE_BUREAU, "justice_bureau", "judicial-administration department",         \
      "司法行政部门")
CODE_SET(aid_instance, AID_INSTANCE);

/* Why an officer refused; 法律援助法 31, 34, 48(6). */
#define AID_REFUSAL_CODES(C)                                                                       \
    C(AID_REFUSAL_OUT_OF_SCOPE, "out_of_scope", "outside the scope of legal aid",                  \
      "不属于法律援助事项范围")                                                                    \
    C(AID_REFUSAL_MEANS_NOT_MET, "means_not_met", "the standard of hardship is not met",           \
      "不符合经济困难标准")                                                                        \
    C(AID_REFUSAL_HAS_AGENT, "has_agent", "she has engaged an agent herself", "已自行委托代理人")
CODE_SET(aid_refusal, AID_REFUSAL);

/* What she can do against a refusal; 法律援助法 49. */
#define AID_REVIEW_CODES(C)                                                                        \
    C(AID_REVIEW_OBJECTION, "objection", "objection to the judicial-administration department",    \
      "向设立该法律援助机构的司法行政部门提出异议")                                                \
    C(AID_REVIEW_SUIT, "reconsideration_or_suit", "administrative reconsideration or suit",        \
      "申请行政复议或者提起行政诉讼")
CODE_SET(aid_review, AID_REVIEW);

/* On what ground she applies: hardship, or why means are not looked at; 法律援助法 32, 34, 42,
 * 鲁法援条例 10, 17. It never leaves the service that it was told to. */
#define AID_GROUND_CODES(C)                                                                        \
    C(AID_GROUND_HARDSHIP, "hardship", "economic hardship", "经济困难")                            \
    C(AID_GROUND_NO_FIXED_INCOME, "no_fixed_income",                                               \
      "disabled, elderly or minor without fixed income", "无固定生活来源的残疾人、老年人等")       \
    C(AID_GROUND_SOCIAL_ASSISTANCE, "social_assistance", "receives social assistance",             \
      "社会救助、司法救助或者优抚对象")                                                            \
    C(AID_GROUND_MIGRANT, "migrant_worker", "migrant worker claiming pay or injury compensation",  \
      "进城务工人员请求支付劳动报酬或者工伤事故人身损害赔偿")                                      \
    C(AID_GROUND_VIOLENCE, "domestic_violence", "victim of domestic violence",                     \
      "家庭暴力等受害人主张相关权益")                                                              \
    C(AID_GROUND_ILLNESS, "serious_illness", "cannot pay for serious illness or disaster",         \
      "重大疾病、灾害等致无力支付")                                                                \
    C(AID_GROUND_JUDICIAL_RELIEF, "judicial_relief", "a court has granted judicial relief",        \
      "人民法院已给予司法救助")
CODE_SET(aid_ground, AID_GROUND);

/* What the law's rules recommend to the officer (SAFE-2); there is no "no". */
#define AID_OUTLOOK_CODES(C)                                                                       \
    C(AID_OUTLOOK_UNKNOWN, "unknown", "not decidable yet", "尚不能判断")                           \
    C(AID_OUTLOOK_LIKELY, "likely", "likely", "很可能符合条件")                                    \
    C(AID_OUTLOOK_NEEDS_OFFICER, "needs_officer", "an officer decides", "由法律援助机构判断")      \
    C(AID_OUTLOOK_ADVICE_ONLY, "advice_only", "free advice now", "目前可获得免费法律咨询")
CODE_SET(aid_outlook, AID_OUTLOOK);

/* Who gives aid; 法律援助法 12. */
#define AID_PROVIDER_CODES(C)                                                                      \
    C(AID_PROVIDER_LAWYER, "lawyer", "lawyer", "律师")                                             \
    C(AID_PROVIDER_LEGAL_WORKER, "legal_worker", "grassroots legal-service worker",                \
      "基层法律服务工作者")                                                                        \
    C(AID_PROVIDER_VOLUNTEER, "volunteer", "legal-aid volunteer", "法律援助志愿者")
CODE_SET(aid_provider, AID_PROVIDER);

/* What a provider reports. */
#define AID_REPORT_CODES(C)                                                                        \
    C(AID_REPORT_MET, "met", "met her", "已会见受援人")                                            \
    C(AID_REPORT_FILED, "filed", "filed for her", "已代为提出申请或者起诉")                        \
    C(AID_REPORT_HEARD, "heard", "appeared for her", "已出庭或者参加调解")                         \
    C(AID_REPORT_CONCLUDED, "concluded", "concluded; the last report", "已办结")
CODE_SET(aid_report, AID_REPORT);

/* --- negotiation, mediation, arbitration (调解仲裁法 4, 5, 10-16; 协商调解规定) */
#define PROCEEDING_STATE_CODES(C)                                                                  \
    C(PROCEEDING_STATE_ASKED, "asked", "the other side was asked to negotiate", "已提出协商")      \
    C(PROCEEDING_STATE_TALKING, "talking", "they negotiate", "协商中")                             \
    C(PROCEEDING_STATE_PROPOSED, "proposed", "mediation applied for, both sides' yes awaited",     \
      "已申请调解，待双方同意")                                                                    \
    C(PROCEEDING_STATE_DECLINED, "declined", "one side does not want mediation", "一方不同意调解") \
    C(PROCEEDING_STATE_OPENED, "opened", "mediation is under way", "调解中")                       \
    C(PROCEEDING_STATE_AGREED, "agreed", "agreement reached", "达成协议")                          \
    C(PROCEEDING_STATE_FAILED, "failed", "no agreement", "未达成协议")                             \
    C(PROCEEDING_STATE_APPLIED, "applied", "arbitration applied for", "已申请仲裁")                \
    C(PROCEEDING_STATE_ACCEPTED, "accepted", "accepted", "已受理")                                 \
    C(PROCEEDING_STATE_NOT_ACCEPTED, "not_accepted", "not accepted", "不予受理")                   \
    C(PROCEEDING_STATE_HEARD, "heard", "heard", "已开庭")                                          \
    C(PROCEEDING_STATE_AWARDED, "awarded", "award made", "已裁决")                                 \
    C(PROCEEDING_STATE_WITHDRAWN, "withdrawn", "withdrawn", "已撤回")                              \
    C(PROCEEDING_STATE_FINAL, "final", "award or judgment in effect", "裁决或者判决已生效")        \
    C(PROCEEDING_STATE_MEDIATED, "mediated",                                                       \
      "settled by a mediation document of the tribunal or court", "调解书已生效")                  \
    C(PROCEEDING_STATE_SUED, "sued", "suit brought", "已起诉")                                     \
    C(PROCEEDING_STATE_JUDGED, "judged", "judgment of first instance", "一审已判决")               \
    C(PROCEEDING_STATE_APPEALED, "appealed", "appealed", "已上诉")                                 \
    C(PROCEEDING_STATE_JUDGED_FINALLY, "judged_finally", "judgment of second instance",            \
      "二审已判决")
CODE_SET(proceeding_state, PROCEEDING_STATE);

#define PARTY_SIDE_CODES(C)                                                                        \
    C(PARTY_SIDE_WORKER, "worker", "the worker", "劳动者一方")                                     \
    C(PARTY_SIDE_EMPLOYER, "employer", "the employer", "用人单位一方")
CODE_SET(party_side, PARTY_SIDE);

/* What became of one claim in an award or a judgment, and of which instance that is. */
CODE_SET(item_result, ITEM_RESULT);
CODE_SET(court_instance, COURT_INSTANCE);

/* Why a suit is open to her (调解仲裁法 29, 43, 48, 50; CT-1 to CT-7), as it was told. */
#define SUIT_GROUND_CODES(C)                                                                       \
    C(SUIT_GROUND_AWARD, "award", "against an award", "不服仲裁裁决")                              \
    C(SUIT_GROUND_NOT_ACCEPTED, "not_accepted", "arbitration was not accepted", "仲裁不予受理")    \
    C(SUIT_GROUND_ACCEPTANCE_OVERDUE, "acceptance_overdue", "no decision on acceptance in time",   \
      "仲裁逾期未决定是否受理")                                                                    \
    C(SUIT_GROUND_AWARD_OVERDUE, "award_overdue", "no award in time", "仲裁逾期未裁决")            \
    C(SUIT_GROUND_DIRECT, "direct", "without arbitration", "未经仲裁直接起诉")
CODE_SET(suit_ground, SUIT_GROUND);

/* Who handed a mediation to others (办案规则 70, 特邀调解规定 27); the days are each one's own. */
#define REFERRAL_CODES(C)                                                                          \
    C(REFERRAL_TRIBUNAL, "tribunal", "entrusted by the tribunal", "仲裁委托调解")                  \
    C(REFERRAL_BEFORE_FILING, "before_filing", "assigned by the court before filing",              \
      "法院立案前委派调解")                                                                        \
    C(REFERRAL_ORDINARY_TRIAL, "ordinary_trial", "entrusted by the court, ordinary procedure",     \
      "法院立案后委托调解（普通程序）")                                                            \
    C(REFERRAL_SIMPLE_TRIAL, "simple_trial", "entrusted by the court, simple procedure",           \
      "法院立案后委托调解（简易程序）")
CODE_SET(referral, REFERRAL);

/* --- care (notice 四(六); data/law/rules.tsv CA-1, CA-4) */
#define CARE_STATE_CODES(C)                                                                        \
    C(CARE_STATE_ASKED, "asked", "asked for, nobody yet", "已提出，待安排")                        \
    C(CARE_STATE_RUNNING, "running", "under way with a team", "帮扶中")                            \
    C(CARE_STATE_ENDED, "ended", "ended", "帮扶结束")                                              \
    C(CARE_STATE_WITHDRAWN, "withdrawn", "withdrawn by her", "本人不再需要")
CODE_SET(care_state, CARE_STATE);

/* What she needs and what a session is for. It is in no event. */
#define CARE_KIND_CODES(C)                                                                         \
    C(CARE_KIND_COUNSELLING, "counselling", "psychological counselling", "心理疏导")               \
    C(CARE_KIND_COMFORT, "comfort", "emotional comfort", "情绪安抚")                               \
    C(CARE_KIND_ANSWERS, "answers", "answers to what troubles her", "答疑释惑")                    \
    C(CARE_KIND_EMPLOYMENT, "employment", "help to find work", "就业帮扶")                         \
    C(CARE_KIND_TRAINING, "training", "training to start a business", "创业培训")                  \
    C(CARE_KIND_LIVING, "living", "help to live", "生活帮扶")                                      \
    C(CARE_KIND_MEDICAL, "medical", "help with medicine", "医疗帮扶")                              \
    C(CARE_KIND_SCHOOLING, "schooling", "help with schooling", "助学帮扶")
CODE_SET(care_kind, CARE_KIND);

/* --- figures */
/* What a court made of one item of the award; 裁审衔接, 四(四) of the notice. */
#define ITEM_CHANGE_CODES(C)                                                                       \
    C(ITEM_CHANGE_SAME, "same", "decided alike", "裁审一致")                                       \
    C(ITEM_CHANGE_AMOUNT, "amount_changed", "another amount", "金额不同")                          \
    C(ITEM_CHANGE_HOLDING, "holding_changed", "another holding", "裁判结论不同")                   \
    C(ITEM_CHANGE_NEW, "new_claim", "only before the court", "诉讼新增请求")                       \
    C(ITEM_CHANGE_DROPPED, "dropped", "not before the court any more", "未再主张")                 \
    C(ITEM_CHANGE_UNKNOWN, "unknown", "holding or amount not known", "结论或者金额不明，尚不能比较")
CODE_SET(item_change, ITEM_CHANGE);

/* What figures are counted by. */
#define FIGURE_CODES(C)                                                                            \
    C(FIGURE_REGION, "region", "region, one level below", "下一级行政区划")                        \
    C(FIGURE_CATEGORY, "category", "fast-track category", "速裁类别")                              \
    C(FIGURE_TRACK, "track", "track", "环节")                                                      \
    C(FIGURE_MONTH, "month", "month of registration", "登记月份")                                  \
    C(FIGURE_STAGE, "stage", "track and where it stands", "环节和进展")
CODE_SET(figure, FIGURE);

/* Every set above, NULL-terminated; for exports and tests. */
extern const struct code_set *const code_sets[];

#endif
