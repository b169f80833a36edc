/* SPDX-License-Identifier: Apache-2.0
 *
 * Looks things up on a loaded map and refuses what is not there or not the asker's.
 * It must never look past what was loaded.
 */
#include "triage/map.h"

const struct map_track *map_find_track(const struct map *map, enum track track)
{
    for (size_t i = 0; i < map->tracks.count; i++)
        if (map->tracks.items[i].track == track)
            return &map->tracks.items[i];
    return NULL;
}

const struct map_asked *map_find_asked(const struct map *map, enum track track)
{
    for (size_t i = 0; i < map->asked.count; i++)
        if (map->asked.items[i].track == track)
            return &map->asked.items[i];
    return NULL;
}

const struct map_track *map_find_track_by_id(const struct map *map, struct id track_id)
{
    for (size_t i = 0; i < map->tracks.count; i++)
        if (id_equal(map->tracks.items[i].track_id, track_id))
            return &map->tracks.items[i];
    return NULL;
}

const struct map_offer *map_find_offer(const struct map *map, struct id offer_id)
{
    for (size_t i = 0; i < map->offers.count; i++)
        if (id_equal(map->offers.items[i].offer_id, offer_id))
            return &map->offers.items[i];
    return NULL;
}

const struct map_baton *map_find_baton(const struct map *map, struct id baton_id)
{
    for (size_t i = 0; i < map->batons.count; i++)
        if (id_equal(map->batons.items[i].baton_id, baton_id))
            return &map->batons.items[i];
    return NULL;
}

const struct map_baton *map_open_baton(const struct map *map, enum track track)
{
    for (size_t i = 0; i < map->batons.count; i++)
        if (map->batons.items[i].track == track &&
            map->batons.items[i].state == BATON_STATE_OFFERED)
            return &map->batons.items[i];
    return NULL;
}

const struct map_access *map_find_access(const struct map *map, enum agency agency,
                                         const char *region, enum track track)
{
    for (size_t i = 0; i < map->access.count; i++) {
        const struct map_access *row = &map->access.items[i];
        if (row->agency == agency && text_equal(row->region, region) &&
            (row->track == TRACK_NONE || row->track == track))
            return row;
    }
    return NULL;
}

bool map_is_held(const struct map *map, enum track track)
{
    for (size_t i = 0; i < map->held.count; i++)
        if (map->held.items[i].track == track)
            return true;
    return false;
}

bool map_is_taken(const struct map *map, struct id baton_id)
{
    for (size_t i = 0; i < map->taken.count; i++)
        if (id_equal(map->taken.items[i].baton_id, baton_id))
            return true;
    return false;
}

bool map_has_other_track(const struct map *map, enum agency agency, const char *region,
                         enum track but)
{
    for (size_t i = 0; i < map->posts.count; i++) {
        const struct map_post *post = &map->posts.items[i];
        if (post->track != but && post->agency == agency && text_equal(post->region, region))
            return true;
    }
    return false;
}

struct err *map_take_track(const struct map *map, enum track track,
                           const struct map_track **ret_track)
{
    if (!map->matter)
        return err_of(PROBLEM_NOT_FOUND, "no such matter");
    *ret_track = map_find_track(map, track);
    if (!*ret_track)
        return err_of(PROBLEM_NOT_FOUND, "the matter has no track %s",
                      code_name(&codes_track, (int)track));
    if ((*ret_track)->state == TRACK_STATE_OPEN && !map_is_held(map, track))
        return err_of(PROBLEM_FORBIDDEN, "the track %s is another's",
                      code_name(&codes_track, (int)track));
    return NULL;
}

struct err *map_day(const struct map *map, struct date stated, struct date today,
                    struct date *ret_on)
{
    if (!date_is_absent(stated) && date_compare(stated, today) > 0)
        return err_at(PROBLEM_INVALID, "/on", "the day is in the future");
    if (!date_is_absent(stated) && map->matter && date_compare(stated, map->matter->on) < 0)
        return err_at(PROBLEM_INVALID, "/on", "the matter was filed on %s",
                      DATE_TEXT(map->matter->on));
    *ret_on = date_is_absent(stated) ? today : stated;
    return NULL;
}
