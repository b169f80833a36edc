/* SPDX-License-Identifier: Apache-2.0
 *
 * Rows and statements about contacts (sql/contact.sql), documents (sql/document.sql) and the access
 * rows heard from triage (sql/access.sql).
 */
#ifndef HALFSKY_INTAKE_CONTACT_STATEMENTS_H
#define HALFSKY_INTAKE_CONTACT_STATEMENTS_H

#include "intake/person_statements.h"

#define CONTACT_SEEN_FIELDS(F, R)                                                                  \
    F(R, id, contact_id, _, required, 0, open, "The contact", "接待编号")                          \
    F(R, region, region, _, required, 9, open, "Region of the station", "行政区划")                \
    F(R, text, station_code, _, required, 16, open, "Station that took it", "接待工作站")          \
    F(R, code, channel, channel, required, 0, open, "How it came", "渠道")                         \
    F(R, day, on, _, required, 0, open, "The day it came", "接待日期")                             \
    F(R, answer, anonymous, _, required, 0, open, "Nobody gave a name", "是否匿名")                \
    F(R, codes, topics, topic, optional, 64, open, "What it was about", "咨询主题")                \
    F(R, id, person_id, _, optional, 0, open, "Who called", "来访人编号")                          \
    F(R, id, matter_id, _, optional, 0, open, "The matter it led to", "维权事项编号")              \
    F(R, text, own_key, _, optional, 200, sealed, "Its own data key, wrapped", "密钥")             \
    F(R, text, person_key, _, optional, 200, sealed, "The person's, wrapped", "密钥")              \
    F(R, digest, sealed_words, _, optional, SEALED_MOST, sealed, "What was said", "内容")
RECORD(contact_seen, CONTACT_SEEN_FIELDS);
STATEMENT_LOAD_DECLARE(contact_seen, contact_seen);

#define CONTACT_OWNER_FIELDS(F, R)                                                                 \
    F(R, id, contact_id, _, required, 0, open, "The contact", "接待编号")                          \
    F(R, id, person_id, _, required, 0, open, "Who called", "来访人编号")
RECORD(contact_owner, CONTACT_OWNER_FIELDS);
STATEMENT_LOAD_DECLARE(contact_owner, contact_owner);
STATEMENT_WRITE_DECLARE(contact_person_put, CONTACT_OWNER_FIELDS);

#define CONTACT_PUT_FIELDS(F, R)                                                                   \
    F(R, id, contact_id, _, required, 0, open, "The contact", "接待编号")                          \
    F(R, region, region, _, required, 9, open, "Region of the station", "行政区划")                \
    F(R, text, station_code, _, required, 16, open, "Station that took it", "接待工作站")          \
    F(R, code, agency, agency, required, 0, open, "Agency that took it", "接待单位类别")           \
    F(R, code, channel, channel, required, 0, open, "How it came", "渠道")                         \
    F(R, day, on, _, required, 0, open, "The day it came", "接待日期")                             \
    F(R, answer, anonymous, _, required, 0, open, "Nobody gave a name", "是否匿名")                \
    F(R, codes, topics, topic, optional, 64, open, "What it was about", "咨询主题")                \
    F(R, text, wrapped_key, _, optional, 200, sealed, "Its own data key, wrapped", "密钥")         \
    F(R, digest, sealed_words, _, optional, SEALED_MOST, sealed, "What was said", "内容")          \
    F(R, id, recorded_by, _, optional, 0, open, "Account that recorded it", "录入账户")            \
    F(R, time, recorded_at, _, required, 0, open, "When", "记录时间")
STATEMENT_WRITE_DECLARE(contact_put, CONTACT_PUT_FIELDS);

/* A contact led to a matter; its words lie under the person's key from now on. */
#define CONTACT_LEAD_FIELDS(F, R)                                                                  \
    F(R, id, contact_id, _, required, 0, open, "The contact", "接待编号")                          \
    F(R, id, matter_id, _, required, 0, open, "The matter it led to", "维权事项编号")              \
    F(R, digest, sealed_words, _, optional, SEALED_MOST, sealed, "What was said", "内容")
STATEMENT_WRITE_DECLARE(contact_lead, CONTACT_LEAD_FIELDS);

#define CONTACT_PAGE_FIELDS(F, R)                                                                  \
    F(R, id, after, _, optional, 0, open, "Behind this one", "起始编号")                           \
    F(R, count, most, _, required, 0, open, "At most so many", "条数上限")
RECORD(contact_page, CONTACT_PAGE_FIELDS);
STATEMENT_QUERY_DECLARE(contact_page);

#define DOCUMENT_SEEN_FIELDS(F, R)                                                                 \
    DOCUMENT_VIEW_FIELDS(F, R)                                                                     \
    F(R, text, address, _, required, 64, open, "Its name in the store", "存储地址")                \
    F(R, id, person_id, _, optional, 0, open, "Whose it is", "人员编号")                           \
    F(R, text, wrapped_key, _, optional, 200, sealed, "Her data key, wrapped", "密钥")
RECORD(document_seen, DOCUMENT_SEEN_FIELDS);
STATEMENT_LOAD_DECLARE(document_seen, document_seen);
#define DOCUMENT_ROW_FIELDS(F, R)                                                                  \
    F(R, id, matter_id, _, required, 0, open, "The matter it belongs to", "维权事项编号")          \
    F(R, id, document_id, _, required, 0, open, "The document", "材料编号")                        \
    F(R, code, category, document_category, required, 0, agency, "What it is", "材料类别")         \
    F(R, code, media, media, required, 0, open, "Its form", "文件格式")                            \
    F(R, count, size, _, required, 0, open, "Bytes", "字节数")                                     \
    F(R, digest, content, _, required, 32, open, "SHA-256 of the content", "内容摘要")             \
    F(R, day, on, _, required, 0, open, "The day it came", "提交日期")
RECORD(document_row, DOCUMENT_ROW_FIELDS);
STATEMENT_LOAD_DECLARE(documents_of_matter, document_row);
#define DOCUMENT_OWNER_FIELDS(F, R)                                                                \
    F(R, id, document_id, _, required, 0, open, "The document", "材料编号")                        \
    F(R, id, person_id, _, required, 0, open, "Whose it is", "人员编号")
RECORD(document_owner, DOCUMENT_OWNER_FIELDS);
STATEMENT_LOAD_DECLARE(document_owner, document_owner);

#define DOCUMENT_PUT_FIELDS(F, R)                                                                  \
    DOCUMENT_VIEW_FIELDS(F, R)                                                                     \
    F(R, text, address, _, required, 64, open, "Its name in the store", "存储地址")                \
    F(R, id, added_by, _, optional, 0, open, "Account that added it", "提交账户")                  \
    F(R, time, added_at, _, required, 0, open, "When", "提交时间")
STATEMENT_WRITE_DECLARE(document_put, DOCUMENT_PUT_FIELDS);
#define DOCUMENT_ADDRESS_FIELDS(F, R)                                                              \
    F(R, text, address, _, required, 64, open, "A name in the store", "存储地址")
RECORD(document_address, DOCUMENT_ADDRESS_FIELDS);
extern const struct statement
    statement_document_kept; /* WRITE of document_address, gives those kept */

#define ACCESS_PUT_FIELDS(F, R)                                                                    \
    F(R, id, access_id, _, required, 0, open, "The access row", "权限编号")                        \
    F(R, id, matter_id, _, required, 0, open, "The matter", "维权事项编号")                        \
    F(R, code, agency, agency, optional, 0, open, "Agency", "单位类别")                            \
    F(R, region, region, _, required, 9, open, "Region", "行政区划")                               \
    F(R, id, account_id, _, optional, 0, open, "Her own account", "本人账户")                      \
    F(R, code, track, track, optional, 0, open, "Only for this track", "限定环节")                 \
    F(R, time, from_at, _, required, 0, open, "Since", "起始时间")
STATEMENT_WRITE_DECLARE(access_put, ACCESS_PUT_FIELDS);
#define ACCESS_END_FIELDS(F, R)                                                                    \
    F(R, id, access_id, _, required, 0, open, "The access row", "权限编号")                        \
    F(R, time, until_at, _, required, 0, open, "Until", "终止时间")
STATEMENT_WRITE_DECLARE(access_end, ACCESS_END_FIELDS);

#endif
