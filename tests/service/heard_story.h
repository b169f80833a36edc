/* SPDX-License-Identifier: Apache-2.0
 *
 * Records on a real topic as a service writes them, or nearly: each wrong thing about an event that
 * a subscriber can meet. The stream's kind is matter unless said otherwise. It never touches the
 * subscriber.
 */
#ifndef HALFSKY_TESTS_HEARD_STORY_H
#define HALFSKY_TESTS_HEARD_STORY_H

#include "base/id.h"
#include "bus_story.h"
#include "contracts/codes.h"

struct heard_record {
    const char *source; /* who it says wrote it; NULL: whose topic it is */
    enum stream kind;   /* STREAM_NONE: a matter's */
    struct id stream;
    int seq;
    const char *type;
    const char *region; /* NULL: 370112 */
    const char *body;
    int later_ms;       /* recorded so much later than its place says */
    bool bent;          /* its hash does not follow from the one before */
    bool is_unreadable; /* without a hash: its coordinates cannot be read */
};

/* A broker with the topics of intake and triage and what both may do on them. */
void heard_broker_start(struct kafka *broker, const char *name);
/* From now on `service` writes on its topic. */
void heard_begin(struct kafka *broker, const char *service);
/* Delivered when it returns. The first record said of a place is the one that others follow. */
void heard_say(const struct heard_record *record);
/* It is part of the history that others follow, and stays unsaid for now. */
void heard_keep(const struct heard_record *record);
/* How many records were said. */
int heard_count(void);
void heard_end(void);

#endif
