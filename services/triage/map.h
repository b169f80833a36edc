/* SPDX-License-Identifier: Apache-2.0
 *
 * A matter's map as a unit has loaded it, and finding things on it. It reads and never changes a
 * row. What the asker may do with a track or a hand-over was found by the database.
 */
#ifndef HALFSKY_TRIAGE_MAP_H
#define HALFSKY_TRIAGE_MAP_H

#include "triage/triage.h"

struct map {
    const struct map_matter *matter;
    struct map_track_list tracks;
    struct map_offer_list offers;
    struct map_baton_list batons;
    struct map_access_list access; /* in force */
    struct map_hold_list held;     /* open tracks that the asker has */
    struct map_post_list posts;    /* who has the open tracks, seen or not */
    const struct id_key *whole;    /* the asker sees all tracks; NULL: some */
    struct map_take_list taken;    /* open hand-overs put to the asker */
    struct map_asked_list asked;   /* what other services asked for last */
};
#define MAP_OF(loads)                                                                              \
    (struct map)                                                                                   \
    {                                                                                              \
        (loads)->matter, (loads)->tracks, (loads)->offers, (loads)->batons, (loads)->access,       \
            (loads)->held, (loads)->posts, (loads)->whole, (loads)->taken, (loads)->asked          \
    }

/* All give NULL where there is none. */
const struct map_track *map_find_track(const struct map *map, enum track track);
const struct map_track *map_find_track_by_id(const struct map *map, struct id track_id);
const struct map_offer *map_find_offer(const struct map *map, struct id offer_id);
const struct map_baton *map_find_baton(const struct map *map, struct id baton_id);
const struct map_baton *map_open_baton(const struct map *map, enum track track);
/* What another service asked for last. */
const struct map_asked *map_find_asked(const struct map *map, enum track track);
/* A row in force that lets this agency at this region see the track. */
const struct map_access *map_find_access(const struct map *map, enum agency agency,
                                         const char *region, enum track track);
bool map_is_held(const struct map *map, enum track track);
bool map_is_taken(const struct map *map, struct id baton_id);
/* Whether the agency at this region has an open track besides `but`, also one that the asker does
 * not see. */
bool map_has_other_track(const struct map *map, enum agency agency, const char *region,
                         enum track but);

/* PROBLEM_NOT_FOUND without a matter or track; PROBLEM_FORBIDDEN for a track that is another's. */
MUST_CHECK struct err *map_take_track(const struct map *map, enum track track,
                                      const struct map_track **ret_track);
/* The day something happened: stated, or today; PROBLEM_INVALID at /on in the future or before the
 * matter was filed. */
MUST_CHECK struct err *map_day(const struct map *map, struct date stated, struct date today,
                               struct date *ret_on);

#endif
