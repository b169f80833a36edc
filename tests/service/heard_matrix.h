/* SPDX-License-Identifier: Apache-2.0
 *
 * The matrix of everything that can be wrong about an event, for any subscriber of matters
 * (protocol.md C2, C6, C8): said on its topic, then held against what stands in its tables. Matters
 * go by number. It knows no service; it must never write into one's tables.
 */
#ifndef HALFSKY_TESTS_HEARD_MATRIX_H
#define HALFSKY_TESTS_HEARD_MATRIX_H

#include "heard_story.h"

struct heard_subscriber {
    const char *topic;                   /* that it hears */
    const char *first_type, *later_type; /* of a stream's first event and of those behind it */
    /* Bodies about the matter of this number. */
    const char *(*first_body)(int number, const char *region);
    const char *(*later_body)(int number, int seq);
    /* How much was done for the matter k.id: one for each event that was applied to it. */
    const char *effects;
    const char *(*asked)(const char *expression);
    void (*await)(const char *condition);
    const char *(*text)(const char *format, ...) __attribute__((format(printf, 1, 2)));
};

/* "019ab000-0000-7000-8000-…", an old id. */
const char *matrix_matter(const struct heard_subscriber *subscriber, int number);
struct heard_record matrix_first(const struct heard_subscriber *subscriber, int number);
struct heard_record matrix_later(const struct heard_subscriber *subscriber, int number, int seq);
/* Waits until every record that was said is taken: what is asked after it is final. */
void matrix_settled(const struct heard_subscriber *subscriber);
/* How far the stream was applied, what was done, why what waits waits: "fork,held". */
void matrix_stands(const struct heard_subscriber *subscriber, int number, int applied, int effects,
                   const char *reasons);

/* Duplicates, gaps, forks, to a subscriber that listens already. */
void matrix_of_histories(const struct heard_subscriber *subscriber);
/* The two halves: a subscriber that begins to listen between them finds everything at once. */
void matrix_say_histories(const struct heard_subscriber *subscriber);
void matrix_judge_histories(const struct heard_subscriber *subscriber);
/* Sources, coordinates, regions, versions, types, kinds of streams, bodies. */
void matrix_of_contents(const struct heard_subscriber *subscriber);

#endif
