/* SPDX-License-Identifier: Apache-2.0
 *
 * Rows into views, one function for each kind of row. It never shows an account of a person besides
 * the one in charge, and nothing that the walls have left out.
 */
#include "triage/chain.h"

#include "contracts/region.h"
#include "triage/happening.h"

const char *unit_name(enum agency agency, const char *region)
{
    const char *name = agency_name(agency, region);
    return name ? name : code_zh(&codes_agency, (int)agency);
}

static const char *station_name(const char *code)
{
    const struct station_row *station = station_find(code);
    return station ? station->name : NULL;
}

static const char *station_region(const char *code)
{
    const struct station_row *station = station_find(code);
    return station ? station->region : NULL;
}

enum due_state chain_due(const struct map_track *track, struct date today)
{
    if (track->state != TRACK_STATE_OPEN)
        return DUE_STATE_NONE;
    if (date_is_absent(track->next_by))
        return DUE_STATE_UNKNOWN;
    return date_compare(track->next_by, today) < 0 ? DUE_STATE_OVERDUE : DUE_STATE_PLANNED;
}

static struct track_view track_view_of(const struct map_track *track, struct date today)
{
    const bool is_open = track->state == TRACK_STATE_OPEN;
    struct track_view view = {.track = track->track,
                              .state = track->state,
                              .agency = track->agency,
                              .agency_name = unit_name(track->agency, track->region),
                              .station_code = track->station_code,
                              .station_name = station_name(track->station_code),
                              .account_id = track->account_id,
                              .opened_on = track->opened_on,
                              .closed_on = track->closed_on};
    if (!is_open)
        return view;
    view.next_action = track->next_action;
    view.next_action_zh = code_zh(&codes_action, (int)track->next_action);
    view.due = chain_due(track, today);
    view.next_by = track->next_by;
    view.next_by_unknown = track->next_by_unknown;
    return view;
}

static struct track_view_list tracks_of(struct arena *arena, const struct map_track_list *rows,
                                        struct date today)
{
    struct track_view *views = ARENA_ARRAY(arena, struct track_view, rows->count + 1);
    for (size_t i = 0; i < rows->count; i++)
        views[i] = track_view_of(&rows->items[i], today);
    return (struct track_view_list){views, rows->count};
}

static struct offer_view_list offers_of(struct arena *arena, const struct map_offer_list *rows)
{
    struct offer_view *views = ARENA_ARRAY(arena, struct offer_view, rows->count + 1);
    for (size_t i = 0; i < rows->count; i++) {
        const struct map_offer *offer = &rows->items[i];
        views[i] = (struct offer_view){.offer_id = offer->offer_id,
                                       .kind = offer->kind,
                                       .kind_zh = code_zh(&codes_offer_kind, (int)offer->kind),
                                       .state = offer->state,
                                       .rule_id = offer->rule_id,
                                       .made_on = offer->made_on,
                                       .answered_on = offer->answered_on,
                                       .answered_by = offer->answered_role};
    }
    return (struct offer_view_list){views, rows->count};
}

static struct baton_view_list batons_of(struct arena *arena, const struct map_baton_list *rows)
{
    struct baton_view *views = ARENA_ARRAY(arena, struct baton_view, rows->count + 1);
    for (size_t i = 0; i < rows->count; i++) {
        const struct map_baton *baton = &rows->items[i];
        views[i] = (struct baton_view){.baton_id = baton->baton_id,
                                       .track = baton->track,
                                       .state = baton->state,
                                       .from_agency = baton->from_agency,
                                       .from_station = baton->from_station,
                                       .to_agency = baton->to_agency,
                                       .to_station = baton->to_station,
                                       .to_name = unit_name(baton->to_agency, baton->to_region),
                                       .offered_on = baton->offered_on,
                                       .answer_by = baton->answer_by,
                                       .settled_on = baton->settled_on};
    }
    return (struct baton_view_list){views, rows->count};
}

static struct access_view_list access_of(struct arena *arena, const struct map_access_list *rows)
{
    struct access_view *views = ARENA_ARRAY(arena, struct access_view, rows->count + 1);
    for (size_t i = 0; i < rows->count; i++) {
        const struct map_access *row = &rows->items[i];
        views[i] = (struct access_view){
            .agency = row->agency,
            .region = row->region,
            .agency_name = row->agency ? unit_name(row->agency, row->region) : "本人",
            .track = row->track};
    }
    return (struct access_view_list){views, rows->count};
}

/* How it began is on the matter; what followed is on the timeline. */
static struct happening_view_list timeline_of(struct arena *arena, const struct map_matter *matter,
                                              const struct map_happening_list *rows)
{
    struct happening_view *views = ARENA_ARRAY(arena, struct happening_view, rows->count + 2);
    size_t count = 0;
    if (matter->contacted == ANSWER_YES)
        views[count++] = happening_first(arena, matter, HAPPENING_CONTACTED);
    views[count++] = happening_first(arena, matter, HAPPENING_REGISTERED);
    for (size_t i = 0; i < rows->count; i++)
        views[count++] = happening_of(
            arena, &rows->items[i],
            rows->items[i].station_code ? station_region(rows->items[i].station_code) : NULL);
    return (struct happening_view_list){views, count};
}

struct chain_view chain_of(struct arena *arena, const struct chain_loads *loads, struct date today)
{
    const struct map_matter *matter = loads->matter;
    const struct region_row *region = region_find(matter->region);
    return (struct chain_view){
        .matter_id = matter->matter_id,
        .region = matter->region,
        .region_name = region ? region_full_name(arena, region) : NULL,
        .station_code = matter->station_code,
        .station_name = station_name(matter->station_code),
        .agency = matter->agency,
        .on = matter->on,
        .category = matter->category,
        .category_zh = code_zh(&codes_category, (int)matter->category),
        .also = matter->also,
        .assessment = matter->assessments,
        .summary = loads->assessment ? loads->assessment->summary : NULL,
        .summary_en = loads->assessment ? loads->assessment->summary_en : NULL,
        .rules = loads->assessment ? loads->assessment->rules : (struct assessed_rule_list){0},
        .tracks = tracks_of(arena, &loads->tracks, today),
        .offers = offers_of(arena, &loads->offers),
        .batons = batons_of(arena, &loads->batons),
        .access = access_of(arena, &loads->access),
        .timeline = timeline_of(arena, matter, &loads->timeline),
    };
}
