/* SPDX-License-Identifier: Apache-2.0
 *
 * Which offers are due. Nothing is withdrawn here, and nothing that was put once is put again: the
 * caller leaves out what the matter has.
 */
#include "triage/offer.h"

static const uint64_t topics_of_care =
    CODE_BIT(TOPIC_SEXUAL_HARASSMENT) | CODE_BIT(TOPIC_WORK_INJURY) |
    CODE_BIT(TOPIC_INJURY_MEDICAL_FEE) | CODE_BIT(TOPIC_MISCARRIAGE) | CODE_BIT(TOPIC_PSYCH) |
    CODE_BIT(TOPIC_MATERNITY) | CODE_BIT(TOPIC_MATERNITY_LEAVE) |
    CODE_BIT(TOPIC_PREGNANCY_DISMISSAL) | CODE_BIT(TOPIC_PREGNANCY_TERMINATION) |
    CODE_BIT(TOPIC_NURSING_TRANSFER) | CODE_BIT(TOPIC_NURSING_HOUR) |
    CODE_BIT(TOPIC_PRENATAL_CHECK);

static bool has_fact(const struct stated *stated, enum fact_kind kind)
{
    for (size_t i = 0; i < stated->facts.count; i++)
        if (stated->facts.items[i].kind == kind)
            return true;
    return false;
}

/* The three periods, harassment, injury (notice: 心援). */
static bool care_is_due(const struct stated *stated)
{
    return stated->worker.three_periods != 0 || (stated->topics & topics_of_care) ||
           has_fact(stated, FACT_HARASSED) || has_fact(stated, FACT_INJURED) ||
           has_fact(stated, FACT_MISCARRIAGE);
}

/* The first category that holds; the fourth only holds by an officer's decision. */
static const char *fast_track_rule(const struct assessment *assessment)
{
    static const char *const rules[] = {[CATEGORY_THREE_PERIODS] = "FT-1",
                                        [CATEGORY_MIGRANT_PAY_INJURY] = "FT-2",
                                        [CATEGORY_NEW_EMPLOYMENT] = "FT-3",
                                        [CATEGORY_SPECIAL] = "FT-4"};
    for (int category = CATEGORY_THREE_PERIODS; category <= CATEGORY_SPECIAL; category++)
        if (assessment_holds(assessment, (enum category)category))
            return rules[category];
    return NULL;
}

size_t offers_due(const struct assessment *assessment, const struct stated *stated,
                  struct due_offer ret_offers[OFFER_COUNT])
{
    size_t count = 0;
    const char *fast = fast_track_rule(assessment);
    if (fast)
        ret_offers[count++] = (struct due_offer){OFFER_FAST_TRACK, fast};
    ret_offers[count++] = (struct due_offer){OFFER_LEGAL_AID, "SAFE-2"};
    ret_offers[count++] = (struct due_offer){OFFER_NEGOTIATION, "DL-NEG-1"};
    ret_offers[count++] = (struct due_offer){OFFER_MEDIATION, "SAFE-3"};
    ret_offers[count++] = (struct due_offer){OFFER_ARBITRATION, "SAFE-1"};
    if (has_fact(stated, FACT_AWARDED))
        ret_offers[count++] = (struct due_offer){OFFER_LITIGATION, "DL-SUE-1"};
    if (care_is_due(stated))
        ret_offers[count++] = (struct due_offer){OFFER_CARE, "CA-1"};
    return count;
}

enum track offer_track(enum offer_kind kind)
{
    static const enum track tracks[OFFER_COUNT] = {
        [OFFER_NEGOTIATION] = TRACK_NEGOTIATION, [OFFER_MEDIATION] = TRACK_MEDIATION,
        [OFFER_ARBITRATION] = TRACK_ARBITRATION, [OFFER_LITIGATION] = TRACK_LITIGATION,
        [OFFER_LEGAL_AID] = TRACK_LEGAL_AID,     [OFFER_CARE] = TRACK_CARE,
        [OFFER_EMPLOYMENT_HELP] = TRACK_CARE,
    };
    return tracks[kind];
}
