/* SPDX-License-Identifier: Apache-2.0
 *
 * Changes of a track's row and of its due rows. It never assigns a state that the table of tracks
 * has not given.
 */
#include "triage/track.h"

enum { DAY_MS = 86400000 };

struct map_track track_planned(const struct map_track *track, const struct plan *plan)
{
    struct map_track planned = *track;
    planned.next_action = plan->next_action;
    planned.next_by = plan->next_by;
    planned.next_by_unknown = plan->next_by_unknown;
    planned.overdue = ANSWER_NO;
    return planned;
}

struct map_track track_owned(const struct map_track *track, const struct post *owner)
{
    struct map_track owned = *track;
    owned.agency = owner->agency;
    owned.station_code = owner->station_code;
    owned.region = owner->region;
    owned.account_id = (struct id){{0}};
    return owned;
}

struct post track_owner(const struct map_track *track)
{
    return (struct post){track->agency, track->station_code, track->region};
}

bool post_equal(const struct post *a, const struct post *b)
{
    return a->agency == b->agency && text_equal(a->station_code, b->station_code);
}

struct err *track_may(const struct work *work, const struct map *map, const struct map_track *track,
                      enum track_move move)
{
    const struct track_moment moment = {.baton_open = map_open_baton(map, track->track) != NULL,
                                        .overdue = track->overdue == ANSWER_YES};
    const struct fsm_ask ask = {(int)track->state, (int)move, work_identity(work)->role, &moment};
    const struct transition *transition = NULL;
    return fsm_step(&track_states, &ask, &transition);
}

static void watch(struct work *work, const struct map_track *track, const char *kind, int64_t at_ms)
{
    WRITE(work, due_set, .due_id = work_new_id(work), .kind = kind, .stream_kind = STREAM_MATTER,
          .stream_id = track->matter_id, .subject_id = track->track_id, .due_at = at_ms);
}

void track_keep(struct work *work, const struct map_track *track)
{
    work_write(work, &statement_map_track, track);
    WRITE(work, due_drop, .kind = DUE_TRACK_ESCALATES, .subject_id = track->track_id);
    if (track->state == TRACK_STATE_OPEN && !date_is_absent(track->next_by))
        watch(work, track, DUE_TRACK_OVERDUE, date_start_ms(date_add_days(track->next_by, 1)));
    else
        WRITE(work, due_drop, .kind = DUE_TRACK_OVERDUE, .subject_id = track->track_id);
}

void track_keep_overdue(struct work *work, const struct map_track *track, int64_t escalate_at_ms)
{
    work_write(work, &statement_map_track, track);
    watch(work, track, DUE_TRACK_ESCALATES, escalate_at_ms);
}

bool track_keep_marked(struct work *work, struct map_track *track)
{
    const bool is_over = track->state == TRACK_STATE_OPEN && !date_is_absent(track->next_by) &&
                         date_compare(track->next_by, work_today(work)) < 0;
    if (!is_over) {
        track_keep(work, track);
        return false;
    }
    const int days = limits_of(work_conf(work)).escalate_days;
    track->overdue = ANSWER_YES;
    track_keep_overdue(work, track, work_now_ms(work) + (int64_t)days * DAY_MS);
    return true;
}

struct track_answer track_answer_of(const struct map_track *track)
{
    return (struct track_answer){.matter_id = track->matter_id,
                                 .track = track->track,
                                 .state = track->state,
                                 .agency = track->agency,
                                 .station_code = track->station_code,
                                 .next_action = track->next_action,
                                 .next_by = track->next_by};
}
