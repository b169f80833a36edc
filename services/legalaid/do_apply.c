/* SPDX-License-Identifier: Apache-2.0
 *
 * POST /v1/matters/{matter_id}/legal-aid: from an offer to an application. She applies at any time;
 * the desk once she has accepted. What the rules recommend is kept beside it for the officer, and
 * nothing follows from it (SAFE-2).
 */
#include "law/legal_aid.h"
#include "law/parameter.h"
#include "law/rule_id.h"
#include "legalaid/application.h"

_Static_assert((int)LEGAL_AID_UNKNOWN + 1 == (int)AID_OUTLOOK_UNKNOWN &&
                   (int)LEGAL_AID_ADVICE_ONLY_NOW + 1 == (int)AID_OUTLOOK_ADVICE_ONLY,
               "outlooks of the law are those of the application");

static enum answer claimed(const struct aid_apply_request *request, enum aid_ground ground)
{
    return request->ground == ground ? ANSWER_YES : ANSWER_NONE;
}

/* LA-8: the line of the place that takes the application; open where nobody has entered one. */
static struct money subsistence_of(const char *region, struct date on)
{
    const struct parameter *line =
        parameter_find(law_builtin()->parameters, PARAMETER_SUBSISTENCE, region, on);
    return line ? money_of_fen(line->fen) : (struct money){.stated = false};
}

static struct legal_aid_facts facts_of(const struct aid_apply_request *request, const char *region,
                                       struct date on)
{
    return (struct legal_aid_facts){
        .on = on,
        .household_income = request->household_income,
        .household_size = request->household_size,
        .subsistence = subsistence_of(region, on),
        .topics = request->topics,
        .rural = claimed(request, AID_GROUND_MIGRANT),
        .no_fixed_income = claimed(request, AID_GROUND_NO_FIXED_INCOME),
        .disabled = claimed(request, AID_GROUND_NO_FIXED_INCOME),
        .social_assistance = claimed(request, AID_GROUND_SOCIAL_ASSISTANCE),
        .domestic_violence = claimed(request, AID_GROUND_VIOLENCE),
        .serious_illness = claimed(request, AID_GROUND_ILLNESS),
        .judicial_relief = claimed(request, AID_GROUND_JUDICIAL_RELIEF),
        .paid_agent = request->paid_agent,
        .needs_preservation = request->urgent,
    };
}

static void recommend(struct work *work, const struct aid_apply_request *request,
                      struct aid_application *application)
{
    const struct legal_aid_facts facts =
        facts_of(request, application->region, application->applied_on);
    struct legal_aid_result *result = ARENA_NEW(work_arena(work), struct legal_aid_result);
    legal_aid_assess(law_builtin(), &facts, result);
    application->outlook = (enum aid_outlook)(result->outlook + 1);
    application->outlook_zh = result->why.zh;
    application->means_met = result->means_met;
}

/* Both or neither: an income is that of so many people. */
static struct err *means_check(const struct aid_apply_request *request)
{
    if (request->household_size.stated != request->household_income.stated)
        return err_at(PROBLEM_INVALID, "/household_size",
                      "a household's income and its size are told together");
    if (request->household_size.stated && request->household_size.value < 1)
        return err_at(PROBLEM_INVALID, "/household_size", "at least herself");
    if (request->household_income.stated && request->household_income.fen < 0)
        return err_at(PROBLEM_INVALID, "/household_income", "none is 0");
    return NULL;
}

static struct err *apply_check(struct work *work, const struct aid_loads *loads)
{
    if (!loads->offer)
        return err_of(PROBLEM_NOT_FOUND, "no such matter");
    if (application_is_open(&loads->applications))
        return err_of(PROBLEM_CONFLICT, "an application is under way already");
    if (work_identity(work)->role != ROLE_WORKER && loads->offer->state != OFFER_STATE_ACCEPTED)
        return err_of(PROBLEM_CONFLICT, "she has not accepted the offer of legal aid; "
                                        "she can apply by herself at any time");
    return NULL;
}

struct err *legalaid_do_apply(struct work *work, const struct aid_apply_request *request,
                              const struct aid_loads *loads, struct aid_answer *ret_answer)
{
    struct aid_application application = {.state = AID_STATE_NONE};
    TRY(apply_check(work, loads));
    TRY(means_check(request));
    TRY(application_may(work, &application, AID_MOVE_APPLY, &application.state));
    TRY(work_day(work, request->on, (struct date){0}, &application.applied_on));
    application.matter_id = loads->offer->matter_id;
    application.application_id = work_new_id(work);
    application.region = loads->offer->region;
    application.offer_id = loads->offer->offer_id;
    application.topics = request->topics;
    application.ground = request->ground;
    application.commitment = request->commitment;
    application.household_size = request->household_size;
    application.household_income = request->household_income;
    application.urgent = request->urgent == ANSWER_YES ? ANSWER_YES : ANSWER_NO;
    application.applied_role = work_identity(work)->role;
    recommend(work, request, &application);
    application_limit(&application,
                      limit_of_decision(application.applied_on, application.urgent == ANSWER_YES));
    application_keep(work, &application);
    *ret_answer = application_answer(&application);
    return EMIT(work, aid_applied, .matter_id = application.matter_id, .region = application.region,
                .application_id = application.application_id, .on = application.applied_on,
                .offer_id = application.offer_id, .outlook = application.outlook,
                .urgent = application.urgent, .due_by = application.due_by,
                .due_rule = application.due_rule, .due_mark = application.due_mark);
}
