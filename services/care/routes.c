/* SPDX-License-Identifier: Apache-2.0
 *
 * Care's routes and the stream that they hold, the matter's. Who may do what stands here by role;
 * by region, access and team it stands in the statements and in row-level security, by state in
 * states.c. What was written down is read one session at a time, and each reading is said.
 */
#include "care/care.h"

#define WORKER ROLE_BIT(ROLE_WORKER)
#define OFFICER ROLE_BIT(ROLE_OFFICER)
#define HELPER ROLE_BIT(ROLE_HELPER)
#define ASKERS (WORKER | ROLE_BIT(ROLE_CLERK) | OFFICER)
#define VIEWERS (ASKERS | HELPER)

STREAMS(care_of_matter, {STREAM_MATTER, "matter_id"});
#define HOLDS_MATTER .streams = care_of_matter, .guards = "matter_id"
#define CHANGES HOLDS_MATTER, .needs_match = true
#define ONE "/v1/matters/{matter_id}/care/{plan_id}"

#define CARE_ROUTES(R)                                                                             \
    R(GET, "/v1/matters/{matter_id}/care", care_get_care, care_request, care_chain,                \
      care_view_loads, .roles = VIEWERS, HOLDS_MATTER, .en = "Care of a matter",                   \
      .zh = "事项的心援情况")                                                                      \
    R(GET, "/v1/care/plans", care_get_plans, care_list_request, care_list, no_load,                \
      .roles = VIEWERS, .alone = true, .en = "Plans you may see", .zh = "帮扶计划列表")            \
    R(POST, "/v1/matters/{matter_id}/care", care_do_ask, care_ask_request, care_answer,            \
      care_loads, .roles = ASKERS, HOLDS_MATTER, .en = "Ask for care", .zh = "提出心援")           \
    R(POST, ONE "/beginning", care_do_begin, care_team_request, care_answer, care_loads,           \
      .roles = OFFICER, CHANGES, .en = "Name the first team", .zh = "安排帮扶团队")                \
    R(POST, ONE "/team", care_do_staff, care_team_request, care_answer, care_loads,                \
      .roles = OFFICER, CHANGES, .en = "Name another team", .zh = "变更帮扶团队")                  \
    R(POST, ONE "/consent", care_do_consent, care_consent_request, care_answer, care_loads,        \
      .roles = WORKER, CHANGES, .en = "Whether records may be kept and read",                      \
      .zh = "是否同意保存和查阅记录")                                                              \
    R(POST, ONE "/sessions", care_do_session, care_session_request, care_answer,                   \
      care_session_loads, .roles = HELPER, CHANGES, .en = "A session was held",                    \
      .zh = "记录一次帮扶")                                                                        \
    R(GET, ONE "/sessions/{session_id}", care_get_note, care_note_request, care_note,              \
      care_note_loads, .roles = HELPER, HOLDS_MATTER, .traces = true,                              \
      .en = "What was written down in a session", .zh = "查阅一次帮扶的记录")                      \
    R(POST, ONE "/end", care_do_end, care_move_request, care_answer, care_loads,                   \
      .roles = HELPER | OFFICER, CHANGES, .en = "End care", .zh = "结束帮扶")                      \
    R(POST, ONE "/withdrawal", care_do_withdraw, care_move_request, care_answer, care_loads,       \
      .roles = ASKERS, CHANGES, .en = "She no longer wants it", .zh = "本人不再需要帮扶")
ROUTE_TABLE(care, CARE_ROUTES);
