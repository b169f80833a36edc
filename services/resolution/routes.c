/* SPDX-License-Identifier: Apache-2.0
 *
 * Resolution's routes and the stream that they hold, the matter's. Who may do what stands here by
 * role and, track for track, in states.c; by region and access it stands in the statements and in
 * row-level security. Her consent has no other route than her own.
 */
#include "resolution/resolution.h"

#define MEDIATOR ROLE_BIT(ROLE_MEDIATOR)
#define WORKER ROLE_BIT(ROLE_WORKER)
#define SHE (WORKER | ROLE_BIT(ROLE_CLERK) | ROLE_BIT(ROLE_OFFICER))
#define ARBITRATOR ROLE_BIT(ROLE_ARBITRATOR)
#define COURT_CLERK ROLE_BIT(ROLE_COURT_CLERK)
#define TRIBUNALS (ARBITRATOR | COURT_CLERK)
#define ACTORS (SHE | MEDIATOR | TRIBUNALS)

STREAMS(proceedings_of_matter, {STREAM_MATTER, "matter_id"});
#define HOLDS_MATTER .streams = proceedings_of_matter, .guards = "matter_id"
#define CHANGES HOLDS_MATTER, .needs_match = true
#define ONE "/v1/matters/{matter_id}/proceedings/{proceeding_id}"

#define RESOLUTION_ROUTES(R)                                                                       \
    R(GET, "/v1/matters/{matter_id}/proceedings", resolution_get_matter, proceedings_request,      \
      proceeding_chain, proceeding_view_loads, .roles = ACTORS, HOLDS_MATTER,                      \
      .en = "Proceedings of a matter", .zh = "事项的协商、调解、仲裁和诉讼")                       \
    R(GET, "/v1/proceedings", resolution_get_proceedings, proceeding_list_request,                 \
      proceedings_answer, no_load, .roles = ACTORS, .alone = true,                                 \
      .en = "Proceedings you may see", .zh = "协商、调解、仲裁和诉讼列表")                         \
    R(POST, "/v1/matters/{matter_id}/proceedings", resolution_do_begin, proceeding_begin_request,  \
      proceeding_answer, proceeding_loads, .roles = ACTORS, HOLDS_MATTER,                          \
      .en = "Ask to negotiate, apply for mediation or arbitration, sue",                           \
      .zh = "提出协商，申请调解或者仲裁，起诉")                                                    \
    R(POST, ONE "/reply", resolution_do_reply, proceeding_reply_request, proceeding_answer,        \
      proceeding_loads, .roles = SHE, CHANGES, .en = "The employer's reply to negotiation",        \
      .zh = "用人单位对协商的回应")                                                                \
    R(POST, ONE "/consent", resolution_do_consent, proceeding_consent_request, proceeding_answer,  \
      proceeding_loads, .roles = WORKER | MEDIATOR | TRIBUNALS, CHANGES,                           \
      .en = "A side's yes or no to mediation", .zh = "一方对调解的答复")                           \
    R(POST, ONE "/opening", resolution_do_open, proceeding_move_request, proceeding_answer,        \
      proceeding_loads, .roles = MEDIATOR, CHANGES, .en = "Open the mediation both sides want",    \
      .zh = "双方同意后开始调解")                                                                  \
    R(POST, ONE "/sessions", resolution_do_session, proceeding_move_request, proceeding_answer,    \
      proceeding_loads, .roles = ACTORS, CHANGES, .en = "The sides met", .zh = "记录一次会议")     \
    R(POST, ONE "/end", resolution_do_end, proceeding_end_request, proceeding_answer,              \
      proceeding_loads, .roles = SHE | MEDIATOR, CHANGES, .en = "Agreement or none",               \
      .zh = "结束程序")                                                                            \
    R(POST, ONE "/acceptance", resolution_do_accept, proceeding_accept_request, proceeding_answer, \
      proceeding_loads, .roles = TRIBUNALS, CHANGES,                                               \
      .en = "Whether committee or court accepts it", .zh = "是否受理仲裁申请或者起诉")             \
    R(POST, ONE "/award", resolution_do_award, proceeding_award_request, proceeding_answer,        \
      proceeding_loads, .roles = ARBITRATOR, CHANGES, .en = "The award, item by item",             \
      .zh = "作出裁决")                                                                            \
    R(POST, ONE "/effect", resolution_do_effect, proceeding_move_request, proceeding_answer,       \
      proceeding_loads, .roles = TRIBUNALS, CHANGES, .en = "The award or judgment took effect",    \
      .zh = "裁决或者判决生效")                                                                    \
    R(POST, ONE "/withdrawal", resolution_do_withdraw, proceeding_move_request, proceeding_answer, \
      proceeding_loads, .roles = SHE, CHANGES, .en = "Withdraw the application or the suit",       \
      .zh = "撤回仲裁申请或者起诉")                                                                \
    R(POST, ONE "/judgment", resolution_do_judge, proceeding_judgment_request, proceeding_answer,  \
      proceeding_loads, .roles = COURT_CLERK, CHANGES, .en = "The judgment, item by item",         \
      .zh = "作出判决")                                                                            \
    R(POST, ONE "/appeal", resolution_do_appeal, proceeding_move_request, proceeding_answer,       \
      proceeding_loads, .roles = SHE | COURT_CLERK, CHANGES, .en = "Either side appealed",         \
      .zh = "一方上诉")                                                                            \
    R(POST, ONE "/settlement", resolution_do_settle, proceeding_settlement_request,                \
      proceeding_answer, proceeding_loads, .roles = TRIBUNALS, CHANGES,                            \
      .en = "The mediation document both sides want", .zh = "双方同意的调解书")
ROUTE_TABLE(resolution, RESOLUTION_ROUTES);
