/* SPDX-License-Identifier: Apache-2.0
 *
 * Rows and statements about matters and what stands under them (sql/matter.sql). Rows are added and
 * never changed: a correction is a further row.
 */
#ifndef HALFSKY_INTAKE_MATTER_STATEMENTS_H
#define HALFSKY_INTAKE_MATTER_STATEMENTS_H

#include "intake/person_statements.h"

/* A client's own number that has been seen before. */
#define REF_KNOWN_FIELDS(F, R)                                                                     \
    F(R, text, ref_key, _, required, 400, open, "client/kind/reference", "外部编号键")             \
    F(R, id, stream_id, _, required, 0, open, "What it became", "对应编号")                        \
    F(R, day, on, _, required, 0, open, "The day of it", "日期")
RECORD(ref_known, REF_KNOWN_FIELDS);
STATEMENT_LOAD_DECLARE(ref_known, ref_known);
#define REF_PUT_FIELDS(F, R)                                                                       \
    F(R, text, ref_key, _, required, 400, open, "client/kind/reference", "外部编号键")             \
    F(R, id, account_id, _, optional, 0, open, "For whom the client acts", "账户编号")             \
    F(R, id, stream_id, _, required, 0, open, "What it became", "对应编号")                        \
    F(R, day, on, _, required, 0, open, "The day of it", "日期")                                   \
    F(R, time, recorded_at, _, required, 0, open, "When", "记录时间")
STATEMENT_WRITE_DECLARE(ref_put, REF_PUT_FIELDS);

/* Whether the asker may take or register at a station of this region. */
#define STATION_ADMITTED_FIELDS(F, R)                                                              \
    F(R, region, region, _, required, 9, open, "The station's region", "行政区划")                 \
    F(R, answer, admitted, _, required, 0, open, "Whether", "是否可办")
RECORD(station_admitted, STATION_ADMITTED_FIELDS);
STATEMENT_LOAD_DECLARE(station_admitted, station_admitted);

/* An employer known by its credit code, or the candidate id for a new one. */
#define PARTY_FOUND_FIELDS(F, R)                                                                   \
    F(R, text, key, _, required, 200, sealed, "What it was looked for by", "查找键")               \
    F(R, id, party_id, _, required, 0, open, "The party", "当事人编号")                            \
    F(R, answer, known, _, required, 0, open, "It was known before", "是否已登记")
RECORD(party_found, PARTY_FOUND_FIELDS);
STATEMENT_LOAD_DECLARE(party_found, party_found);

#define MATTER_SEEN_FIELDS(F, R)                                                                   \
    F(R, id, matter_id, _, required, 0, open, "The matter", "维权事项编号")                        \
    F(R, region, region, _, required, 9, open, "Region of the station", "行政区划")                \
    F(R, text, station_code, _, required, 16, open, "Station that registered it", "登记工作站")    \
    F(R, code, agency, agency, required, 0, open, "Agency that registered it", "登记单位类别")     \
    F(R, code, channel, channel, optional, 0, open, "How she came", "受理渠道")                    \
    F(R, day, on, _, required, 0, open, "The day she filed", "登记日期")                           \
    F(R, id, contact_id, _, optional, 0, open, "The contact it came from", "来源接待编号")         \
    F(R, code, state, intake_state, required, 0, open, "Where it stands", "状态")                  \
    F(R, id, person_id, _, optional, 0, open, "Whose it is; absent: erased", "人员编号")           \
    F(R, text, wrapped_key, _, optional, 200, sealed, "Her data key, wrapped", "密钥")             \
    F(R, digest, sealed_region, _, optional, SEALED_MOST, sealed, "Where, in her words",           \
      "地区（原述）")
RECORD(matter_seen, MATTER_SEEN_FIELDS);
STATEMENT_LOAD_DECLARE(matter_seen, matter_seen);

/* Only whose it is: a plain read before the locks. */
#define MATTER_OWNER_FIELDS(F, R)                                                                  \
    F(R, id, matter_id, _, required, 0, open, "The matter", "维权事项编号")                        \
    F(R, id, person_id, _, required, 0, open, "Whose it is", "人员编号")
RECORD(matter_owner, MATTER_OWNER_FIELDS);
STATEMENT_LOAD_DECLARE(matter_owner, matter_owner);

#define STATEMENT_SEEN_FIELDS(F, R)                                                                \
    F(R, id, matter_id, _, required, 0, open, "The matter", "维权事项编号")                        \
    F(R, id, statement_id, _, required, 0, open, "The statement", "陈述编号")                      \
    F(R, count, number, _, required, 0, open, "Its place within the matter", "序号")               \
    F(R, day, on, _, required, 0, open, "The day it was said", "陈述日期")                         \
    F(R, codes, topics, topic, optional, 64, open, "What it is about", "争议主题")                 \
    F(R, record, worker, worker_profile, optional, 0, agency, "What she says of it", "本人情况")   \
    F(R, digest, sealed_words, _, optional, SEALED_MOST, sealed, "In her words", "原述")
RECORD(statement_seen, STATEMENT_SEEN_FIELDS);
STATEMENT_LOAD_DECLARE(statement_seen, statement_seen);

#define CLAIM_SEEN_FIELDS(F, R)                                                                    \
    F(R, id, matter_id, _, required, 0, open, "The matter", "维权事项编号")                        \
    F(R, id, claim_id, _, required, 0, open, "The claim", "请求编号")                              \
    F(R, count, number, _, required, 0, open, "Its place within the matter", "序号")               \
    F(R, code, type, topic, required, 0, open, "What is claimed", "请求类型")                      \
    F(R, money, amount, _, optional, 0, open, "Amount claimed, fen", "请求金额（分）")             \
    F(R, digest, sealed_words, _, optional, SEALED_MOST, sealed, "In her words", "原述")
RECORD(claim_seen, CLAIM_SEEN_FIELDS);
STATEMENT_LOAD_DECLARE(claim_seen, claim_seen);
STATEMENT_WRITE_DECLARE(claim_put, CLAIM_SEEN_FIELDS);

#define FACT_ROW_FIELDS(F, R)                                                                      \
    F(R, id, matter_id, _, required, 0, open, "The matter", "维权事项编号")                        \
    F(R, id, fact_id, _, required, 0, open, "The fact", "事实编号")                                \
    F(R, count, number, _, required, 0, open, "Its place within the matter", "序号")               \
    F(R, code, kind, fact_kind, required, 0, agency, "What happened", "事实类型")                  \
    F(R, date, on, _, optional, 0, agency, "The day it happened, perhaps partial", "发生日期")     \
    F(R, date, until, _, optional, 0, agency, "The day it ended, perhaps partial", "结束日期")     \
    F(R, code, evidence, evidence_state, optional, 0, agency, "How far it is shown", "证据状态")   \
    F(R, money, amount, _, optional, 0, agency, "Money it is about, fen", "涉及金额（分）")        \
    F(R, id, corrects, _, optional, 0, open, "The fact that it corrects", "更正的事实编号")        \
    F(R, digest, sealed_words, _, optional, SEALED_MOST, sealed, "In her words", "原述")           \
    F(R, day, stated_on, _, required, 0, open, "The day it was said", "陈述日期")
#define FACT_SEEN_FIELDS(F, R)                                                                     \
    FACT_ROW_FIELDS(F, R)                                                                          \
    F(R, id, corrected_by, _, optional, 0, open, "The fact in its place", "更正后的事实编号")
RECORD(fact_seen, FACT_SEEN_FIELDS);
STATEMENT_LOAD_DECLARE(fact_seen, fact_seen);
STATEMENT_WRITE_DECLARE(fact_put, FACT_ROW_FIELDS);

#define PARTY_SEEN_FIELDS(F, R)                                                                    \
    F(R, id, matter_id, _, required, 0, open, "The matter", "维权事项编号")                        \
    F(R, id, party_id, _, required, 0, open, "The party", "当事人编号")                            \
    F(R, code, kind, party_kind, required, 0, open, "What it is in the dispute", "当事人类型")     \
    F(R, region, region, _, optional, 9, open, "Its region", "所在地区划")                         \
    F(R, digest, sealed_name, _, optional, SEALED_MOST, sealed, "Name", "名称")                    \
    F(R, digest, sealed_region, _, optional, SEALED_MOST, sealed, "Region in words",               \
      "所在地（原述）")                                                                            \
    F(R, digest, sealed_credit_code, _, optional, SEALED_MOST, sealed, "Credit code", "信用代码")  \
    F(R, digest, sealed_phone, _, optional, SEALED_MOST, sealed, "Telephone", "电话")              \
    F(R, digest, sealed_address, _, optional, SEALED_MOST, sealed, "Address", "地址")
RECORD(party_seen, PARTY_SEEN_FIELDS);
STATEMENT_LOAD_DECLARE(party_seen, party_seen);
STATEMENT_WRITE_DECLARE(matter_party_put, PARTY_SEEN_FIELDS);

#define MATTER_PUT_FIELDS(F, R)                                                                    \
    F(R, id, matter_id, _, required, 0, open, "The matter", "维权事项编号")                        \
    F(R, region, region, _, required, 9, open, "Region of the station", "行政区划")                \
    F(R, text, station_code, _, required, 16, open, "Station that registered it", "登记工作站")    \
    F(R, code, agency, agency, required, 0, open, "Agency that registered it", "登记单位类别")     \
    F(R, code, channel, channel, optional, 0, open, "How she came", "受理渠道")                    \
    F(R, id, account_id, _, optional, 0, open, "Her account", "本人账户编号")                      \
    F(R, id, contact_id, _, optional, 0, open, "The contact it came from", "来源接待编号")         \
    F(R, day, on, _, required, 0, open, "The day she filed", "登记日期")                           \
    F(R, id, registered_by, _, optional, 0, open, "Account that registered it", "登记账户")        \
    F(R, time, registered_at, _, required, 0, open, "When", "登记时间")
STATEMENT_WRITE_DECLARE(matter_put, MATTER_PUT_FIELDS);

#define MATTER_PERSON_PUT_FIELDS(F, R)                                                             \
    F(R, id, matter_id, _, required, 0, open, "The matter", "维权事项编号")                        \
    F(R, id, person_id, _, required, 0, open, "Whose it is", "人员编号")                           \
    F(R, digest, sealed_region, _, optional, SEALED_MOST, sealed, "Where, in her words",           \
      "地区（原述）")                                                                              \
    F(R, digest, sealed_name, _, optional, SEALED_MOST, sealed, "Name", "姓名")                    \
    F(R, digest, sealed_phone, _, optional, SEALED_MOST, sealed, "Telephone", "电话")              \
    F(R, digest, sealed_id_number, _, optional, SEALED_MOST, sealed, "Identity number",            \
      "证件号码")                                                                                  \
    F(R, digest, sealed_address, _, optional, SEALED_MOST, sealed, "Address", "住址")
STATEMENT_WRITE_DECLARE(matter_person_put, MATTER_PERSON_PUT_FIELDS);

#define STATEMENT_PUT_FIELDS(F, R)                                                                 \
    STATEMENT_SEEN_FIELDS(F, R)                                                                    \
    F(R, id, stated_by, _, optional, 0, open, "Account that entered it", "录入账户")               \
    F(R, time, recorded_at, _, required, 0, open, "When", "记录时间")
STATEMENT_WRITE_DECLARE(statement_put, STATEMENT_PUT_FIELDS);

#define PARTY_PUT_FIELDS(F, R)                                                                     \
    F(R, id, party_id, _, required, 0, open, "The party", "当事人编号")                            \
    F(R, code, kind, party_kind, required, 0, open, "What it is in the dispute", "当事人类型")     \
    F(R, region, region, _, optional, 9, open, "Its region", "所在地区划")                         \
    F(R, text, wrapped_key, _, required, 200, sealed, "Its data key, wrapped", "密钥")             \
    F(R, digest, sealed_name, _, optional, SEALED_MOST, sealed, "Name", "名称")                    \
    F(R, digest, sealed_credit_code, _, optional, SEALED_MOST, sealed, "Credit code", "信用代码")  \
    F(R, digest, sealed_phone, _, optional, SEALED_MOST, sealed, "Telephone", "电话")              \
    F(R, digest, sealed_address, _, optional, SEALED_MOST, sealed, "Address", "地址")              \
    F(R, time, registered_at, _, required, 0, open, "When", "登记时间")
STATEMENT_WRITE_DECLARE(party_put, PARTY_PUT_FIELDS);
#define PARTY_DIGEST_PUT_FIELDS(F, R)                                                              \
    F(R, id, party_id, _, required, 0, open, "The party", "当事人编号")                            \
    F(R, digest, digest, _, required, 32, sealed, "Digest of its credit code", "摘要")             \
    F(R, text, key_id, _, required, 32, open, "Under which key", "密钥编号")
STATEMENT_WRITE_DECLARE(party_digest_put, PARTY_DIGEST_PUT_FIELDS);
STATEMENT_WRITE_DECLARE(party_digest_renew, PARTY_DIGEST_PUT_FIELDS);

/* Queries of handlers declared alone. */
#define MATTER_PAGE_FIELDS(F, R)                                                                   \
    F(R, id, after, _, optional, 0, open, "Behind this one", "起始编号")                           \
    F(R, count, most, _, required, 0, open, "At most so many", "条数上限")                         \
    F(R, region, region, _, optional, 9, open, "Within this region", "行政区划")
RECORD(matter_page, MATTER_PAGE_FIELDS);
STATEMENT_QUERY_DECLARE(matter_page);

#endif
