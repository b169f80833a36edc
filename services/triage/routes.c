/* SPDX-License-Identifier: Apache-2.0
 *
 * Triage's routes and the streams that they hold. Who may do what stands here by role; by region
 * and access it stands in the statements and in row-level security, by state in states.c.
 */
#include "triage/triage.h"

#define WORKER ROLE_BIT(ROLE_WORKER)
#define DESK (ROLE_BIT(ROLE_CLERK) | ROLE_BIT(ROLE_OFFICER))
#define OFFICER ROLE_BIT(ROLE_OFFICER)
#define STAFF                                                                                      \
    (DESK | ROLE_BIT(ROLE_MEDIATOR) | ROLE_BIT(ROLE_ARBITRATOR) | ROLE_BIT(ROLE_COURT_CLERK) |     \
     ROLE_BIT(ROLE_AID_OFFICER) | ROLE_BIT(ROLE_HELPER))
#define SEERS (WORKER | STAFF | ROLE_BIT(ROLE_OPS) | ROLE_BIT(ROLE_SERVICE))

/* Who has no token among them: nothing is told here that is anybody's own. */
#define ANYBODY (SEERS | ROLE_BIT(ROLE_PARTNER) | ROLE_BIT(ROLE_NONE))

STREAMS(matter_one, {STREAM_MATTER, "matter_id"});

#define VIEW_ROUTES(R)                                                                             \
    R(GET, "/v1/matters/{matter_id}", triage_get_chain, chain_request, chain_view, chain_loads,    \
      .roles = SEERS, .streams = matter_one, .en = "The chain of a matter", .zh = "事项全流程")    \
    R(GET, "/v1/matters", triage_get_chains, chain_list_request, chain_list, no_load,              \
      .roles = SEERS, .alone = true, .en = "Matters you may see", .zh = "事项列表")                \
    R(GET, "/v1/work", triage_get_work, work_list_request, work_list, no_load, .roles = STAFF,     \
      .alone = true, .en = "What your unit has to do, by when and why", .zh = "本单位待办")        \
    R(GET, "/v1/work/stuck", triage_get_stuck, work_list_request, work_list, no_load,              \
      .roles = STAFF | ROLE_BIT(ROLE_OPS), .alone = true, .en = "What is stuck", .zh = "逾期事项")

#define MOVE_ROUTES(R)                                                                             \
    R(POST, "/v1/matters/{matter_id}/offers/{offer_id}/answer", triage_do_offer_answer,            \
      offer_answer_request, offer_answer, map_loads, .roles = WORKER | DESK,                       \
      .streams = matter_one, .needs_match = true, .en = "Her answer to an offer",                  \
      .zh = "答复告知")                                                                            \
    R(POST, "/v1/matters/{matter_id}/tracks", triage_do_track_open, track_open_request,            \
      track_answer, map_loads, .roles = OFFICER, .streams = matter_one, .needs_match = true,       \
      .en = "Open a track", .zh = "开启环节")                                                      \
    R(POST, "/v1/matters/{matter_id}/tracks/{track}/plan", triage_do_track_plan,                   \
      track_plan_request, track_answer, map_loads, .roles = DESK, .streams = matter_one,           \
      .needs_match = true, .en = "What comes next on a track", .zh = "安排下一步")                 \
    R(POST, "/v1/matters/{matter_id}/tracks/{track}/close", triage_do_track_close,                 \
      track_close_request, track_answer, map_loads, .roles = DESK, .streams = matter_one,          \
      .needs_match = true, .en = "Close a track", .zh = "办结环节")                                \
    R(POST, "/v1/matters/{matter_id}/tracks/{track}/assign", triage_do_track_assign,               \
      track_assign_request, track_answer, map_loads, .roles = OFFICER, .streams = matter_one,      \
      .needs_match = true, .en = "Name the person in charge", .zh = "指定经办人")                  \
    R(POST, "/v1/matters/{matter_id}/tracks/{track}/baton", triage_do_baton_offer,                 \
      baton_offer_request, baton_answer, map_loads, .roles = DESK, .streams = matter_one,          \
      .needs_match = true, .en = "Offer a track to another unit", .zh = "发起交接")                \
    R(POST, "/v1/matters/{matter_id}/batons/{baton_id}/answer", triage_do_baton_answer,            \
      baton_answer_request, baton_answer, taking_loads, .roles = OFFICER, .streams = matter_one,   \
      .needs_match = true, .en = "Take or decline a hand-over", .zh = "接收或退回交接")            \
    R(POST, "/v1/matters/{matter_id}/category-four", triage_do_category_four,                      \
      category_four_request, category_four_answer, reassess_loads, .roles = OFFICER,               \
      .streams = matter_one, .needs_match = true, .en = "Category 4, by an officer",               \
      .zh = "认定第四类情形")

#define PUBLIC_ROUTES(R)                                                                           \
    R(POST, "/v1/public/compensation", triage_get_public_compensation,                             \
      public_compensation_request, public_compensation, no_load, .roles = ANYBODY, .asks = true,   \
      .en = "What she is owed, with the formula", .zh = "补偿赔偿计算")                            \
    R(POST, "/v1/public/maternity", triage_get_public_maternity, public_maternity_request,         \
      public_maternity, no_load, .roles = ANYBODY, .asks = true, .en = "How long the leave is",    \
      .zh = "产假天数计算")                                                                        \
    R(GET, "/v1/public/deadlines", triage_get_public_deadlines, nothing, public_deadlines,         \
      no_load, .roles = ANYBODY, .en = "The deadlines that may be asked for",                      \
      .zh = "期限规则列表")                                                                        \
    R(POST, "/v1/public/deadline", triage_get_public_deadline, public_deadline_request,            \
      public_deadline, no_load, .roles = ANYBODY, .asks = true, .en = "By when", .zh = "期限计算") \
    R(POST, "/v1/public/limitation", triage_get_public_limitation, public_limitation_request,      \
      public_limitation, no_load, .roles = ANYBODY, .asks = true, .en = "By when to file",         \
      .zh = "仲裁时效计算")                                                                        \
    R(POST, "/v1/public/door", triage_get_public_door, public_door_request, public_door, no_load,  \
      .roles = ANYBODY, .asks = true,                                                              \
      .en = "Which door, where, and whether the fast track is "                                    \
            "open",                                                                                \
      .zh = "找谁、去哪里、能否走绿色通道")

#define TRIAGE_ROUTES(R) VIEW_ROUTES(R) MOVE_ROUTES(R) PUBLIC_ROUTES(R)
ROUTE_TABLE(triage, TRIAGE_ROUTES);
