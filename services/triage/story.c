/* SPDX-License-Identifier: Apache-2.0
 *
 * One event and one timeline row for each thing said. The number of a row is the ledger's, so both
 * have the same order; who may see a matter is said and not told.
 */
#include "triage/story.h"

struct story story_begin(struct work *work, struct id matter_id, const char *region, struct date on)
{
    return (struct story){work, matter_id, region, on,
                          work_version(work, STREAM_MATTER, matter_id)};
}

/* Fills in what every row has. */
static void tell(struct story *story, struct map_happening row)
{
    const enum role role = work_identity(story->work)->role;
    row.matter_id = story->matter_id;
    row.seq = count_of(++story->seq);
    row.at = work_now_ms(story->work);
    row.on = story->on;
    row.by_role = role;
    work_write(story->work, &statement_map_happening, &row);
}
#define TELL(story, ...) tell((story), (struct map_happening){__VA_ARGS__})

struct err *story_access_granted(struct story *story, const struct map_access *access)
{
    story->seq++;
    return EMIT(story->work, access_granted, .matter_id = story->matter_id,
                .access_id = access->access_id, .agency = access->agency, .region = access->region,
                .account_id = access->account_id, .track = access->track);
}

struct err *story_access_ended(struct story *story, const struct map_access *access)
{
    story->seq++;
    return EMIT(story->work, access_ended, .matter_id = story->matter_id,
                .access_id = access->access_id);
}

struct err *story_triaged(struct story *story, const struct assessment *assessment,
                          struct id assessment_id, int64_t number)
{
    TELL(story, .what = HAPPENING_TRIAGED, .category = assessment->category);
    return EMIT(story->work, matter_triaged, .matter_id = story->matter_id, .region = story->region,
                .assessment_id = assessment_id, .number = count_of(number), .on = story->on,
                .category = assessment->category, .also = assessment->also,
                .rules = assessment->rules);
}

struct err *story_track_opened(struct story *story, const struct map_track *track)
{
    TELL(story, .what = HAPPENING_TRACK_OPENED, .track = track->track, .agency = track->agency,
         .station_code = track->station_code, .next_action = track->next_action,
         .next_by = track->next_by);
    return EMIT(story->work, track_opened, .matter_id = story->matter_id, .region = story->region,
                .track = track->track, .on = story->on, .next_action = track->next_action,
                .next_by = track->next_by, .next_by_unknown = track->next_by_unknown);
}

struct err *story_track_planned(struct story *story, const struct map_track *track)
{
    TELL(story, .what = HAPPENING_TRACK_PLANNED, .track = track->track,
         .next_action = track->next_action, .next_by = track->next_by);
    return EMIT(story->work, track_planned, .matter_id = story->matter_id, .region = story->region,
                .track = track->track, .next_action = track->next_action, .next_by = track->next_by,
                .next_by_unknown = track->next_by_unknown);
}

struct err *story_track_overdue(struct story *story, const struct map_track *track)
{
    TELL(story, .what = HAPPENING_TRACK_OVERDUE, .track = track->track, .agency = track->agency,
         .station_code = track->station_code, .next_action = track->next_action,
         .next_by = track->next_by);
    return EMIT(story->work, track_overdue, .matter_id = story->matter_id, .region = story->region,
                .track = track->track, .next_action = track->next_action,
                .next_by = track->next_by);
}

struct err *story_track_closed(struct story *story, const struct map_track *track)
{
    TELL(story, .what = HAPPENING_TRACK_CLOSED, .track = track->track, .agency = track->agency,
         .station_code = track->station_code);
    return EMIT(story->work, track_closed, .matter_id = story->matter_id, .region = story->region,
                .track = track->track, .on = story->on);
}

struct err *story_owner_changed(struct story *story, const struct map_track *track,
                                enum owner_reason reason)
{
    TELL(story, .what = HAPPENING_OWNER_CHANGED, .track = track->track, .agency = track->agency,
         .station_code = track->station_code, .reason = reason);
    return EMIT(story->work, owner_changed, .matter_id = story->matter_id, .region = story->region,
                .track = track->track, .agency = track->agency, .station_code = track->station_code,
                .account_id = track->account_id, .reason = reason, .on = story->on);
}

struct err *story_offers_made(struct story *story, struct made_offer_list offers)
{
    uint64_t kinds = 0;
    for (size_t i = 0; i < offers.count; i++)
        kinds |= CODE_BIT(offers.items[i].kind);
    TELL(story, .what = HAPPENING_OFFER_MADE, .offers = kinds);
    return EMIT(story->work, offer_made, .matter_id = story->matter_id, .region = story->region,
                .offers = offers, .on = story->on);
}

struct err *story_offer_answered(struct story *story, const struct map_offer *offer)
{
    TELL(story, .what = HAPPENING_OFFER_ANSWERED, .offers = CODE_BIT(offer->kind),
         .answer = offer->state);
    return EMIT(story->work, offer_answered, .matter_id = story->matter_id, .region = story->region,
                .offer_id = offer->offer_id, .kind = offer->kind, .state = offer->state,
                .on = story->on);
}

struct err *story_baton_offered(struct story *story, const struct map_baton *baton)
{
    TELL(story, .what = HAPPENING_BATON_OFFERED, .track = baton->track, .agency = baton->to_agency,
         .station_code = baton->to_station, .baton = baton->state);
    return EMIT(story->work, baton_offered, .matter_id = story->matter_id, .region = story->region,
                .baton_id = baton->baton_id, .track = baton->track,
                .from_agency = baton->from_agency, .from_station = baton->from_station,
                .to_agency = baton->to_agency, .to_station = baton->to_station,
                .answer_by = baton->answer_by, .on = story->on);
}

struct err *story_baton_settled(struct story *story, const struct map_baton *baton)
{
    TELL(story, .what = HAPPENING_BATON_SETTLED, .track = baton->track, .agency = baton->to_agency,
         .station_code = baton->to_station, .baton = baton->state);
    return EMIT(story->work, baton_settled, .matter_id = story->matter_id, .region = story->region,
                .baton_id = baton->baton_id, .track = baton->track, .state = baton->state,
                .on = story->on);
}
