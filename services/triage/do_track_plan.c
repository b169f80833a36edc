/* SPDX-License-Identifier: Apache-2.0
 *
 * POST /v1/matters/{matter_id}/tracks/{track}/plan: its owner says what comes next and by when, or
 * why no day can be named. A day in the past is no plan, nor is one beyond a year.
 */
#include "triage/story.h"
#include "triage/track.h"

static struct err *plan_check(const struct track_plan_request *request, struct date today)
{
    const bool has_day = !date_is_absent(request->next_by);
    const struct date last = date_add_days(today, PLAN_AHEAD_DAYS_MOST);
    if (has_day == (request->next_by_unknown != DAY_UNKNOWN_NONE))
        return err_at(PROBLEM_INVALID, "/next_by",
                      "either a day or the reason why none can be named");
    if (has_day && date_compare(request->next_by, today) < 0)
        return err_at(PROBLEM_INVALID, "/next_by", "the day is over");
    if (has_day && date_compare(request->next_by, last) > 0)
        return err_at(PROBLEM_INVALID, "/next_by",
                      "a next step is at most %d days ahead, by %s; name what is done before then",
                      PLAN_AHEAD_DAYS_MOST, DATE_TEXT(last));
    return NULL;
}

struct err *triage_do_track_plan(struct work *work, const struct track_plan_request *request,
                                 const struct map_loads *loads, struct track_answer *ret_answer)
{
    const struct map map = MAP_OF(loads);
    const struct map_track *track = NULL;
    TRY(map_take_track(&map, request->track, &track));
    TRY(track_may(work, &map, track, TRACK_MOVE_PLAN));
    TRY(plan_check(request, work_today(work)));
    const struct plan plan = {request->next_action, request->next_by,
                              request->next_by_unknown
                                  ? code_zh(&codes_day_unknown, (int)request->next_by_unknown)
                                  : NULL};
    const struct map_track planned = track_planned(track, &plan);
    struct story story = story_begin(work, track->matter_id, map.matter->region, work_today(work));
    track_keep(work, &planned);
    *ret_answer = track_answer_of(&planned);
    return story_track_planned(&story, &planned);
}
