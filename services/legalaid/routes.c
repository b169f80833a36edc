/* SPDX-License-Identifier: Apache-2.0
 *
 * Legalaid's routes and the stream that they hold, the matter's. Who may do what stands here by
 * role; by region, access and assignment it stands in the statements and in row-level security, by
 * state in states.c.
 */
#include "legalaid/legalaid.h"

#define APPLICANTS (ROLE_BIT(ROLE_WORKER) | ROLE_BIT(ROLE_CLERK) | ROLE_BIT(ROLE_OFFICER))
#define AID_OFFICER ROLE_BIT(ROLE_AID_OFFICER)
#define REPORTERS (AID_OFFICER | ROLE_BIT(ROLE_HELPER))
#define VIEWERS (APPLICANTS | REPORTERS)

STREAMS(aid_of_matter, {STREAM_MATTER, "matter_id"});
#define HOLDS_MATTER .streams = aid_of_matter, .guards = "matter_id"
#define CHANGES HOLDS_MATTER, .needs_match = true

#define LEGALAID_ROUTES(R)                                                                         \
    R(GET, "/v1/matters/{matter_id}/legal-aid", legalaid_get_aid, aid_request, aid_chain,          \
      aid_view_loads, .roles = VIEWERS, HOLDS_MATTER, .en = "Legal aid of a matter",               \
      .zh = "法律援助情况")                                                                        \
    R(GET, "/v1/legal-aid/applications", legalaid_get_applications, aid_list_request, aid_list,    \
      no_load, .roles = VIEWERS, .alone = true, .en = "Applications you may see",                  \
      .zh = "法律援助申请列表")                                                                    \
    R(POST, "/v1/matters/{matter_id}/legal-aid", legalaid_do_apply, aid_apply_request, aid_answer, \
      aid_loads, .roles = APPLICANTS, HOLDS_MATTER, .en = "Apply for legal aid",                   \
      .zh = "申请法律援助")                                                                        \
    R(POST, "/v1/matters/{matter_id}/legal-aid/{application_id}/withdrawal", legalaid_do_withdraw, \
      aid_move_request, aid_answer, aid_loads, .roles = APPLICANTS, CHANGES,                       \
      .en = "Withdraw the application", .zh = "撤回法律援助申请")                                  \
    R(POST, "/v1/matters/{matter_id}/legal-aid/{application_id}/decision", legalaid_do_decide,     \
      aid_decide_request, aid_answer, aid_loads, .roles = AID_OFFICER, CHANGES,                    \
      .en = "An officer's decision", .zh = "法律援助审查决定")                                     \
    R(POST, "/v1/matters/{matter_id}/legal-aid/{application_id}/objection",                        \
      legalaid_do_review_ask, aid_move_request, aid_answer, aid_loads, .roles = APPLICANTS,        \
      CHANGES, .en = "Object to a refusal", .zh = "对不予援助提出异议")                            \
    R(POST, "/v1/matters/{matter_id}/legal-aid/{application_id}/objection/decision",               \
      legalaid_do_review_decide, aid_decide_request, aid_answer, aid_loads,                        \
      .roles = ROLE_BIT(ROLE_OFFICER), CHANGES, .en = "The bureau's decision on an objection",     \
      .zh = "异议审查决定")                                                                        \
    R(POST, "/v1/matters/{matter_id}/legal-aid/{application_id}/assignment", legalaid_do_assign,   \
      aid_assign_request, aid_answer, aid_loads, .roles = AID_OFFICER, CHANGES,                    \
      .en = "Assign a provider", .zh = "指派承办人员")                                             \
    R(POST, "/v1/matters/{matter_id}/legal-aid/{application_id}/papers", legalaid_do_papers_ask,   \
      aid_papers_request, aid_answer, aid_loads, .roles = AID_OFFICER, CHANGES,                    \
      .en = "Tell once what is missing", .zh = "一次性告知补充材料")                               \
    R(POST, "/v1/matters/{matter_id}/legal-aid/{application_id}/papers/supply",                    \
      legalaid_do_papers_supply, aid_move_request, aid_answer, aid_loads,                          \
      .roles = APPLICANTS | AID_OFFICER, CHANGES, .en = "What was missing is supplied",            \
      .zh = "补充法律援助申请材料")                                                                \
    R(POST, "/v1/matters/{matter_id}/legal-aid/{application_id}/papers/lapse",                     \
      legalaid_do_papers_lapse, aid_move_request, aid_answer, aid_loads, .roles = AID_OFFICER,     \
      CHANGES, .en = "Record that it is deemed withdrawn", .zh = "记载视为撤回申请")               \
    R(POST, "/v1/matters/{matter_id}/legal-aid/{application_id}/termination",                      \
      legalaid_do_terminate, aid_terminate_request, aid_answer, aid_loads, .roles = AID_OFFICER,   \
      CHANGES, .en = "End aid before its end", .zh = "决定终止法律援助")                           \
    R(POST, "/v1/matters/{matter_id}/legal-aid/{application_id}/reports", legalaid_do_report,      \
      aid_report_request, aid_answer, aid_loads, .roles = REPORTERS, CHANGES,                      \
      .en = "What the provider has done", .zh = "报告承办情况")
ROUTE_TABLE(legalaid, LEGALAID_ROUTES);
