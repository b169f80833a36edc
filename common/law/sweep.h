/* SPDX-License-Identifier: Apache-2.0
 *
 * The entitlement sweep: given what is known of a matter, everything that may apply and has not
 * been offered yet. An offer is a question to her, never a decision; silence declines nothing.
 */
#ifndef HALFSKY_LAW_SWEEP_H
#define HALFSKY_LAW_SWEEP_H

#include "base/record.h"
#include "law/explain.h"

#define ENTITLEMENT_CODES(C)                                                                       \
    C(ENTITLEMENT_ADVICE, "advice", "free legal advice", "免费法律咨询")                           \
    C(ENTITLEMENT_LEGAL_AID, "legal_aid", "legal aid", "法律援助")                                 \
    C(ENTITLEMENT_LEGAL_AID_FIRST, "legal_aid_first", "legal aid at once", "先行提供法律援助")     \
    C(ENTITLEMENT_MEDIATION, "mediation", "mediation, if she wishes", "自愿调解")                  \
    C(ENTITLEMENT_ARBITRATION, "arbitration", "labour arbitration", "劳动仲裁")                    \
    C(ENTITLEMENT_INSPECTION, "inspection", "complaint to labour inspection", "劳动监察投诉")      \
    C(ENTITLEMENT_ADVANCE, "advance_enforcement", "advance enforcement", "先予执行")               \
    C(ENTITLEMENT_PRESERVATION, "preservation", "preservation of assets", "财产保全")              \
    C(ENTITLEMENT_REVIEW, "arbitral_review", "arbitral review of the agreement", "仲裁审查")       \
    C(ENTITLEMENT_INJURY_RECOGNITION, "injury_recognition", "recognition of the injury",           \
      "工伤认定")                                                                                  \
    C(ENTITLEMENT_MATERNITY_LEAVE, "maternity_leave", "maternity leave and pay", "产假和产假待遇") \
    C(ENTITLEMENT_NURSING, "nursing", "nursing hour and no night work", "哺乳时间和三期保护")      \
    C(ENTITLEMENT_REINSTATEMENT, "reinstatement", "reinstatement or twice the severance",          \
      "继续履行或者二倍赔偿")                                                                      \
    C(ENTITLEMENT_SECOND_WAGE, "second_wage", "second wage for want of a contract", "二倍工资")    \
    C(ENTITLEMENT_PSYCHOLOGICAL, "psychological", "psychological help", "心理疏导")                \
    C(ENTITLEMENT_EMPLOYMENT, "employment", "employment service", "就业服务")                      \
    C(ENTITLEMENT_ASSISTANCE, "assistance", "social assistance", "社会救助")                       \
    C(ENTITLEMENT_HARASSMENT, "harassment", "complaint, police or suit over harassment",           \
      "性骚扰投诉、报警、起诉")                                                                    \
    C(ENTITLEMENT_FAST_TRACK, "fast_track", "fast track", "速裁")

/* SAFE-5: why a human has to see her the same day. */
#define URGENCY_CODES(C)                                                                           \
    C(URGENCY_LIMIT, "limit", "a limit ends within days", "时效或者期限即将届满")                  \
    C(URGENCY_ASSETS, "assets", "assets are moved or the employer flees", "转移财产或者逃匿")      \
    C(URGENCY_ADVANCE, "advance", "she cannot live without the money now", "急需先予执行")         \
    C(URGENCY_VIOLENCE, "violence", "violence", "遭受暴力")                                        \
    C(URGENCY_MEDICAL, "medical", "medical need", "急需就医")

enum { SWEEP_OFFERS = 24 };

struct sweep_facts {
    struct date today;
    uint64_t topics; /* set of TOPIC_CODES */
    enum answer pregnant;
    enum answer nursing;
    enum answer employed; /* no: employment has ended */
    enum answer dismissed;
    enum answer rights_clear;
    enum answer life_affected;
    enum answer assets_moving; /* or the employer flees */
    enum answer agreement_reached;
    bool awarded; /* arbitration is over: an award, or a mediation document that binds as one */
    enum answer recognition_done; /* the injury is recognised already */
    enum answer distressed;       /* she or a clerk says so */
    enum answer hardship;
    enum answer advance; /* advance enforcement may be asked for */
    enum answer violence;
    enum answer medical;        /* a serious illness */
    struct count days_to_limit; /* to the nearest limit that she can lose */
    uint64_t doors;   /* set of DOOR_CODES that are open (scope.h); 0: not known */
    int fast_track;   /* FAST_TRACK_CODES */
    uint64_t offered; /* set of ENTITLEMENT_CODES offered already */
};

struct sweep_offer {
    int entitlement; /* ENTITLEMENT_CODES */
    const struct rule *rule;
};

struct sweep_result {
    struct sweep_offer offers[SWEEP_OFFERS];
    int offer_count;
    bool urgent;         /* it cannot wait (SAFE-5) */
    uint64_t urgent_for; /* set of URGENCY_CODES */
    struct explained why;
};

void sweep_run(const struct law *law, const struct sweep_facts *facts,
               struct sweep_result *ret_result);

#endif
