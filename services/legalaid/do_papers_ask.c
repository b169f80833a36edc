/* SPDX-License-Identifier: Apache-2.0
 *
 * POST …/legal-aid/{application_id}/papers: an aid officer tells what is missing, once and all of
 * it (法律援助法 43(2)). No limit of the office runs until it is supplied; the day to supply by is
 * the officer's, no law sets one.
 */
#include "legalaid/application.h"

static struct err *papers_check(const struct aid_papers_request *request, struct date on)
{
    if (!request->papers)
        return err_at(PROBLEM_INVALID, "/papers", "what is missing is named");
    if (date_compare(request->by, on) <= 0)
        return err_at(PROBLEM_INVALID, "/by", "a day after she was told");
    return NULL;
}

struct err *legalaid_do_papers_ask(struct work *work, const struct aid_papers_request *request,
                                   const struct aid_loads *loads, struct aid_answer *ret_answer)
{
    const struct aid_application *before = NULL;
    struct date on;
    TRY(application_take(&loads->applications, request->application_id, &before));
    struct aid_application asked = *before;
    TRY(application_may(work, before, AID_MOVE_ASK_PAPERS, &asked.state));
    TRY(work_day(work, request->on, before->applied_on, &on));
    TRY(papers_check(request, on));
    asked.papers = request->papers;
    asked.papers_asked_on = on;
    asked.papers_by = request->by;
    application_limit(&asked, (struct limit){.rule = NULL});
    application_keep(work, &asked);
    *ret_answer = application_answer(&asked);
    return EMIT(work, aid_papers_asked, .matter_id = asked.matter_id, .region = asked.region,
                .application_id = asked.application_id, .on = on, .papers = asked.papers,
                .papers_by = asked.papers_by);
}
