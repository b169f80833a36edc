/* SPDX-License-Identifier: Apache-2.0
 *
 * Every event type of the suite. One line an event: struct, field table and event_type follow from
 * it. EVENT(name, FIELDS macro, "wire type", source service, stream, id field, en, zh).
 * CONTRIBUTING.md shows how to add one.
 */
#ifndef HALFSKY_CONTRACTS_EVENTS_H
#define HALFSKY_CONTRACTS_EVENTS_H

#include "contracts/event.h"

#include "contracts/care.def"
#include "contracts/client.def"
#include "contracts/contact.def"
#include "contracts/ledger.def"
#include "contracts/legal_aid.def"
#include "contracts/map.def"
#include "contracts/matter_registered.def"
#include "contracts/matter_supplemented.def"
#include "contracts/person.def"
#include "contracts/proceeding.def"

/* Parts of events. */
#define EVENT_PARTS(PART)                                                                          \
    PART(claim, CLAIM_FIELDS)                                                                      \
    PART(fact, FACT_FIELDS)                                                                        \
    PART(worker_profile, WORKER_PROFILE_FIELDS)                                                    \
    PART(made_offer, MADE_OFFER_FIELDS)                                                            \
    PART(assessed_rule, ASSESSED_RULE_FIELDS)                                                      \
    PART(awarded_item, AWARDED_ITEM_FIELDS)                                                        \
    PART(care_member, CARE_MEMBER_FIELDS)

#define EVENTS(EVENT)                                                                              \
    EVENT(matter_registered, MATTER_REGISTERED_FIELDS, "halfsky.matter.registered.v1", "intake",   \
          STREAM_MATTER, "matter_id", "A matter was registered", "维权事项已登记")                 \
    EVENT(matter_supplemented, MATTER_SUPPLEMENTED_FIELDS, "halfsky.matter.supplemented.v1",       \
          "intake", STREAM_MATTER, "matter_id", "Facts or claims were added", "事项已补充")        \
    EVENT(contact_recorded, CONTACT_RECORDED_FIELDS, "halfsky.contact.recorded.v1", "intake",      \
          STREAM_CONTACT, "contact_id", "A contact was recorded", "接待已记录")                    \
    EVENT(contact_became_matter, CONTACT_BECAME_MATTER_FIELDS, "halfsky.contact.became_matter.v1", \
          "intake", STREAM_CONTACT, "contact_id", "A contact led to a matter", "接待已转为事项")   \
    EVENT(person_registered, PERSON_REGISTERED_FIELDS, "halfsky.person.registered.v1", "intake",   \
          STREAM_PERSON, "person_id", "A person is known", "人员已登记")                           \
    EVENT(person_changed, PERSON_CHANGED_FIELDS, "halfsky.person.changed.v1", "intake",            \
          STREAM_PERSON, "person_id", "A person's record changed", "人员信息已变更")               \
    EVENT(person_same_as, PERSON_SAME_AS_FIELDS, "halfsky.person.same_as.v1", "intake",            \
          STREAM_PERSON, "person_id", "Two records are one person, or not", "同一人认定或撤销")    \
    EVENT(person_erased, PERSON_ERASED_FIELDS, "halfsky.person.erased.v1", "intake",               \
          STREAM_PERSON, "person_id", "A person's data was erased", "人员信息已清除")              \
    EVENT(person_read, PERSON_READ_FIELDS, "halfsky.person.read.v1", "intake", STREAM_PERSON,      \
          "person_id", "Personal data was read", "个人信息被查询")                                 \
    EVENT(matter_person_erased, MATTER_PERSON_ERASED_FIELDS, "halfsky.matter.person_erased.v1",    \
          "intake", STREAM_MATTER, "matter_id", "Data of the matter's person was erased",          \
          "事项本人信息已清除")                                                                    \
    EVENT(party_registered, PARTY_REGISTERED_FIELDS, "halfsky.party.registered.v1", "intake",      \
          STREAM_PARTY, "party_id", "A party is known", "当事人已登记")                            \
    EVENT(party_changed, PARTY_CHANGED_FIELDS, "halfsky.party.changed.v1", "intake", STREAM_PARTY, \
          "party_id", "A party's record changed", "当事人信息已变更")                              \
    EVENT(document_added, DOCUMENT_ADDED_FIELDS, "halfsky.document.added.v1", "intake",            \
          STREAM_DOCUMENT, "document_id", "A document was added", "材料已提交")                    \
    EVENT(matter_triaged, MATTER_TRIAGED_FIELDS, "halfsky.matter.triaged.v1", "triage",            \
          STREAM_MATTER, "matter_id", "A matter was assessed", "事项已研判")                       \
    EVENT(track_opened, TRACK_OPENED_FIELDS, "halfsky.track.opened.v1", "triage", STREAM_MATTER,   \
          "matter_id", "A track was opened", "环节已开启")                                         \
    EVENT(track_planned, TRACK_PLANNED_FIELDS, "halfsky.track.planned.v1", "triage",               \
          STREAM_MATTER, "matter_id", "A track's next action changed", "环节下一步已变更")         \
    EVENT(track_closed, TRACK_CLOSED_FIELDS, "halfsky.track.closed.v1", "triage", STREAM_MATTER,   \
          "matter_id", "A track was closed", "环节已办结")                                         \
    EVENT(track_overdue, TRACK_OVERDUE_FIELDS, "halfsky.track.overdue.v1", "triage",               \
          STREAM_MATTER, "matter_id", "A track is overdue", "环节已逾期")                          \
    EVENT(owner_changed, OWNER_CHANGED_FIELDS, "halfsky.track.owner_changed.v1", "triage",         \
          STREAM_MATTER, "matter_id", "A track has another owner", "责任单位已变更")               \
    EVENT(access_granted, ACCESS_GRANTED_FIELDS, "halfsky.access.granted.v1", "triage",            \
          STREAM_MATTER, "matter_id", "Somebody may see the matter", "权限已授予")                 \
    EVENT(access_ended, ACCESS_ENDED_FIELDS, "halfsky.access.ended.v1", "triage", STREAM_MATTER,   \
          "matter_id", "Somebody may no longer see it", "权限已终止")                              \
    EVENT(offer_made, OFFER_MADE_FIELDS, "halfsky.offer.made.v1", "triage", STREAM_MATTER,         \
          "matter_id", "Entitlements were put to her", "已告知权益")                               \
    EVENT(offer_answered, OFFER_ANSWERED_FIELDS, "halfsky.offer.answered.v1", "triage",            \
          STREAM_MATTER, "matter_id", "She answered an offer", "本人已答复告知")                   \
    EVENT(baton_offered, BATON_OFFERED_FIELDS, "halfsky.baton.offered.v1", "triage",               \
          STREAM_MATTER, "matter_id", "A hand-over was offered", "交接已发起")                     \
    EVENT(baton_settled, BATON_SETTLED_FIELDS, "halfsky.baton.settled.v1", "triage",               \
          STREAM_MATTER, "matter_id", "A hand-over ended", "交接已有结果")                         \
    EVENT(aid_applied, AID_APPLIED_FIELDS, "halfsky.legal_aid.applied.v1", "legalaid",             \
          STREAM_MATTER, "matter_id", "Legal aid was applied for", "已申请法律援助")               \
    EVENT(aid_decided, AID_DECIDED_FIELDS, "halfsky.legal_aid.decided.v1", "legalaid",             \
          STREAM_MATTER, "matter_id", "An officer decided on legal aid", "法律援助已有决定")       \
    EVENT(aid_review_asked, AID_REVIEW_ASKED_FIELDS, "halfsky.legal_aid.review_asked.v1",          \
          "legalaid", STREAM_MATTER, "matter_id", "She objected to a refusal",                     \
          "已对不予援助提出异议")                                                                  \
    EVENT(aid_assigned, AID_ASSIGNED_FIELDS, "halfsky.legal_aid.assigned.v1", "legalaid",          \
          STREAM_MATTER, "matter_id", "A provider of legal aid was assigned",                      \
          "已指派法律援助人员")                                                                    \
    EVENT(aid_reported, AID_REPORTED_FIELDS, "halfsky.legal_aid.reported.v1", "legalaid",          \
          STREAM_MATTER, "matter_id", "A provider of legal aid reported", "法律援助人员已报告")    \
    EVENT(aid_ended, AID_ENDED_FIELDS, "halfsky.legal_aid.ended.v1", "legalaid", STREAM_MATTER,    \
          "matter_id", "Legal aid ended", "法律援助已终结")                                        \
    EVENT(aid_overdue, AID_OVERDUE_FIELDS, "halfsky.legal_aid.overdue.v1", "legalaid",             \
          STREAM_MATTER, "matter_id", "A limit of legal aid passed", "法律援助期限已过")           \
    EVENT(aid_papers_asked, AID_PAPERS_ASKED_FIELDS, "halfsky.legal_aid.papers_asked.v1",          \
          "legalaid", STREAM_MATTER, "matter_id", "She was told which papers are missing",         \
          "已一次性告知需补充材料")                                                                \
    EVENT(aid_papers_reminded, AID_PAPERS_REMINDED_FIELDS, "halfsky.legal_aid.papers_reminded.v1", \
          "legalaid", STREAM_MATTER, "matter_id", "She was reminded of missing papers",            \
          "已提醒补充材料")                                                                        \
    EVENT(aid_papers_supplied, AID_PAPERS_SUPPLIED_FIELDS, "halfsky.legal_aid.papers_supplied.v1", \
          "legalaid", STREAM_MATTER, "matter_id", "Missing papers were supplied",                  \
          "已补充申请材料")                                                                        \
    EVENT(aid_terminated, AID_TERMINATED_FIELDS, "halfsky.legal_aid.terminated.v1", "legalaid",    \
          STREAM_MATTER, "matter_id", "An officer ended legal aid", "已决定终止法律援助")          \
    EVENT(proceeding_begun, PROCEEDING_BEGUN_FIELDS, "halfsky.proceeding.begun.v1", "resolution",  \
          STREAM_MATTER, "matter_id", "A proceeding was asked for", "程序已提出")                  \
    EVENT(proceeding_answered, PROCEEDING_ANSWERED_FIELDS, "halfsky.proceeding.answered.v1",       \
          "resolution", STREAM_MATTER, "matter_id", "A side said yes or no", "一方已答复")         \
    EVENT(proceeding_opened, PROCEEDING_OPENED_FIELDS, "halfsky.proceeding.opened.v1",             \
          "resolution", STREAM_MATTER, "matter_id", "A proceeding is under way", "程序已开始")     \
    EVENT(session_held, SESSION_HELD_FIELDS, "halfsky.session.held.v1", "resolution",              \
          STREAM_MATTER, "matter_id", "The sides met", "已进行一次协商或者调解")                   \
    EVENT(proceeding_ended, PROCEEDING_ENDED_FIELDS, "halfsky.proceeding.ended.v1", "resolution",  \
          STREAM_MATTER, "matter_id", "A proceeding ended", "程序已结束")                          \
    EVENT(proceeding_overdue, PROCEEDING_OVERDUE_FIELDS, "halfsky.proceeding.overdue.v1",          \
          "resolution", STREAM_MATTER, "matter_id", "A limit of a proceeding passed",              \
          "程序期限已过")                                                                          \
    EVENT(award_made, AWARD_MADE_FIELDS, "halfsky.award.made.v1", "resolution", STREAM_MATTER,     \
          "matter_id", "An award was made", "已作出裁决")                                          \
    EVENT(judgment_made, JUDGMENT_MADE_FIELDS, "halfsky.judgment.made.v1", "resolution",           \
          STREAM_MATTER, "matter_id", "A court gave judgment", "法院已判决")                       \
    EVENT(settlement_made, SETTLEMENT_MADE_FIELDS, "halfsky.settlement.made.v1", "resolution",     \
          STREAM_MATTER, "matter_id", "Settled before the tribunal or court",                      \
          "仲裁庭或者法院调解结案")                                                                \
    EVENT(care_asked, CARE_ASKED_FIELDS, "halfsky.care.asked.v1", "care", STREAM_MATTER,           \
          "matter_id", "Care was asked for", "已提出心援")                                         \
    EVENT(care_begun, CARE_BEGUN_FIELDS, "halfsky.care.begun.v1", "care", STREAM_MATTER,           \
          "matter_id", "Care has a team", "心援已安排团队")                                        \
    EVENT(care_team_set, CARE_TEAM_SET_FIELDS, "halfsky.care.team_set.v1", "care", STREAM_MATTER,  \
          "matter_id", "The team of care is another", "心援团队已变更")                            \
    EVENT(care_consented, CARE_CONSENTED_FIELDS, "halfsky.care.consented.v1", "care",              \
          STREAM_MATTER, "matter_id", "She consented to records of care, or not",                  \
          "本人已答复是否同意记录")                                                                \
    EVENT(care_session_held, CARE_SESSION_HELD_FIELDS, "halfsky.care.session_held.v1", "care",     \
          STREAM_MATTER, "matter_id", "A session of care was held", "已进行一次心援")              \
    EVENT(care_note_read, CARE_NOTE_READ_FIELDS, "halfsky.care.note_read.v1", "care",              \
          STREAM_MATTER, "matter_id", "The record of a session was read", "心援记录被查阅")        \
    EVENT(care_ended, CARE_ENDED_FIELDS, "halfsky.care.ended.v1", "care", STREAM_MATTER,           \
          "matter_id", "Care ended", "心援已结束")                                                 \
    EVENT(client_added, CLIENT_ADDED_FIELDS, "halfsky.client.added.v1", "gateway", STREAM_CLIENT,  \
          "client_id", "An API client was added", "接口账户已新增")                                \
    EVENT(client_rotated, CLIENT_ROTATED_FIELDS, "halfsky.client.rotated.v1", "gateway",           \
          STREAM_CLIENT, "client_id", "A client's token was replaced", "接口令牌已更换")           \
    EVENT(client_revoked, CLIENT_REVOKED_FIELDS, "halfsky.client.revoked.v1", "gateway",           \
          STREAM_CLIENT, "client_id", "An API client was revoked", "接口账户已停用")               \
    EVENT(requests_refused, REQUESTS_REFUSED_FIELDS, "halfsky.client.requests_refused.v1", "*",    \
          STREAM_CLIENT, "client_id", "Requests were refused", "请求被拒绝")                       \
    EVENT(verdict_given, VERDICT_GIVEN_FIELDS, "halfsky.ledger.verdict_given.v1", "*",             \
          STREAM_NONE, "stream_id", "An operator decided on a held event", "运维处理结论")         \
    EVENT(rebuild_begun, REBUILD_BEGUN_FIELDS, "halfsky.ledger.rebuild_begun.v1", "*",             \
          STREAM_CLIENT, "client_id", "Projections are built anew", "投影开始重建")

#define EVENT_PART_DECLARE(part, FIELDS) RECORD(part, FIELDS);
#define EVENT_DECLARE(event, FIELDS, type, source, stream, field, en, zh)                          \
    RECORD(event, FIELDS);                                                                         \
    extern const struct event_type event_##event;
EVENT_PARTS(EVENT_PART_DECLARE)
EVENTS(EVENT_DECLARE)
#undef EVENT_PART_DECLARE
#undef EVENT_DECLARE

#endif
